"""The journal of the dairy: what is done in the yard, on the round and in the cheese room, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    """An article. In `body`, pictures, products and pages are named by their keys (see demo.steps.written)."""

    slug: str
    title: str
    topic: str
    author: str
    days_ago: int
    introduction: str
    picture: str
    caption: str
    body: tuple[tuple[str, object], ...]


INTRODUCTION = "From the yard, the round and the cheese room: what we do, and why it takes as long as it does."

ARTICLES = (  # the newest first
    Article(
        slug="why-we-still-pour-into-churns",
        title="Why we still pour into churns",
        topic="In the dairy",
        author="Hannah Firth",
        days_ago=7,
        introduction="We could pump every litre. We choose not to, and it shows by day four.",
        picture="dairy-churns",
        caption="The six-o’clock churns, waiting for the cheese room.",
        body=(
            (
                "prose",
                "<p>Milk does not like to be hurried. Push it through forty metres of pipe and round five corners, "
                "and the fat that came out of the cow in neat little globes comes out of the tap in pieces. You can’t "
                "see it, but you can taste it by day four, and you can certainly see it in a cheese.</p><p>So the "
                "milk for cheddar goes from parlour to vat in churns, as it did in my grandfather’s time, sixty paces "
                "over the yard. It takes two people twenty-five minutes, and on a wet February morning nobody thanks "
                "you.</p><h3>What a gentle start buys</h3><p>A globe of fat has a skin. While the skin is whole, the "
                "enzymes in the milk can’t reach the fat inside. Tear it, and they begin to take the fat apart; the "
                "milk tastes first of nothing much, then of soap. Pumps, froth and falling from a height all tear "
                "skins. Carrying does not.</p><p>We tried it the plain way: same herd, same morning, half pumped and "
                "half carried, two rows of bottles in one fridge. The carried row kept two days longer. That is where "
                "the date on your bottle comes from: not from a rule, but from what the milk did when we watched "
                "it.</p>",
            ),
            ("quote", {"quote": "A date is a promise about a morning you were not there for.", "who": ""}),
            (
                "prose",
                "<p>The rest is cold and clean and quick: under five degrees inside the hour, glass rather than "
                "carton, and a van that leaves before the road is awake.</p><h3>And when we pump</h3><p>When the yard "
                "floods we pump, and we write it into the book of the batch. It was three mornings last year. Those "
                "wheels turned out well enough in the end, but I could tell which they were with my eyes shut.</p>",
            ),
            ("farm_card", {"farm": "farm"}),
            (
                "product_shelf",
                {
                    "title": "From that milk",
                    "text": "",
                    "rule": "bought",
                    "range": "cheese",
                    "products": (),
                    "link": (),
                },
            ),
        ),
    ),
    Article(
        slug="three-cheeses-and-when-to-take-them-out",
        title="Three cheeses, and when to take them out",
        topic="In the dairy",
        author="Joe Marlow",
        days_ago=21,
        introduction="A cheese keeps growing up in your fridge. Which day it tastes best is for you to choose.",
        picture="cheeseboard",
        caption="Hard, soft and blue: three ways for milk to grow old.",
        body=(
            (
                "prose",
                "<p>Every cheese begins in the same way: milk, a culture that sours it, rennet that sets it, and salt. "
                "What happens after that is a matter of water and patience. Press the water out, and a wheel will "
                "keep for years. Leave it in, and you have a few weeks and a spoon.</p><h3>The patient one</h3><p>For "
                "cheddar the curd is cut small, stacked in slabs and turned, until it tears like cooked chicken. Then "
                "it is milled, salted, pressed for three days, bound in cloth and rubbed with lard. From then on we do "
                "nothing but turn it, for fourteen months. The crunch in an old piece is no salt: it is tyrosine, "
                "which comes out in crystals as the protein comes apart.</p><h3>The one that ripens towards "
                "you</h3><p>A soft white cheese ripens from the rind inwards. The bloom lives on the acid of the "
                "paste, and where the acid goes the paste turns from chalk to cream, two or three millimetres a week. "
                "So the same cheese is firm in its first week and runs by its last. Neither is a fault.</p><h3>The "
                "one with holes</h3><p>Blue mould needs air. We pierce each wheel forty times in its third week; the "
                "blue follows the needle.</p>",
            ),
            (
                "table",
                {
                    "caption": "Three cheeses at a glance",
                    "columns": [
                        ("words", "The cheese"),
                        ("words", "Out of the fridge"),
                        ("words", "Once cut"),
                        ("yes_or_no", "Vegetarian rennet"),
                    ],
                    "rows": [
                        ("Clothbound mature cheddar", "1 hour before", "2 weeks", False),
                        ("Meadow white", "2 hours, 3 if you like it running", "5 days", True),
                        ("Churnholme blue", "1½ hours before", "10 days", True),
                    ],
                },
            ),
            (
                "callout",
                {
                    "title": "Why we sell some of it cheaper",
                    "text": "<p>A soft cheese in its last days is at its most itself. It costs less because you have "
                    "fewer days to eat it, not because it is worse.</p>",
                },
            ),
            (
                "gallery",
                {
                    "pictures": (
                        ("mature-cheddar", "Fourteen months on a wooden shelf."),
                        ("soft-white-cheese", "Chalk in the middle: about ten days old."),
                        ("blue-cheese", "The blue follows the needle."),
                    )
                },
            ),
            (
                "recipe_shelf",
                {"title": "What to do with the ends", "recipes": ("cheese-toastie", "tzatziki", "paneer-curry")},
            ),
        ),
    ),
    Article(
        slug="what-happens-before-six-in-the-morning",
        title="What happens before six in the morning",
        topic="The round",
        author="Sana Whitaker",
        days_ago=40,
        introduction="Two hundred doors, four crates of empties and one dog that doesn’t care for vans.",
        picture="doorstep",
        caption="Number fourteen, where the round begins.",
        body=(
            (
                "prose",
                "<p>The list closes the evening before. Then we know what is wanted, and go through the cold room with "
                "it, shelf by shelf. Every line says which date it was promised, so the hand goes to that crate and "
                "not to the one in front. At four the van is loaded: last door first, ice cream in the frozen box by "
                "the side door.</p><p>Between four and six it is us, the fox behind the chip shop and the nurses "
                "coming "
                "home. You learn a town by its porches. One has a slate with ‘two today’ chalked on it since 2011. One "
                "has a flower pot for the bottles, since the hedgehog knocks them over.</p><h3>What comes "
                "back</h3><p>About two bottles in three. They are rinsed, more or less, and some carry a note. Back at "
                "the farm they go through the washer, hot and caustic, then past a lamp where somebody looks for "
                "chips. A good bottle makes the trip some twenty times. Then it is melted and becomes a bottle "
                "again.</p>",
            ),
            (
                "callout",
                {
                    "title": "Three things that help us",
                    "text": "<ul><li>Rinse the empties with cold water; warm milk sticks.</li><li>Leave them where we "
                    "leave the full ones.</li><li>Tell us a safe place that is out of the morning sun.</li></ul>",
                },
            ),
            ("quote", {"quote": "You learn a town by its porches.", "who": "Sana Whitaker, the round"}),
            (
                "prose",
                "<p>By eight the last crate is empty. The van goes through the wash, and the list of the next day is "
                "already growing.</p>",
            ),
            (
                "product_shelf",
                {
                    "title": "What most doors are having",
                    "text": "",
                    "rule": "bought",
                    "range": "milk",
                    "products": (),
                    "link": (),
                },
            ),
        ),
    ),
    Article(
        slug="a-year-on-one-long-meadow",
        title="A year on one long meadow",
        topic="The herd",
        author="Hannah Firth",
        days_ago=64,
        introduction="What eighty-four cows eat, where they sleep, and why the milk is yellower in May.",
        picture="meadow",
        caption="The river meadow, before the hay.",
        body=(
            (
                "prose",
                "<h3>Spring</h3><p>Cows can jump, and once a year they do. When the gate to the river meadow opens in "
                "April, old ladies of nine gallop like calves. Within a week the butter is yellower: grass is full of "
                "carotene, and a cow passes much of it on. Jerseys pass on most.</p><h3>Summer</h3><p>We make hay in "
                "June, "
                "before the grass has flowered out, and leave the strip along the river to the curlews until July. The "
                "cows move to fresh grass after each milking; a fence on a reel is the most useful machine we "
                "own.</p><h3>Autumn</h3><p>Most of the herd calves between September and November. A calf gets its "
                "mother’s first milk within six hours, because what protects it can only pass through the gut while "
                "the calf is that young. That milk is never sold: for the first days all of it is the calf’s.</p>"
                "<h3>Winter</h3><p>When the ground gives in, they come into the barn, on straw, and eat what the "
                "meadow gave "
                "in June. The milk turns paler and a little richer. You may notice it in the cream line.</p>",
            ),
            (
                "film",
                {
                    "title": "Big Buck Bunny",
                    "address": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
                    "picture": "glass-of-milk",
                    "caption": "Nobody has filmed our meadow yet. Until then, here is another one, with a very large "
                    "rabbit in it: a film by the Blender Foundation, CC BY 3.0.",
                },
            ),
        ),
    ),
)
