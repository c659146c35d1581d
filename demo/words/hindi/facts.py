"""The texts of the goods' facts, by what they say in English."""

FACTS = {
    # ingredients
    "Whole **milk**.": "फुल क्रीम **दूध**।",
    "Semi-skimmed **milk**.": "आधी मलाई वाला **दूध**।",
    "Whole Jersey **milk**.": "जर्सी गाय का फुल क्रीम **दूध**।",
    "Whole **milk** (92%), sugar, cocoa powder (2%).": "फुल क्रीम **दूध** (92%), चीनी, कोको पाउडर (2%)।",
    "Whole **milk**, live kefir cultures (**milk**).": "फुल क्रीम **दूध**, जीवित केफ़िर जामन (**दूध**)।",
    "Double cream (**milk**).": "डबल क्रीम (**दूध**)।",
    "Clotted cream (**milk**).": "क्लॉटेड क्रीम (**दूध**)।",
    "Butter (**milk**), sea salt (1.8%).": "मक्खन (**दूध**), समुद्री नमक (1.8%)।",
    "Butter (**milk**), sea salt flakes (1.8%), live cultures (**milk**).": (
        "मक्खन (**दूध**), समुद्री नमक की पपड़ी (1.8%), जीवित जामन (**दूध**)।"
    ),
    "Whole **milk**, live cultures (**milk**).": "फुल क्रीम **दूध**, जीवित जामन (**दूध**)।",
    "Strained yoghurt (**milk**), cream (**milk**), live cultures (**milk**).": (
        "छाना हुआ दही (**दूध**), क्रीम (**दूध**), जीवित जामन (**दूध**)।"
    ),
    "Low-fat yoghurt (**milk**) (80%), strawberries (12%), sugar, live cultures (**milk**).": (
        "कम वसा वाला दही (**दूध**) (80%), स्ट्रॉबेरी (12%), चीनी, जीवित जामन (**दूध**)।"
    ),
    "Whole **milk**, double cream (**milk**), sugar, **egg** yolk (7%), vanilla.": (
        "फुल क्रीम **दूध**, डबल क्रीम (**दूध**), चीनी, **अंडे** की ज़र्दी (7%), वनीला।"
    ),
    "Cheddar (**milk**), salt, traditional rennet.": "चेडर (**दूध**), नमक, पारंपरिक रेनेट।",
    "Cow’s **milk**, salt, live cultures (**milk**), vegetarian rennet.": (
        "गाय का **दूध**, नमक, जीवित जामन (**दूध**), शाकाहारी रेनेट।"
    ),
    "Cow’s **milk**, salt, blue mould culture, live cultures (**milk**), vegetarian rennet.": (
        "गाय का **दूध**, नमक, नीली फफूँद, जीवित जामन (**दूध**), शाकाहारी रेनेट।"
    ),
    "Cow’s **milk**, salt, vegetarian rennet, mint.": "गाय का **दूध**, नमक, शाकाहारी रेनेट, पुदीना।",
    "Whole **milk**, lemon juice.": "फुल क्रीम **दूध**, नींबू का रस।",
    "Whole **milk**, salt, live cultures (**milk**), vegetarian rennet.": (
        "फुल क्रीम **दूध**, नमक, जीवित जामन (**दूध**), शाकाहारी रेनेट।"
    ),
    "Goat’s **milk**, salt, live cultures (**milk**), vegetarian rennet, food charcoal.": (
        "बकरी का **दूध**, नमक, जीवित जामन (**दूध**), शाकाहारी रेनेट, खाने वाला कोयला।"
    ),
    # how it is kept
    "Once open, drink within 3 days and by its date. Can be frozen for a month.": (
        "खोलने के बाद 3 दिन में और तारीख़ तक पी लें। एक महीने तक जमाकर रख सकते हैं।"
    ),
    "Once open, drink within 3 days and by its date.": "खोलने के बाद 3 दिन में और तारीख़ तक पी लें।",
    "Shake before opening. Once open, drink within 2 days.": "खोलने से पहले हिलाएँ। खोलने के बाद 2 दिन में पी लें।",
    "Open slowly, it is lively. Once open, drink within 7 days and by its date.": (
        "धीरे खोलें, इसमें बुलबुले हैं। खोलने के बाद 7 दिन में और तारीख़ तक पी लें।"
    ),
    "Once open, use within 3 days. Freezes well when whipped.": ("खोलने के बाद 3 दिन में काम में लें। फेंटकर जमाई जा सकती है।"),
    "Once open, eat within 3 days. Freezes for a month.": "खोलने के बाद 3 दिन में खाएँ। एक महीने तक जमाकर रख सकते हैं।",
    "Keep wrapped. Softer after an hour on the table. Freezes for 6 months.": (
        "लपेटकर रखें। मेज़ पर एक घंटे में नरम हो जाता है। 6 महीने तक जमाकर रख सकते हैं।"
    ),
    "Keep wrapped. Freezes for 3 months.": "लपेटकर रखें। 3 महीने तक जमाकर रख सकते हैं।",
    "Once open, eat within 3 days and by its date. Not for freezing.": (
        "खोलने के बाद 3 दिन में और तारीख़ तक खाएँ। जमाएँ नहीं।"
    ),
    "Once open, eat within 5 days and by its date.": "खोलने के बाद 5 दिन में और तारीख़ तक खाएँ।",
    "Eat on the day you open it.": "जिस दिन खोलें, उसी दिन खाएँ।",
    "Do not refreeze once thawed.": "एक बार पिघलने के बाद दोबारा न जमाएँ।",
    "Rewrap in its paper. Once open, eat within 2 weeks.": "इसी के काग़ज़ में दोबारा लपेटें। खोलने के बाद 2 हफ़्ते में खाएँ।",
    "Keep in its paper. Once open, eat within 5 days.": "इसी के काग़ज़ में रखें। खोलने के बाद 5 दिन में खाएँ।",
    "Once open, eat within a week.": "खोलने के बाद एक हफ़्ते में खाएँ।",
    "Once open, keep in salted water and eat within 5 days.": "खोलने के बाद नमक-पानी में रखें और 5 दिन में खाएँ।",
    "Once open, keep in water and eat within 3 days.": "खोलने के बाद पानी में रखें और 3 दिन में खाएँ।",
    "Keep in its whey. Eat on the day you open it.": "इसी के पानी में रखें। जिस दिन खोलें, उसी दिन खाएँ।",
    # where it comes from
    "Longmeadow, West Yorkshire": "लॉन्गमेडो, वेस्ट यॉर्कशायर",
    "Far Ghyll, North Yorkshire": "फ़ार गिल, नॉर्थ यॉर्कशायर",
    # what it comes in
    "Glass bottle with a foil top; 20p back": "पन्नी के ढक्कन वाली काँच की बोतल; 20p वापस",
    "Glass bottle, 20p back; the 2 litres in a plastic jug that is collected with bottles": (
        "काँच की बोतल, 20p वापस; 2 लीटर प्लास्टिक के जग में, जो बोतलों के साथ वापस लिया जाता है"
    ),
    "Swing-top glass bottle; 20p back": "क्लिप वाले ढक्कन की काँच की बोतल; 20p वापस",
    "Glass jar with a metal lid; 20p back": "धातु के ढक्कन वाला काँच का जार; 20p वापस",
    "Greaseproof paper without plastic": "बिना प्लास्टिक का चिकनाई-रोधी काग़ज़",
    "Polypropylene tub and lid": "पॉलीप्रोपिलीन का डिब्बा और ढक्कन",
    "Glass pot with a foil lid; 20p back": "पन्नी के ढक्कन वाला काँच का कप; 20p वापस",
    "Waxed cardboard tub and lid": "मोम चढ़े गत्ते का डिब्बा और ढक्कन",
    "Waxed paper": "मोमी काग़ज़",
    "Vacuum pouch": "वैक्यूम पाउच",
    "Foil": "पन्नी",
}
