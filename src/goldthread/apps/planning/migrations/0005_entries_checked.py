# Actions become entries of a register: last, what the database refuses.

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

STATES = ["drafted", "sent", "approved", "closed", "withdrawn"]
DECIDED = Q(("decided_at", None), ("decided_by", ""), ("state", "sent")) | (
    ~Q(("state", "sent")) & ~Q(("decided_by", "")) & Q(("decided_at__isnull", False))
)


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_entered")]

    operations = [
        migrations.AlterField(
            "action",
            "body",
            models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="bodies.body"),
        ),
        migrations.AlterField("action", "state_since", models.DateField()),
        migrations.AlterField("action", "changed_at", models.DateTimeField()),
        migrations.AlterField("update", "sent_at", models.DateTimeField()),
        migrations.AddConstraint(
            "action", models.CheckConstraint(condition=Q(("state__in", STATES)), name="action_state_is_known")
        ),
        migrations.AddConstraint(
            "action",
            models.CheckConstraint(condition=~Q(("title", "")) & ~Q(("reference", "")), name="action_is_named"),
        ),
        migrations.AddConstraint(
            "action", models.CheckConstraint(condition=Q(("revision__gte", 1)), name="action_revision_counts")
        ),
        migrations.AddIndex("action", models.Index(fields=["body", "reference"], name="action_by_reference")),
        migrations.AddIndex("action", models.Index(fields=["body", "state", "reference"], name="action_by_state")),
        migrations.AddConstraint(
            "update",
            models.CheckConstraint(
                condition=Q(("state__in", ["sent", "approved", "sent_back"])), name="update_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            "update", models.CheckConstraint(condition=DECIDED, name="update_decided_by_somebody")
        ),
        migrations.AddConstraint(
            "update",
            models.CheckConstraint(condition=~Q(("state", "sent_back")) | ~Q(("why", "")), name="update_back_says_why"),
        ),
        migrations.AddConstraint(
            "update",
            models.CheckConstraint(
                condition=Q(("status", None)) | Q(("strange_letter", "")), name="update_has_one_status"
            ),
        ),
        migrations.AddIndex(
            "update", models.Index(condition=Q(("state", "sent")), fields=["state"], name="update_waiting")
        ),
    ]
