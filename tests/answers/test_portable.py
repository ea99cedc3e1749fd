"""A draft taken along as JSON and brought in again: nothing lost, nothing twice, nothing of a bad file."""

import copy
import json
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.answers.batch.records import UnreadableRecord, parse_record
from apps.answers.forms.arrival import MAX_BYTES
from apps.answers.models import Answer, MatchDecision
from apps.answers.queries.portable import describe_draft
from apps.answers.services.composition import write_answer
from apps.answers.services.portable import bring_draft
from apps.postings.models import Posting
from apps.profiles.models import Fact, Goal, Profile
from tests.answers.conftest import Draft

BRING = reverse("answers:bring")


@pytest.fixture
def written(full: Draft, alice: User) -> Draft:
    """A draft that is written, edited and decided on in every way there is."""
    write_answer(answer=full.answer, operation=None, by=alice)
    full.row("short").notes.add(full.note)
    full.answer.rows.filter(horizon="long").update(leads_elsewhere=True, is_undecided=True)
    full.answer.sentences.filter(position=1).update(text="Said my way.", is_edited=True)
    full.posting.lines.filter(number=2).update(kind="other", is_kind_by_person=True)
    MatchDecision.objects.create(answer=full.answer, goal=full.goals["mid"], line=full.lines[2], is_kept=True)
    MatchDecision.objects.create(answer=full.answer, goal=full.goals["mid"], note=full.note, is_kept=False)
    return full


def describe(answer: Answer) -> dict[str, Any]:
    """Return what the file of an answer holds, as a reader of the file has it."""
    described: dict[str, Any] = json.loads(json.dumps(describe_draft(Answer.objects.get(pk=answer.pk))))
    return described


def bring(data: dict[str, Any], by: User) -> Answer:
    """Bring in a file that holds `data`."""
    return bring_draft(record=parse_record(json.dumps(data).encode()), operation=None, by=by)


def test_in_another_account_it_is_the_same_draft(written: Draft, bob: User) -> None:
    taken = describe(written.answer)

    assert describe(bring(taken, bob)) == taken


def test_what_rests_on_what_is_kept(written: Draft, bob: User) -> None:
    brought = bring(describe(written.answer), bob)

    row = brought.rows.get(horizon="short")
    assert row.goal is not None
    assert row.goal.owner_id == bob.pk
    assert [line.text for line in row.lines.all()] == [written.lines[1].text]
    sources = [source for sentence in brought.sentences.all() for source in sentence.sources.all()]
    assert {source.line.posting_id for source in sources if source.line} == {brought.posting_id}
    assert brought.posting_id != written.posting.pk


def test_an_answer_that_was_up_to_date_still_is(full: Draft, alice: User, bob: User) -> None:
    write_answer(answer=full.answer, operation=None, by=alice)
    taken = describe(full.answer)

    assert taken["is_current"]
    assert describe(bring(taken, bob))["is_current"]


def test_an_answer_in_an_account_that_says_more_is_not(full: Draft, alice: User, bob: User) -> None:
    write_answer(answer=full.answer, operation=None, by=alice)
    Goal.objects.create(owner=bob, horizon="long", text="teach the trade")

    assert not describe(bring(describe(full.answer), bob))["is_current"]


def test_nothing_that_is_here_comes_twice(written: Draft, alice: User) -> None:
    before = Goal.objects.count(), Fact.objects.count(), Profile.objects.count()

    bring(describe(written.answer), alice)

    assert (Goal.objects.count(), Fact.objects.count(), Profile.objects.count()) == before
    assert alice.answers.count() == 2


def test_a_profile_is_filled_only_where_it_is_open(written: Draft, bob: User) -> None:
    Profile.objects.create(owner=bob, field="teaching")

    bring(describe(written.answer), bob)

    profile = Profile.objects.get(owner=bob)
    assert (profile.field, profile.years, profile.level) == ("teaching", 3, "junior")


def test_the_first_version_of_its_history_says_where_it_came_from(written: Draft, bob: User) -> None:
    (revision,) = bring(describe(written.answer), bob).revisions.all()

    assert revision.reason == "Opened from a file"


def test_a_draft_that_is_not_written_yet_comes_in_too(full: Draft, bob: User) -> None:
    brought = bring(describe(full.answer), bob)

    assert brought.composed_at is None
    assert not brought.revisions.exists()


def test_rows_and_profile_that_are_left_out_are_empty(full: Draft, bob: User) -> None:
    taken = describe(full.answer)
    del taken["matrix"][1], taken["profile"]

    brought = bring(taken, bob)

    assert brought.rows.count() == 3
    assert brought.rows.get(horizon="mid").focus == ""


def test_findings_set_aside_stay_aside(written: Draft, alice: User, bob: User) -> None:
    written.answer.dismissals.create(rule="vague", quote="my way", reason="It is my way.")

    (dismissal,) = bring(describe(written.answer), bob).dismissals.all()

    assert (dismissal.rule, dismissal.reason) == ("vague", "It is my way.")


REFUSED: list[tuple[list[Any], Any, str]] = [
    (["format"], "something-else", "not a draft downloaded from here"),
    (["format"], None, "not a draft downloaded from here"),
    (["version"], 2, "newer version"),
    (["posting"], [], "posting must be an object"),
    (["posting", "raw_text"], "", "posting raw_text"),
    (["posting", "raw_text"], "\n \n", "no text that can be read"),
    (["posting", "lines"], [], "no text that can be read"),
    (["posting", "lines", 0, "kind"], "salary", "posting lines 1 kind"),
    (["posting", "lines", 0, "confidence"], 1.5, "must be a number from 0 to 1"),
    (["posting", "lines", 0, "confidence"], True, "must be a number from 0 to 1"),
    (["posting", "lines", 1, "number"], 1, "two things that cannot both be so"),
    (["posting", "title"], "x" * 301, "posting title"),
    (["posting", "years"], 90, "posting years"),
    (["posting", "notes", 0, "source"], "", "posting notes 1 source"),
    (["question"], "why", "question"),
    (["target_seconds"], 5, "target_seconds"),
    (["goals", 0, "text"], "", "goals 1 text"),
    (["goals", 0, "text"], "\ud800", "half of a letter"),
    (["matrix", 0, "goal"], "goal 9", "matrix 1 goal: “goal 9” is not in the file"),
    (["matrix", 0, "goal"], "line 1", "is not in the file"),
    (["matrix", 0, "lines"], ["note 1"], "is not in the file"),
    (["matrix", 0, "horizon"], "mid", "two things that cannot both be so"),
    (["matrix", 0, "leads_elsewhere"], True, "two things that cannot both be so"),
    (["matrix", 0, "is_undecided"], "yes", "must be true or false"),
    (["sentences", 0, "text"], "", "sentences 1 text"),
    (["sentences", 0, "sources", 0, "quote"], "", "sentences 1 sources 1 quote"),
    (["sentences", 0, "sources", 0, "item"], "goal 0", "is not in the file"),
    (["sentences", 0, "sources", 0], {"kind": "goal", "quote": "x", "item": "line 1"}, "item must be a goal"),
    (["sentences", 0, "is_edited"], None, ""),
    (["decisions", 0, "goal"], None, "decisions 1 goal must be text"),
    (["decisions", 0, "item"], "goal 1", "decisions 1 item must be a line or a note"),
    (["dismissals"], [{"rule": "vague", "reason": ""}], "dismissals 1 reason"),
]


@pytest.mark.parametrize(("path", "value", "said"), REFUSED)
def test_a_file_that_is_not_right_is_refused_and_nothing_of_it_stored(
    written: Draft, bob: User, path: list[Any], value: Any, said: str
) -> None:
    taken = describe(written.answer)
    place: Any = taken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    if not said:  # the control: this change is harmless
        bring(taken, bob)
        return

    with pytest.raises(UnreadableRecord, match=said.replace("(", r"\(")):
        bring(taken, bob)
    for model in (Posting, Goal, Fact, Answer):
        assert not model._default_manager.filter(owner=bob).exists()


def list_paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Return the way to every value in a JSON document."""
    if path:
        yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from list_paths(part, (*path, name))


def test_whatever_stands_in_a_place_it_comes_in_or_is_refused_in_words(written: Draft, bob: User) -> None:
    wrong: Iterator[Any] = cycle(
        [None, "", -1, 10**6, True, [], {}, [[]], "x" * 300, "goal 1", 0.5, {"text": 1}]
    )
    taken = describe(written.answer)
    outcomes = Counter[bool]()

    for path in list_paths(taken):
        place = changed = copy.deepcopy(taken)
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = next(wrong)
        try:
            bring(changed, bob)
            outcomes[True] += 1
        except UnreadableRecord:
            outcomes[False] += 1

    assert outcomes[True] > 20
    assert outcomes[False] > 100


def upload(content: bytes) -> dict[str, Any]:
    """Return a posted form with a file."""
    return {"operation": uuid4(), "file": SimpleUploadedFile("draft.json", content)}


def test_a_person_brings_a_file_in(
    alice_client: Client, bob_client: Client, written: Draft, bob: User
) -> None:
    file = alice_client.get(written.url("export"), {"format": "json"}).content

    response = bob_client.post(BRING, upload(file))

    answer = bob.answers.get()
    assert (response.status_code, response["Location"]) == (302, reverse("answers:detail", args=[answer.pk]))
    assert "Said my way." in bob_client.get(reverse("answers:finished", args=[answer.pk])).content.decode()


def test_somebody_without_an_account_brings_one_in(client: Client, written: Draft) -> None:
    response = client.post(BRING, upload(json.dumps(describe(written.answer)).encode()))

    assert response.status_code == 302
    assert client.get(response["Location"], follow=True).status_code == 200


def test_a_form_sent_twice_brings_one_draft(bob_client: Client, written: Draft, bob: User) -> None:
    operation, file = uuid4(), json.dumps(describe(written.answer)).encode()

    for _ in range(2):
        assert bob_client.post(BRING, upload(file) | {"operation": operation}).status_code == 302

    assert bob.answers.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a JSON file"),
        (b"%PDF-1.7", "not a JSON file"),
        (b"\xff\xfe{}", "not a text file"),
        (b"[]", "not a draft downloaded from here"),
        (b"[" * 100_000, "not a JSON file"),
        (b'{"format": NaN}', "not a JSON file"),
        (b"{}", "not a draft downloaded from here"),
        (b" " * (MAX_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_draft_is_refused_in_words(bob_client: Client, content: bytes, said: str) -> None:
    response = bob_client.post(BRING, upload(content))

    assert response.status_code == 422
    assert said in response.content.decode()


def test_no_file_at_all_is_asked_for(bob_client: Client) -> None:
    response = bob_client.post(BRING, {})

    assert response.status_code == 422
    assert "Choose the JSON file" in response.content.decode()


def test_the_list_leads_to_the_page(bob_client: Client) -> None:
    assert BRING in bob_client.get(reverse("answers:list")).content.decode()
    assert bob_client.get(BRING).status_code == 200
