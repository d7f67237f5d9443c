"""Actions: what somebody is to do for a plan, who leads it and how it stands. What was said of it on which day are its
updates, which are no part of the entry."""

from typing import Any

from django.db import models
from django.db.models import Q

from goldthread.apps.people.models import Owner, Post
from goldthread.apps.planning.plans import Plan
from goldthread.apps.planning.words import LONGEST_WORDS, MONITORING
from goldthread.apps.registers.binding import bind
from goldthread.apps.registers.models import LONGEST_TITLE, Entry, entry_constraints, entry_indexes
from goldthread.core.reference import LONGEST_REFERENCE
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
APPROVERS = frozenset({Role.APPROVER})
READERS = frozenset(
    {Role.OFFICER, Role.ANALYST, Role.FINANCE_OFFICER, Role.APPROVER, Role.DECISION_MAKER, Role.AUDITOR}
)
PUBLIC_STATES = ("approved", "closed")
"""The states in which the public reads an action."""
LAST = 2_000_000_000
"""The place of an action that no workbook gives one: after those that have."""

OWNERS = (
    Choice(Owner.OFFICE.value, "Office", "The office answers for it."),
    Choice(Owner.FORCE.value, "Force", "The force answers for it."),
    Choice(Owner.PARTNER.value, "Partner", "A partner answers for it."),
)
PROGRAMMES = (Choice(MONITORING, "Monitoring", "Watched, and no part of what delivers the plan."),)

LIFE = Lifecycle(
    states=(
        State(code="drafted", label="Drafted", meaning="Being written. Nobody outside the office sees it."),
        State(code="sent", label="Sent for approval", meaning="Waits for another person.", changes=Changes.NONE),
        State(
            code="approved",
            label="Approved",
            meaning="Part of the plan, and public. Updates are sent and approved.",
            public_label="In the plan",
            changes=Changes.PROPOSED,
        ),
        State(
            code="closed",
            label="Closed",
            meaning="No longer worked on: it is done, given up, or its plan has ended. It stays public.",
            is_open=False,
            changes=Changes.NONE,
        ),
        State(
            code="withdrawn",
            label="Withdrawn",
            meaning="Taken back before it was approved. Nobody outside the office has seen it.",
            is_open=False,
            changes=Changes.NONE,
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
            to="approved",
            who=APPROVERS,
            differs_from="send",
            hint="From now on it stands in the public plan and counts in its totals.",
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
            code="close",
            label="Close it",
            done="closed",
            sources=("approved",),
            to="closed",
            who=OFFICE | APPROVERS,
            needs_reason=True,
            hint="It stays in the public plan with its last status. No more updates are taken.",
        ),
        Step(
            code="reopen",
            label="Open it again",
            done="opened again",
            sources=("closed",),
            to="approved",
            who=APPROVERS,
            needs_reason=True,
        ),
        Step(
            code="withdraw",
            label="Withdraw it",
            done="withdrawn",
            sources=("drafted",),
            to="withdrawn",
            who=OFFICE,
            needs_reason=True,
        ),
    ),
)

WHAT = Fieldset(
    "what",
    "What is to be done?",
    (
        Field(
            name="plan",
            label="Plan",
            kind=FieldKind.THING,
            of=("plan",),
            required=True,
            fixed=True,
            hint="The plan that it belongs to, such as 2025-29",
        ),
        Field(
            name="reference",
            label="Reference",
            required=True,
            fixed=True,
            longest=LONGEST_REFERENCE,
            hint="How papers refer to it: 7C01, T7-C01",
        ),
        Field(
            name="title",
            label="Title",
            required=True,
            longest=LONGEST_TITLE,
            hint="What is to be done, in one line that begins with a verb",
        ),
        Field(name="text", label="In full", kind=FieldKind.TEXT, hint="The same in full, where there is more to say."),
    ),
)
WHO = Fieldset(
    "who",
    "Who does it?",
    (
        Field(
            name="owner",
            label="Owner",
            kind=FieldKind.CHOICE,
            choices=OWNERS,
            required=True,
            hint="Who answers for it in the plan.",
        ),
        Field(
            name="leads",
            label="Leads",
            kind=FieldKind.POSTS,
            required=True,
            hint="The posts that lead it and send its updates, the first of them first.",
        ),
        Field(
            name="programme",
            label="Programme",
            kind=FieldKind.CHOICE,
            choices=PROGRAMMES,
            hint="Leave it empty for an action that delivers the plan.",
        ),
    ),
)
WHEN = Fieldset(
    "when",
    "By when?",
    (
        Field(
            name="due_words",
            label="When, in words",
            longest=LONGEST_WORDS,
            hint="As the plan says it: Quarterly, December 2026",
        ),
        Field(
            name="due_on",
            label="Due on",
            kind=FieldKind.DATE,
            hint="The day on which the office looks whether it is done, for example 31 3 2027",
        ),
        Field(name="note", label="Note for the office", kind=FieldKind.TEXT, hint="Never published."),
    ),
)

ACTIONS = Register(
    code="action",
    title="Actions",
    singular="action",
    plural="actions",
    purpose="What is to be done for each plan: who leads it, how it stands, and what was last said of it.",
    numbering=Numbering(given=True, within="plan"),
    fieldsets=(WHAT, WHO, WHEN),
    lifecycle=LIFE,
    clocks=(Clock(code="due", label="Done", field="due_on", runs_in=("approved",)),),
    access=Access(read=READERS, write=OFFICE, owned_by="leads", kept_from_owners=("note",)),
    listing=Listing(
        columns=("reference", "title", "owner", "leads", "state", "due_on"),
        filters=("state", "plan", "owner", "leads", "programme"),
        search=("reference", "title", "text"),
        bulk=("owner", "due_on", "due_words"),
    ),
    publication=Publication(
        fields=("plan", "reference", "title", "text", "owner", "leads", "programme", "due_words"),
        states=PUBLIC_STATES,
        withheld=(
            Withheld("due_on", "The office’s own working date; the plan says in words when an action is due."),
            Withheld("note", "A note for the office."),
        ),
        basis="The body’s own choice: progress against its plan, as it reports it to its panel.",
    ),
    retention=Retention(
        years=6,
        after=("closed", "withdrawn"),
        basis="The body’s own rule: six years after it is closed. No statute sets a time.",
        erases=("note",),
    ),
    domain=("F41",),
)


class Action(Entry):
    """Something that somebody is to do. `programme` is empty for the actions that deliver the plan.

    `loaded` is what the plan's workbook last said of it, by field; empty for an action that no workbook has had.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    text = models.TextField(blank=True)
    owner = models.CharField(max_length=1, choices=Owner.choices)
    leads = models.ManyToManyField(Post, through="Lead", related_name="led")
    programme = models.CharField(max_length=20, blank=True, choices=[(MONITORING, "Monitoring")])
    due_words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    due_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    place = models.PositiveIntegerField(default=LAST)
    loaded: Any = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            *entry_constraints(ACTIONS),
            models.UniqueConstraint(fields=["plan", "reference"], name="action_once_a_plan"),
            models.CheckConstraint(condition=Q(owner__in=Owner.values), name="action_owner_is_known"),
            models.CheckConstraint(condition=Q(programme__in=["", MONITORING]), name="action_programme_is_known"),
        ]
        indexes = entry_indexes(ACTIONS)


class Lead(models.Model):
    """A post that leads an action; an action may have several, in order."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="led_by")
    post = models.ForeignKey(Post, on_delete=models.PROTECT)
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "post"], name="lead_once_an_action")]

    def __str__(self) -> str:
        return f"{self.action_id} {self.post_id}"


BOUND = bind(ACTIONS, Action)
