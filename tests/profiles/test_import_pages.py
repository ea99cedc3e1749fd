"""Bringing a résumé, confirming what was read, and taking one's facts along."""

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.common.models import RefusedText
from apps.common.saving.fingerprints import fingerprint
from apps.profiles import services
from apps.profiles.forms.imports import MAX_FILE
from apps.profiles.models import Decision, Fact, ImportedFact, ProfileImport
from apps.profiles.views.imports import NOTHING_READ
from tests.factories.profiles import FactFactory, ImportedFactFactory, ProfileImportFactory

HTMX = {"HX-Request": "true"}
IMPORTS = reverse("profiles:imports")
RESUME = "# Skills\n\n- Gilding\n- Wheel cutting\n"


def confirm_url(row: ProfileImport) -> str:
    return reverse("profiles:confirm", args=[row.pk])


def item_url(row: ImportedFact) -> str:
    return reverse("profiles:imported_fact", args=[row.pk])


def test_pasted_text_is_read_and_waits(alice: User, alice_client: Client) -> None:
    data = {"text": RESUME, "operation": uuid4()}
    alice_client.post(IMPORTS, data)
    answer = alice_client.post(IMPORTS + "?answer=7", data)

    row = ProfileImport.objects.get()
    page = alice_client.get(confirm_url(row)).content.decode()
    assert answer.headers["Location"] == f"{confirm_url(row)}?answer=7"
    assert [fact.text for fact in row.facts.order_by("pk")] == ["Gilding", "Wheel cutting"]
    assert "0 of 2 decided" in page
    assert "Keep all 2" in page
    assert Fact.objects.count() == 0


def test_file_is_read_and_named(alice: User, alice_client: Client) -> None:
    file = SimpleUploadedFile("clocks.md", RESUME.encode())

    alice_client.post(IMPORTS, {"file": file})

    assert ProfileImport.objects.get().file_name == "clocks.md"
    assert "clocks.md" in alice_client.get(IMPORTS).content.decode()


def test_same_text_again_says_that_nothing_is_new(alice: User, alice_client: Client) -> None:
    alice_client.post(IMPORTS, {"text": RESUME})
    for imported in ImportedFact.objects.all():
        services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)

    page = alice_client.post(IMPORTS, {"text": RESUME}, follow=True).content.decode()

    assert "2 already here, 0 new." in page
    assert "There is nothing new to decide." in page


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({}, "file", "Choose a file, or paste the text below."),
        ({"text": "wör" * 70_000}, "text", "Keep it under 200,000 characters."),
        ({"text": RESUME, "file": SimpleUploadedFile("a.md", b"x")}, "file", "Bring one at a time"),
        ({"text": "# Skills\n"}, "text", NOTHING_READ),
        ({"text": "# Skills\n" + "".join(f"- wheel {n}\n" for n in range(501))}, "text", "More than 500"),
        ({"file": SimpleUploadedFile("big.txt", b"x" * (MAX_FILE + 1))}, "file", "larger than 20 MB"),
        ({"file": SimpleUploadedFile("empty.txt", b"")}, "file", ""),
    ],
)
def test_what_cannot_be_read_says_why(
    data: dict[str, object], field: str, words: str, alice_client: Client
) -> None:
    answer = alice_client.post(IMPORTS, data)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert f'href="#new-import-{field}"' in page
    assert words in page
    assert str(data.get("text", ""))[:2_000] in page
    assert ("a browser does not keep it" in page) is ("file" in data)
    assert ProfileImport.objects.count() == 0


def test_words_of_the_file_and_its_notes_are_shown(alice: User, alice_client: Client) -> None:
    row = ProfileImportFactory.create(owner=alice, notes=["Page 3 was a picture."], unplaced=["Loose end"])
    ImportedFactFactory.create(profile_import=row, text="Gilding", source="Skills: gilding, filing")

    page = alice_client.get(confirm_url(row)).content.decode()

    for words in ("Page 3 was a picture.", "Loose end", "Skills: gilding, filing"):
        assert words in page
    assert "already here" not in page


@pytest.mark.parametrize(("decision", "facts", "state"), [("kept", 1, "Kept"), ("left_out", 0, "Left out")])
def test_one_decides_and_may_change_the_words_first(
    decision: str, facts: int, state: str, alice: User, alice_client: Client
) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")
    data = {
        "text": "Gilding of dials",
        "kind": "project",
        "text_version": fingerprint("Gilding"),
        "kind_version": fingerprint("skill"),
        "decision": decision,
    }

    answer = alice_client.post(item_url(imported) + "?answer=7", data)

    imported.refresh_from_db()
    place = f"{confirm_url(imported.profile_import)}?answer=7#read-{imported.pk}"
    assert answer.headers["Location"] == place
    assert (imported.text, imported.kind, imported.decision) == ("Gilding of dials", "project", decision)
    assert list(Fact.objects.values_list("text", "kind")) == [("Gilding of dials", "project")] * facts
    assert f"<strong>{state}</strong>" in alice_client.get(place).content.decode()


def test_htmx_gets_the_one_thing_and_how_far_one_is(alice: User, alice_client: Client) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")
    ImportedFactFactory.create(profile_import=imported.profile_import)
    data = {"text": "Gilding", "kind": "skill", "decision": "kept"}

    page = alice_client.post(item_url(imported), data, headers=HTMX).content.decode()

    assert "<html" not in page
    assert f'id="read-{imported.pk}"' in page
    assert page.count("1 of 2 decided") == 2


def test_words_are_saved_as_they_are_typed(alice: User, alice_client: Client) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")
    data = {"only": "text", "text": "Gilding of dials", "text_version": fingerprint("Gilding")}

    answer = alice_client.post(item_url(imported), data, headers=HTMX)

    imported.refresh_from_db()
    assert (answer.status_code, imported.text, imported.decision) == (204, "Gilding of dials", "")


def test_words_typed_after_another_tab_kept_them_go_to_the_fact(alice: User, alice_client: Client) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")
    services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)
    data = {"only": "text", "text": "Gilding of dials", "text_version": fingerprint("Gilding")}

    alice_client.post(item_url(imported), data, headers=HTMX)

    assert Fact.objects.get().text == "Gilding of dials"


def test_words_changed_in_another_tab_are_not_overwritten(alice: User, alice_client: Client) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")
    data = {"text": "Mine", "kind": "skill", "text_version": fingerprint("older"), "decision": "kept"}

    answer = alice_client.post(item_url(imported), data)

    assert answer.status_code == 409
    assert RefusedText.objects.get().text == "Mine"
    assert Fact.objects.count() == 0


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_emptied_words_are_refused_where_they_stand(
    headers: dict[str, str], alice: User, alice_client: Client
) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice, text="Gilding")
    other = ImportedFactFactory.create(profile_import=imported.profile_import, text="Filing")

    answer = alice_client.post(
        item_url(imported), {"text": "", "kind": "skill", "decision": "kept"}, headers=headers
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write what you bring." in page
    assert (other.text in page) is not bool(headers)
    assert Fact.objects.count() == 0


def test_looking_at_one_thing_leads_to_its_place(alice: User, alice_client: Client) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice)

    answer = alice_client.get(item_url(imported))

    assert answer.headers["Location"] == f"{confirm_url(imported.profile_import)}#read-{imported.pk}"


def test_decision_can_be_taken_back(alice: User, alice_client: Client) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice)
    url = reverse("profiles:decide", args=[imported.pk])

    counts = []
    for decision in ("kept", "left_out", "kept", "nonsense"):
        alice_client.post(url, {"decision": decision})
        counts.append(Fact.objects.count())

    assert counts == [1, 0, 1, 1]


def test_fact_removed_since_is_said_so(alice: User, alice_client: Client) -> None:
    imported = ImportedFactFactory.create(profile_import__owner=alice)
    services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)
    Fact.objects.all().delete()

    page = alice_client.get(confirm_url(imported.profile_import)).content.decode()

    assert "Kept, and removed since" in page


def test_all_of_a_kind_are_kept_by_one_button(alice: User, alice_client: Client) -> None:
    row = ProfileImportFactory.create(owner=alice)
    ImportedFactFactory.create_batch(3, profile_import=row)
    url = reverse("profiles:keep_kind", args=[row.pk])

    first = alice_client.post(url, {"kind": "skill", "operation": uuid4()}, follow=True).content.decode()
    again = alice_client.post(url, {"kind": "skill", "operation": uuid4()}, follow=True).content.decode()
    alice_client.post(url, {"kind": "hobby"})

    assert Fact.objects.count() == 3
    assert "3 more kept." in first
    assert "3 of 3 decided" in first
    assert "There was nothing left of this kind to keep." in again


def test_text_that_could_not_be_placed_is_added(alice: User, alice_client: Client) -> None:
    row = ProfileImportFactory.create(owner=alice, unplaced=["Loose", "Lost"])
    url = reverse("profiles:add_unplaced", args=[row.pk])
    data = {"line": "Lost", "text": "Found again", "kind": "project"}

    refused = alice_client.post(url, data | {"text": ""})
    added = alice_client.post(url, data, follow=True).content.decode()
    again = alice_client.post(url, data, follow=True).content.decode()
    unknown = alice_client.post(url, {"line": "Never there"})

    assert refused.status_code == unknown.status_code == 422
    assert 'href="#unplaced-1-text"' in refused.content.decode()
    assert "1 of 1 decided" in added
    assert "no longer here" in again
    assert Fact.objects.get().text == "Found again"


def test_import_is_removed_once_one_has_said_so(alice: User, alice_client: Client) -> None:
    row = ProfileImportFactory.create(owner=alice)
    url = reverse("profiles:remove_import", args=[row.pk])

    assert "clocks.md" in alice_client.get(url).content.decode()
    answer = alice_client.post(url + "?answer=7")

    assert (answer.headers["Location"], ProfileImport.objects.count()) == (f"{IMPORTS}?answer=7", 0)


def test_facts_are_taken_along(alice: User, bob: User, alice_client: Client) -> None:
    FactFactory.create(owner=alice, text="Gilding", kind="skill")
    FactFactory.create(owner=bob, text="Sawing", kind="skill")
    waiting = ImportedFactFactory.create(profile_import__owner=alice)

    answer = alice_client.get(reverse("profiles:json_resume"))

    resume = json.dumps(json.loads(answer.content))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="resume.json"'
    assert "Gilding" in resume
    assert "Sawing" not in resume
    assert waiting.text not in resume


def test_page_of_facts_leads_to_both(alice: User, alice_client: Client) -> None:
    url = reverse("profiles:facts")
    empty = alice_client.get(url + "?answer=7").content.decode()
    FactFactory.create(owner=alice)

    assert f'href="{IMPORTS}?answer=7"' in empty
    assert "Take them with you" not in empty
    assert reverse("profiles:json_resume") in alice_client.get(url).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_however_much_there_is(
    count: int, alice: User, alice_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = ProfileImportFactory.create_batch(count, owner=alice, unplaced=["Loose"] * count)
    ImportedFactFactory.create_batch(count, profile_import=rows[0])
    for imported in ImportedFactFactory.create_batch(count, profile_import=rows[0]):
        services.decide_fact(row=imported, decision=Decision.KEPT, by=alice)
    alice_client.get(IMPORTS)

    with django_assert_num_queries(4):
        alice_client.get(IMPORTS)
    with django_assert_num_queries(5):
        alice_client.get(confirm_url(rows[0]))
