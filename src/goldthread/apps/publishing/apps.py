"""Names this app to Django."""

from goldthread.apps.registers.apps import RegisterApp


class PublishingConfig(RegisterApp):
    """Registers that a body publishes."""

    default = True
    name = "goldthread.apps.publishing"
    label = "publishing"
