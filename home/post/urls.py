"""Addresses of what visitors send."""

from django.urls import path

from home.post import views

urlpatterns = [
    path("send/<int:page_id>/", views.send, name="contact_send"),
    path("newsletter/", views.subscribe, name="newsletter_subscribe"),
    path("newsletter/asked/", views.asked, name="newsletter_asked"),
    path("newsletter/confirm/<str:token>/", views.confirm, name="newsletter_confirm"),
    path("newsletter/leave/<str:token>/", views.leave, name="newsletter_leave"),
]
