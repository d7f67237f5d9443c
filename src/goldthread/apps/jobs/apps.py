"""Names this app to Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The work that is done beside the pages."""

    name = "goldthread.apps.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Make the product's own daily work known."""
        from goldthread.apps.jobs import clearing  # noqa: F401
