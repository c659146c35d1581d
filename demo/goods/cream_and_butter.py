"""Cream and butter."""

from demo.goods.milk import FRIDGE, PLAIN
from demo.goods.shape import GLASS, Good, Size

JAR = {"packaging": "Glass jar with a metal lid; 20p back", "is_recyclable": True, "is_biodegradable": False}
PAPER = {"packaging": "Greaseproof paper without plastic", "is_recyclable": False, "is_biodegradable": True}
COW = FRIDGE | PLAIN

CREAM = (
    Good(
        key="double-cream",
        title="Double cream",
        overline="Cream · pours, just",
        introduction="Thick enough to fold over a spoon before you have whipped it. Skimmed on the morning after "
        "milking.",
        body="<p>Half of it is butterfat, so it whips in a minute and does not split in a hot pan. Stop whisking "
        "sooner than you think.</p>",
        sizes=(Size(10, "2.60", 250, "ml", GLASS, shelf=24),),
        facts=COW
        | JAR
        | {
            "ingredients": "Double cream (**milk**).",
            "fat_percent": "50.5",
            "is_homogenised": False,
            "storage_advice": "Once open, use within 3 days. Freezes well when whipped.",
        },
        more_pictures=("panna-cotta",),
    ),
    Good(
        key="clotted-cream",
        title="Clotted cream",
        overline="Cream · baked overnight",
        introduction="Cream baked in shallow pans through the night, until a golden crust has formed. Jam first or "
        "cream first: we stay out of it.",
        body="<p>Eleven hours in a low oven and as long again to cool. The crust is the best of it; stir it in or "
        "keep it for yourself.</p>",
        sizes=(Size(11, "3.75", 227, deposit=GLASS, shelf=15),),
        facts=COW
        | JAR
        | {
            "ingredients": "Clotted cream (**milk**).",
            "fat_percent": "63.5",
            "storage_advice": "Once open, eat within 3 days. Freezes for a month.",
        },
    ),
)

BUTTER = (
    Good(
        key="salted-butter",
        title="Salted butter",
        overline="Butter · churned on Tuesdays",
        introduction="Sweet cream churned slowly, washed in cold water and salted by hand. For toast, and for "
        "anything that starts in a pan.",
        body="<p>A churn takes forty minutes and makes sixty blocks. The salt is Cornish, the paper has no plastic in "
        "it.</p>",
        sizes=(Size(12, "3.20", 250, shelf=40, case_of=10),),
        facts=COW
        | PAPER
        | {
            "ingredients": "Butter (**milk**), sea salt (1.8%).",
            "fat_percent": "81.1",
            "storage_advice": "Keep wrapped. Softer after an hour on the table. Freezes for 6 months.",
        },
        more_pictures=("pancakes",),
    ),
    Good(
        key="cultured-butter",
        title="Cultured butter with sea salt flakes",
        overline="Butter · ripened for two days",
        introduction="The cream ripens with live cultures for two days before it is churned, so the butter tastes of "
        "something: hazelnut, a little yoghurt, then salt.",
        body="<p>The flakes go in last and stay crunchy. Too good to fry in, though nobody will stop you.</p>",
        sizes=(Size(13, "4.10", 200, shelf=18),),
        facts=COW
        | PAPER
        | {
            "ingredients": "Butter (**milk**), sea salt flakes (1.8%), live cultures (**milk**).",
            "fat_percent": "81.1",
            "storage_advice": "Keep wrapped. Freezes for 3 months.",
        },
    ),
)
