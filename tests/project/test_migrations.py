"""Every migration says what it does, and can be undone."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation

AUTOMATIC = re.compile(r"^\d{4}_(?:auto_|alter_\w+_options)|_and_more$")


def find_automatic_names(names: list[str]) -> list[str]:
    """Return the names that a person did not choose."""
    return [name for name in names if AUTOMATIC.search(name)]


def find_one_way_steps(operations: list[Operation]) -> list[Operation]:
    """Return the operations on data that cannot be undone, however deep they lie."""
    found: list[Operation] = []
    for operation in operations:
        if isinstance(operation, SeparateDatabaseAndState):
            found += find_one_way_steps([*operation.database_operations, *operation.state_operations])
        elif isinstance(operation, RunPython | RunSQL) and not operation.reversible:
            found.append(operation)
    return found


def list_own_migrations() -> dict[tuple[str, str], Migration]:
    """Return the migrations of our own apps."""
    root = Path(settings.BASE_DIR) / "apps"
    ours = {config.label for config in apps.get_app_configs() if Path(config.path).is_relative_to(root)}
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {key: migration for key, migration in loader.disk_migrations.items() if key[0] in ours}


def test_every_migration_has_a_name_that_somebody_chose() -> None:
    names = [name for _, name in list_own_migrations()]

    assert find_automatic_names(names) == []
    assert len(names) > 3


def test_every_change_of_data_can_be_undone() -> None:
    one_way = {key: find_one_way_steps(list(it.operations)) for key, it in list_own_migrations().items()}

    assert {key: steps for key, steps in one_way.items() if steps} == {}


def test_automatic_names_and_one_way_steps_are_found() -> None:
    forwards_only = RunPython(RunPython.noop)
    hidden = SeparateDatabaseAndState(database_operations=[forwards_only])
    undoable = RunPython(RunPython.noop, RunPython.noop)

    assert find_one_way_steps([hidden, undoable]) == [forwards_only]
    assert find_automatic_names(["0002_auto_20260101_1200", "0003_goal_note_and_more", "0004_goal_note"]) == [
        "0002_auto_20260101_1200",
        "0003_goal_note_and_more",
    ]
