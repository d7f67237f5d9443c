from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("work", models.CharField(max_length=80)),
                ("day", models.DateField()),
                ("job", models.CharField(blank=True, max_length=64)),
                ("given_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("work", "day"), name="round_once_a_day")],
            },
        ),
    ]
