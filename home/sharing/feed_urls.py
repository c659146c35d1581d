"""The addresses of feeds, once in each language."""

from django.urls import path

from home.sharing.views import journal_feed

app_name = "feeds"
urlpatterns = [path("journal.atom", journal_feed, name="journal")]
