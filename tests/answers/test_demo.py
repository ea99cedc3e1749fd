"""The demo: invented people and drafts at every stage, made anew each time, never in production."""

import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Role, User
from apps.answers.demo.people import CAST
from apps.answers.demo.story import DRAFTS, FACTS, GOALS, read_posting_text
from apps.answers.models import Answer, Horizon
from apps.profiles.models import Fact, Goal

pytestmark = pytest.mark.django_db


@pytest.fixture
def output(settings: Any, capsys: pytest.CaptureFixture[str]) -> str:
    settings.DEBUG = True
    call_command("demo")
    return capsys.readouterr().out


def read_passwords(output: str) -> dict[str, str]:
    return dict(re.findall(r"(\S+@example\.org)\s+(\S+)", output))


def test_it_refuses_to_run_in_production() -> None:
    with pytest.raises(CommandError, match="only with DEBUG on"):
        call_command("demo")

    assert User.objects.count() == 0


def test_the_printed_passwords_open_the_accounts(output: str) -> None:
    passwords = read_passwords(output)

    assert passwords.keys() == {email for email, _ in CAST.values()}
    for role, (email, _) in CAST.items():
        user = User.objects.get(email=email)
        assert user.role == role
        assert user.check_password(passwords[email])


def test_the_candidate_signs_in_and_finds_her_drafts(output: str) -> None:
    client = Client()
    email, password = next(iter(read_passwords(output).items()))

    response = client.post(reverse("account_login"), {"login": email, "password": password})

    assert response.status_code == 302
    page = client.get(reverse("answers:list")).content.decode()
    assert page.count("Air Traffic Electronics Technician") >= 2


def test_the_admin_may_enter_the_admin(output: str) -> None:
    client = Client()
    client.force_login(User.objects.get(role=Role.ADMIN))

    assert "People and guidance" in client.get(reverse("admin:index")).content.decode()


def test_a_second_run_starts_the_story_over(output: str, capsys: pytest.CaptureFixture[str]) -> None:
    mara = User.objects.get(role=Role.CANDIDATE)
    Goal.objects.create(owner=mara, text="left over from yesterday")

    call_command("demo")

    again = read_passwords(capsys.readouterr().out)
    assert User.objects.count() == len(CAST)
    assert Answer.objects.filter(owner=mara).count() == len(DRAFTS)
    assert Goal.objects.filter(owner=mara).count() == len(GOALS)
    assert Fact.objects.filter(owner=mara).count() == len(FACTS)
    assert set(again.values()) & set(read_passwords(output).values()) == set()


def test_other_peoples_rows_stay(alice: User, settings: Any) -> None:
    goal = Goal.objects.create(owner=alice, text="keep this")
    settings.DEBUG = True

    call_command("demo")

    assert Goal.objects.get(owner=alice) == goal


def test_there_is_a_draft_at_every_stage(output: str) -> None:
    drafts = [
        Answer.objects.get(posting__raw_text=read_posting_text(draft.posting), question=draft.question)
        for draft in DRAFTS
    ]

    assert [describe_stage(answer) for answer in drafts] == [
        {"rows": 3, "sentences": True, "edited": True, "revisions": True},
        {"rows": 3, "sentences": True, "edited": False, "revisions": True},
        {"rows": 2, "sentences": False, "edited": False, "revisions": False},
        {"rows": 0, "sentences": False, "edited": False, "revisions": False},
    ]


def describe_stage(answer: Answer) -> dict[str, Any]:
    return {
        "rows": sum(bool(row.focus or row.aligns) for row in answer.rows.all()),
        "sentences": answer.sentences.exists(),
        "edited": answer.sentences.filter(is_edited=True).exists(),
        "revisions": answer.revisions.exists(),
    }


def test_the_story_names_lines_that_are_there(output: str) -> None:
    answer = Answer.objects.filter(question=DRAFTS[0].question, posting__title__contains="Technician").get()
    row = answer.rows.get(horizon=Horizon.MID)

    assert row.lines.count() == 2
    assert row.notes.count() == 1
    assert row.facts.count() == 2
    assert answer.posting.employer == "Fennmark Air Navigation"


@pytest.mark.parametrize("name", sorted({draft.posting for draft in DRAFTS}))
def test_the_postings_are_as_long_as_real_ones(name: str) -> None:
    assert 250 <= len(read_posting_text(name).split()) <= 450
