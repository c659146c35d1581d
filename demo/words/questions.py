"""What people ask the dairy, and what it answers."""

TITLE = "Questions and answers"
INTRODUCTION = (
    "What we are asked at the door and on the telephone. If yours is not here, ring us: we like to talk about milk."
)

GROUPS = (
    (
        "Dates and freshness",
        (
            (
                "What is the difference between “use by” and “best before”?",
                "<p><b>Use by</b> is about safety. Milk, cream and fresh cheese carry it; don’t eat them after that "
                "day, "
                "even if they smell fine. <b>Best before</b> is about taste. Yoghurt, butter and ripe cheese carry it: "
                "look, smell, and decide for yourself.</p>",
            ),
            (
                "How many days will be left when it reaches me?",
                "<p>At least as many as each product promises, counted from the morning on which we come. You see the "
                "date on every card before you order, for the delivery day at the top of the page. If the lid says a "
                "sooner date than you were promised, tell us on the page of your order and you get it back.</p>",
            ),
            (
                "Why is the same yoghurt there twice, at two prices?",
                "<p>Because there are two dates of it. The one with fewer days left costs less, and you only get it if "
                "you choose it. A nearer date never costs more than a later one.</p>",
            ),
            (
                "Can I freeze it?",
                "<p>Milk and butter, yes: freeze them before the date, leave room in the bottle, thaw them in the "
                "fridge and use the milk within a day. Shake it well. Cream, yoghurt and soft cheese come back grainy; "
                "they are still good to cook with.</p>",
            ),
        ),
    ),
    (
        "Delivery",
        (
            (
                "Where do you deliver, and when?",
                "<p>Type your postcode behind the delivery day at the top of any page. It shows the days and the hours "
                "for your street, and how late you can order. If we don’t come to you yet, leave your e-mail and we "
                "write when we do.</p>",
            ),
            (
                "How late can I order or change something?",
                "<p>Until the time that stands beside each delivery, usually the evening before. Until then you can "
                "also cancel on the page of your order. After that the crates are being filled.</p>",
            ),
            (
                "What if nobody is at home?",
                "<p>Nobody usually is, at five in the morning. Tell us a safe place when you order: the porch, behind "
                "the "
                "bins, under the hedge. In summer put out a cool box, and we use it.</p>",
            ),
            (
                "Something was missing or broken. What now?",
                "<p>Tell us within two days, on the page of your order or by telephone. We bring it again or give you "
                "the "
                "money back, whichever you like.</p>",
            ),
        ),
    ),
    (
        "Bottles and deposits",
        (
            (
                "How does the deposit work?",
                "<p>Glass carries 20p, shown as a line of its own and never part of the price. Rinse the empties and "
                "leave them on the step; the driver takes them and pays the deposit back.</p>",
            ),
            (
                "What becomes of the bottles?",
                "<p>They are washed, looked at and filled again, some twenty times. Foil tops go into the blue crate: "
                "a "
                "carrier bag of them makes a good lump of aluminium.</p>",
            ),
        ),
    ),
    (
        "What is in it",
        (
            (
                "Where do I find the allergens?",
                "<p>On the page of each product, in bold in the list of ingredients, with what it may hold traces of. "
                "In "
                "the shop you can filter by what you have to leave out.</p>",
            ),
            (
                "I can’t have cow’s milk. Is goat’s cheese safe for me?",
                "<p>Not if you are allergic: the proteins of goat’s milk are so much alike that most people who react "
                "to "
                "one react to both. Ask your doctor first, please.</p>",
            ),
            (
                "Is the milk pasteurised? And homogenised?",
                "<p>It is pasteurised: briefly heated, so that what could make you ill is gone. The milk in our "
                "bottles is "
                "not homogenised unless its page says so; that is why the cream rises. Shake it, or don’t.</p>",
            ),
            (
                "Which cheeses are vegetarian?",
                "<p>Those whose page says so. Our mature cheddar is made with traditional rennet and is not; the "
                "others "
                "set with a vegetarian one.</p>",
            ),
        ),
    ),
    (
        "Paying",
        (
            (
                "How can I pay?",
                "<p>By card when you order, or at the door, by card or in cash, up to £80.00. Food is zero-rated; ice "
                "cream carries VAT, and your invoice shows it.</p>",
            ),
        ),
    ),
)
