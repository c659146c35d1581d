"""The pages about the dairy: what we are, what we promise, what the law wants said. All of it is true of the demo."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """A page of prose. In `body` prose is HTML, a quote is (words, who), a picture is (key, caption)."""

    slug: str
    title: str
    introduction: str
    body: tuple[tuple[str, object], ...]
    picture: str = ""


FARM = Story(
    "farm",
    "The farm",
    "Eighty-four cows, one river meadow and a dairy across the yard. Nothing here travels further than sixty paces "
    "before it is in glass.",
    (
        (
            "prose",
            "<p>Our Ayrshires and Jerseys are out on the river meadow from April until the ground gives in. They are "
            "milked at five, and by nine the milk is in glass. In winter they stay in the barn, on straw, and eat "
            "what the meadow gave in June.</p>",
        ),
        ("picture", ("dairy-churns", "The six-o’clock churns, waiting for the cheese room.")),
        (
            "prose",
            "<h3>Why we still pour into churns</h3><p>Milk does not like to be hurried. Push it through forty metres "
            "of pipe and round five corners, and the fat that came out of the cow in neat little globes comes out of "
            "the tap in pieces. So the milk for cheddar goes from parlour to vat in churns, sixty paces over the "
            "yard. It takes two people twenty-five minutes, and on a wet February morning nobody thanks you.</p>",
        ),
        ("quote", ("A date is a promise about a morning you were not there for.", "Hannah Firth, dairy")),
        (
            "prose",
            "<h3>The goats next door</h3><p>The milk for our goat’s cheese comes from sixty goats at Far Ghyll. We "
            "fetch it on Tuesdays and make it up the same day.</p>",
        ),
    ),
    picture="meadow",
)

STORIES = (
    Story(
        "our-story",
        "Our story",
        "A dairy that stopped selling its milk to a tanker and started carrying it to doors.",
        (
            (
                "prose",
                "<p>Until 2009 a tanker came every second night and took everything. Hannah Firth, who had grown up "
                "in the parlour and studied something else, came home and bought a second-hand pasteuriser instead. "
                "The first round had eleven doors.</p><p>Today we make twenty things from one herd, and one from the "
                "goats next door, and the van leaves at four.</p>",
            ),
            ("picture", ("doorstep", "Number fourteen, where the round begins.")),
            (
                "prose",
                "<h3>What we care about</h3><ul><li>Glass that comes back: two bottles in three do.</li><li>Milk that "
                "is not hurried, by pumps or by us.</li><li>Saying what a thing is: where it is from, what is in it, "
                "and what making it costs the climate, with the source beside the figure.</li></ul>"
                "<p>Longmeadow is a made-up farm. It was invented to show what this shop can do; the milk is not for "
                "sale, and nobody will come to your door.</p>",
            ),
        ),
        picture="dairy-churns",
    ),
    Story(
        "how-our-dates-work",
        "How our dates work",
        "Two kinds of date, counted from your doorstep and not from our shelf.",
        (
            (
                "prose",
                "<h3>Use by</h3><p>Milk, cream and fresh cheese carry a <b>use-by</b> date. It is about safety: we "
                "never sell or deliver anything past it, and you should not eat it after that day.</p><h3>Best "
                "before</h3><p>Yoghurt, butter and ripe cheese carry a <b>best-before</b> date. It is about taste: "
                "look, smell, and decide for yourself.</p>"
                "<h3>We count from your door</h3><p>A date on its own says little; what matters is how many days are "
                "left when the bottle stands on your step. That is how we pick: for the morning on which we deliver, "
                "so that a week of life is a week in your fridge.</p><h3>Two dates, two prices</h3><p>Every "
                "product promises a least number of days from your door. What has fewer left stands beside it at its "
                "own price, with the reason; you only get it if you choose it. A nearer date never costs more than a "
                "later one, and the price you were shown for a day doesn’t go up by itself.</p><h3>Where you find it"
                "</h3><p>On every card, in your basket and on the order. If the date on the lid is sooner than the one "
                "you were promised, the thing is free.</p>",
            ),
        ),
    ),
    Story(
        "delivery",
        "Delivery and empties",
        "Our own van, on weekday mornings between four and eight.",
        (
            (
                "prose",
                "<h3>When</h3><p>We deliver from Monday to Friday. Order by nine in the evening and it stands on your "
                "step the next weekday morning. The day that you see at the top of each page is the day that prices "
                "and availability are worked out for.</p><h3>What it costs</h3><p>Delivery is £2.00, and free from "
                "£20.00 of goods.</p><h3>How to pay</h3><p>Card or cash to the driver, up to £80.00 an order.</p>"
                "<h3>Bottles and jars</h3><p>Glass carries a deposit of 20p, shown as a line of its own. Rinse the "
                "empties and leave them on the step: the driver takes them and pays the deposit back.</p><h3>Nobody "
                "up yet?</h3><p>Tell us a safe place when you order: the porch, behind the bins, under the hedge. Ice "
                "cream travels in a frozen box and is left last.</p><h3>Something wrong?</h3><p>Ring us on the day, "
                "0113 496 0182, Monday to Saturday, 7 to 4.</p>",
            ),
        ),
        picture="doorstep",
    ),
    Story(
        "privacy",
        "Privacy",
        "What we know about you, why, and for how long.",
        (
            (
                "prose",
                "<h3>What we keep</h3><p>Your name, address, e-mail and, if you give it, your telephone number, so "
                "that we can bring what you ordered. What you ordered and when, because tax law and food law want it "
                "kept. A password only as a scrambled value that nobody can read back. If you write a review, your "
                "first name stands beside it. What you send us with a form, for as long as we need it to answer. A "
                "mail that we sent you we forget after a month.</p><h3>What we don’t do</h3><p>No advertising, no "
                "trackers, no pictures, fonts or scripts from other companies’ servers while you look, choose and "
                "order, and nothing sold. There are two exceptions, and you decide about both: a film is played by "
                "its host, who learns of you only when you press its picture; and a card is read by "
                "Stripe.</p><h3>Paying by card</h3><p>The fields for your card come from Stripe, and only on the "
                "page on which you pay for an order. The number of the card never passes through our hands. Stripe "
                "learns it, the amount, the number of your order, and what every server learns: your internet "
                "address and your browser. To tell thieves from customers, it may set two cookies there, "
                "<b>__stripe_mid</b> for a year and <b>__stripe_sid</b> for half an hour. If we are to keep a card "
                "for the next time, Stripe keeps it until you take it away. Whoever pays at the door never meets "
                "Stripe. In this demonstration a sandbox on the same machine plays its "
                "part.</p><h3>Cookies</h3><p>Three of our own, and none while you only look round. There is nothing "
                "to agree to, because there is nothing else.</p><ul><li><b>basket</b> holds the number of your "
                "basket, from the first thing you put in, for seven days.</li><li><b>sessionid</b> remembers the day "
                "you chose, where you are in the checkout and that you are signed in: for two weeks, or until you "
                "close the browser if you signed in without staying signed in.</li><li><b>csrftoken</b> protects "
                "forms against other sites, from your first page with such a form, for a year.</li></ul><h3>When "
                "something is back</h3><p>If you leave an e-mail so that we tell you, we keep it until we have told "
                "you, and a month longer. Without your yes we forget it after a week.</p><h3>Letters from the "
                "dairy</h3><p>They come only after you have said yes to a mail of ours. Every letter has a link to "
                "leave the list, and then we forget the address. Without your yes we forget it after a "
                "week.</p><h3>The link to your order</h3><p>Whoever orders without an account finds the order by a "
                "link in our mail. It closes 60 days after the delivery.</p><h3>Your rights</h3><p>Ask us what we "
                "have, have it corrected, or have it erased, as far as the law lets us. Write to "
                "hello@longmeadow.example.</p>",
            ),
        ),
    ),
    Story(
        "terms",
        "Terms",
        "Short, because it is milk.",
        (
            (
                "prose",
                "<h3>Your order</h3><p>An order is agreed when we confirm it by e-mail. If something turns out not to "
                "be there, we tell you before we come, and you don’t pay for it.</p><h3>Prices</h3><p>Prices include "
                "VAT. Milk, butter, cheese and yoghurt are zero-rated; ice cream carries the standard rate. A deposit "
                "is not part of the price and is paid back with the empties.</p><h3>Putting it right</h3><p>Anything "
                "that is not as it should be is replaced or refunded; ring us within two days. Food that keeps for "
                "days can’t be sent back, by law, merely because you changed your mind.</p>"
                "<p>Longmeadow Dairy is a fictional farm: these terms show what a dairy would say, and bind "
                "nobody.</p>",
            ),
        ),
    ),
    Story(
        "accessibility",
        "Accessibility",
        "This shop is meant for everybody who drinks milk.",
        (
            (
                "prose",
                "<p>We build to the Web Content Accessibility Guidelines 2.2, level AA. Every page works with a "
                "keyboard alone, at 400 % zoom, and without JavaScript. Pictures of products are described, colours "
                "are never the only sign of anything, and forms say what is wrong beside the field.</p><h3>What does "
                "not work yet</h3><p>We have not had the shop tested by people who use screen readers every day. If "
                "something stands in your way, tell us what and where: hello@longmeadow.example or 0113 496 0182. You "
                "can also order by telephone.</p>",
            ),
        ),
    ),
)
