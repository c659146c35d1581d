"""The addresses that machines know."""

from django.urls import path

from home.sharing import views

app_name = "sharing"
urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap_file, name="sitemap-file"),
]
