"""A fact of a profile as its person would say it."""

from __future__ import annotations

import pytest

from apps.drafting.composing.facts import is_deed, tell_fact


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("ACCA: 9 papers passed, 4 remaining", "for ACCA, I have 9 papers passed, 4 remaining"),
        ("Interned at an audit firm, six months", "I interned at an audit firm for six months"),
        ("PhD on catchments, 2022", "I have a PhD on catchments from 2022"),
        ("Nanopore library prep, 6 yrs", "I have 6 yrs of Nanopore library prep"),
        ("Clean licence, 6 years", "I have a clean licence, 6 years"),
        ("Typing 60 words a minute", "I type 60 words a minute"),
        ("clean licence", "I have a clean licence"),
        ("big sister to four", "I am a big sister to four"),
        ("calm with angry people", "I am calm with angry people"),
        ("Sea Cadets for 5 years", "I have been with Sea Cadets for 5 years"),
        ("helped my uncle rewire his garage", "I helped my uncle rewire his garage"),
        ("CPC card valid until 2029", "I have a CPC card valid until 2029"),
        ("A levels in maths", "I have A levels in maths"),
        ("", ""),
        ("No experience of welding yet", ""),
        ("Age 20", ""),
        ("nine years to retirement", ""),
        ("Age 20, first aid certificate", "I have a first aid certificate"),
        ("built a shed, no help", "I built a shed"),
        ("I run a choir", "I run a choir"),
        ("rewrote the guide", "I rewrote the guide"),
        ("Quickly rebuilt the rota", "I quickly rebuilt the rota"),
        ("repaired her uncle's tractor", "I repaired my uncle's tractor"),
        ("maintains a checker and runs its releases", "I maintain a checker and run its releases"),
        ("writes reports and plans", "I write reports and plans"),
        ("works in a garden centre", "I work in a garden centre"),
        ("know the east side", "I know the east side"),
        ("studying bookkeeping at night", "I am studying bookkeeping at night"),
        ("Leading a team of five", "my work so far includes leading a team of five"),
        ("my pupils' scores rose by a tenth", "my pupils' scores rose by a tenth"),
        ("loyalty scheme redesign raised visits", "my loyalty scheme redesign raised visits"),
        ("The clinic runs my booking form", "the clinic runs my booking form"),
        ("Published two papers", "I published two papers"),
        ("Registered nurse", "I am a registered nurse"),
        ("Trained as a joiner", "I am trained as a joiner"),
        ("Fluent in Welsh", "I am fluent in Welsh"),
        ("rota-fluent", "I am rota-fluent"),
        ("Gardener for six years at a park", "I have worked as a gardener for six years at a park"),
        ("Baker for a year before college", "I worked as a baker for a year before college"),
        ("Domestic electrician, seven years", "I have worked as a domestic electrician for seven years"),
        (
            "Statistician, nine years, PhD in survival",
            "I have worked as a statistician for nine years, and I have a PhD in survival",
        ),
        ("Cook, two years, mostly nights", "I have worked as a cook for two years, mostly nights"),
        (
            "Picker for a year, then lead on Saturdays",
            "I have worked as a picker for a year, then as lead on Saturdays",
        ),
        (
            "Gardener in Norway for three years, then two years in Fife",
            "I have worked as a gardener in Norway for three years, then for two years in Fife",
        ),
        ("Shop manager in Leith, nine staff", "I have worked as a shop manager in Leith, with nine staff"),
        (
            "Driver for a bakery, clean licence",
            "I have worked as a driver for a bakery, and I have a clean licence",
        ),
        ("Six years maintaining relays", "I have spent six years maintaining relays"),
        ("Three years' qualified", "I am three years' qualified"),
        ("Two years of night work", "I have two years of night work"),
        ("Two years night work", "I have two years night work"),
        ("twelve-week placement on a ward", "I have done a twelve-week placement on a ward"),
        ("six-month course", "I have done a six-month course"),
        ("butchery course at Leith", "I have done a butchery course at Leith"),
        ("pro bono at a debt clinic", "I have done pro bono at a debt clinic"),
        (
            "Hotel reception for three years, native Hindi",
            "I have worked in hotel reception for three years, and I speak native Hindi",
        ),
        (
            "Ten years driving vans, trainer since 2021",
            "I have spent ten years driving vans, and I have worked as a trainer since 2021",
        ),
        ("Amateur radio licence, full level", "I have an amateur radio licence, full level"),
        ("two published methods", "I have two published methods"),
        ("Degree in history, since 2019", "I have a degree in history, since 2019"),
        ("for two years", "I have for two years"),
        ("reports for the board", "I have reports for the board"),
        ("plays football with a youth team", "I play football with a youth team"),
        ("supports carers and plans walks", "I support carers and plan walks"),
        ("plans for three sites", "I have plans for three sites"),
        ("treasurer of a rowing club", "I am treasurer of a rowing club"),
        ("Captain of the chess team, two cups", "I am captain of the chess team, two cups"),
    ],
)
def test_a_fact_is_told_as_one_would_say_it(fact: str, said: str) -> None:
    assert tell_fact(fact) == said


def test_a_deed_is_told_from_a_thing() -> None:
    assert [is_deed(said) for said in ("I rewrote it", "I cut waste", "I have a cat", "my cat ran", "I")] == [
        True,
        True,
        False,
        False,
        False,
    ]
