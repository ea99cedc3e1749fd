"""Admins publish guidance in Django's admin; nobody else gets in, and nothing can be deleted."""

import html

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.guidance.files import read_rule_files
from apps.guidance.forms import RuleForm, try_rule
from apps.guidance.models import Rule, Topic
from apps.guidance.permissions import can_edit_guidance
from apps.guidance.queries import published_rules
from tests.factories.guidance import RuleFactory, TopicFactory


def test_only_admins_may_edit_guidance(alice: User, carol: User, adam: User, guest: User) -> None:
    gone = User(email="gone@example.org", role=adam.role, is_active=False)
    people = (AnonymousUser(), guest, alice, carol, gone, adam)

    assert [can_edit_guidance(person) for person in people] == [False, False, False, False, False, True]


def test_a_change_names_its_author_and_shows_to_the_next_request(adam: User, adam_client: Client) -> None:
    topic = Topic.objects.get(slug="start.intro")
    address = reverse("admin:guidance_topic_change", args=[topic.pk])

    response = adam_client.post(address, {"title": "Begin", "body": "Two *small* things.", "note": ""})

    topic.refresh_from_db()
    assert (response.status_code, topic.updated_by) == (302, adam)
    assert (topic.title, topic.body) == ("Begin", "Two *small* things.")
    assert "Two <em>small</em> things." in adam_client.get(address).content.decode()


def test_the_slug_that_pages_use_is_fixed(adam_client: Client) -> None:
    topic = TopicFactory.create(slug="spare.topic")

    adam_client.post(
        reverse("admin:guidance_topic_change", args=[topic.pk]),
        {"slug": "renamed", "title": "", "body": "Words.", "note": ""},
    )

    topic.refresh_from_db()
    assert (topic.slug, topic.body) == ("spare.topic", "Words.")


def test_an_admin_adds_a_topic(adam: User, adam_client: Client) -> None:
    response = adam_client.post(
        reverse("admin:guidance_topic_add"), {"slug": "new.topic", "title": "", "body": "Words.", "note": ""}
    )

    assert response.status_code == 302
    assert Topic.objects.get(slug="new.topic").updated_by == adam


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"slug": "Not a slug"}, "Lower-case letters, digits, - _ and . only."),
        ({"body": ""}, "This field is required."),
        ({"body": "x" * 20_001}, "Ensure this value has at most 20000 characters (it has 20001)."),
    ],
)
def test_a_topic_that_cannot_stand_is_refused(
    change: dict[str, str], complaint: str, adam_client: Client
) -> None:
    typed = {"slug": "new.topic", "title": "", "body": "Words.", "note": ""} | change

    response = adam_client.post(reverse("admin:guidance_topic_add"), typed)

    assert complaint in response.content.decode()
    assert not Topic.objects.filter(slug="new.topic").exists()


def test_a_name_in_braces_that_stands_for_nothing_is_refused(adam_client: Client) -> None:
    words = {"slug": "new.topic", "title": "", "body": "Kept {guest_days} or {guest_weeks} long.", "note": ""}

    response = adam_client.post(reverse("admin:guidance_topic_add"), words)

    assert not Topic.objects.filter(slug="new.topic").exists()
    assert "{guest_weeks} stands for nothing. Known: {guest_days}." in html.unescape(
        response.content.decode()
    )


def test_a_list_is_searched(adam_client: Client) -> None:
    TopicFactory.create(slug="spare.topic", title="Marmalade")
    RuleFactory.create(slug="spare-rule", phrases=["orange marmalade"])
    others = {"topic": "start.intro", "rule": "cliche-stock-phrases"}

    for name, slug in {"topic": "spare.topic", "rule": "spare-rule"}.items():
        page = adam_client.get(reverse(f"admin:guidance_{name}_changelist"), {"q": "marmalade"})
        assert slug in page.content.decode()
        assert others[name] not in page.content.decode()


def test_nobody_deletes_guidance(adam_client: Client) -> None:
    topic = TopicFactory.create()

    response = adam_client.post(reverse("admin:guidance_topic_delete", args=[topic.pk]), {"post": "yes"})

    assert response.status_code == 403
    assert Topic.objects.filter(pk=topic.pk).exists()


@pytest.mark.parametrize("browser", ["client", "alice_client", "carol_client", "guest_client"])
def test_strangers_are_kept_out(browser: str, request: pytest.FixtureRequest, db: None) -> None:
    response = request.getfixturevalue(browser).get(reverse("admin:guidance_topic_changelist"))

    assert response.status_code in {302, 403}


def describe_form(**changes: object) -> dict[str, object]:
    """Return what the page of a good rule sends, with some of it changed."""
    return {
        "slug": "spare-rule",
        "label": "cliche",
        "kind": "phrases",
        "is_active": "on",
        "phrases": "a safe pair of hands\nsafe hands\n",
        "parameters": "{}",
        "hears": "Nothing that could be checked.",
        "why": "It carries a claim without evidence.",
        "mend": "Say what you kept safe, and how.",
        "topic": "",
        "source": "Our own reading",
        "flagged_examples": "I am a safe pair of hands.\nI have safe hands.",
        "clean_examples": "I kept the night log.\n\nShe bought a safe.",
    } | changes


def test_a_good_rule_is_published_to_the_next_check(adam: User, adam_client: Client) -> None:
    response = adam_client.post(reverse("admin:guidance_rule_add"), describe_form())

    rule = next(rule for rule in published_rules() if rule.slug == "spare-rule")
    assert response.status_code == 302
    assert Rule.objects.get(slug="spare-rule").updated_by == adam
    assert rule.phrases == ("a safe pair of hands", "safe hands")
    assert rule.clean == ("I kept the night log.", "She bought a safe.")


def test_a_rule_that_is_switched_off_leaves_the_next_check(adam_client: Client) -> None:
    rule = RuleFactory.create()
    assert rule.slug in {published.slug for published in published_rules()}

    adam_client.post(
        reverse("admin:guidance_rule_change", args=[rule.pk]), describe_form(slug=rule.slug, is_active="")
    )

    assert rule.slug not in {published.slug for published in published_rules()}


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        (
            {"flagged_examples": "I am a safe pair of hands.\nI am reliable."},
            "It should flag “I am reliable.”, and does not.",
        ),
        (
            {"clean_examples": "I kept the log.\nI lent a neighbour my safe hands."},
            "It should not flag “I lent a neighbour my safe hands.”, and does.",
        ),
        ({"flagged_examples": "I have safe hands."}, "Give two or more"),
        ({"clean_examples": ""}, "Give two or more"),
        ({"phrases": " \n "}, "This kind of check looks for phrases: give at least one."),
        ({"phrases": "safe hands\nSafe Hands"}, "“Safe Hands” is there twice."),
        ({"phrases": "x" * 201}, f"“{'x' * 40}…” is longer than 200 characters."),
        ({"parameters": '{"unless": "but"}'}, "unless: must be a list of texts."),
        ({"parameters": "[1]"}, "parameters: must be a table of names and values."),
        ({"kind": "high_aim", "parameters": '{"example": 1}'}, "The parameters cannot be used"),
        ({"label": "rude"}, "Select a valid choice."),
        ({"kind": "telepathy"}, "Select a valid choice."),
        ({"mend": " "}, "This field is required."),
        ({"topic": "0"}, "Select a valid choice."),
    ],
)
def test_a_rule_that_would_misjudge_is_refused(
    changes: dict[str, object], complaint: str, adam_client: Client
) -> None:
    response = adam_client.post(reverse("admin:guidance_rule_add"), describe_form(**changes))

    assert complaint in html.unescape(response.content.decode())
    assert not Rule.objects.filter(slug="spare-rule").exists()


def test_what_was_typed_into_a_refused_rule_is_still_there(adam_client: Client) -> None:
    typed = describe_form(phrases="first phrase\nfirst phrase")

    page = adam_client.post(reverse("admin:guidance_rule_add"), typed).content.decode()

    assert "first phrase\nfirst phrase</textarea>" in page.replace("\r", "")


def test_a_stored_rule_opens_with_its_phrases_on_lines_and_saves_unchanged(adam_client: Client) -> None:
    rule = RuleFactory.create(phrases=["one, two", "three"])

    form = RuleForm(instance=rule)
    unchanged = RuleForm(
        {**form.initial, **{name: form[name].value() for name in form.fields}}, instance=rule
    )

    assert form["phrases"].value() == "one, two\nthree"
    assert "phrases" not in unchanged.changed_data


@pytest.mark.parametrize("slug", [rule.slug for rule in read_rule_files()])
def test_every_rule_of_the_app_would_be_accepted_by_the_form(slug: str, db: None) -> None:
    assert try_rule(Rule.objects.select_related("topic").get(slug=slug)) == ()


def test_a_rule_that_the_core_cannot_use_is_left_out_and_logged(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    whole = len(published_rules())
    RuleFactory.create(label="no such label", slug="broken")

    assert len(published_rules()) == whole
    assert "Rule broken is left out" in caplog.text


def test_rules_are_read_in_one_query(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    RuleFactory.create(topic=TopicFactory.create())

    with django_assert_num_queries(1):
        published_rules()
