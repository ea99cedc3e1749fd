"""The table of the shared cache, so that rate limits hold from the first start with no further step.

The columns are those that Django's `createcachetable` makes.
"""

from typing import ClassVar

from django.db import migrations

CREATE = """
    CREATE TABLE IF NOT EXISTS throughline_cache (
        cache_key varchar(255) NOT NULL PRIMARY KEY,
        value text NOT NULL,
        expires timestamp with time zone NOT NULL
    );
    CREATE INDEX IF NOT EXISTS throughline_cache_expires ON throughline_cache (expires);
"""
DROP = "DROP TABLE IF EXISTS throughline_cache"


class Migration(migrations.Migration):
    """Make the cache's table."""

    dependencies: ClassVar = [("common", "0001_saving")]

    operations: ClassVar = [migrations.RunSQL(CREATE, DROP)]
