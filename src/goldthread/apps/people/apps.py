"""Names this app to Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The posts of a body, the people who sign in, and what each may do."""

    name = "goldthread.apps.people"
    label = "people"

    def ready(self) -> None:
        """Make its kinds of entry and its check of the start known, and hear who signs in."""
        from goldthread.apps.people import checks, events, receivers  # noqa: F401
