"""What search engines require of each type, and what a page says to them."""

import json
import re

HERE = "http://127.0.0.1:8000"
# Required, then recommended as far as we know them; of a pair in parentheses one is enough.
# Source: https://developers.google.com/search/docs/appearance/structured-data/search-gallery, page by page:
# product-snippet, merchant-listing, product-variants, review-snippet, recipe, article, breadcrumb, carousel, faqpage,
# organization, local-business, sitelinks-searchbox; and the properties that https://schema.org gives each type.
REQUIRED = {
    "Product": {"name", ("offers", "aggregateRating", "review")},
    "ProductGroup": {"name", "variesBy", "hasVariant", "productGroupID"},
    "Offer": {"price", "priceCurrency", "availability", "itemCondition", "url", "seller"},
    "UnitPriceSpecification": {"price", "priceCurrency"},
    "AggregateRating": {"ratingValue", "reviewCount"},
    "Review": {"author", "reviewRating", "datePublished"},
    "Rating": {"ratingValue"},
    "Recipe": {"name", "image", "recipeIngredient", "recipeInstructions", "author", "recipeYield"},
    "HowToStep": {"text"},
    "BlogPosting": {"headline", "author", "datePublished", "publisher", "image"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", ("item", "url")},
    "ItemList": {"itemListElement"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "Organization": {"name", "url", "logo"},
    "WebSite": {"name", "url", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "CollectionPage": {"name", "url"},
    "WebPage": {"name", "url"},
    "ContactPage": {"name", "url", "mainEntity"},
    "GroceryStore": {"name", "url", "address", "image", "telephone", "openingHoursSpecification"},
    "PostalAddress": {"streetAddress"},
    "ContactPoint": {"contactType", ("telephone", "email")},
    "OpeningHoursSpecification": {"dayOfWeek", "opens", "closes"},
    "EntryPoint": {"urlTemplate"},
    "Brand": {"name"},
    "Person": {"name"},
    "PropertyValue": {"name", "value"},
    "QuantitativeValue": {"value", "unitCode"},
    "NutritionInformation": {"calories"},
}
ADDRESSES = {"url", "item", "image", "logo", "availability", "itemCondition", "priceType"}
MOMENT = r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?"
FORMS = {
    "price": r"\d+\.\d\d",
    "priceCurrency": r"[A-Z]{3}",
    "prepTime": r"PT\d+M",
    "cookTime": r"PT\d+M",
    "totalTime": r"PT\d+M",
    **dict.fromkeys(("datePublished", "dateModified", "priceValidUntil", "validThrough", "availabilityEnds"), MOMENT),
}


def graph(client, address: str) -> list[dict]:
    html = client.get(address).content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    told = json.loads(text)
    assert told["@context"] == "https://schema.org"
    return told["@graph"]


def of_kind(client, address: str, kind: str) -> dict:
    (found,) = [each for each in graph(client, address) if each["@type"] == kind]
    return found


def everything_in(value):
    if isinstance(value, list):
        for each in value:
            yield from everything_in(each)
    elif isinstance(value, dict):
        yield value
        for each in value.values():
            yield from everything_in(each)


def faults(nodes: list[dict]) -> list[str]:
    """What search engines would refuse."""
    found = []
    for each in everything_in(nodes):
        kind = each["@type"]
        for wanted in REQUIRED[kind]:
            names = wanted if isinstance(wanted, tuple) else (wanted,)
            found += [] if any(name in each for name in names) else [f"{kind} lacks {wanted}"]
        for name, value in each.items():
            if value in (None, "", [], {}):
                found.append(f"{kind} has an empty {name}")
            if name in ADDRESSES:
                texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
                found += [f"{kind}: {name} is {text}" for text in texts if not text.startswith(("http://", "https://"))]
            if name in FORMS and not re.fullmatch(FORMS[name], value):
                found.append(f"{kind}: {name} is {value}")
    return found
