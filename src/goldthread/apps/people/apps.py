"""Names this app to Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The posts of a body."""

    name = "goldthread.apps.people"
    label = "people"
