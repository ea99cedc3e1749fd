"""Help from a language model with one sentence, where the operator switched it on and the person asks.

This room owns the whole exchange: what is sent (`asking`), how (`transport`), whose turn it is (`turns`),
and whether the reply may be shown at all (`guard`). The guard trusts nothing: not the model, not the
posting that the model has read, and not the prompt. docs/adr/0012-help-from-a-language-model.md says why.
"""

from apps.answers.rewording.asking import Asked, Recipient, ask_for_wording, describe_recipient
from apps.answers.rewording.failures import RewordingFailed, WordingRefused
from apps.answers.rewording.guard import check_wording
from apps.answers.rewording.turns import take_turn

__all__ = [
    "Asked",
    "Recipient",
    "RewordingFailed",
    "WordingRefused",
    "ask_for_wording",
    "check_wording",
    "describe_recipient",
    "suggest_wording",
]


def suggest_wording(asked: Asked, *, person: int) -> str:
    """Return another wording that adds nothing. Raises RewordingFailed and WordingRefused."""
    with take_turn(person):
        return check_wording(ask_for_wording(asked), asked)
