"""Eight recipes of the farmhouse kitchen. They work: the quantities were thought through for the numbers given."""

from dataclasses import dataclass

G, ML, TSP, TBSP, PIECES, PINCH, HANDFUL = "g", "ml", "tsp", "tbsp", "", "pinch", "handful"
NONE = ("none",)  # of the allergens that have to be declared, and nothing of a dead animal


@dataclass(frozen=True)
class Ingredient:
    """So much of something; `good` is the key of ours, if it is ours, else `contains` says what is in it.

    `heading` begins a group, `one` is what one of it is called.
    """

    quantity: str | None
    unit: str
    name: str
    good: str = ""
    note: str = ""
    one: str = ""
    contains: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True)
class Step:
    """One thing to do, and how long a timer for it runs, in minutes."""

    text: str
    timer_minutes: int | None = None


@dataclass(frozen=True)
class Recipe:
    """A recipe page. Its slug is the key of its picture."""

    slug: str
    title: str
    introduction: str
    course: str
    serves: int
    prep_minutes: int
    cook_minutes: int
    ingredients: tuple[Ingredient, ...]
    steps: tuple[Step | str, ...]  # a text alone is a step without a timer
    waiting: str = ""


RECIPES = (
    Recipe(
        "pancakes",
        "Pancakes that use up the pint",
        "Small, thick and a little sharp from the yoghurt. The older the milk, the better they rise, as long as it "
        "still smells sweet.",
        course="breakfast",
        serves=4,
        prep_minutes=10,
        cook_minutes=10,
        ingredients=(
            Ingredient("200", ML, "whole milk", "whole-milk", heading="For the batter"),
            Ingredient("150", G, "natural yoghurt", "natural-yoghurt"),
            Ingredient("40", G, "salted butter", "salted-butter"),
            Ingredient("200", G, "self-raising flour", contains=("gluten",)),
            Ingredient("2", PIECES, "eggs", one="egg", contains=("eggs",)),
            Ingredient("1", TBSP, "sugar", contains=NONE),
            Ingredient("1", PINCH, "salt", contains=NONE),
            Ingredient(None, PIECES, "Honey", contains=NONE, heading="To finish"),
        ),
        steps=(
            "Whisk the milk, yoghurt and eggs in a jug until you can’t see the yoghurt. Melt half the butter and stir "
            "it in.",
            Step(
                "Put flour, sugar and salt in a big bowl, make a well and pour in the jug. Twelve turns of a spoon and "
                "stop: lumps are what you want. Leave it ten minutes.",
                timer_minutes=10,
            ),
            "Heat a heavy pan until a drop of water skips. Wipe it with a little butter and drop in the batter, a "
            "ladle at a time. When the bubbles stay open, turn them once.",
            "Stack them under a clean cloth while you finish the rest. Butter on top, honey over that, and call "
            "everybody twice.",
        ),
    ),
    Recipe(
        "overnight-oats",
        "Overnight oats with a honey lid",
        "Five minutes before bed and breakfast is done. Kefir keeps the oats loose and a little sharp.",
        course="breakfast",
        serves=2,
        prep_minutes=5,
        cook_minutes=0,
        waiting="and a night",
        ingredients=(
            Ingredient("100", G, "porridge oats", contains=("gluten",)),
            Ingredient("250", ML, "kefir", "kefir"),
            Ingredient("200", G, "natural yoghurt", "natural-yoghurt"),
            Ingredient("150", G, "raspberries and blueberries", note="fresh or frozen", contains=NONE),
            Ingredient("2", TBSP, "runny honey", contains=NONE),
            Ingredient(None, PIECES, "A little mint", contains=NONE),
        ),
        steps=(
            "Stir the oats into the kefir and leave them for as long as it takes to find two jars.",
            "Crush half of the berries with a fork. Spoon oats, crushed berries and yoghurt into the jars in layers, "
            "ending with yoghurt.",
            "Pour a tablespoon of honey over each, so that it makes a lid. Close them and put them in the fridge "
            "overnight.",
            "In the morning put the whole berries and the mint on top. They keep for another day.",
        ),
    ),
    Recipe(
        "panna-cotta",
        "Set cream with a soft wobble",
        "Panna cotta, as little set as it dares. It wants real cream, one pod of vanilla, and four hours without you.",
        course="pudding",
        serves=6,
        prep_minutes=15,
        cook_minutes=5,
        waiting="and 4 hours",
        ingredients=(
            Ingredient("350", ML, "double cream", "double-cream", heading="For the cream"),
            Ingredient("350", ML, "whole milk", "whole-milk"),
            Ingredient("70", G, "caster sugar", contains=NONE),
            Ingredient("1", PIECES, "vanilla pods", one="vanilla pod", contains=NONE),
            Ingredient("4", PIECES, "leaves of gelatine", one="leaf of gelatine", contains=("animal",)),
            Ingredient("200", G, "raspberries", contains=NONE, heading="For the sauce"),
            Ingredient("1", TBSP, "icing sugar", contains=NONE),
        ),
        steps=(
            "Lay the gelatine in cold water. Slit the pod, scrape the seeds into a pan, and add pod, cream, milk and "
            "sugar.",
            "Warm it slowly until steam rises and the sugar is gone; don’t let it boil. Take it off the heat and lift "
            "out the pod.",
            Step(
                "Squeeze the gelatine dry and stir it in until you can’t see it. Strain into six small moulds, cool, "
                "and chill for four hours.",
                timer_minutes=240,
            ),
            "Crush the raspberries with the icing sugar and sieve them. Dip each mould in hot water for five seconds, "
            "turn it out and spoon the sauce over.",
        ),
    ),
    Recipe(
        "paneer-curry",
        "Paneer in tomato and butter",
        "Forty minutes, one pan. The paneer is fried first and waits in warm salted water, so that it stays soft.",
        course="main",
        serves=4,
        prep_minutes=15,
        cook_minutes=25,
        ingredients=(
            Ingredient("500", G, "paneer", "paneer", note="in 2 cm cubes"),
            Ingredient("1", TBSP, "oil", contains=NONE),
            Ingredient("40", G, "salted butter", "salted-butter", heading="For the sauce"),
            Ingredient("100", ML, "double cream", "double-cream"),
            Ingredient("2", PIECES, "onions", note="finely chopped", one="onion", contains=NONE),
            Ingredient("4", PIECES, "cloves of garlic", note="crushed", one="clove of garlic", contains=NONE),
            Ingredient("20", G, "fresh ginger", note="grated", contains=NONE),
            Ingredient("400", G, "chopped tomatoes", contains=NONE),
            Ingredient("2", TSP, "garam masala", contains=NONE),
            Ingredient("1", TSP, "ground cumin", contains=NONE),
            Ingredient("0.5", TSP, "chilli powder", contains=NONE),
            Ingredient(None, PIECES, "Salt and sugar", contains=NONE),
            Ingredient("1", HANDFUL, "coriander", contains=NONE),
        ),
        steps=(
            "Fry the paneer in the oil until two sides are golden. Lift it into a bowl of warm salted water.",
            Step(
                "Melt the butter in the same pan and cook the onions in it for ten minutes, until they are the colour "
                "of tea. Add garlic, ginger, cumin and chilli for a minute.",
                timer_minutes=10,
            ),
            Step(
                "Add the tomatoes, a teaspoon of salt and a pinch of sugar. Cook for ten minutes, until fat shows at "
                "the edge. Blend it if you like it smooth.",
                timer_minutes=10,
            ),
            Step(
                "Stir in the cream and the garam masala, then the drained paneer. Simmer for three minutes, scatter "
                "coriander, and bring it to the table with bread or rice.",
                timer_minutes=3,
            ),
        ),
    ),
    Recipe(
        "cheese-toastie",
        "The fourteen-month toastie",
        "Old cheddar for taste, mozzarella for the string. Butter on the outside, and patience with the heat.",
        course="snack",
        serves=2,
        prep_minutes=5,
        cook_minutes=8,
        ingredients=(
            Ingredient("120", G, "mature cheddar", "mature-cheddar", note="grated"),
            Ingredient("60", G, "mozzarella", "mozzarella", note="torn and patted dry"),
            Ingredient("30", G, "salted butter", "salted-butter", note="soft"),
            Ingredient("4", PIECES, "slices of sourdough", one="slice of sourdough", contains=("gluten",)),
            Ingredient("2", TSP, "English mustard", contains=("mustard", "gluten")),
            Ingredient(None, PIECES, "Pickled onions", contains=("gluten", "sulphites"), heading="To go with it"),
        ),
        steps=(
            "Spread mustard on two of the slices. Mix the cheeses, heap them on and close the sandwiches.",
            "Butter the outsides right to the crust.",
            Step(
                "Lay them in a cold pan, put it on a low heat and a plate on top. Four minutes, turn, and four more, "
                "until the cheese runs.",
                timer_minutes=4,
            ),
            Step(
                "Wait one minute before you cut it. Everybody who doesn’t wait burns the roof of their mouth.",
                timer_minutes=1,
            ),
        ),
    ),
    Recipe(
        "milkshake",
        "Strawberry milkshake, tall",
        "Two scoops, a pint, a blender. Cold glasses make more difference than any syrup.",
        course="drink",
        serves=2,
        prep_minutes=5,
        cook_minutes=0,
        ingredients=(
            Ingredient("300", ML, "whole milk", "whole-milk"),
            Ingredient("250", ML, "vanilla ice cream", "vanilla-ice-cream"),
            Ingredient("150", G, "strawberries", note="hulled", contains=NONE),
            Ingredient("50", ML, "double cream", "double-cream", note="softly whipped"),
            Ingredient("1", TSP, "sugar", note="if the berries are shy", contains=NONE),
        ),
        steps=(
            "Put two tall glasses in the freezer. Keep two strawberries back.",
            "Blend the others with the milk and the sugar until there are no seeds to see, then add the ice cream and "
            "blend for ten seconds more.",
            "Pour, spoon the cream on top and finish with the strawberries.",
        ),
    ),
    Recipe(
        "tzatziki",
        "Tzatziki that stands up",
        "Salt the cucumber and wring it out; the rest is stirring. Better after an hour, gone after two.",
        course="side",
        serves=4,
        prep_minutes=15,
        cook_minutes=0,
        waiting="and an hour",
        ingredients=(
            Ingredient("400", G, "Greek yoghurt", "greek-yoghurt"),
            Ingredient("1", PIECES, "cucumbers", one="cucumber", contains=NONE),
            Ingredient("1", PIECES, "cloves of garlic", one="clove of garlic", contains=NONE),
            Ingredient("2", TBSP, "olive oil", note="and more for the top", contains=NONE),
            Ingredient("1", TBSP, "lemon juice or white wine vinegar", contains=("sulphites",)),
            Ingredient("10", G, "dill", note="chopped", contains=NONE),
            Ingredient("1", TSP, "salt", contains=NONE),
        ),
        steps=(
            Step(
                "Grate the cucumber, toss it with the salt and let it drip in a sieve for ten minutes. Then wring it "
                "out in a cloth, harder than seems kind.",
                timer_minutes=10,
            ),
            "Crush the garlic to a paste with a pinch of salt.",
            Step("Stir yoghurt, cucumber, garlic, oil, lemon and most of the dill together. Chill for an hour.", 60),
            "Swirl it with the back of a spoon, pour oil into the swirl and scatter the last of the dill.",
        ),
    ),
    Recipe(
        "rice-pudding",
        "Gold Top rice pudding",
        "Three things and a slow oven. The Jersey cream makes the skin, and the skin is what they will argue about.",
        course="pudding",
        serves=4,
        prep_minutes=5,
        cook_minutes=120,
        ingredients=(
            Ingredient("1100", ML, "Gold Top Jersey milk", "gold-top-milk"),
            Ingredient("100", G, "pudding rice", contains=NONE),
            Ingredient("50", G, "caster sugar", contains=NONE),
            Ingredient("20", G, "salted butter", "salted-butter"),
            Ingredient("0.5", TSP, "ground cinnamon", contains=NONE),
            Ingredient(None, PIECES, "Strawberry jam", contains=NONE, heading="To finish"),
        ),
        steps=(
            "Heat the oven to 150 °C (130 °C with a fan) and rub a deep dish with half the butter.",
            "Put in rice, sugar and milk, stir, and dot with what is left of the butter.",
            Step(
                "Bake for two hours. Stir it after half an hour and again after an hour, then leave it alone so that "
                "the skin can form.",
                timer_minutes=120,
            ),
            Step(
                "It is done when it trembles like a custard. Let it stand for ten minutes, dust with cinnamon, and put "
                "a spoon of jam in the middle.",
                timer_minutes=10,
            ),
        ),
    ),
)
