"""What changes a profile: the profile with its facts and goals, and what is read from a résumé."""

from apps.profiles.services.imports import (
    MAX_FACTS,
    ImportTooLarge,
    NothingRead,
    NotInImport,
    add_unplaced,
    decide_fact,
    keep_kind,
    remove_import,
    store_import,
)
from apps.profiles.services.profile import (
    NotYours,
    add_fact,
    add_goal,
    hand_over_profile,
    mark_horizon,
    merge_profile,
    remove_fact,
    remove_goal,
)

__all__ = [
    "MAX_FACTS",
    "ImportTooLarge",
    "NotInImport",
    "NotYours",
    "NothingRead",
    "add_fact",
    "add_goal",
    "add_unplaced",
    "decide_fact",
    "hand_over_profile",
    "keep_kind",
    "mark_horizon",
    "merge_profile",
    "remove_fact",
    "remove_goal",
    "remove_import",
    "store_import",
]
