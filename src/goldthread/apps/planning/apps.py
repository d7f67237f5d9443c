"""Names this app to Django."""

from goldthread.apps.registers.apps import RegisterApp


class PlanningConfig(RegisterApp):
    """Plans, actions, updates and insight paragraphs."""

    default = True
    name = "goldthread.apps.planning"
    label = "planning"
