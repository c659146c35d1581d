"""The contact page, and what it asks; which page the menus lead to."""

TITLE = "Write to us"
INTRODUCTION = (
    "A question about a date, a bottle that didn’t come, a school that wants to see the calves: whatever it is, "
    "somebody from the farm answers."
)
THANKS = "Thank you. We read it between the milkings and answer within two working days."
# Label, kind, whether it has to be answered, choices, a word of help.
FIELDS = (
    ("Your name", "singleline", True, "", ""),
    ("Your e-mail", "email", True, "", "Only so that we can answer."),
    ("Phone", "singleline", False, "", "If you would rather be rung."),
    (
        "What is it about?",
        "dropdown",
        True,
        "An order or a delivery\nSomething about our food\nVisiting the farm\nSelling our milk\nSomething else",
        "",
    ),
    ("Your message", "multiline", True, "", ""),
)

# Slugs, in the order of the menus.
HEADER = (
    "milk", "cream", "butter", "yoghurt", "cheese", "ice-cream", "last-days", "farm", "recipes", "journal",
)  # fmt: skip
FOOTER = (
    ("The dairy", ("shop", "milk", "cream", "butter", "yoghurt", "cheese", "ice-cream", "last-days")),
    ("Who we are", ("our-story", "farm", "recipes", "journal")),
    ("Good to know", ("delivery", "how-our-dates-work", "questions", "contact", "privacy", "terms", "accessibility")),
)
FOOTER_WORDS = {"shop": "Everything we make"}
