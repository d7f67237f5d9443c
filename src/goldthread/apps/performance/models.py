"""The manifest of loaded files and the figures that came of them. Every row hangs on a file, so that a reading as at a
day is a choice of files and nothing else."""

from django.db import models
from django.db.models import F, Q

from goldthread.apps.bodies.models import Body
from goldthread.core.period import Period


class Load(models.Model):
    """One call that brought at least one new file. Numbered from 1 for each body.

    Its files are read from the moment it is published, all of them at once; one that is not was killed on the way, and
    the next call goes on with what it had done.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=120)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="load_number_once_a_body")]

    def __str__(self) -> str:
        return f"Load {self.number}"


class SourceFile(models.Model):
    """A row of the manifest: one file as it was released. `month` is the first day of the month it covers, if it
    covers one. Of a patch, `parquet` and `rows` are of the whole that it made with the file that it supersedes.
    `table_sha256` seals the table: its own SHA-256 as it was written, empty for one that was kept before there were
    seals."""

    class Kind(models.TextChoices):
        WHOLE = "whole", "Whole file"
        PATCH = "patch", "Patch of the file before it"

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    load = models.ForeignKey(Load, on_delete=models.CASCADE, related_name="files")
    feed = models.SlugField(max_length=40)
    subject = models.SlugField(max_length=120)
    subject_name = models.CharField(max_length=200)
    month = models.DateField(null=True, blank=True)
    released_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=500)
    parquet = models.CharField(max_length=200)
    table_sha256 = models.CharField(max_length=64, blank=True, default="")
    rows = models.PositiveIntegerField()
    report = models.JSONField()
    supersedes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    accepted_by = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.WHOLE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "feed", "subject", "month", "released_on", "sha256"],
                name="file_once_a_release",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["body", "feed", "released_on"])]

    def __str__(self) -> str:
        return self.name

    @property
    def period(self) -> Period | None:
        """The month the file covers, as a period."""
        return Period.month(self.month.year, self.month.month) if self.month else None


class ForgottenFile(models.Model):
    """What stood in the manifest and was taken out of it, by whom and why. None of its rows or figures are kept."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    load_number = models.PositiveIntegerField()
    feed = models.SlugField(max_length=40)
    subject = models.SlugField(max_length=120)
    subject_name = models.CharField(max_length=200)
    month = models.DateField(null=True, blank=True)
    released_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=500)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=120)
    forgotten_at = models.DateTimeField()
    forgotten_by = models.CharField(max_length=120)
    why = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["body", "sha256"])]

    def __str__(self) -> str:
        return f"{self.name}, forgotten"


class FindingAnswer(models.Model):
    """What somebody said of a finding. The newest answer is its state; a finding without one is open.

    `key` is the finding's own, made of its kind, feed, subject, month and category. `seen` is what the finding said
    when it was answered; empty where that does not bind the answer.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        EXPLAINED = "explained", "Explained"
        ACCEPTED = "accepted", "Accepted"

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    key = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices)
    reason = models.TextField()
    seen = models.CharField(max_length=120, blank=True, default="")
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["body", "key"])]

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"


class Area(models.Model):
    """A place that figures are counted for: a force, a district, or the rows of a force's file that fall in neither."""

    class Kind(models.TextChoices):
        FORCE = "force", "Force"
        DISTRICT = "district", "District"
        NO_LOCATION = "none", "No location given"
        OUTSIDE = "outside", "Placed outside the force area"

    code = models.CharField(max_length=60, primary_key=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    force = models.SlugField(max_length=120)

    def __str__(self) -> str:
        return self.name


class Calculation(models.Model):
    """That a measure, as its card stood, has been computed from a file. What is found here is not computed again."""

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="calculations")
    measure = models.SlugField(max_length=80)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "measure"], name="calculation_once")]

    def __str__(self) -> str:
        return f"{self.measure} from {self.file_id}"


class Observation(models.Model):
    """A computed figure: one measure, in one area, in the month of one file."""

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="observations")
    measure = models.SlugField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, db_index=False)
    value = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "measure", "area"], name="observation_once_a_file")]
        indexes = [models.Index(fields=["measure", "area"])]

    def __str__(self) -> str:
        return f"{self.measure} {self.area_id}: {self.value:g}"


class Residents(models.Model):
    """How many people live in a district, as a census file says."""

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="residents")
    district = models.CharField(max_length=200)
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "district"], name="residents_once_a_file")]

    def __str__(self) -> str:
        return f"{self.district}: {self.people}"


class ReportedFigure(models.Model):
    """A figure somebody reported, kept as reported, with who said it, where and when. The level may be missing."""

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="reported")
    row = models.PositiveIntegerField()
    measure = models.SlugField(max_length=80)
    area = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.FloatField(null=True, blank=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    change_number = models.FloatField(null=True, blank=True)
    change_percent = models.FloatField(null=True, blank=True)
    change_points = models.FloatField(null=True, blank=True)
    compared_period = models.CharField(max_length=120, blank=True)
    baseline = models.FloatField(null=True, blank=True)
    milestone = models.FloatField(null=True, blank=True)
    milestone_upper = models.FloatField(null=True, blank=True)
    sense = models.CharField(max_length=20, blank=True)
    document = models.CharField(max_length=300)
    paragraph = models.CharField(max_length=60, blank=True)
    reported_by = models.CharField(max_length=200, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=20)
    base = models.PositiveIntegerField(null=True, blank=True, help_text="People or records that the figure rests on")
    deft = models.FloatField(null=True, blank=True, help_text="Design factor of a survey estimate, as published")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "row"], name="reported_once_a_row"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="reported_period_runs_forward"),
            models.CheckConstraint(
                condition=Q(state="held", value__isnull=False) | (~Q(state="held") & Q(value=None)),
                name="reported_value_only_when_held",
            ),
        ]
        indexes = [models.Index(fields=["measure", "area"])]

    def __str__(self) -> str:
        return f"{self.measure} {self.period}: {self.value if self.value is not None else self.state}"


class ForceCount(models.Model):
    """How many crimes of one type one force recorded in a month, as a file of many forces says."""

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="force_counts")
    force = models.SlugField(max_length=120)
    month = models.DateField()
    category = models.CharField(max_length=120)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "force", "month", "category"], name="force_count_once_a_file")
        ]

    def __str__(self) -> str:
        return f"{self.force} {self.month:%Y-%m} {self.category}: {self.count}"


class ForceResidents(models.Model):
    """How many people live in a force's area in the middle of a year, as a file says."""

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="force_residents")
    force = models.SlugField(max_length=120)
    year = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "force", "year"], name="force_residents_once_a_file")]

    def __str__(self) -> str:
        return f"{self.force} {self.year}: {self.people}"


class TableCell(models.Model):
    """One count of a table of two ways that an office keeps, as its file says: never shown before disclosure control.

    The table's code and title are its file's subject; its class stands in the file's report.
    """

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="cells")
    row = models.CharField(max_length=200)
    column = models.CharField(max_length=200)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "row", "column"], name="cell_once_a_file")]

    def __str__(self) -> str:
        return f"{self.row}, {self.column}: {self.count}"
