"""Cheese."""

from demo.goods.cream_and_butter import COW
from demo.goods.milk import FRIDGE
from demo.goods.shape import Good, Size

WAXED = {"packaging": "Waxed paper", "is_recyclable": False, "is_biodegradable": True}
POUCH = {"packaging": "Vacuum pouch", "is_recyclable": False, "is_biodegradable": False}

GOODS = (
    Good(
        key="mature-cheddar",
        title="Clothbound mature cheddar, aged 14 months",
        overline="Cheese · from churned milk",
        introduction="Made by hand on Mondays, bound in cloth and larded, and left alone for fourteen months on a "
        "wooden shelf.",
        body="<p>The milk goes from parlour to vat in churns, sixty paces over the yard, so that the fat arrives as "
        "it left the cow. Take it out of the fridge an hour before you want it.</p><p>Made with traditional "
        "rennet.</p>",
        sizes=(Size(18, "5.20", 200, shelf=30),),
        facts=COW
        | WAXED
        | {
            "ingredients": "Cheddar (**milk**), salt, traditional rennet.",
            "is_vegetarian": False,
            "fat_percent": "33.1",
            "keep_to_celsius": 8,
            "storage_advice": "Rewrap in its paper. Once open, eat within 2 weeks.",
        },
        more_pictures=("cheeseboard", "cheese-toastie"),
    ),
    Good(
        key="soft-white-cheese",
        title="Meadow white, a soft bloomy cheese",
        overline="Cheese · ripens towards you",
        introduction="A small white cheese with a velvet rind. Chalky in the middle when it is young, running by its "
        "last days.",
        body="<p>If you like it firm, eat it soon. If you like it on a spoon, choose a shorter life and leave it out "
        "all afternoon.</p>",
        sizes=(Size(19, "4.60", 150, shelf=14),),
        facts=COW
        | WAXED
        | {
            "ingredients": "Cow’s **milk**, salt, live cultures (**milk**), vegetarian rennet.",
            "fat_percent": "24.3",
            "storage_advice": "Keep in its paper. Once open, eat within 5 days.",
        },
        more_pictures=("cheeseboard",),
    ),
    Good(
        key="blue-cheese",
        title="Churnholme blue",
        overline="Cheese · pierced by hand",
        introduction="Creamy first, then blue, then a long salty finish. Named after the field behind the cheese room.",
        body="<p>Each wheel is pierced forty times in its third week and turned every day for twelve. Good with a "
        "pear, better with honey.</p>",
        sizes=(Size(20, "4.95", 150, shelf=13),),
        facts=COW
        | {
            "ingredients": "Cow’s **milk**, salt, blue mould culture, live cultures (**milk**), vegetarian rennet.",
            "fat_percent": "28.7",
            "storage_advice": "Once open, eat within a week.",
            "packaging": "Foil",
            "is_recyclable": True,
            "is_biodegradable": False,
        },
        more_pictures=("cheeseboard",),
    ),
    Good(
        key="halloumi",
        title="Halloumi",
        overline="Cheese · for the pan",
        introduction="Squeaks, browns, holds its shape. Folded over mint, as it should be.",
        body="<p>Dry it well and lay it in a hot pan without oil; turn it once. We make it on Fridays, and it goes "
        "quickly.</p>",
        sizes=(Size(21, "4.25", 225, shelf=0),),
        facts=COW
        | POUCH
        | {
            "ingredients": "Cow’s **milk**, salt, vegetarian rennet, mint.",
            "fat_percent": "24.3",
            "storage_advice": "Once open, keep in salted water and eat within 5 days.",
        },
    ),
    Good(
        key="paneer",
        title="Paneer",
        overline="Cheese · set with lemon",
        introduction="Whole milk, lemon juice and a heavy weight. No rennet, no salt; it takes up whatever you cook "
        "it in.",
        body="<p>Cut it, fry it golden, and let it sit in warm salted water while the sauce cooks: it stays soft.</p>",
        sizes=(Size(22, "3.80", 250, shelf=16),),
        facts=COW
        | POUCH
        | {
            "ingredients": "Whole **milk**, lemon juice.",
            "fat_percent": "23.8",
            "storage_advice": "Once open, keep in water and eat within 3 days.",
        },
        more_pictures=("paneer-curry",),
    ),
    Good(
        key="mozzarella",
        title="Mozzarella",
        overline="Cheese · stretched this week",
        introduction="A ball of stretched curd in its own whey, made from our cows’ milk and meant to be eaten within "
        "days.",
        body="<p>Tear it, don’t slice it, and give it half an hour out of the fridge.</p>",
        sizes=(Size(23, "2.30", 125, shelf=20),),
        facts=COW
        | POUCH
        | {
            "ingredients": "Whole **milk**, salt, live cultures (**milk**), vegetarian rennet.",
            "fat_percent": "22.4",
            "storage_advice": "Keep in its whey. Eat on the day you open it.",
        },
    ),
    Good(
        key="goats-cheese",
        title="Goat’s cheese log",
        overline="Cheese · rolled in ash",
        introduction="From our neighbours’ sixty goats at Far Ghyll, made up in our cheese room and rolled in ash.",
        body="<p>Fresh and lemony inside; the ash is food charcoal and takes the sharpness off the rind. Slice it "
        "with a thread.</p>",
        sizes=(Size(24, "4.40", 120, shelf=11),),
        facts=FRIDGE
        | WAXED
        | {
            "species": "goat",
            "heat_treatment": "pasteurised",
            "is_vegetarian": True,
            "ingredients": "Goat’s **milk**, salt, live cultures (**milk**), vegetarian rennet, food charcoal.",
            "fat_percent": "21.1",
            "origin_farm": "Far Ghyll, North Yorkshire",
            "storage_advice": "Keep in its paper. Once open, eat within 5 days.",
        },
        more_pictures=("cheeseboard",),
    ),
)
