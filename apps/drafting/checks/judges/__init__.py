"""Judgements that no list of phrases can make: weights learned from answers that were marked by hand.

`training/missteps.py` learns them from `training/data/answers_*.jsonl` and writes the tables here. Words
and their runs are enough while someone types; `reading` adds what the sentence encoder makes of an
answer, and is imported by those who want it, for it loads the packages that the encoder needs.
"""

from apps.drafting.checks.judges.missteps import Judged, find_loud_words, has_met, judge_answer
from apps.drafting.checks.judges.setting import Setting

__all__ = ["Judged", "Setting", "find_loud_words", "has_met", "judge_answer"]
