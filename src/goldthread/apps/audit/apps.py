"""Names this app to Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The record of what happened."""

    name = "goldthread.apps.audit"
    label = "audit"
