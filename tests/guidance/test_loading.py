"""Files of guidance come into the database, and an admin's words stay."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import Http404

from apps.accounts.models import User
from apps.guidance.files import (
    MalformedGuidance,
    RuleFile,
    TopicFile,
    read_rule_files,
    read_topic_files,
)
from apps.guidance.models import Rule, Topic
from apps.guidance.queries import get_topic
from apps.guidance.services import LoadReport, load_guidance

TOPIC = TopicFile("spare.topic", "Title", "A note", "Words.")
RULE = RuleFile(
    slug="spare-rule",
    label="cliche",
    kind="phrases",
    phrases=["a safe pair of hands"],
    hears="Nothing.",
    why="It carries no evidence.",
    mend="Say what you held.",
    source="our own reading",
    topic="spare.topic",
    flagged=["I am a safe pair of hands."],
    clean=["I kept the night log for a year."],
)
HEAD = "---\ntitle: A title: with a colon\nnote: Where\n---\n"


def test_missing_guidance_is_added(db: None) -> None:
    report = load_guidance(topics=(TOPIC,), rules=(RULE,))

    rule = Rule.objects.select_related("topic").get(slug="spare-rule")
    assert report == LoadReport(added=2)
    assert Topic.objects.filter(slug="spare.topic").values("title", "note", "body").get() == {
        "title": "Title",
        "note": "A note",
        "body": "Words.",
    }
    assert (rule.topic and rule.topic.slug, rule.phrases) == ("spare.topic", ["a safe pair of hands"])
    assert rule.flagged_examples == RULE.flagged
    assert rule.clean_examples == RULE.clean


def test_loading_again_changes_nothing(db: None) -> None:
    load_guidance(topics=(TOPIC,), rules=(RULE,))
    before = list(Topic.objects.filter(slug="spare.topic").values())

    assert load_guidance(topics=(TOPIC,), rules=(RULE,)) == LoadReport()
    assert list(Topic.objects.filter(slug="spare.topic").values()) == before


def test_a_changed_file_updates_what_no_admin_edited(db: None) -> None:
    load_guidance(topics=(TOPIC,), rules=())

    report = load_guidance(topics=(TopicFile("spare.topic", "Title", "A note", "Better words."),), rules=())

    assert report == LoadReport(updated=1)
    assert get_topic("spare.topic").body == "Better words."


def test_an_admins_words_are_never_overwritten(adam: User) -> None:
    load_guidance(topics=(TOPIC,), rules=())
    Topic.objects.filter(slug="spare.topic").update(body="Adam's words.", updated_by=adam)

    report = load_guidance(topics=(TopicFile("spare.topic", "Title", "A note", "Better words."),), rules=())

    assert report == LoadReport(kept=1)
    assert get_topic("spare.topic").body == "Adam's words."


def test_a_missing_topic_is_not_found(db: None) -> None:
    with pytest.raises(Http404):
        get_topic("nowhere")


def test_the_command_says_what_became_of_the_files(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    load_guidance()

    call_command("load_guidance")

    assert capsys.readouterr().out == "0 added, 0 updated, 0 left as their admin has them\n"


def test_the_apps_own_files_can_all_be_read() -> None:
    assert len(read_topic_files()) > 40
    assert all(rule.slug for rule in read_rule_files())


def test_a_topic_file_is_a_head_and_a_body(tmp_path: Path) -> None:
    (tmp_path / "spare.topic.md").write_text(f"{HEAD}\nFirst.\n\n---\n\nSecond.\n")

    assert read_topic_files(tmp_path) == (
        TopicFile("spare.topic", "A title: with a colon", "Where", "First.\n\n---\n\nSecond."),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("No head at all.", "a head between two lines of ---"),
        ("---\ntitle: A\nWords.", "a head between two lines of ---"),
        (HEAD, "a head between two lines of ---"),
        ("---\ntitel: A\n---\nWords.", "titel is not known here"),
        ("---\ntitle\n---\nWords.", "'title' is not a name, a colon and a value"),
    ],
)
def test_a_malformed_topic_file_is_named(text: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "spare.md").write_text(text)

    with pytest.raises(MalformedGuidance, match=rf"spare\.md: {complaint}"):
        read_topic_files(tmp_path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("slug = ", "Invalid value"),
        ('slug = "spare"\nodd = 1', "odd"),
        (
            'slug="other"\nlabel=""\nkind=""\nhears=""\nwhy=""\nmend=""\nsource=""\nflagged=[]\nclean=[]',
            "its slug is other",
        ),
    ],
)
def test_a_malformed_rule_file_is_named(text: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "spare.toml").write_text(text)

    with pytest.raises(MalformedGuidance, match=rf"spare\.toml: .*{complaint}"):
        read_rule_files(tmp_path)
