"""Put the guidance that comes with the app into a new database."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from apps.guidance.services import load_guidance


def load(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Load every file; `load_guidance` does so again after each deploy."""
    load_guidance(
        topic_model=apps.get_model("guidance", "Topic"),
        rule_model=apps.get_model("guidance", "Rule"),
        lenses=(),
    )


def unload(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Take out what no admin has edited."""
    for name in ("Rule", "Topic"):
        apps.get_model("guidance", name).objects.filter(updated_by=None).delete()


class Migration(migrations.Migration):
    """Data only; can be undone."""

    dependencies = [("guidance", "0002_name_the_examples")]

    operations = [migrations.RunPython(load, unload)]
