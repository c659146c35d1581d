from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home import signal_handlers  # it needs the models
        from home.post.messages import register_kinds

        signal_handlers.connect()
        register_kinds()
