"""Agreements: what the body has agreed with others, to work together or to share information, on what basis and until
when."""

from django.db import models

from goldthread.apps.people.models import Post
from goldthread.apps.registers.binding import bind
from goldthread.apps.registers.models import Entry, entry_constraints, entry_indexes
from goldthread.core.spec import (
    Access,
    Changes,
    Choice,
    Clock,
    Field,
    FieldKind,
    Fieldset,
    Lifecycle,
    Listing,
    Numbering,
    Publication,
    Register,
    Retention,
    Role,
    State,
    Step,
    Withheld,
)

OFFICE = frozenset({Role.OFFICER})
READERS = frozenset(
    {Role.OFFICER, Role.ANALYST, Role.FINANCE_OFFICER, Role.APPROVER, Role.DECISION_MAKER, Role.AUDITOR}
)
APPROVERS = frozenset({Role.APPROVER})

KINDS = (
    Choice("collaboration", "Collaboration", "Working together under Police Act 1996, sections 22A to 23I."),
    Choice("information_sharing", "Information sharing", "Who may pass which information to whom, and why."),
    Choice("joint_venture", "Joint venture", "A body or a service that is owned together."),
)

LIFE = Lifecycle(
    states=(
        State(code="drafted", label="Drafted", meaning="Being written. Nobody outside the office sees it."),
        State(code="sent", label="Sent for approval", meaning="Waits for another person.", changes=Changes.NONE),
        State(
            code="in_force",
            label="In force",
            meaning="Approved, signed and public.",
            changes=Changes.PROPOSED,
        ),
        State(
            code="ended",
            label="Ended",
            meaning="No longer in force. What was public stays public.",
            is_open=False,
            changes=Changes.NONE,
        ),
        State(
            code="abandoned", label="Abandoned", meaning="Never came into force.", is_open=False, changes=Changes.NONE
        ),
    ),
    steps=(
        Step(
            code="send",
            label="Send for approval",
            done="sent for approval",
            sources=("drafted",),
            to="sent",
            who=OFFICE,
        ),
        Step(
            code="approve",
            label="Approve and publish",
            done="approved",
            sources=("sent",),
            to="in_force",
            who=APPROVERS,
            differs_from="send",
            hint="From now on the public sees its public fields.",
        ),
        Step(
            code="send_back",
            label="Send back",
            done="sent back",
            sources=("sent",),
            to="drafted",
            who=APPROVERS,
            needs_reason=True,
        ),
        Step(
            code="end",
            label="End it",
            done="ended",
            sources=("in_force",),
            to="ended",
            who=OFFICE | APPROVERS,
            needs_reason=True,
        ),
        Step(
            code="abandon",
            label="Abandon it",
            done="abandoned",
            sources=("drafted",),
            to="abandoned",
            who=OFFICE,
            needs_reason=True,
        ),
    ),
)

AGREEMENTS = Register(
    code="agreement",
    title="Agreements",
    singular="agreement",
    plural="agreements",
    purpose="Collaborations and information sharing: with whom, on what basis, until when, and when each is reviewed.",
    numbering=Numbering(prefix="AG"),
    fieldsets=(
        Fieldset(
            "what",
            "What is agreed?",
            (
                Field(
                    name="title", label="Title", required=True, hint="Such as: Sharing of offender data with probation"
                ),
                Field(
                    name="kind",
                    label="Kind",
                    kind=FieldKind.CHOICE,
                    choices=KINDS,
                    required=True,
                    hint="What it is for.",
                ),
                Field(
                    name="purpose", label="Purpose", kind=FieldKind.TEXT, required=True, hint="What it is to achieve."
                ),
            ),
        ),
        Fieldset(
            "who",
            "Who has agreed?",
            (
                Field(
                    name="parties",
                    label="Parties",
                    kind=FieldKind.TEXT,
                    required=True,
                    hint="Each body on a line of its own.",
                ),
                Field(
                    name="lead",
                    label="Lead",
                    kind=FieldKind.POST,
                    required=True,
                    hint="The post that answers for it here.",
                ),
            ),
        ),
        Fieldset(
            "terms",
            "On what terms?",
            (
                Field(
                    name="basis",
                    label="Legal basis",
                    kind=FieldKind.TEXT,
                    required=True,
                    hint="The act and section, such as: Crime and Disorder Act 1998, section 115",
                ),
                Field(
                    name="terms",
                    label="Terms for the office",
                    kind=FieldKind.TEXT,
                    hint="Costs, data and conditions that are not for the public.",
                ),
            ),
        ),
        Fieldset(
            "when",
            "From when, and until when?",
            (
                Field(
                    name="starts_on", label="Starts on", kind=FieldKind.DATE, required=True, hint="For example 1 4 2026"
                ),
                Field(name="ends_on", label="Ends on", kind=FieldKind.DATE, hint="Leave it empty if it has no end."),
                Field(
                    name="review_on",
                    label="Look at it again on",
                    kind=FieldKind.DATE,
                    required=True,
                    hint="The day by which somebody checks that it is still right.",
                ),
            ),
        ),
    ),
    lifecycle=LIFE,
    clocks=(
        Clock(code="review", label="Review", field="review_on", runs_in=("in_force",)),
        Clock(code="end", label="End", field="ends_on", runs_in=("in_force",)),
    ),
    access=Access(read=READERS, write=OFFICE),
    listing=Listing(
        columns=("reference", "title", "kind", "lead", "state", "review_on"),
        filters=("state", "kind", "lead"),
        search=("reference", "title", "parties"),
        bulk=("lead", "review_on"),
    ),
    publication=Publication(
        fields=("title", "kind", "purpose", "parties", "basis", "starts_on", "ends_on"),
        states=("in_force", "ended"),
        withheld=(
            Withheld("lead", "A post of the office; questions go to the office."),
            Withheld("terms", "Commercial and operational terms."),
            Withheld("review_on", "The office’s own working date."),
        ),
        basis="Police Act 1996, section 23E, for collaborations; the body’s own choice for the others.",
    ),
    retention=Retention(
        years=6,
        after=("ended", "abandoned"),
        basis="Limitation Act 1980, section 5: six years after the agreement ends.",
        erases=("purpose", "parties", "terms", "basis"),
    ),
    domain=("F54", "F87", "F150"),
)


class Agreement(Entry):
    """An agreement with other bodies. It ends after it starts, if it ends."""

    kind = models.CharField(max_length=40, choices=[(one.code, one.label) for one in KINDS])
    purpose = models.TextField(blank=True)
    parties = models.TextField(blank=True)
    lead = models.ForeignKey(Post, on_delete=models.PROTECT)
    basis = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField()

    class Meta:
        constraints = [
            *entry_constraints(AGREEMENTS),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gt=models.F("starts_on")),
                name="agreement_runs_forward",
            ),
        ]
        indexes = entry_indexes(AGREEMENTS)


bind(AGREEMENTS, Agreement)
