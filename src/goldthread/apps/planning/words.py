"""The words that plans are kept in: states, kinds of status, groups, and how long a phrase may be."""

from django.db import models

from goldthread.apps.registers.models import Kind

MONITORING = "monitoring"
"""The programme of actions that are watched and not delivered."""
LONGEST_WORDS = 120
"""Characters of a short phrase: when something is due, a status in words."""
LONGEST_LETTER = 10
"""Characters of a status as it stands in the margin of a paper."""
NODE_KINDS = (Kind.VISION, Kind.VALUE, Kind.THEME, Kind.OBJECTIVE, Kind.PLEDGE, Kind.PRIORITY)
"""What a plan's tree is made of. The plan itself is none of it."""


class PlanState(models.TextChoices):
    """Where a plan stands in its life."""

    DRAFTED = "drafted", "Drafted"
    CURRENT = "current", "Current"
    ENDED = "ended", "Ended"
    CLOSED = "closed", "Closed"


class StatusKind(models.TextChoices):
    """Which shape and colour a status has. Its word and meaning are the plan's own."""

    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"
    WHITE = "white", "White"
    COMPLETE = "complete", "Complete"


class Group(models.TextChoices):
    """What a priority is about."""

    EQUALITY = "equality", "Equality"
    SAFEGUARDING = "safeguarding", "Safeguarding"


class Visibility(models.TextChoices):
    """Who may read an insight paragraph."""

    PUBLIC = "public", "Public"
    OFFICE = "office", "Office"


class UpdateState(models.TextChoices):
    """What became of an update. Only an approved one is public."""

    SENT = "sent", "Sent for approval"
    APPROVED = "approved", "Approved"
    SENT_BACK = "sent_back", "Sent back"
