from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("performance", "0003_loads_forgotten_and_findings")]

    operations = [
        migrations.AddField(
            model_name="findinganswer",
            name="seen",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
    ]
