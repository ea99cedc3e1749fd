"""Every topic that a page or a program names has its file, and no file lies unused."""

import ast
import re
from pathlib import Path

from apps.drafting.checks.rules import LABELS
from apps.guidance.files import read_lens_files, read_rule_files, read_topic_files

ROOT = Path(__file__).resolve().parents[2]
TAG = re.compile(r"\{%\s*guidance(?:_line|_title)?\s+\"([^\"]+)\"")
START = re.compile(r"\"([a-z0-9.-]+\.)\"\|add:")
SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


def names_in_templates(text: str) -> set[str]:
    return set(TAG.findall(text))


def starts_in_templates(text: str) -> set[str]:
    """Return the starts that a template puts a slug together from."""
    return set(START.findall(text))


def list_strings(source: str) -> set[str]:
    """Return every string in a program that could be a topic's slug, or the start of one."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value
    }


def read_all(folder: str, pattern: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / folder).rglob(pattern))]


def find_unused(slugs: set[str], named: set[str], strings: set[str]) -> set[str]:
    """Return the slugs that neither a tag, nor a program's string, nor its start ("finding.") names."""
    starts = {string for string in strings if string.endswith(".") and SLUG.fullmatch(string[:-1])}
    return {slug for slug in slugs - named - strings if not any(slug.startswith(start) for start in starts)}


def test_every_topic_that_a_template_names_has_a_file() -> None:
    named = {slug for text in read_all("templates", "*.html") for slug in names_in_templates(text)}

    assert named - {topic.slug for topic in read_topic_files()} == set()


def test_every_topic_that_a_rule_names_has_a_file() -> None:
    named = {rule.topic for rule in read_rule_files()} - {""}

    assert named - {topic.slug for topic in read_topic_files()} == set()


def test_every_topic_that_a_lens_names_has_a_file() -> None:
    assert {lens.topic for lens in read_lens_files()} - {topic.slug for topic in read_topic_files()} == set()


def test_every_label_of_a_finding_is_explained() -> None:
    slugs = {topic.slug for topic in read_topic_files() if topic.slug.startswith("finding.")}

    assert slugs == {f"finding.{label}" for label in LABELS}


def test_every_topic_file_is_used() -> None:
    named = {slug for text in read_all("templates", "*.html") for slug in names_in_templates(text)}
    named |= {f"finding.{label}" for label in LABELS} | {lens.topic for lens in read_lens_files()}
    strings = {string for text in read_all("apps", "*.py") for string in list_strings(text)}
    strings |= {start for text in read_all("templates", "*.html") for start in starts_in_templates(text)}

    assert find_unused({topic.slug for topic in read_topic_files()}, named, strings) == set()


def test_control_an_unused_topic_and_a_missing_one_are_caught() -> None:
    named = names_in_templates('{% guidance "a.one" %} {% guidance_line  "a.two" %}')
    strings = starts_in_templates('{% with hint="hints."|add:key %}')
    strings |= list_strings('topic = f"phase.{slug}"\nother = "b.one"')

    assert named == {"a.one", "a.two"}
    assert find_unused({"a.one", "b.one", "phase.near", "hints.x", "lost.one"}, named, strings) == {
        "lost.one"
    }
