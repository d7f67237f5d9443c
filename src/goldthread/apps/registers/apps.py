"""Names this app to Django."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Things, their aliases and the links between them."""

    name = "goldthread.apps.registers"
    label = "registers"
