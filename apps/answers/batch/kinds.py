"""What each kind of record asks of the core, and how the core's answer is written down.

The fields are the customer's: docs/operating.md lists them.
"""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from apps.answers.batch.lines import AnswerRecord
from apps.answers.batch.material import (
    encode_wishes,
    read_composing,
    read_speaking,
    read_wishes,
)
from apps.answers.batch.records import Record
from apps.answers.batch.sources import read_posting_source, read_profile_source
from apps.common.meaning import load_reader
from apps.drafting.checks import check_answer
from apps.drafting.composing import compose_answer, compose_variants
from apps.drafting.matching import match_goals
from apps.drafting.reading import read_posting
from apps.drafting.reading.goals import read_goal
from apps.drafting.vocabulary import Fact, Sentence
from apps.guidance.queries import published_rules
from apps.profiles.importers import write_json_resume

VARIANTS = (30, 60, 90)


def answer_posting(record: Record) -> dict[str, Any]:
    """Read a posting: its fields, its lines, and what to ask the recruiter."""
    reading = read_posting(read_posting_source(record))
    return {
        "title": reading.title,
        "employer": reading.employer,
        "seniority": reading.level,
        "employer_kind": reading.employer_kind,
        "skills": reading.skills,
        "responsibilities": reading.responsibilities,
        "growth_offers": reading.growth_offers,
        "company_direction": reading.company_direction,
        "lines": [
            {"n": line.number, "text": line.text, "kind": line.kind, "confidence": line.confidence}
            for line in reading.lines
        ],
        "questions": reading.questions,
    }


def answer_resume(record: Record) -> dict[str, Any]:
    """Read a résumé into facts, each with the words it came from; as JSON Resume too."""
    profile = read_profile_source(record)
    facts = [
        Fact(ref=str(number), kind=fact.kind, text=fact.text) for number, fact in enumerate(profile.facts)
    ]
    return {
        "facts": [{"kind": fact.kind, "text": fact.text, "source": fact.source} for fact in profile.facts],
        "unplaced": profile.unplaced,
        "json_resume": write_json_resume(facts=facts),
    }


def answer_goal(record: Record) -> dict[str, Any]:
    """Read a goal; calendar years are reckoned from the record's year, or this one."""
    year = record.whole("year", default=timezone.localdate().year)
    reading = read_goal(record.text("text"), year=year or 0)
    return {
        "horizon": reading.horizon,
        "specificity": reading.specificity,
        "measurable": reading.measurable,
        "kind": reading.kind,
        "benefits": reading.benefits,
    }


def answer_overlap(record: Record) -> dict[str, Any]:
    """Match goals with the sentences of a posting, each pair with its reason."""
    goals, lines = encode_wishes(*read_wishes(record))
    matches = match_goals(goals, lines).matches
    return {
        "pairs": [[match.goal_ref, match.line_ref] for match in matches],
        "reasons": [
            {"goal": match.goal_ref, "sentence": match.line_ref, "why": match.why} for match in matches
        ],
    }


def make_checker() -> AnswerRecord:
    """Return what checks answers by the rules that are published now."""
    rules, reader = published_rules(), load_reader()

    def answer_answer(record: Record) -> dict[str, Any]:
        text, context = read_speaking(record)
        findings = check_answer(text, rules=rules, context=context, reader=reader)
        return {
            "labels": list(dict.fromkeys(finding.label for finding in findings)),
            "spans": [
                {"label": finding.label, "start": finding.start, "end": finding.end}
                for finding in findings
                if finding.end
            ],
            "findings": [
                {
                    "rule": finding.rule,
                    "label": finding.label,
                    "start": finding.start,
                    "end": finding.end,
                    "hears": finding.hears,
                    "why": finding.why,
                    "mend": finding.mend,
                }
                for finding in findings
            ],
        }

    return answer_answer


def answer_compose(record: Record) -> dict[str, Any]:
    """Compose an answer from a matrix, a posting and facts, and its usual lengths."""
    inputs = read_composing(record)
    composed = compose_answer(
        matrix=inputs.matrix,
        posting=inputs.posting,
        profile=inputs.profile,
        question=inputs.question,
        target_seconds=inputs.target_seconds,
        words_per_minute=inputs.words_per_minute,
        voice=inputs.voice,
    )
    variants = compose_variants(
        matrix=inputs.matrix,
        posting=inputs.posting,
        profile=inputs.profile,
        question=inputs.question,
        words_per_minute=inputs.words_per_minute,
        voice=inputs.voice,
    )
    return {
        "answer": composed.text,
        "sentences": [_describe_sentence(sentence) for sentence in composed.sentences],
        "words": composed.words,
        "seconds": composed.seconds,
        "variants": {str(seconds): variants[seconds].text for seconds in VARIANTS},
    }


def _describe_sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "phase": sentence.phase,
        "text": sentence.text,
        "sources": [
            {"kind": source.kind, "ref": source.ref, "quote": source.quote} for source in sentence.sources
        ],
    }


KINDS: dict[str, Callable[[], AnswerRecord]] = {
    "answers": make_checker,
    "compose": lambda: answer_compose,
    "goals": lambda: answer_goal,
    "overlap": lambda: answer_overlap,
    "postings": lambda: answer_posting,
    "resumes": lambda: answer_resume,
}
