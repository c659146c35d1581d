from django.apps import AppConfig


class StyleGuideConfig(AppConfig):
    """Every component of the shop in every state, for staff."""

    name = "styleguide"
    default_auto_field = "django.db.models.BigAutoField"
