"""What the home page says, and what it shows; pictures and pages are named by their keys (see demo.steps.written)."""

SEARCH_DESCRIPTION = (
    "Milk, cream, butter, yoghurt and cheese from one herd, made up on the farm and carried to your door in the "
    "morning."
)
HERO = {
    "title": "Fresh on the day you open the door.",
    "text": "One herd, one dairy, your doorstep. Every price you see is worked out for the morning on your step, not "
    "for the day it left our shelf.",
    "picture": "hero-lineup",
    "links": (("Shop the dairy", "shop"), ("How our dates work", "how-our-dates-work")),
}
RANGES = {"title": "The range"}
SHELF = {
    "title": "On the next round",
    "text": "What most doors are having this week.",
    "products": ("whole-milk", "natural-yoghurt", "salted-butter", "mature-cheddar", "double-cream"),
    "link": ("See all 20", "shop"),
}
SHORTER = {
    "title": "Shorter dates, smaller prices",
    "text": "Perfectly good, and soon. The fewer days left on the day we come, the less you pay.",
    "rule": "short",
    "products": (),
    "link": ("See all shorter dates", "last-days"),
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
    "picture": "meadow",
    "link": ("Walk round the farm", "farm"),
}
RECIPE = {
    "overline": "From the farmhouse kitchen",
    "title": "Pancakes that use up the pint",
    "text": "A pint with two days left makes better pancakes than one opened this morning. Twenty minutes, and three "
    "things from the dairy.",
    "picture": "pancakes",
    "is_flipped": True,
    "link": ("Cook this", "pancakes"),
}
JOURNAL = {"title": "From the journal", "link": ("All stories", "journal")}
RECIPES = {"title": "More from the kitchen", "recipes": ("overnight-oats", "panna-cotta", "paneer-curry")}
NEWSLETTER = {
    "title": "A letter from the dairy",
    "text": "Once a month: what the cows are up to, what is new in the vat, and a recipe.",
}

BODY = (
    ("hero", HERO),
    ("ranges", RANGES),
    ("product_shelf", SHELF),
    ("product_shelf", SHORTER),
    ("promise", PROMISE),
    ("story", FARM),
    ("story", RECIPE),
    ("recipe_shelf", RECIPES),
    ("journal_shelf", JOURNAL),
    ("newsletter", NEWSLETTER),
)
