"""What is asked of somebody who answers a finding: what is said of it, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from goldthread.apps.performance.queries import Finding
from goldthread.web.office.people.forms import REASON_LETTERS, choose

HINTS = {
    "explained": _l("Its cause is known, and the files stay as they are: the figures that it touches stay out."),
    "accepted": _l("The files are right: the figures that it touches are used like any other."),
    "open": _l("It is to be looked at again, and stands as if nothing had been said of it."),
}
NAMES = {"explained": _l("Explain it"), "accepted": _l("Accept it"), "open": _l("Open it again")}


class AnswerForm(forms.Form):
    """One of the states that the finding is not in, and the reason."""

    state = forms.ChoiceField(
        label=_l("What is to become of it"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _l("Choose what is to become of it."),
            "invalid_choice": _l("Choose one of the answers listed."),
        },
    )
    reason = forms.CharField(
        label=_l("Reason"),
        help_text=_l(
            "This is public: anybody reads it beside the finding, with the answer and the day. Your name stands in the "
            "office’s record only. Name nobody."
        ),
        max_length=REASON_LETTERS,
        error_messages={
            "required": _l("Give the reason."),
            "max_length": _l("Shorten the reason to %(limit_value)d letters: it has %(show_value)d."),
        },
    )

    def __init__(self, *args: Any, finding: Finding, **named: Any) -> None:
        super().__init__(*args, **named)
        others = [(state, str(name)) for state, name in NAMES.items() if state != finding.state]
        choose(self.fields["state"], others)
        self.fields["state"].hints = {state: _(str(HINTS[state])) for state, _name in others}  # type: ignore[attr-defined]
