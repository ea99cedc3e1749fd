"""Help on a page: drawn from the database, in one query, and never stale."""

from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from apps.guidance.templatetags.guidance import UnknownTopic
from tests.factories.guidance import TopicFactory

pytestmark = pytest.mark.django_db


def draw(source: str, **context: Any) -> str:
    return Template("{% load guidance %}" + source).render(Context(context))


def test_a_topic_is_drawn_as_block_line_and_title() -> None:
    TopicFactory.create(slug="spare.years", title="Years & months", body="Count *paid* work.\n\nRound down.")

    assert draw('{% guidance "spare.years" %}') == (
        '<div class="guidance"><p>Count <em>paid</em> work.</p>\n<p>Round down.</p></div>'
    )
    assert draw('{% guidance_line "spare.years" %}') == "Count <em>paid</em> work.\nRound down."
    assert draw('{% guidance_title "spare.years" %}') == "Years &amp; months"


def test_a_name_in_braces_is_filled_with_what_the_operator_set(settings: Any) -> None:
    settings.GUEST_RETENTION_DAYS = 30
    TopicFactory.create(slug="spare.kept", body="Kept for {guest_days} days, {nobody} knows.")

    assert draw('{% guidance_line "spare.kept" %}') == "Kept for 30 days, {nobody} knows."
    assert "<p>Kept for 30 days" in draw('{% guidance "spare.kept" %}')


def test_a_page_reads_its_topics_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    TopicFactory.create(slug="spare.a")
    TopicFactory.create(slug="spare.b")
    request = RequestFactory().get("/")

    with django_assert_num_queries(1):
        draw('{% guidance "spare.a" %}{% guidance_line "spare.b" %}', request=request)
        draw('{% guidance_title "spare.b" %}', request=request)


def test_a_page_without_help_reads_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert draw("words", request=RequestFactory().get("/")) == "words"


def test_a_changed_topic_shows_in_the_next_request() -> None:
    topic = TopicFactory.create(slug="spare.a", body="Old words.")
    source = '{% guidance_line "spare.a" %}'
    first, second = RequestFactory().get("/"), RequestFactory().get("/")
    assert draw(source, request=first) == "Old words."

    topic.body = "New words."
    topic.save()

    assert draw(source, request=first) == "Old words."
    assert draw(source, request=second) == "New words."


@pytest.mark.parametrize("tag", ["guidance", "guidance_line", "guidance_title"])
def test_an_unknown_topic_is_an_error_while_developing(tag: str, settings: Any) -> None:
    settings.DEBUG = True

    with pytest.raises(UnknownTopic, match="nowhere"):
        draw(f'{{% {tag} "nowhere" %}}')


@pytest.mark.parametrize("tag", ["guidance", "guidance_line", "guidance_title"])
def test_an_unknown_topic_shows_nothing_in_production(tag: str) -> None:
    with pytest.warns(UnknownTopic, match="There is no guidance topic 'nowhere'"):
        assert draw(f'{{% {tag} "nowhere" %}}') == ""
