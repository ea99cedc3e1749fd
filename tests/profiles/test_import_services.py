"""What is read waits until it is decided on; what is known is not asked again."""

from uuid import uuid4

import pytest

from apps.accounts.export import export_person
from apps.accounts.models import User
from apps.drafting import vocabulary
from apps.drafting.reading.resumes import ReadFact
from apps.profiles import services
from apps.profiles.importers import ImportedProfile
from apps.profiles.models import MAX_TEXT, Decision, Fact, FactKind, ImportedFact, ProfileImport
from apps.profiles.services.imports import fold_text
from tests.factories.profiles import FactFactory, ImportedFactFactory, ProfileImportFactory

SKILL = vocabulary.FactKind.SKILL


def read(
    *texts: str, unplaced: tuple[str, ...] = (), notes: tuple[str, ...] = (), contact: tuple[str, ...] = ()
) -> ImportedProfile:
    """Return what a reading gives of some skills."""
    facts = tuple(ReadFact(SKILL, text, f"- {text}") for text in texts)
    return ImportedProfile("text", facts, unplaced, contact, notes)


def store(profile: ImportedProfile, owner: User) -> ProfileImport:
    return services.store_import(profile=profile, file_name="clocks.txt", operation=None, by=owner)


def list_texts(row: ProfileImport) -> list[str]:
    return list(row.facts.order_by("pk").values_list("text", flat=True))


def test_what_is_read_waits_and_is_no_fact(alice: User) -> None:
    row = store(read("Gilding", unplaced=("Loose",), notes=("A picture was left out.",)), alice)

    imported = row.facts.get()
    assert (imported.kind, imported.text, imported.source) == ("skill", "Gilding", "- Gilding")
    assert (imported.decision, imported.fact) == ("", None)
    assert (row.unplaced, row.notes, row.format) == (["Loose"], ["A picture was left out."], "text")
    assert Fact.objects.count() == 0


def test_contact_data_is_stored_nowhere(alice: User) -> None:
    store(read("Gilding", contact=("alice@clocks.example",)), alice)

    assert "clocks.example" not in str(export_person(alice))


def test_one_operation_brings_one_import(alice: User) -> None:
    operation = uuid4()

    rows = [
        services.store_import(profile=read("Gilding"), file_name="", operation=operation, by=alice)
        for _time in range(2)
    ]

    assert rows[0] == rows[1] == ProfileImport.objects.get()
    assert ImportedFact.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "other", "is_same"),
    [
        ("Wheel cutting", "  wheel-CUTTING.", True),
        ("\ufb01ling", "filing", True),
        ("C", "C++", False),
        ("C", "C#", False),
        ("—", "…!", False),
    ],
)
def test_spellings_of_one_fact_are_known_as_one(text: str, other: str, is_same: bool) -> None:
    assert (fold_text(text) == fold_text(other)) is is_same


def test_what_one_brings_already_is_not_asked_again(alice: User, bob: User) -> None:
    FactFactory.create(owner=alice, text="wheel cutting!")
    FactFactory.create(owner=bob, text="Gilding")

    row = store(read("Wheel  cutting", "Gilding"), alice)

    assert (list_texts(row), row.already_here) == (["Gilding"], 1)


def test_what_was_decided_before_is_not_asked_again_in_any_words(alice: User) -> None:
    first = store(read("Gilding", "Filing", unplaced=("Loose", "Lost")), alice)
    for imported, decision in zip(first.facts.order_by("pk"), Decision, strict=True):
        imported.text = "My own words"
        imported.save()
        services.decide_fact(row=imported, decision=decision, by=alice)
    services.add_unplaced(row=first, line="Loose", text="Tidy", kind=FactKind.SKILL, operation=None, by=alice)

    again = store(read("Gilding", "Filing", "Sawing", unplaced=("Loose", "Lost")), alice)

    assert (list_texts(again), again.already_here, again.unplaced) == (["Sawing"], 2, ["Lost"])


def test_what_waits_moves_to_the_newer_import_with_its_changes(alice: User) -> None:
    first = store(read("Gilding"), alice)
    first.facts.update(text="Gilding by hand")

    again = store(read("Gilding"), alice)

    assert (list_texts(first), list_texts(again)) == ([], ["Gilding by hand"])


def test_what_stands_twice_is_one_with_both_its_sources(alice: User) -> None:
    facts = tuple(
        ReadFact(SKILL, "Gilding", source) for source in ("- Gilding", "Skills: gilding", "- Gilding")
    )

    row = store(ImportedProfile("text", facts, (), (), ()), alice)

    assert row.facts.get().source == "- Gilding\nSkills: gilding"


def test_text_too_long_for_a_fact_is_kept_among_what_was_not_placed(alice: User) -> None:
    long = "a" * (MAX_TEXT + 1)

    row = store(read("Gilding", long, "\x00"), alice)

    assert (list_texts(row), row.unplaced) == (["Gilding"], [long])


def test_nothing_read_and_too_much_read_are_refused(alice: User) -> None:
    with pytest.raises(services.NothingRead):
        store(read(unplaced=("words",)), alice)
    with pytest.raises(services.ImportTooLarge):
        store(read(*(f"skill {number}" for number in range(services.MAX_FACTS + 1))), alice)
    assert ProfileImport.objects.count() == 0


def test_kept_twice_is_one_fact(alice: User) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")

    for _time in range(2):
        services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)

    fact = Fact.objects.get()
    imported.refresh_from_db()
    assert (fact.owner, fact.kind, fact.text) == (alice, "skill", "Gilding")
    assert (imported.decision, imported.fact) == ("kept", fact)


def test_left_out_after_all_gives_its_words_back(alice: User) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")
    services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)
    Fact.objects.update(text="Gilding of dials", kind="project")

    left = services.decide_fact(row=imported, decision=Decision.LEFT_OUT, by=alice)
    assert (left.text, left.kind, left.decision, Fact.objects.count()) == (
        "Gilding of dials",
        "project",
        "left_out",
        0,
    )

    services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)
    assert Fact.objects.get().text == "Gilding of dials"


def test_fact_removed_from_what_one_brings_can_be_kept_again(alice: User) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice)
    services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)
    services.remove_fact(fact=Fact.objects.get(), by=alice)

    services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)

    assert Fact.objects.count() == 1


def test_all_of_a_kind_are_kept_at_once_and_once(alice: User) -> None:
    row = store(read("Gilding", "Filing", "Sawing"), alice)
    out = row.facts.get(text="Sawing")
    services.decide_fact(row=out, decision=Decision.LEFT_OUT, by=alice)
    ImportedFactFactory.create(profile_import=row, kind="language", text="Welsh")
    operation = uuid4()

    kept = [
        services.keep_kind(row=row, kind=FactKind.SKILL, operation=operation, by=alice) for _time in range(2)
    ]

    assert kept == [2, 2]
    assert sorted(Fact.objects.values_list("text", flat=True)) == ["Filing", "Gilding"]


def test_text_that_could_not_be_placed_becomes_a_fact_once(alice: User) -> None:
    row = ProfileImportFactory.create(owner=alice, unplaced=["Loose", "Lost"])
    operation = uuid4()

    added = [
        services.add_unplaced(
            row=row, line="Loose", text="Tidy", kind=FactKind.PROJECT, operation=operation, by=alice
        )
        for _time in range(2)
    ]

    row.refresh_from_db()
    assert added[0] == added[1]
    assert (added[0].source, added[0].decision, Fact.objects.get().text) == ("Loose", "kept", "Tidy")
    assert row.unplaced == ["Lost"]
    with pytest.raises(services.NotInImport):
        services.add_unplaced(row=row, line="Loose", text="x", kind=FactKind.SKILL, operation=None, by=alice)


def test_removed_import_leaves_what_was_kept(alice: User) -> None:
    row = store(read("Gilding", "Filing"), alice)
    first = row.facts.order_by("pk")[0]
    services.decide_fact(row=first, decision=Decision.KEPT, by=alice)

    services.remove_import(row=row, by=alice)

    assert Fact.objects.get().text == "Gilding"
    assert (ProfileImport.objects.count(), ImportedFact.objects.count()) == (0, 0)


def test_nobody_else_decides(alice: User, bob: User) -> None:
    row = store(read("Gilding", unplaced=("Loose",)), alice)
    imported = row.facts.get()

    with pytest.raises(services.NotYours):
        services.decide_fact(row=imported, decision=Decision.KEPT, by=bob)
    with pytest.raises(services.NotYours):
        services.keep_kind(row=row, kind=FactKind.SKILL, operation=None, by=bob)
    with pytest.raises(services.NotYours):
        services.add_unplaced(row=row, line="Loose", text="x", kind=FactKind.SKILL, operation=None, by=bob)
    with pytest.raises(services.NotYours):
        services.remove_import(row=row, by=bob)
    assert (Fact.objects.count(), ProfileImport.objects.count()) == (0, 1)
