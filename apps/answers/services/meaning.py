"""The material of an answer with its goals, lines and notes read by the sentence encoder."""

from apps.answers.models import Answer
from apps.answers.queries.material import Material, gather_material
from apps.common.meaning import encode_rows
from apps.postings.queries import list_lines, list_notes
from apps.profiles.queries import list_goals_for


def gather_encoded_material(answer: Answer) -> Material:
    """Return all that `answer` rests on, after making the vectors that are missing, if that can be done.

    The first time takes about a second; afterwards nothing is made that did not change.
    """
    material = gather_material(answer)
    if material.is_encoded:
        return material
    rows = [*list_goals_for(answer.owner), *list_lines(answer.posting), *list_notes(answer.posting)]
    return gather_material(answer) if encode_rows(rows) else material
