from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("performance", "0004_answers_keep_what_was_seen")]

    operations = [
        migrations.AddField(
            model_name="sourcefile",
            name="table_sha256",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
