"""Names this app to Django."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Loads, figures and their readings."""

    name = "goldthread.apps.performance"
    label = "performance"
