"""What an administrator is asked who invites somebody, keeps posts, or erases a person's data."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import LONGEST_POST, Basis, Owner, Person, Post
from goldthread.apps.people.operations import Term
from goldthread.core.spec.role import Role

DAYS = ["%d %m %Y", "%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]
REASON_LETTERS = 300


class DayField(forms.DateField):
    """A day in one box, day before month as people of this country write."""

    def __init__(self, **named: Any) -> None:
        wrong = {"invalid": _l("This is no day. Give day, month and year in full, such as 3 4 2026.")}
        super().__init__(input_formats=DAYS, error_messages=wrong, **named)

    def clean(self, value: Any) -> Any:
        """The day. Refuses years that no record here could hold."""
        day = super().clean(value)
        if isinstance(day, date) and not 1900 <= day.year <= 2199:
            raise ValidationError(_("Give a year between 1900 and 2199."))
        return day


class ReasonField(forms.CharField):
    """Why something is done: a part of a sentence, kept in the record of deeds."""

    def __init__(self, **named: Any) -> None:
        hint = _l("It reads after “because”, and stands in the record. Name nobody.")
        super().__init__(label=_l("Reason"), help_text=hint, max_length=REASON_LETTERS, **named)


class InviteForm(forms.Form):
    """Whom, to which role, and to which post if to one."""

    email = forms.EmailField(
        label=_l("E-mail address"),
        help_text=_l("Where the person is written to at work, such as name@office.example"),
        max_length=254,
    )
    role = forms.ChoiceField(
        label=_l("Role"), help_text=_l("More can be given once the person is in."), widget=forms.RadioSelect
    )
    post = forms.ChoiceField(label=_l("Post"), help_text=_l("The one the person holds, if any."), required=False)

    def __init__(self, *args: Any, body: Body, **named: Any) -> None:
        super().__init__(*args, **named)
        self.posts = {str(post.pk): post for post in Post.objects.filter(body=body).order_by("name", "pk")}
        given = [role for role in Role if role.is_given]
        choose(self.fields["role"], [(role.value, _(role.label)) for role in given])
        self.fields["role"].hints = {role.value: _(role.sentence) for role in given}  # type: ignore[attr-defined]
        choose(self.fields["post"], [("", _("None")), *((pk, post.name) for pk, post in self.posts.items())])

    def wanted(self) -> dict[str, Any]:
        """What was asked for, as the deed takes it."""
        given = self.cleaned_data
        return {"email": given["email"], "role": Role(given["role"]), "post": self.posts.get(given["post"])}


class PostForm(forms.Form):
    """A post that the body does not have yet."""

    name = forms.CharField(
        label=_l("Name of the post"),
        help_text=_l("As papers print it, such as Head of contact"),
        max_length=LONGEST_POST,
    )
    owner = forms.ChoiceField(label=_l("Works for"), choices=Owner.choices, widget=forms.RadioSelect)


class SpellingForm(forms.Form):
    """Another text that means a post."""

    text = forms.CharField(
        label=_l("Another spelling"),
        help_text=_l("Initials, a short form or a former name, as papers write it, such as CX"),
        max_length=LONGEST_POST,
    )


class HoldForm(forms.Form):
    """Who has the post, on which basis, from when until when."""

    person = forms.ChoiceField(label=_l("Person"))
    basis = forms.ChoiceField(label=_l("How"), choices=Basis.choices, initial=Basis.HOLDS, widget=forms.RadioSelect)
    since = DayField(label=_l("From"), help_text=_l("The first day, such as 3 4 2026"))
    until = DayField(
        label=_l("Until"),
        help_text=_l("The first day on which they no longer have it. Leave it empty where no end is set."),
        required=False,
    )

    def __init__(self, *args: Any, people: list[Person], **named: Any) -> None:
        super().__init__(*args, **named)
        self.people = {str(person.pk): person for person in people}
        choose(
            self.fields["person"], [("", _("Choose a person")), *((pk, str(one)) for pk, one in self.people.items())]
        )
        self.fields["basis"].hints = {  # type: ignore[attr-defined]
            Basis.ACTS: _("Until the post is filled"),
            Basis.COVERS: _("While its holder is away"),
        }

    def wanted(self) -> dict[str, Any]:
        """What was asked for, as the deed takes it."""
        given = self.cleaned_data
        term = Term(given["since"], given["until"], given["basis"])
        return {"person": self.people[given["person"]], "term": term}


class EndForm(forms.Form):
    """Who no longer has the post, and from which day."""

    holding = forms.ChoiceField(label=_l("Who"))
    until = DayField(label=_l("No longer from"), help_text=_l("The first day on which they no longer have it"))

    def __init__(self, *args: Any, terms: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        choose(self.fields["holding"], [("", _("Choose one")), *((str(pk), text) for pk, text in terms)])


class EraseForm(forms.Form):
    """The name typed once more, and why."""

    name = forms.CharField(label=_l("The person’s name"), help_text=_l("Type it as it stands above, to be sure."))
    reason = ReasonField()

    def __init__(self, *args: Any, name: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.wanted = name

    def clean_name(self) -> str:
        """Refuses any other name than the person's."""
        if " ".join(self.cleaned_data["name"].split()) != self.wanted:
            raise ValidationError(_("This is not the name above. Nothing was erased."))
        return self.wanted


def choose(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """Give a field of choices those that it has on this page."""
    field.choices = choices  # type: ignore[attr-defined]
