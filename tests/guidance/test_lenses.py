"""Lenses come with the app, admins own them, and anyone may read what they change."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.drafting.vocabulary import EmployerKind
from apps.guidance.files import LensFile, MalformedGuidance, read_lens_files
from apps.guidance.models import Lens, Rule
from apps.guidance.queries import published_lens
from apps.guidance.services import LoadReport, load_guidance


def get_page(browser: Client, slug: str) -> Any:
    return browser.get(reverse("guidance:lens", args=[slug]))


@pytest.mark.parametrize("slug", [lens.slug for lens in read_lens_files()])
def test_every_lens_has_a_page_that_says_what_it_changes(client: Client, db: None, slug: str) -> None:
    lens = Lens.objects.get(slug=slug)

    page = get_page(client, slug)
    words = page.content.decode()

    assert page.status_code == 200
    assert lens.moves[0]["because"] in words
    assert lens.stresses[0]["say"] in words
    assert [slug in rule.names("lenses") for rule in page.context["rules"]] == [True]
    assert Rule.objects.get(slug=page.context["rules"][0].slug).mend in words


def test_lens_that_is_not_there_switched_off_or_broken_has_no_page(
    client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    Lens.objects.filter(slug="startup").update(is_active=False)
    Lens.objects.filter(slug="public").update(moves=["up"])

    assert [get_page(client, slug).status_code for slug in ("circus", "startup", "public")] == [404] * 3
    assert [published_lens(EmployerKind(slug)) for slug in ("startup", "public")] == [None, None]
    assert "Lens public is left out" in caplog.text


def test_lens_is_read_in_one_query_and_none_where_there_is_none(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        lens = published_lens(EmployerKind.STARTUP)
    with django_assert_num_queries(0):
        without = (published_lens(None), published_lens(EmployerKind.OTHER))

    assert lens is not None
    assert (lens.name, without) == ("a startup", (None, None))


def test_changed_file_updates_a_lens_and_leaves_an_admins_alone(adam: User) -> None:
    files = {lens.slug: lens for lens in read_lens_files()}
    Lens.objects.filter(slug="startup").update(name="a firm of few")
    Lens.objects.filter(slug="public").update(name="a town hall", updated_by=adam)

    report = load_guidance(topics=(), rules=(), lenses=(files["startup"], files["public"]))

    assert report == LoadReport(updated=1, kept=1)
    assert Lens.objects.get(slug="startup").name == "a startup"
    assert Lens.objects.get(slug="public").name == "a town hall"


def test_malformed_lens_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "startup.toml").write_text('slug = "public"\nname = "x"\ntopic = "x"\nsource = "x"')

    with pytest.raises(MalformedGuidance, match=r"startup\.toml: its slug is public"):
        read_lens_files(tmp_path)
    assert isinstance(read_lens_files()[0], LensFile)


def test_admin_changes_a_lens_and_a_broken_one_is_refused(adam: User, adam_client: Client) -> None:
    lens = Lens.objects.get(slug="startup")
    address = reverse("admin:guidance_lens_change", args=[lens.pk])
    typed = {
        "name": "a young firm",
        "is_active": "on",
        "stresses": json.dumps(lens.stresses),
        "topic": lens.topic_id,
        "source": lens.source,
    }
    move = {"label": "vague", "places": 3, "because": "So."}

    refused = adam_client.post(address, {**typed, "moves": json.dumps([{**move, "label": "rude"}])})
    accepted = adam_client.post(address, {**typed, "moves": json.dumps([move])})

    lens.refresh_from_db()
    assert "moves: label must be one of" in refused.content.decode()
    assert (accepted.status_code, lens.name, lens.moves, lens.updated_by) == (
        302,
        "a young firm",
        [move],
        adam,
    )


def test_lens_of_a_kind_that_is_not_there_is_refused(db: None) -> None:
    lens = Lens.objects.get(slug="startup")
    lens.slug = "circus"

    with pytest.raises(ValidationError):
        lens.full_clean()
    with pytest.raises(IntegrityError, match="lens_kind_is_known"):
        lens.save()
    assert str(lens) == "a startup"
