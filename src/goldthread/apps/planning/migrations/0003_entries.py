# Actions become entries of a register, and updates wait until somebody lets them stand: first the columns.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0002_insight"),
        ("bodies", "0002_style"),
        ("people", "0002_person"),
        ("registers", "0002_engine"),
    ]

    operations = [
        migrations.AddField("plan", "letters", models.CharField(blank=True, max_length=20)),
        migrations.AddField(
            "action",
            "body",
            models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="bodies.body"),
        ),
        migrations.AddField("action", "state", models.CharField(default="approved", max_length=40), False),
        migrations.AddField("action", "state_since", models.DateField(null=True)),
        migrations.AddField("action", "revision", models.PositiveIntegerField(default=1)),
        migrations.AddField("action", "changed_at", models.DateTimeField(null=True)),
        migrations.AddField("action", "due_on", models.DateField(blank=True, null=True)),
        migrations.AddField("action", "loaded", models.JSONField(blank=True, default=dict)),
        migrations.AlterField("action", "place", models.PositiveIntegerField(default=2000000000)),
        migrations.AlterField(
            "lead",
            "action",
            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="led_by", to="planning.action"),
        ),
        migrations.AddField(
            "action", "leads", models.ManyToManyField(related_name="led", through="planning.Lead", to="people.post")
        ),
        migrations.AddField("update", "strange_letter", models.CharField(blank=True, max_length=10)),
        migrations.AddField("update", "is_loaded", models.BooleanField(default=False)),
        migrations.AddField(
            "update",
            "state",
            models.CharField(
                choices=[("sent", "Sent for approval"), ("approved", "Approved"), ("sent_back", "Sent back")],
                default="sent",
                max_length=10,
            ),
        ),
        migrations.AddField("update", "sent_by", models.CharField(default="system", max_length=120), False),
        migrations.AddField("update", "sent_at", models.DateTimeField(null=True)),
        migrations.AddField("update", "decided_by", models.CharField(blank=True, max_length=120)),
        migrations.AddField("update", "decided_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("update", "why", models.TextField(blank=True)),
    ]
