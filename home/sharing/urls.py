"""The addresses that machines know."""

from django.urls import path, re_path

from home.sharing import views

app_name = "sharing"
urlpatterns = [
    path("favicon.ico", views.favicon, name="favicon"),
    path("site.webmanifest", views.web_manifest, name="manifest"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap_file, name="sitemap-file"),
    re_path(
        r"^social/(?P<page_id>[0-9]{1,9})/(?P<digest>[0-9a-f]{16})\.jpg$", views.social_picture, name="social-picture"
    ),
]
