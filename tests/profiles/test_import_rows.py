"""Whose the rows of an import are, what becomes of them, and what the database refuses."""

from operator import attrgetter

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from apps.accounts.export import export_person
from apps.accounts.handover import hand_over_rows
from apps.accounts.models import User
from apps.profiles.models import ImportedFact
from apps.profiles.permissions import can_edit_import, can_edit_imported_fact
from apps.profiles.queries import (
    count_decided,
    get_import_for,
    get_imported_fact_for,
    list_imported_facts,
    list_imports_for,
)
from tests.factories.profiles import FactFactory, ImportedFactFactory, ProfileImportFactory


def test_rights_are_the_owners_while_active(alice: User, bob: User) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice)
    row = imported.profile_import

    assert can_edit_import(alice, row)
    assert can_edit_imported_fact(alice, imported)
    assert not can_edit_import(bob, row)
    alice.is_active = False
    assert not can_edit_imported_fact(alice, imported)


def test_imports_of_a_guest_become_the_accounts(guest: User, alice: User) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=guest)

    assert hand_over_rows(guest=guest, account=alice)

    imported.refresh_from_db()
    assert imported.profile_import.owner == alice


def test_imports_are_exported_and_go_with_their_person(alice: User) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")

    [exported] = export_person(alice)["profile imports"]
    assert exported["imported facts"][0]["text"] == "Gilding"

    alice.delete()
    assert not ImportedFact.objects.filter(pk=imported.pk).exists()


@pytest.mark.parametrize(
    "values", [{"kind": "hobby"}, {"text": ""}, {"decision": "maybe"}, {"decision": "left_out", "fact": True}]
)
def test_database_refuses_what_makes_no_sense(values: dict[str, object], alice: User) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice)
    if "fact" in values:
        values = values | {"fact": FactFactory.create(owner=alice)}

    with pytest.raises(IntegrityError), transaction.atomic():
        ImportedFact.objects.filter(pk=imported.pk).update(**values)


def test_strangers_find_no_import(alice: User, bob: User) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice)

    assert get_imported_fact_for(alice, imported.pk) == imported
    assert get_import_for(alice, imported.profile_import_id) == imported.profile_import
    with pytest.raises(Http404):
        get_imported_fact_for(bob, imported.pk)
    with pytest.raises(Http404):
        get_import_for(bob, imported.profile_import_id)


def test_imports_are_listed_with_what_is_undecided(alice: User, bob: User) -> None:
    row = ProfileImportFactory.create(owner=alice)
    later = ProfileImportFactory.create(owner=alice)
    ProfileImportFactory.create(owner=bob)
    ImportedFactFactory.create(profile_import=row, kind="skill", decision="left_out")
    first = ImportedFactFactory.create(profile_import=row, kind="experience")

    listed = list_imports_for(alice)

    counts = attrgetter("read", "open")
    assert [(item, counts(item)) for item in listed] == [(later, (0, 0)), (row, (2, 1))]
    assert list_imported_facts(row)[0] == first
    assert count_decided(row).words == "1 of 2 decided"
    assert [str(row), str(first), str(ProfileImportFactory.build(file_name=""))] == [
        "clocks.md",
        first.text,
        "Pasted text",
    ]
