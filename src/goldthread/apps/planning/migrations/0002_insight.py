# Insight paragraphs, apart from the plan that they report on.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0001_first"),
        ("registers", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Insight",
            fields=[
                (
                    "thing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="registers.thing",
                    ),
                ),
                ("edition", models.CharField(max_length=7)),
                ("headline", models.CharField(max_length=500)),
                ("finding", models.TextField(blank=True)),
                ("comparator", models.TextField(blank=True)),
                ("cause", models.TextField(blank=True)),
                ("action_text", models.TextField(blank=True)),
                ("footnote", models.TextField(blank=True)),
                ("visibility", models.CharField(choices=[("public", "Public"), ("office", "Office")], max_length=10)),
                ("category", models.CharField(blank=True, max_length=120)),
                ("place", models.PositiveIntegerField()),
                (
                    "node",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to="planning.node"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="insights", to="planning.plan"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InsightFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.SlugField(max_length=80)),
                ("group", models.CharField(blank=True, max_length=200)),
                ("area", models.CharField(blank=True, max_length=200)),
                ("place", models.PositiveIntegerField()),
                (
                    "insight",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="planning.insight"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("insight", "measure", "group", "area"), name="figure_once_an_insight"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="insight",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ["public", "office"])), name="insight_visibility_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="insight",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("category", ""), ("visibility", "public")),
                    models.Q(("visibility", "office"), models.Q(("category", ""), _negated=True)),
                    _connector="OR",
                ),
                name="insight_withheld_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="insight",
            constraint=models.CheckConstraint(
                condition=models.Q(("headline", ""), _negated=True), name="insight_has_a_headline"
            ),
        ),
    ]
