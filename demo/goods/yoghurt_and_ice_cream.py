"""Yoghurt and ice cream."""

from demo.goods.cream_and_butter import COW, JAR
from demo.goods.shape import GLASS, Good, Size

YOGHURT = (
    Good(
        key="natural-yoghurt",
        title="Natural yoghurt",
        overline="Yoghurt · set in the jar",
        introduction="Whole milk, two cultures and a night in a warm room. It is set in the jar it is sold in, so the "
        "spoon you put in is the first thing to disturb it.",
        body="<p>L. bulgaricus and S. thermophilus, and nothing else: no powder, no thickener, no sugar. If water "
        "stands on top, that is whey; stir it in.</p>",
        sizes=(Size(14, "2.40", 450, deposit=GLASS, crate_share="0.06", shelf=32, case_of=6),),
        facts=COW
        | JAR
        | {
            "ingredients": "Whole **milk**, live cultures (**milk**).",
            "is_homogenised": False,
            "fat_percent": "3.3",
            "storage_advice": "Once open, eat within 3 days and by its date. Not for freezing.",
        },
        traces=("gluten", "nuts"),
        more_pictures=("overnight-oats", "dairy-churns"),
    ),
    Good(
        key="greek-yoghurt",
        title="Greek yoghurt",
        overline="Yoghurt · strained",
        introduction="Strained through cloth until it holds a spoon upright, then finished with a little cream.",
        body="<p>It takes three litres of milk to make one of this, which is why it costs more and why it does not "
        "split in a hot sauce.</p>",
        sizes=(Size(15, "3.25", 500, crate_share="0.06", shelf=6),),
        facts=COW
        | {
            "ingredients": "Strained yoghurt (**milk**), cream (**milk**), live cultures (**milk**).",
            "is_homogenised": True,
            "fat_percent": "5.0",
            "storage_advice": "Once open, eat within 5 days and by its date.",
            "packaging": "Polypropylene tub and lid",
            "is_recyclable": True,
            "is_biodegradable": False,
        },
        traces=("gluten", "nuts"),
        more_pictures=("tzatziki",),
    ),
    Good(
        key="strawberry-yoghurt",
        title="Strawberry yoghurt",
        overline="Yoghurt · low in fat",
        introduction="Crushed Yorkshire strawberries under low-fat yoghurt. Stir it, or don’t: the last spoon is the "
        "pinkest.",
        body="<p>The strawberries are picked in July and frozen within the hour, so that it can be July in January "
        "too.</p>",
        sizes=(Size(16, "1.35", 150, deposit=GLASS, crate_share="0.025", shelf=36),),
        facts=COW
        | JAR
        | {
            "ingredients": "Low-fat yoghurt (**milk**) (80%), strawberries (12%), sugar, live cultures (**milk**).",
            "is_homogenised": True,
            "fat_percent": "1.2",
            "storage_advice": "Eat on the day you open it.",
            "packaging": "Glass pot with a foil lid; 20p back",
        },
        traces=("gluten", "nuts"),
    ),
)

ICE_CREAM = (
    Good(
        key="vanilla-ice-cream",
        title="Vanilla ice cream",
        overline="Ice cream · egg custard",
        introduction="Milk, double cream and egg yolks cooked to a custard with a whole pod of vanilla to the tub, "
        "then churned while it is still cold from the night.",
        body="<p>There is little air in it, so leave the tub on the table for ten minutes before you scoop.</p>",
        sizes=(Size(17, "5.50", 500, "ml", crate_share="0.07", shelf=12),),
        facts=COW
        | {
            "ingredients": "Whole **milk**, double cream (**milk**), sugar, **egg** yolk (7%), vanilla.",
            "is_homogenised": True,
            "fat_percent": "14.0",
            "keep_from_celsius": None,
            "keep_to_celsius": -18,
            "storage_advice": "Do not refreeze once thawed.",
            "temperature_zone": "frozen",
            # Source: HMRC, VAT Notice 701/14, section 3.5: ice cream is standard-rated.
            "tax_class": "standard",
            "packaging": "Waxed cardboard tub and lid",
            "is_recyclable": False,
            "is_biodegradable": True,
        },
        contains=("milk", "eggs"),
        traces=("nuts",),
        more_pictures=("milkshake",),
    ),
)
