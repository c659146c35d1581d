"""The addresses of the search."""

urlpatterns = []
