"""Names this app to Django."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Plans, actions, updates and insight paragraphs."""

    name = "goldthread.apps.planning"
    label = "planning"
