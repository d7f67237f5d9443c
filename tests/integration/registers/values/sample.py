"""A register with a field of every kind and a table for it, which no installation has."""

from django.db import connection, models

from goldthread.apps.people.models import Post
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Entry, Thing
from goldthread.core.spec import (
    Access,
    Choice,
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
)

OFFICER = frozenset({Role.OFFICER})
CHOICES = (Choice("small", "Small grant"), Choice("large", "Large grant"))
FIELDS = (
    Field(name="title", label="Title", required=True, hint="Any."),
    Field(name="note", label="Note", kind=FieldKind.TEXT, longest=50, hint="Any."),
    Field(name="size", label="Size", kind=FieldKind.CHOICE, choices=CHOICES, hint="Any."),
    Field(name="starts_on", label="Starts on", kind=FieldKind.DATE, required=True, hint="Any."),
    Field(name="heads", label="Heads", kind=FieldKind.NUMBER, hint="Any."),
    Field(name="cost", label="Cost", kind=FieldKind.MONEY, hint="Any."),
    Field(name="agreed", label="Agreed", kind=FieldKind.YES_NO, hint="Any."),
    Field(name="lead", label="Lead", kind=FieldKind.POST, hint="Any."),
    Field(name="helpers", label="Helped by", kind=FieldKind.POSTS, hint="Any."),
    Field(name="plan_part", label="Part of the plan", kind=FieldKind.THING, of=("theme", "objective"), hint="Any."),
)
GRANTS = Register(
    code="sample_grant",
    title="Sample grants",
    singular="sample grant",
    plural="sample grants",
    purpose="Every kind of field.",
    numbering=Numbering(prefix="SG"),
    fieldsets=(Fieldset("all", "All", FIELDS),),
    lifecycle=Lifecycle(
        (State(code="drafted", label="Drafted", meaning="New."), State(code="done", label="Done", meaning="Over.")),
        (Step(code="finish", label="Finish", done="finished", sources=("drafted",), to="done", who=OFFICER),),
    ),
    access=Access(read=OFFICER, write=OFFICER),
    listing=Listing(columns=("reference", "title")),
    publication=Publication(fields=(), states=()),
    retention=Retention(years=6, after=("done",), basis="None.", erases=()),
)


class SampleGrant(Entry):
    """A grant that nobody gives."""

    note = models.TextField(blank=True)
    size = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField()
    heads = models.IntegerField(null=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    agreed = models.BooleanField(null=True)
    lead = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    helpers = models.ManyToManyField(Post, through="SampleHelp", related_name="+")
    plan_part = models.ForeignKey(Thing, null=True, on_delete=models.PROTECT, related_name="+")
    thing = models.OneToOneField(Thing, on_delete=models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        app_label = "sample"


class SampleHelp(models.Model):
    """A post that helps with a grant, in its place."""

    grant = models.ForeignKey(SampleGrant, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()

    class Meta:
        app_label = "sample"


BOUND = Bound(GRANTS, SampleGrant)


def make_tables() -> None:
    """Make the two tables within the transaction of a test, which takes them away again."""
    editor = connection.SchemaEditorClass(connection)
    editor.deferred_sql = []
    for model in (SampleGrant, SampleHelp):
        statement, parameters = editor.table_sql(model)
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters or None)
