"""What is asked of somebody who comes by an invitation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldthread.apps.people.models import LONGEST_PERSON


class InvitationForm(forms.Form):
    """Name and a password, for somebody new. Somebody known is not asked the name, and gives the password they have."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As colleagues know you. Public pages show your post, never your name."),
        max_length=LONGEST_PERSON,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("A password"),
        help_text=_("At least 12 characters. Three words that do not belong together are easy to keep in mind."),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, is_known: bool, sets_password: bool, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        if is_known:
            del self.fields["name"]
        if is_known and not sets_password:
            field = self.fields["password"]
            field.label, field.help_text = _("Your password"), _("You have an account already. Give its password.")
            field.widget.attrs["autocomplete"] = "current-password"
