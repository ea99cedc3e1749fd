"""The job and the person that an answer is judged beside."""

from __future__ import annotations

from dataclasses import dataclass

from apps.drafting.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known; `role` are texts that say what the job is, its title first."""

    role: tuple[str, ...] = ()
    level: Level | None = None
    years: int | None = None
    is_changing_field: bool = False
