"""Eight recipes of the farmhouse kitchen. They work: the quantities were thought through for the numbers given."""

from dataclasses import dataclass

G, ML, TSP, TBSP, PIECES = "g", "ml", "tsp", "tbsp", ""


@dataclass(frozen=True)
class Ingredient:
    """So much of something; `good` is the key of ours, if it is ours."""

    quantity: str | None
    unit: str
    name: str
    good: str = ""


@dataclass(frozen=True)
class Recipe:
    """A recipe page. Its slug is the key of its picture."""

    slug: str
    title: str
    introduction: str
    serves: int
    prep_minutes: int
    cook_minutes: int
    ingredients: tuple[Ingredient, ...]
    steps: tuple[str, ...]
    waiting: str = ""


RECIPES = (
    Recipe(
        "pancakes",
        "Pancakes that use up the pint",
        "Small, thick and a little sharp from the yoghurt. The older the milk, the better they rise, as long as it "
        "still smells sweet.",
        serves=4,
        prep_minutes=10,
        cook_minutes=10,
        ingredients=(
            Ingredient("200", ML, "whole milk", "whole-milk"),
            Ingredient("150", G, "natural yoghurt", "natural-yoghurt"),
            Ingredient("40", G, "salted butter", "salted-butter"),
            Ingredient("200", G, "self-raising flour"),
            Ingredient("2", PIECES, "eggs"),
            Ingredient("1", TBSP, "sugar"),
            Ingredient(None, PIECES, "A good pinch of salt"),
            Ingredient(None, PIECES, "Honey, to finish"),
        ),
        steps=(
            "Whisk the milk, yoghurt and eggs in a jug until you can’t see the yoghurt. Melt half the butter and stir "
            "it in.",
            "Put flour, sugar and salt in a big bowl, make a well and pour in the jug. Twelve turns of a spoon and "
            "stop: lumps are what you want. Leave it ten minutes.",
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
        serves=2,
        prep_minutes=5,
        cook_minutes=0,
        waiting="and a night",
        ingredients=(
            Ingredient("100", G, "porridge oats"),
            Ingredient("250", ML, "kefir", "kefir"),
            Ingredient("200", G, "natural yoghurt", "natural-yoghurt"),
            Ingredient("150", G, "raspberries and blueberries, fresh or frozen"),
            Ingredient("2", TBSP, "runny honey"),
            Ingredient(None, PIECES, "A little mint"),
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
        serves=6,
        prep_minutes=15,
        cook_minutes=5,
        waiting="and 4 hours",
        ingredients=(
            Ingredient("350", ML, "double cream", "double-cream"),
            Ingredient("350", ML, "whole milk", "whole-milk"),
            Ingredient("70", G, "caster sugar"),
            Ingredient("1", PIECES, "vanilla pod"),
            Ingredient("4", PIECES, "leaves of gelatine, about 7 g"),
            Ingredient("200", G, "raspberries"),
            Ingredient("1", TBSP, "icing sugar"),
        ),
        steps=(
            "Lay the gelatine in cold water. Slit the pod, scrape the seeds into a pan, and add pod, cream, milk and "
            "sugar.",
            "Warm it slowly until steam rises and the sugar is gone; don’t let it boil. Take it off the heat and lift "
            "out the pod.",
            "Squeeze the gelatine dry and stir it in until you can’t see it. Strain into six small moulds, cool, and "
            "chill for four hours.",
            "Crush the raspberries with the icing sugar and sieve them. Dip each mould in hot water for five seconds, "
            "turn it out and spoon the sauce over.",
        ),
    ),
    Recipe(
        "paneer-curry",
        "Paneer in tomato and butter",
        "Forty minutes, one pan. The paneer is fried first and waits in warm salted water, so that it stays soft.",
        serves=4,
        prep_minutes=15,
        cook_minutes=25,
        ingredients=(
            Ingredient("500", G, "paneer, in 2 cm cubes", "paneer"),
            Ingredient("40", G, "salted butter", "salted-butter"),
            Ingredient("100", ML, "double cream", "double-cream"),
            Ingredient("2", PIECES, "onions, finely chopped"),
            Ingredient("4", PIECES, "cloves of garlic, crushed"),
            Ingredient("20", G, "fresh ginger, grated"),
            Ingredient("400", G, "chopped tomatoes"),
            Ingredient("2", TSP, "garam masala"),
            Ingredient("1", TSP, "ground cumin"),
            Ingredient("0.5", TSP, "chilli powder"),
            Ingredient("1", TBSP, "oil"),
            Ingredient(None, PIECES, "Salt, sugar, a handful of coriander"),
        ),
        steps=(
            "Fry the paneer in the oil until two sides are golden. Lift it into a bowl of warm salted water.",
            "Melt the butter in the same pan and cook the onions in it for ten minutes, until they are the colour of "
            "tea. Add garlic, ginger, cumin and chilli for a minute.",
            "Add the tomatoes, a teaspoon of salt and a pinch of sugar. Cook for ten minutes, until fat shows at the "
            "edge. Blend it if you like it smooth.",
            "Stir in the cream and the garam masala, then the drained paneer. Simmer for three minutes, scatter "
            "coriander, and bring it to the table with bread or rice.",
        ),
    ),
    Recipe(
        "cheese-toastie",
        "The fourteen-month toastie",
        "Old cheddar for taste, mozzarella for the string. Butter on the outside, and patience with the heat.",
        serves=2,
        prep_minutes=5,
        cook_minutes=8,
        ingredients=(
            Ingredient("120", G, "mature cheddar, grated", "mature-cheddar"),
            Ingredient("60", G, "mozzarella, torn and patted dry", "mozzarella"),
            Ingredient("30", G, "salted butter, soft", "salted-butter"),
            Ingredient("4", PIECES, "slices of sourdough"),
            Ingredient("2", TSP, "English mustard"),
            Ingredient(None, PIECES, "Pickled onions, to go with it"),
        ),
        steps=(
            "Spread mustard on two of the slices. Mix the cheeses, heap them on and close the sandwiches.",
            "Butter the outsides right to the crust.",
            "Lay them in a cold pan, put it on a low heat and a plate on top. Four minutes, turn, and four more, "
            "until the cheese runs.",
            "Wait one minute before you cut it. Everybody who doesn’t wait burns the roof of their mouth.",
        ),
    ),
    Recipe(
        "milkshake",
        "Strawberry milkshake, tall",
        "Two scoops, a pint, a blender. Cold glasses make more difference than any syrup.",
        serves=2,
        prep_minutes=5,
        cook_minutes=0,
        ingredients=(
            Ingredient("300", ML, "whole milk", "whole-milk"),
            Ingredient("250", ML, "vanilla ice cream", "vanilla-ice-cream"),
            Ingredient("150", G, "strawberries, hulled"),
            Ingredient("50", ML, "double cream, softly whipped", "double-cream"),
            Ingredient("1", TSP, "sugar, if the berries are shy"),
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
        serves=4,
        prep_minutes=15,
        cook_minutes=0,
        waiting="and an hour",
        ingredients=(
            Ingredient("400", G, "Greek yoghurt", "greek-yoghurt"),
            Ingredient("1", PIECES, "cucumber"),
            Ingredient("1", PIECES, "clove of garlic"),
            Ingredient("2", TBSP, "olive oil, and more for the top"),
            Ingredient("1", TBSP, "lemon juice or white wine vinegar"),
            Ingredient("10", G, "dill, chopped"),
            Ingredient("1", TSP, "salt"),
        ),
        steps=(
            "Grate the cucumber, toss it with the salt and let it drip in a sieve for ten minutes. Then wring it out "
            "in a cloth, harder than seems kind.",
            "Crush the garlic to a paste with a pinch of salt.",
            "Stir yoghurt, cucumber, garlic, oil, lemon and most of the dill together. Chill for an hour.",
            "Swirl it with the back of a spoon, pour oil into the swirl and scatter the last of the dill.",
        ),
    ),
    Recipe(
        "rice-pudding",
        "Gold Top rice pudding",
        "Three things and a slow oven. The Jersey cream makes the skin, and the skin is what they will argue about.",
        serves=4,
        prep_minutes=5,
        cook_minutes=120,
        ingredients=(
            Ingredient("1100", ML, "Gold Top Jersey milk, two pints less a sip", "gold-top-milk"),
            Ingredient("100", G, "pudding rice"),
            Ingredient("50", G, "caster sugar"),
            Ingredient("20", G, "salted butter", "salted-butter"),
            Ingredient("0.5", TSP, "ground cinnamon"),
            Ingredient(None, PIECES, "Strawberry jam, to finish"),
        ),
        steps=(
            "Heat the oven to 150 °C (130 °C with a fan) and rub a deep dish with half the butter.",
            "Put in rice, sugar and milk, stir, and dot with what is left of the butter.",
            "Bake for two hours. Stir it after half an hour and again after an hour, then leave it alone so that the "
            "skin can form.",
            "It is done when it trembles like a custard. Let it stand for ten minutes, dust with cinnamon, and put a "
            "spoon of jam in the middle.",
        ),
    ),
)
