"""Names this app to Django."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """The bodies of an installation."""

    name = "goldthread.apps.bodies"
    label = "bodies"

    def ready(self) -> None:
        from goldthread.apps.bodies import daily  # noqa: F401 - local: it reads tables, which come after apps
