"""The addresses of the search."""

from django.urls import path

from products.browse import search_page

app_name = "search"
urlpatterns = [
    path("", search_page.results, name="results"),
    path("suggest/", search_page.suggestions, name="suggest"),
]
