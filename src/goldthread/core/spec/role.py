"""The roles a person may hold at a body, each with the sentence that a manager reads before giving it. It refuses to
say who holds one."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What somebody may be at a body. Everybody is PUBLIC; the others are given, from a day and until one."""

    ADMINISTRATOR = "administrator"
    OFFICER = "officer"
    ANALYST = "analyst"
    FINANCE_OFFICER = "finance_officer"
    APPROVER = "approver"
    DECISION_MAKER = "decision_maker"
    CONTRIBUTOR = "contributor"
    PANEL_MEMBER = "panel_member"
    AUDITOR = "auditor"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """The role as the office says it: "Finance officer"."""
        return _WORDS[self][0]

    @property
    def sentence(self) -> str:
        """What the role lets a person do, for whoever is about to give it."""
        return _WORDS[self][1]

    @property
    def is_given(self) -> bool:
        """Whether somebody gives it; nobody gives or takes the public's."""
        return self is not Role.PUBLIC

    @property
    def writes(self) -> bool:
        """Whether it lets a person change the record."""
        return self not in READERS


_WORDS = {
    Role.ADMINISTRATOR: (
        "Administrator",
        "Invites people, gives and takes roles, ends sessions and runs the installation; writes no entry by this "
        "role alone.",
    ),
    Role.OFFICER: ("Officer", "Adds and changes entries in every register of the body, and sends them for approval."),
    Role.ANALYST: (
        "Performance analyst",
        "Loads data, keeps measures and their positions, and writes the insight that stands beside a figure.",
    ),
    Role.FINANCE_OFFICER: ("Finance officer", "Keeps budgets, grants and contracts, and links money to what it buys."),
    Role.APPROVER: (
        "Approver",
        "Approves what others have written, so that it may be published: a chief executive, a monitoring officer or "
        "a chief finance officer.",
    ),
    Role.DECISION_MAKER: ("Decision-maker", "Makes the body’s decisions and signs them."),
    Role.CONTRIBUTOR: (
        "Contributor",
        "Reports on what their own post owns, and sees nothing else of the office: somebody in the force, at a "
        "partner or at a provider.",
    ),
    Role.PANEL_MEMBER: ("Panel member", "Reads what the body gives its panel, and writes nothing."),
    Role.AUDITOR: ("Auditor", "Reads everything the body keeps, its log included, and writes nothing."),
    Role.PUBLIC: ("Public", "Reads what the body has published."),
}

READERS = frozenset({Role.PANEL_MEMBER, Role.AUDITOR, Role.PUBLIC})
"""The roles that write nothing."""

PASSWORD_ALONE = frozenset({Role.CONTRIBUTOR, Role.PANEL_MEMBER, Role.PUBLIC})
"""The roles that a password suffices for; every other one asks for a second factor."""


def needs_second_factor(roles: Iterable[Role]) -> bool:
    """Whether somebody who holds these roles signs in with a second factor."""
    return any(role not in PASSWORD_ALONE for role in roles)


def clash(roles: Iterable[Role]) -> Role | None:
    """The writing role that stands beside the auditor's, which forbids it; None when the roles may stand together."""
    held = frozenset(roles)
    if Role.AUDITOR not in held:
        return None
    return next((role for role in Role if role in held and role.writes), None)
