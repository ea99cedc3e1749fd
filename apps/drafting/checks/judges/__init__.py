"""Judgements that no list of phrases can make: weights learned from answers that were marked by hand.

`training/missteps.py` learns them from `training/data/answers_*.jsonl` and writes the two tables here.
"""

from apps.drafting.checks.judges.missteps import Judged, Setting, find_loud_words, has_met, judge_answer

__all__ = ["Judged", "Setting", "find_loud_words", "has_met", "judge_answer"]
