"""The words of an order's messages in Hindi, until an editor writes others."""

from notices.words import Words

HINDI = {
    "order_confirmed": Words(
        subject="आपका दूध {day} को आ रहा है (ऑर्डर {number})",
        heading="{weekday} को मिलते हैं, {name}।",
        lead="आपका ऑर्डर पक्का हो गया है। हम {day} को, {window}, {street}, {postcode} पर आएँगे।",
        closing="आप इसे {until} तक ऑर्डर के पेज पर रद्द कर सकते हैं।",
    ),
    "order_packed": Words(
        subject="आपका ऑर्डर {number} {day} के लिए पैक हो गया है",
        heading="सब पैक हो गया, {name}।",
        lead="आपका ऑर्डर {number} पैक होकर ठंडे गोदाम में रखा है। यह {day} को, {window}, आपके पास पहुँचेगा।",
        closing="कुछ ठीक नहीं है? हमें {phone} पर फ़ोन करें।",
    ),
    "order_out_for_delivery": Words(
        subject="आपका ऑर्डर {number} रास्ते में है",
        heading="रास्ते में है, {name}।",
        lead="हमारी गाड़ी डेयरी से निकल चुकी है। हम {weekday} को, {window}, {street}, {postcode} पर आएँगे।",
        closing="ठंडी चीज़ें मिलते ही फ़्रिज में रख दें।",
    ),
    "order_delivered": Words(
        subject="आपका ऑर्डर {number} पहुँचा दिया गया है",
        heading="पहुँच गया, {name}।",
        lead="आपका ऑर्डर पहुँचा दिया गया है। ठंडी चीज़ें जल्दी फ़्रिज में रख दें।",
        closing="किसी चीज़ पर हमारे वादे से पहले की तारीख़ है? ऑर्डर के पेज पर बताएँ, हम भरपाई करेंगे।",
    ),
    "order_cancelled": Words(
        subject="आपका ऑर्डर {number} रद्द हो गया है",
        heading="{weekday} को कुछ नहीं आएगा, {name}।",
        lead="{day} का आपका ऑर्डर {number} रद्द हो गया है। {money}",
        closing="किसी और दिन आपके लिए कुछ लाकर हमें ख़ुशी होगी।",
    ),
    "order_lapsed": Words(
        subject="आपके ऑर्डर {number} का भुगतान नहीं हुआ",
        heading="आपका ऑर्डर नहीं आ रहा है, {name}।",
        lead="ऑर्डर {number} का भुगतान {pay_by} तक नहीं हुआ, इसलिए हम सामान और नहीं रोक सके। "
        "आपसे कोई पैसा नहीं लिया गया है।\n\n"
        "सब कुछ फिर आपकी टोकरी में है, और जब तक सामान बचा है, ऑर्डर किया जा सकता है।",
        closing="भुगतान में कोई परेशानी हुई? हमें {phone} पर फ़ोन करें।",
    ),
    "refunded": Words(
        subject="{amount} आपको लौटाए जा रहे हैं (ऑर्डर {number})",
        heading="{amount} लौट रहे हैं, {name}।",
        lead="हमने ऑर्डर {number} के {amount} उसी तरह लौटा दिए हैं जैसे भुगतान हुआ था: {paid_with}।",
        closing="ज़्यादातर बैंक पाँच कामकाजी दिनों में दिखा देते हैं।",
    ),
    "claim_refused": Words(
        subject="आपने जिस तारीख़ के बारे में बताया था (ऑर्डर {number})",
        heading="हमने जाँच कर ली है, {name}।",
        lead="आपने बताया था कि ऑर्डर {number} का {goods} {found} की तारीख़ के साथ आया। हमने जाँच की, और इस बार पैसे नहीं "
        "लौटा रहे हैं। हमारा जवाब: {answer}",
        closing="आपकी राय अलग है? पैक सामने रखकर हमें {phone} पर फ़ोन करें।",
    ),
    "payment_let_go": Words(
        subject="ऑर्डर {number} का भुगतान देर से आया, और नहीं लिया गया",
        heading="कोई पैसा नहीं लिया गया, {name}।",
        lead="{amount} का भुगतान तब पहुँचा जब ऑर्डर {number} छोड़ा जा चुका था। हमने उसे नहीं लिया: "
        "जो रकम रोकी गई थी ({paid_with}), वह फिर आपकी है।",
        closing="कुछ बैंक इसे दिखाने में कुछ दिन लेते हैं। सामान चाहिए तो कृपया फिर से ऑर्डर करें।",
    ),
}
