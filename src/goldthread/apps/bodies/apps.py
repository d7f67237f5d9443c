"""Names this app to Django."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """The bodies of an installation."""

    name = "goldthread.apps.bodies"
    label = "bodies"
