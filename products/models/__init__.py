from products.models.companion import Companion
from products.models.fact_words import FactWords
from products.models.listing import Allergen, Listing, ListingAllergen, TaxClass, TemperatureZone
from products.models.pack import NetUnit, Pack, PackCode
from products.models.pages import LastDaysPage, ProductPage, ProductPagePicture, RangePage, ShopPage
from products.models.picture import Picture, PictureRendition
from products.models.privacy import SeldomPrivate
from products.models.translated import Translated

__all__ = [
    "Allergen",
    "Companion",
    "FactWords",
    "LastDaysPage",
    "Listing",
    "ListingAllergen",
    "NetUnit",
    "Pack",
    "PackCode",
    "Picture",
    "PictureRendition",
    "ProductPage",
    "ProductPagePicture",
    "RangePage",
    "SeldomPrivate",
    "ShopPage",
    "TaxClass",
    "TemperatureZone",
    "Translated",
]
