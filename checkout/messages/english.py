"""The words of an order's messages in English, until an editor writes others."""

from notices.words import Words

ENGLISH = {
    "order_confirmed": Words(
        subject="Your milk is coming on {day} (order {number})",
        heading="See you {weekday}, {name}.",
        lead="Your order is confirmed. We come to {street}, {postcode}, on {day}, {window}.",
        closing="You can cancel it on its page until {until}.",
    ),
    "order_packed": Words(
        subject="Your order {number} is packed for {day}",
        heading="All packed, {name}.",
        lead="Your order {number} is picked, packed and in the cold store. It leaves the dairy for you on {day}, "
        "{window}.",
        closing="Something not right after all? Ring us on {phone}.",
    ),
    "order_out_for_delivery": Words(
        subject="Your order {number} is on its way",
        heading="On its way, {name}.",
        lead="The van has left the dairy. We come to {street}, {postcode}, on {weekday}, {window}.",
        closing="Please put what is chilled into the fridge soon after.",
    ),
    "order_delivered": Words(
        subject="Your order {number} has been delivered",
        heading="It is there, {name}.",
        lead="Your order has been delivered. Please put what is chilled into the fridge soon.",
        closing="Did something come with a nearer date than we promised? Say so on the order’s page, and we make it "
        "good.",
    ),
    "order_cancelled": Words(
        subject="Your order {number} is cancelled",
        heading="Nothing is coming on {weekday}, {name}.",
        lead="Your order {number} for {day} is cancelled. {money}",
        closing="We would be glad to bring you something another day.",
    ),
    "order_lapsed": Words(
        subject="Your order {number} was not paid",
        heading="Your order is not on its way, {name}.",
        lead="Your order {number} was not paid by {pay_by}, so we could keep the goods for it no longer. "
        "Nothing has been taken from you.\n\n"
        "Everything is in your basket again, and can be ordered as long as there is some left.",
        closing="Did the payment give you trouble? Ring us on {phone}.",
    ),
    "refunded": Words(
        subject="{amount} is on its way back to you (order {number})",
        heading="{amount} is on its way back, {name}.",
        lead="We have given back {amount} of order {number}, the way it was paid: {paid_with}.",
        closing="Most banks show it within five working days.",
    ),
    "claim_refused": Words(
        subject="About the date you told us of (order {number})",
        heading="We looked into it, {name}.",
        lead="You told us that {goods} of order {number} came dated {found}. We have looked into it, and don’t give "
        "the money back this time. Our answer: {answer}",
        closing="Do you see it differently? Ring us on {phone}, and have the pack ready.",
    ),
    "payment_let_go": Words(
        subject="Your payment for order {number} came too late, and was not taken",
        heading="Nothing was taken, {name}.",
        lead="A payment of {amount} reached us after order {number} had been given up. We have not taken it: "
        "what was held ({paid_with}) is yours again.",
        closing="Some banks take a few days to show it. To have your order all the same, please order again.",
    ),
}
