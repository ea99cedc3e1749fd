"""Name the examples of a rule so that none of them hides a method of its model."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    """Names and help only; no row changes."""

    dependencies = [("guidance", "0001_topics_and_rules")]

    operations = [
        migrations.RenameField("rule", "flagged", "flagged_examples"),
        migrations.RenameField("rule", "clean", "clean_examples"),
        migrations.AlterField(
            "rule",
            "flagged_examples",
            ArrayField(models.TextField(), default=list, help_text="Texts that it must flag."),
        ),
        migrations.AlterField(
            "rule",
            "clean_examples",
            ArrayField(models.TextField(), default=list, help_text="Texts that it must not flag."),
        ),
    ]
