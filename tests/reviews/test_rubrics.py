"""Rubrics: who changes which, what becomes of ratings given before, and of two who change one at once."""

from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reviews.models import Cohort, Rating, ReviewRequest
from apps.reviews.services import cohorts, reviewing, rubrics
from apps.reviews.services.rubrics import CriterionText
from tests.conftest import open_browser
from tests.reviews.pages import at, read

CLEAR = CriterionText(None, "Clear", "Could they repeat it?", ("No.", "Yes."))


def list_names(cohort: Cohort) -> list[str]:
    cohort.refresh_from_db()
    return [each.name for each in rubrics.list_criteria(cohort.rubric)]


def as_typed(*criteria: CriterionText, **more: str) -> dict[str, str]:
    """Return a form's fields for these criteria."""
    fields: dict[str, str] = {}
    for number, text in enumerate(criteria):
        fields |= {
            f"key-{number}": str(text.pk or ""),
            f"name-{number}": text.name,
            f"question-{number}": text.question,
            f"levels-{number}": "\n".join(text.levels),
            f"place-{number}": str(number + 1),
        }
    return fields | more


def texts_of(cohort: Cohort) -> list[CriterionText]:
    cohort.refresh_from_db()
    return [
        CriterionText(each.pk, each.name, each.question, tuple(each.levels))
        for each in rubrics.list_criteria(cohort.rubric)
    ]


def version_of(cohort: Cohort) -> str:
    cohort.refresh_from_db()
    return rubrics.version_of(cohort.rubric)


def test_a_cohort_gets_its_own_with_the_first_change(carol_client: Client, cohort: Cohort, eve: User) -> None:
    page = at("cohort_rubric", cohort.pk)
    assert "what every cohort rates by" in read(carol_client, page)
    version = version_of(cohort)
    answer = carol_client.post(page, as_typed(*texts_of(cohort), CLEAR, version=version))
    assert answer["Location"] == at("cohort", cohort.pk)
    assert list_names(cohort)[-1] == "Clear"
    elsewhere = Cohort.objects.get(name="Elsewhere")
    assert "Clear" not in list_names(elsewhere)
    assert elsewhere.rubric.is_default
    assert "Rate by the default again" in read(carol_client, page)
    carol_client.post(at("own_no_rubric", cohort.pk))
    assert list_names(cohort) == list_names(elsewhere)


def test_the_places_say_the_order_and_a_criterion_can_go(carol_client: Client, cohort: Cohort) -> None:
    first, second, *rest = texts_of(cohort)
    typed = as_typed(first, second, *rest, version=version_of(cohort))
    typed |= {"place-0": "9", "off-1": "on"}
    carol_client.post(at("cohort_rubric", cohort.pk), typed)
    assert list_names(cohort) == [*(each.name for each in rest), first.name]


def test_an_admin_changes_the_default(adam_client: Client, cohort: Cohort) -> None:
    typed = as_typed(CLEAR, version=version_of(cohort))
    assert adam_client.post(at("default_rubric"), typed).status_code == 302
    assert list_names(cohort) == ["Clear"]


def test_ratings_keep_the_words_they_were_given_by(carol: User, cohort: Cohort, held: ReviewRequest) -> None:
    review = reviewing.begin_review(held, carol)
    given = rubrics.list_criteria(cohort.rubric)
    reviewing.rate_review(review=review, levels=dict.fromkeys(given, 1), by=carol)
    first, second, *rest = texts_of(cohort)
    changed = CriterionText(first.pk, first.name, first.question, ("Worse.", "Better."))
    rubrics.save_rubric(rubric=cohort.rubric, criteria=[changed, second], version=version_of(cohort))

    assert list_names(cohort) == [first.name, second.name]
    assert Rating.objects.filter(review=review).count() == len(rest) + 2
    rated = Rating.objects.get(review=review, criterion=first.pk)
    assert (rated.criterion.levels, rated.criterion.is_retired) == (list(first.levels), True)
    assert [each.pk for each in texts_of(cohort)][1] == second.pk
    assert texts_of(cohort)[0].levels == ("Worse.", "Better.")


def test_a_criterion_nobody_rated_by_is_changed_in_place_or_gone(cohort: Cohort) -> None:
    first, *_ = texts_of(cohort)
    renamed = CriterionText(first.pk, "Focus", "", first.levels)
    rubrics.save_rubric(rubric=cohort.rubric, criteria=[renamed], version=version_of(cohort))
    assert [(each.pk, each.name) for each in cohort.rubric.criteria.all()] == [(first.pk, "Focus")]


def test_a_stale_save_is_refused_with_both_shown(carol_client: Client, cohort: Cohort) -> None:
    page, old = at("cohort_rubric", cohort.pk), version_of(cohort)
    carol_client.post(page, as_typed(CLEAR, version=old))
    typed = as_typed(CriterionText(None, "Brief", "", ("No.", "It is.")), version=old)
    answer = carol_client.post(page, typed)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "As it stands now" in text
    assert "Could they repeat it?" in text
    assert 'value="Brief"' in text
    assert list_names(cohort) == ["Clear"]
    again = typed | {"version": version_of(cohort)}
    assert again["version"] in text
    assert carol_client.post(page, again).status_code == 302
    assert list_names(cohort) == ["Brief"]


def test_a_stale_first_change_is_refused_too(carol: User, adam_client: Client, cohort: Cohort) -> None:
    old = version_of(cohort)
    adam_client.post(at("default_rubric"), as_typed(CLEAR, version=old))
    with pytest.raises(rubrics.RubricChanged):
        cohorts.edit_rubric(cohort=cohort, criteria=[CLEAR], version=old, by=carol)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name-0": ""}, "Give it a name"),
        ({"levels-0": "One only"}, "Describe 2 to 6 levels"),
        ({"levels-0": "\n".join("abcdefg")}, "Describe 2 to 6 levels"),
        ({"levels-0": f"a\n{'b' * 301}"}, "Keep each level under 300"),
        ({"name-0": "x" * 101}, "Keep the name under 100"),
        ({"question-0": "x" * 301}, "Keep the question under 300"),
        ({"place-0": "first"}, "Give a number from 1 to 99."),
        ({"off-0": "on"}, "A rubric needs one criterion at least."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_comes_back(
    carol_client: Client, cohort: Cohort, fields: dict[str, str], said: str
) -> None:
    before = list_names(cohort)
    typed: dict[str, Any] = as_typed(CLEAR, version=version_of(cohort)) | fields
    answer = carol_client.post(at("cohort_rubric", cohort.pk), typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Could they repeat it?" in answer.content.decode() or "question-0" in fields
    assert list_names(cohort) == before


def test_who_only_serves_may_not_change_it(dora_client: Client, dora: User, cohort: Cohort) -> None:
    assert dora_client.get(at("cohort_rubric", cohort.pk)).status_code == 403
    assert dora_client.post(at("own_no_rubric", cohort.pk)).status_code == 403
    assert "What is rated" not in read(dora_client, at("cohort", cohort.pk))
    with pytest.raises(cohorts.MayNot):
        cohorts.edit_rubric(cohort=cohort, criteria=[CLEAR], version="", by=dora)
    with pytest.raises(cohorts.MayNot):
        cohorts.use_default_rubric(cohort=cohort, by=dora)


def test_a_counsellor_of_another_cohort_finds_nothing(eve: User, cohort: Cohort) -> None:
    assert open_browser(eve).get(at("cohort_rubric", cohort.pk)).status_code == 404
