"""The home page, the shop, and its ranges."""

from demo.goods.ranges import RANGES
from demo.words import home

TITLES = {
    "milk": ("दूध", "सुबह नौ बजे तक काँच की बोतल में, अगली सुबह आपके दरवाज़े पर। केफ़िर भी।"),
    "cream": ("क्रीम", "दुहने के अगले दिन उतारी हुई: डालने, फेंटने और स्कोन के लिए।"),
    "butter": ("मक्खन", "धीरे-धीरे मथा, काग़ज़ में लपेटा। दो तरह का: एक तवे के लिए, एक रोटी के लिए।"),
    "yoghurt": ("दही", "जमाया हुआ, छाना हुआ या स्ट्रॉबेरी वाला; जीवित जामन, और गाढ़ा करने को कुछ नहीं।"),
    "cheese": ("चीज़ और पनीर", "छह हमारी अपनी कड़ाही से, और एक पड़ोसियों की बकरियों के दूध से।"),
    "ice-cream": ("आइसक्रीम", "अंडे का कस्टर्ड और वनीला, ठंड में मथा हुआ। जमे डिब्बे में आती है।"),
}
SHELVES = {each.title: TITLES[each.slug][0] for each in RANGES} | {
    each.introduction: TITLES[each.slug][1] for each in RANGES
}
PAGES = SHELVES | {
    "Longmeadow Dairy": "लॉन्गमेडो डेयरी",
    "Everything from the dairy": "डेयरी की हर चीज़",
    "Twenty things, nineteen of them from one herd.": "बीस चीज़ें, जिनमें से उन्नीस एक ही झुंड के दूध की।",
    "Last days": "आख़िरी दिन",
    "The same food with fewer days left, at a price that says so. Good to eat to the last day.": (
        "वही खाना, बस दिन कुछ कम बचे हैं, और दाम भी उसी हिसाब से। आख़िरी दिन तक खाने लायक।"
    ),
    home.SEARCH_DESCRIPTION: ("एक ही झुंड का दूध, क्रीम, मक्खन, दही और चीज़, खेत पर तैयार और सुबह आपके दरवाज़े तक।"),
    home.HERO["title"]: "जिस सुबह आप दरवाज़ा खोलें, उसी सुबह ताज़ा।",
    home.HERO["text"]: (
        "एक झुंड, एक डेयरी, आपका दरवाज़ा। यहाँ हर दाम उस सुबह के हिसाब से है जब सामान आपके दरवाज़े पर होगा, न कि उस दिन के "
        "जब वह हमारे यहाँ से निकला।"
    ),
    "Shop the dairy": "डेयरी से ख़रीदें",
    "How our dates work": "हमारी तारीख़ें कैसे काम करती हैं",
    home.RANGES["title"]: "हमारी चीज़ें",
    home.SHELF["title"]: "अगली गाड़ी में",
    home.SHELF["text"]: "इस हफ़्ते ज़्यादातर घर यही ले रहे हैं।",
    home.SHELF["link"][0]: "सभी 20 देखें",
    home.SHORTER["title"]: "कम दिन, कम दाम",
    home.SHORTER["text"]: "एकदम अच्छा, बस जल्दी खाने का। हमारे आने के दिन जितने कम दिन बाक़ी, उतना कम दाम।",
    home.SHORTER["link"][0]: "कम दिन की सारी तारीख़ें",
    home.JOURNAL["title"]: "जर्नल से",
    home.JOURNAL["link"][0]: "सारी कहानियाँ",
    home.PROMISE["title"]: "बोतल के ढक्कन से पढ़ लीजिए",
    home.PROMISE["text"]: ("घेरे पर सात निशान, डिलीवरी के दिन बाक़ी हर दिन का एक। गिन लीजिए। बस इतनी सी बात है।"),
    home.FARM["overline"]: "हमारा फ़ार्म",
    home.FARM["title"]: "चौरासी गायें और एक लंबा मैदान",
    home.FARM["text"]: (
        "हमारी आयरशायर और जर्सी गायें अप्रैल से तब तक नदी किनारे के मैदान में रहती हैं जब तक ज़मीन साथ दे। सुबह पाँच बजे "
        "दुही जाती हैं, और नौ बजे तक दूध काँच में होता है।"
    ),
    home.FARM["link"][0]: "फ़ार्म की सैर करें",
    home.RECIPE["overline"]: "फ़ार्म की रसोई से",
    home.RECIPE["title"]: "बचे हुए दूध के पैनकेक",
    home.RECIPE["text"]: ("जिस दूध के दो दिन बाक़ी हों, उसके पैनकेक आज खुली बोतल से बेहतर बनते हैं। बीस मिनट, और डेयरी की तीन चीज़ें।"),
    home.RECIPE["link"][0]: "यह बनाएँ",
    home.NEWSLETTER["title"]: "डेयरी से एक चिट्ठी",
    home.NEWSLETTER["text"]: "महीने में एक बार: गायों का हाल, कड़ाही में क्या नया है, और एक रेसिपी।",
    home.RECIPES["title"]: "रसोई से और भी",
}
