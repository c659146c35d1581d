"""Addresses of the pages on which policies change."""

from django.urls import path
from wagtail import hooks

from freshness.desk.policies import views


@hooks.register("register_admin_urls")
def policy_addresses():
    return [
        path("freshness/policies/new/", views.add_policy, name="freshness_policy_add"),
        path("freshness/policies/<int:pk>/", views.edit_policy, name="freshness_policy_edit"),
        path("freshness/policies/<int:pk>/remove/", views.remove_policy, name="freshness_policy_remove"),
    ]
