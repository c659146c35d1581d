from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Longmeadow Dairy, a fictional farm: what `manage.py seed_demo` puts into an empty shop."""

    name = "demo"
    default_auto_field = "django.db.models.BigAutoField"
