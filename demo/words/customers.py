"""Doors of the round, besides Priya's. Nobody lives there."""

# First name, last name, house and street, postcode, town.
GUESTS = (
    ("Maureen", "Okafor", "3 Sandhill Lane", "LS17 6AD", "Leeds"),
    ("James", "Whitaker", "27 Park Avenue", "LS8 2JH", "Leeds"),
    ("Aisha", "Khan", "9 Gledhow Rise", "LS8 4AL", "Leeds"),
    ("Tomasz", "Nowak", "Flat 4, 61 Street Lane", "LS8 1AP", "Leeds"),
    ("Grace", "Ellison", "118 Harrogate Road", "LS7 4LZ", "Leeds"),
    ("Rohan", "Mehta", "6 Talbot Gardens", "LS8 1AG", "Leeds"),
    ("Sally", "Hargreaves", "The Old Forge, Main Street", "LS17 9EY", "Leeds"),
    ("Daniel", "Price", "44 Wensley Drive", "LS7 2LX", "Leeds"),
    ("Chloe", "Bennett", "15 Scarcroft View", "YO23 1NB", "York"),
    ("Idris", "Evans", "2 Chapel Terrace", "HG2 8PQ", "Harrogate"),
)
SAFE_PLACES = ("", "", "In the porch", "Behind the bins", "On the bench by the back door", "")
NOTES = ("", "", "", "", "The gate sticks: lift and push", "Please don’t ring, baby asleep")

# Product key, score, days ago, title, words, and who says so: Priya, or a guest by number. True: approved.
REVIEWS = (
    (
        "natural-yoghurt",
        5,
        9,
        "Tastes of something",
        "Proper sharpness and a skin of cream on top. It was perfect in Sunday’s curry.",
        None,
        True,
    ),
    (
        "natural-yoghurt",
        4,
        16,
        "Lovely, though the lid is stiff",
        "My hands are not what they were and the lid needs a good grip. The yoghurt is the best I have had since my "
        "aunt’s.",
        0,
        True,
    ),
    (
        "whole-milk",
        5,
        30,
        "The cream line is back",
        "I had forgotten that milk does this. The children fight over the top of the bottle.",
        1,
        True,
    ),
    ("whole-milk", 5, 12, "Here before the kettle", "On the step at ten past five, cold and full.", 4, True),
    (
        "gold-top-milk",
        5,
        21,
        "Rice pudding, sorted",
        "Followed the recipe. There was nothing left for the person who made it.",
        6,
        True,
    ),
    (
        "mature-cheddar",
        5,
        25,
        "Worth waiting fourteen months for",
        "Crystals, a bit of cellar, and a finish that goes on through the washing-up.",
        None,
        True,
    ),
    ("mature-cheddar", 4, 40, "Very good, a small piece", "Would buy a bigger one if there were one.", 3, True),
    ("kefir", 4, 14, "Lively", "Open it over the sink the first time. After that, every day.", 2, True),
    ("double-cream", 5, 33, "Stands up by itself", "Whipped in a minute by hand.", 8, True),
    ("greek-yoghurt", 5, 18, "The spoon stood", "Tzatziki with this is another dish.", 5, True),
    ("halloumi", 4, 28, "Squeaks as promised", "Gone before it reached the table. Bring it back soon.", 7, True),
    (
        "vanilla-ice-cream",
        5,
        11,
        "Ten minutes on the table",
        "They are right about the ten minutes. Real vanilla, you can see it.",
        9,
        True,
    ),
    ("blue-cheese", 3, 36, "Strong one", "A bit salty for me, but my husband finished it in two days.", 4, True),
    ("paneer", 5, 3, "Stayed soft", "First one I haven’t had to make myself.", 2, False),
    ("salted-butter", 2, 2, "Too soft on arrival", "It was left in the sun. Taste is fine.", 8, False),
    ("chocolate-milk", 5, 1, "Shake it", "Shake it and it is the best there is.", 3, False),
)
