"""Deeds on posts, people, roles and invitations. Pages ask who may do them; what cannot be is refused here."""

from goldthread.apps.people.operations.grant import CannotGiveRole, CannotTakeRole, give_role, take_role
from goldthread.apps.people.operations.invitation import CannotInvite, accept, invite, invite_password, withdraw
from goldthread.apps.people.operations.person import (
    CannotErase,
    CannotSpell,
    dismiss_cast,
    enter_cast_member,
    erase_person,
    spell_person,
)
from goldthread.apps.people.operations.post import (
    CannotHoldPost,
    CannotKeepPost,
    Term,
    add_post,
    give_post,
    hold_post,
    keep_post,
    leave_post,
    spell_post,
)
from goldthread.apps.people.operations.session import end_sessions
from goldthread.apps.people.operations.signing_in import CannotReset, note_signing_in, reset_second_factor

__all__ = [
    "CannotErase",
    "CannotGiveRole",
    "CannotHoldPost",
    "CannotInvite",
    "CannotKeepPost",
    "CannotReset",
    "CannotSpell",
    "CannotTakeRole",
    "Term",
    "accept",
    "add_post",
    "dismiss_cast",
    "end_sessions",
    "enter_cast_member",
    "erase_person",
    "give_post",
    "give_role",
    "hold_post",
    "invite",
    "invite_password",
    "keep_post",
    "leave_post",
    "note_signing_in",
    "reset_second_factor",
    "spell_person",
    "spell_post",
    "take_role",
    "withdraw",
]
