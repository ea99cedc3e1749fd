"""Everything an answer is made of, as the core takes it."""

import dataclasses
import hashlib
from dataclasses import dataclass
from functools import cached_property

from apps.answers.models import Answer, MatrixRow
from apps.drafting.matching.overlap import match_goals
from apps.drafting.vocabulary import (
    Fact,
    Goal,
    Horizon,
    Line,
    Match,
    Matrix,
    Note,
    Overlap,
    Posting,
    Profile,
    Question,
)
from apps.drafting.vocabulary import MatrixRow as CoreRow
from apps.postings.queries import describe_posting
from apps.profiles.queries import describe_goals, describe_profile


@dataclass(frozen=True)
class Decisions:
    """The matches that the person kept and rejected, as (goal ref, line ref)."""

    kept: frozenset[tuple[str, str]] = frozenset()
    rejected: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Material:
    """All inputs of one answer. `overlap` is worked out when it is first asked for."""

    question: Question
    posting: Posting
    profile: Profile
    goals: tuple[Goal, ...]
    matrix: Matrix
    decisions: Decisions

    @cached_property
    def suggested(self) -> Overlap:
        """Return what the core sees, before the person decides."""
        return match_goals(self.goals, self.posting.lines, self.posting.notes)

    @cached_property
    def overlap(self) -> Overlap:
        """Return the overlap as the person left it: rejected matches out, their own in."""
        return apply_decisions(self.suggested, self.decisions, self.goals, self.posting)

    @property
    def is_encoded(self) -> bool:
        """Tell whether the sentence encoder has read every goal, line and note as it is now."""
        return all(item.vector for item in (*self.goals, *self.posting.items()))

    @cached_property
    def fingerprint(self) -> str:
        """Return 64 hexadecimal digits that change when any input of the text changes."""
        parts = (self.question.value, self.posting, self.profile, self.goals, self.matrix)
        return hashlib.sha256(repr(parts).encode()).hexdigest()


def gather_material(answer: Answer) -> Material:
    """Read all that `answer` rests on: its posting, profile, goals, matrix and decisions."""
    posting = describe_posting(answer.posting)
    profile = describe_profile(answer.owner)
    goals = describe_goals(answer.owner)
    return Material(
        question=Question(answer.question),
        posting=posting,
        profile=profile,
        goals=goals,
        matrix=_describe_matrix(answer, posting, profile, goals),
        decisions=_read_decisions(answer),
    )


def describe_row(
    row: MatrixRow,
    *,
    goals: dict[str, Goal],
    lines: dict[str, Line],
    notes: dict[str, Note],
    facts: dict[str, Fact],
) -> CoreRow:
    """Turn one row (its relations prefetched) into the core's, evidence in reading order."""
    chosen_lines = {f"l{line.pk}" for line in row.lines.all()}
    chosen_notes = {f"n{note.pk}" for note in row.notes.all()}
    chosen_facts = {f"f{fact.pk}" for fact in row.facts.all()}
    return CoreRow(
        horizon=Horizon(row.horizon),
        focus=row.focus,
        aligns=row.aligns,
        gain=row.gain,
        measure=row.measure,
        timebox=row.timebox,
        benefit=row.benefit,
        is_undecided=row.is_undecided,
        leads_elsewhere=row.leads_elsewhere,
        goal=goals.get(f"g{row.goal_id}"),
        lines=tuple(line for ref, line in lines.items() if ref in chosen_lines),
        notes=tuple(note for ref, note in notes.items() if ref in chosen_notes),
        facts=tuple(fact for ref, fact in facts.items() if ref in chosen_facts),
    )


def _describe_matrix(answer: Answer, posting: Posting, profile: Profile, goals: tuple[Goal, ...]) -> Matrix:
    rows = {
        row.horizon: describe_row(
            row,
            goals={goal.ref: goal for goal in goals},
            lines={line.ref: line for line in posting.lines},
            notes={note.ref: note for note in posting.notes},
            facts={fact.ref: fact for fact in profile.facts},
        )
        for row in answer.rows.prefetch_related("lines", "notes", "facts")
    }
    return Matrix(**{horizon.value: rows[horizon.value] for horizon in Horizon})


def _read_decisions(answer: Answer) -> Decisions:
    kept: set[tuple[str, str]] = set()
    rejected: set[tuple[str, str]] = set()
    for goal_id, line_id, note_id, is_kept in answer.decisions.values_list(
        "goal_id", "line_id", "note_id", "is_kept"
    ):
        pair = (f"g{goal_id}", f"l{line_id}" if line_id else f"n{note_id}")
        (kept if is_kept else rejected).add(pair)
    return Decisions(frozenset(kept), frozenset(rejected))


def apply_decisions(
    suggested: Overlap, decisions: Decisions, goals: tuple[Goal, ...], posting: Posting
) -> Overlap:
    """Return `suggested` without the rejected matches and with the person's own; remainders anew."""
    goal_refs = [goal.ref for goal in goals]
    line_refs = [item.ref for item in posting.items()]
    own = sorted(
        pair
        for pair in decisions.kept - {(match.goal_ref, match.line_ref) for match in suggested.matches}
        if pair[0] in goal_refs and pair[1] in line_refs
    )
    matches = (
        *(m for m in suggested.matches if (m.goal_ref, m.line_ref) not in decisions.rejected),
        *(Match(goal, line, 1.0, "You put these two together.") for goal, line in own),
    )
    met = {match.goal_ref for match in matches}
    used = {match.line_ref for match in matches}
    offered = {*suggested.unused_lines, *(match.line_ref for match in suggested.matches)}
    return dataclasses.replace(
        suggested,
        matches=matches,
        unmet_goals=tuple(ref for ref in goal_refs if ref not in met),
        unused_lines=tuple(ref for ref in line_refs if ref in offered and ref not in used),
    )
