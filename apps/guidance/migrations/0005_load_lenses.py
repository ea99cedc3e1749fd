"""Put the lenses that come with the app, and the texts they name, into the database."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from apps.guidance.services import load_guidance


def load(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Load every file; what an admin has edited stays."""
    load_guidance(
        topic_model=apps.get_model("guidance", "Topic"),
        rule_model=apps.get_model("guidance", "Rule"),
        lens_model=apps.get_model("guidance", "Lens"),
    )


def unload(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Take out the lenses; their table goes next."""
    apps.get_model("guidance", "Lens").objects.all().delete()


class Migration(migrations.Migration):
    """Data only; can be undone."""

    dependencies = [("guidance", "0004_lenses")]

    operations = [migrations.RunPython(load, unload)]
