"""What the home page says, and what it shows."""

SEARCH_DESCRIPTION = (
    "Milk, cream, butter, yoghurt and cheese from one herd, made up on the farm and carried to your door in the "
    "morning."
)
HERO = {
    "title": "Fresh on the day you open the door.",
    "text": "One herd, one dairy, your doorstep. Every price you see is worked out for the morning on your step, not "
    "for the day it left our shelf.",
}
RANGES = {"title": "The range"}
SHELF = {
    "title": "On the next round",
    "text": "What most doors are having this week.",
    "goods": ("whole-milk", "natural-yoghurt", "salted-butter", "mature-cheddar", "double-cream"),
    "link": "See all 20",
}
PROMISE = {
    "overline": "How our dates work",
    "title": "Read it off the bottle top",
    "text": "Seven marks round the rim, one for each day of life left on the day we deliver. Count them. That is all "
    "there is to it.",
}
FARM = {
    "overline": "The farm",
    "title": "Eighty-four cows and one long meadow",
    "text": "Our Ayrshires and Jerseys are out on the river meadow from April until the ground gives in. They are "
    "milked at five, and by nine the milk is in glass.",
    "link": "Walk round the farm",
}
RECIPE = {
    "overline": "From the farmhouse kitchen",
    "title": "Pancakes that use up the pint",
    "text": "A pint with two days left makes better pancakes than one opened this morning. Twenty minutes, and three "
    "things from the dairy.",
    "link": "Cook this",
}
RECIPES = {"title": "More from the kitchen", "recipes": ("overnight-oats", "panna-cotta", "paneer-curry")}
