"""Milk and kefir."""

from demo.goods.shape import GLASS, Good, Size

BOTTLE = {"packaging": "Glass bottle with a foil top; 20p back", "is_recyclable": True, "is_biodegradable": False}
FRIDGE = {"keep_from_celsius": 1, "keep_to_celsius": 5, "origin_farm": "Longmeadow, West Yorkshire"}
PLAIN = {"species": "cow", "heat_treatment": "pasteurised", "is_vegetarian": True}
MILK = FRIDGE | BOTTLE | PLAIN | {"nutrition_per": "ml"}

GOODS = (
    Good(
        key="whole-milk",
        title="Whole milk",
        overline="Milk · cream on top",
        introduction="This morning’s milk from one herd, pasteurised, never homogenised: give the bottle a shake, or "
        "don’t, and have the cream on your porridge.",
        body="<p>Our Ayrshires and Jerseys are milked at five. By nine the milk has been held at 63 °C for half an "
        "hour, cooled, and put in glass. Nothing is added and nothing is taken out, so the fat moves a little with "
        "the seasons: richer in November, lighter in May.</p><h3>The bottle</h3><p>Rinse it and leave it on the step. "
        "Two in three come home, and each makes about twenty trips.</p>",
        sizes=(
            Size(1, "1.45", 568, "ml", GLASS, shelf=60, case_of=12, name="pint"),
            Size(2, "2.30", 1000, "ml", GLASS, "0.09", shelf=30, name="1 litre"),
            Size(3, "3.95", 2000, "ml", crate_share="0.16", shelf=18, name="2 litres"),
        ),
        facts=MILK
        | {
            "ingredients": "Whole **milk**.",
            "is_homogenised": False,
            "fat_percent": "3.7",
            "storage_advice": "Once open, drink within 3 days and by its date. Can be frozen for a month.",
            "packaging": "Glass bottle, 20p back; the 2 litres in a plastic jug that is collected with bottles",
        },
        more_pictures=("glass-of-milk", "doorstep"),
    ),
    Good(
        key="semi-skimmed-milk",
        title="Semi-skimmed milk",
        overline="Milk · half the cream",
        introduction="The same morning’s milk with more than half of its cream taken off for the butter. "
        "Light in tea, and still tastes of the meadow.",
        body="<p>We part the cream from the milk warm and slowly, and put just enough of it back. Homogenised, so "
        "that it pours the same to the last drop.</p>",
        sizes=(
            Size(4, "1.40", 568, "ml", GLASS, shelf=48, name="pint"),
            Size(5, "2.20", 1000, "ml", GLASS, "0.09", shelf=30, name="1 litre"),
            Size(6, "3.80", 2000, "ml", crate_share="0.16", shelf=18, name="2 litres"),
        ),
        facts=MILK
        | {
            "ingredients": "Semi-skimmed **milk**.",
            "is_homogenised": True,
            "fat_percent": "1.7",
            "storage_advice": "Once open, drink within 3 days and by its date. Can be frozen for a month.",
            "packaging": "Glass bottle, 20p back; the 2 litres in a plastic jug that is collected with bottles",
        },
        more_pictures=("doorstep",),
    ),
    Good(
        key="gold-top-milk",
        title="Gold Top Jersey milk",
        overline="Milk · Jersey cows only",
        introduction="Only from our thirty Jerseys, and as rich as it looks: the line of cream in the neck of the "
        "bottle is two fingers deep.",
        body="<p>Jersey milk is a shade of butter before it is butter. We bottle it whole and leave the cream where it "
        "rises. Best in hot chocolate, rice pudding, and a glass on its own.</p>",
        sizes=(Size(7, "1.75", 568, "ml", GLASS, shelf=20),),
        facts=MILK
        | {
            "ingredients": "Whole Jersey **milk**.",
            "is_homogenised": False,
            "fat_percent": "5.2",
            "storage_advice": "Once open, drink within 3 days and by its date.",
        },
        more_pictures=("dairy-churns",),
    ),
    Good(
        key="chocolate-milk",
        title="Chocolate milk",
        overline="Milk · with real cocoa",
        introduction="Whole milk, cocoa and a little sugar, warmed together and cooled again. It settles: shake it "
        "first.",
        body="<p>No thickener, so the cocoa sinks. That is what the shaking is for. Warm it gently for a winter "
        "morning.</p>",
        sizes=(Size(8, "1.60", 250, "ml", GLASS, "0.03", shelf=30),),
        facts=MILK
        | {
            "ingredients": "Whole **milk** (92%), sugar, cocoa powder (2%).",
            "is_homogenised": True,
            "fat_percent": "3.4",
            "storage_advice": "Shake before opening. Once open, drink within 2 days.",
        },
        traces=("soya",),
    ),
    Good(
        key="kefir",
        title="Kefir",
        overline="Cultured milk · live",
        introduction="Whole milk left with kefir grains for a day and a night: sharp, a little lively, and lower in "
        "lactose than the milk that it was.",
        body="<p>The grains came to Hannah from a neighbour in 2011 and have been fed every day since. Drink it cold, "
        "pour it over granola, or let it stand in for buttermilk when you bake.</p>",
        sizes=(Size(9, "3.40", 500, "ml", GLASS, shelf=21),),
        facts=MILK
        | {
            "ingredients": "Whole **milk**, live kefir cultures (**milk**).",
            "is_homogenised": False,
            "fat_percent": "3.3",
            "storage_advice": "Open slowly, it is lively. Once open, drink within 7 days and by its date.",
            "packaging": "Swing-top glass bottle; 20p back",
        },
        more_pictures=("overnight-oats",),
    ),
)
