"""The kinds of entry that deeds on bodies leave in the record."""

from django.utils.translation import gettext_lazy as _

from goldthread.apps.audit.events import EventKind, register

FOUNDED = register(EventKind("body.founded", label=_("founded"), facts=frozenset({"what", "kind"})))
RECORD_BEGUN = register(EventKind("body.record_begun", label=_("began the record of"), facts=frozenset({"what"})))
"""The first entry of a body that was kept before there was a record."""
HOME_OPENED = register(
    EventKind("body.home_opened", label=_("opened the installation for"), facts=frozenset({"what", "is_demo", "as_of"}))
)
RESTYLED = register(EventKind("body.restyled", label=_("restyled"), facts=frozenset({"what", "since", "changes"})))
SUCCEEDED = register(
    EventKind("body.succeeded", label=_("succeeded another body with"), facts=frozenset({"what", "predecessor", "on"}))
)
