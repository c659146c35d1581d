"""A campaign of the dairy: cheese for Christmas."""

TITLE = "The Christmas cheeseboard"
SEARCH_DESCRIPTION = "Three cheeses from one herd for Christmas, cut in the week and brought to your door."
FAREWELL = "The boards are eaten and the candles are out. The cheeses are here all year."
LAST_DAY = (12, 24)  # month and day

BODY = (
    (
        "hero",
        {
            "title": "One board, three cheeses, everybody quiet.",
            "text": "Hard, soft and blue from one herd, cut in the week and brought to your door in time for "
            "Christmas.",
            "picture": "cheeseboard",
            "links": (
                ("Choose the cheese", "cheese"),
                ("When to take them out", "three-cheeses-and-when-to-take-them-out"),
            ),
        },
    ),
    (
        "product_shelf",
        {
            "title": "For the board",
            "text": "A hundred grams of cheese for each guest, if there is pudding.",
            "rule": "picked",
            "products": ("mature-cheddar", "soft-white-cheese", "blue-cheese", "goats-cheese", "salted-butter"),
            "link": ("All our cheese", "cheese"),
        },
    ),
    (
        "prose",
        "<p>Take the hard one out an hour before, the soft one two, and the blue in between. Put the butter out with "
        "them. Then leave the board alone until the talk has got going.</p>",
    ),
    (
        "callout",
        {
            "title": "Order by the 22nd",
            "text": "<p>Nobody drives on Christmas Day and Boxing Day. The page shows the last rounds before them as "
            "soon "
            "as you choose a day.</p>",
        },
    ),
    (
        "product_shelf",
        {
            "title": "Ripe this week",
            "text": "Soft cheese near its date is at its best.",
            "rule": "short",
            "range": "cheese",
            "products": (),
            "link": (),
        },
    ),
    ("quote", {"quote": "A soft cheese in its last days is at its most itself.", "who": "Joe Marlow, cheese room"}),
    (
        "promise",
        {
            "overline": "How our dates work",
            "title": "Read it off the bottle top",
            "text": "One mark for each day of life left on the day we deliver.",
        },
    ),
    ("recipe_shelf", {"title": "And for Boxing Day", "recipes": ("cheese-toastie", "rice-pudding", "milkshake")}),
)
