"""The kinds of entry that deeds on posts and people leave in the record. No entry holds an e-mail address."""

from django.utils.translation import gettext_lazy as _

from goldthread.apps.audit.events import EventKind, register

POST_KEPT = register(EventKind("post.kept", label=_("kept the post"), facts=frozenset({"what", "owner", "spellings"})))
POST_HELD = register(
    EventKind("post.held", label=_("gave a post to"), facts=frozenset({"what", "post", "basis", "since"}))
)
POST_LEFT = register(
    EventKind("post.left", label=_("took a post from"), facts=frozenset({"what", "post", "basis", "until"}))
)
INVITED = register(EventKind("person.invited", label=_("invited somebody as"), facts=frozenset({"what", "post"})))
WITHDRAWN = register(
    EventKind("person.invitation_withdrawn", label=_("withdrew an invitation as"), facts=frozenset({"what"}))
)
JOINED = register(EventKind("person.joined", label=_("came in as"), facts=frozenset({"what", "role"})))
PASSWORD_LINK = register(
    EventKind("person.password_link", label=_("made a link to a new password for"), facts=frozenset({"what"}))
)
PASSWORD_SET = register(EventKind("person.password_set", label=_("set a new password for"), facts=frozenset({"what"})))
SPELT = register(EventKind("person.spelt", label=_("kept spellings of"), facts=frozenset({"what", "spellings"})))
ROLE_GIVEN = register(EventKind("role.given", label=_("gave a role to"), facts=frozenset({"what", "role", "since"})))
ROLE_TAKEN = register(EventKind("role.taken", label=_("took a role from"), facts=frozenset({"what", "role", "until"})))
SESSIONS_ENDED = register(
    EventKind("person.sessions_ended", label=_("ended the sessions of"), facts=frozenset({"what", "sessions"}))
)
CAST_DISMISSED = register(
    EventKind("person.cast_dismissed", label=_("dismissed the people of the demonstration"), facts=frozenset({"what"}))
)
ERASED = register(EventKind("person.erased", label=_("erased the data of a person"), facts=frozenset({"reason"})))
SIGNED_IN = register(EventKind("person.signed_in", label=_("signed in as"), facts=frozenset({"what"})))
SIGNED_OUT = register(EventKind("person.signed_out", label=_("signed out as"), facts=frozenset({"what"})))
LOCKED_OUT = register(
    EventKind("person.locked_out", label=_("refused, after too many attempts, to sign in"), facts=frozenset({"what"}))
)
FACTOR_ADDED = register(
    EventKind("person.factor_added", label=_("set up the second factor of"), facts=frozenset({"what"}))
)
FACTOR_REMOVED = register(
    EventKind("person.factor_removed", label=_("took away the second factor of"), facts=frozenset({"what"}))
)
FACTOR_RESET = register(
    EventKind("person.factor_reset", label=_("reset the second factor of"), facts=frozenset({"what", "reason"}))
)
CODES_MADE = register(EventKind("person.codes_made", label=_("made new recovery codes for"), facts=frozenset({"what"})))
