"""The picture of the overlap: areas in proportion, everything inside, the same every time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.matching.venn import HEIGHT, WIDTH, Circle, Label, Venn, draw_venn, measure_lens

COUNTS = st.integers(min_value=0, max_value=60)


def distance(venn: Venn) -> float:
    return venn.offer.x - venn.want.x


def shared_area(venn: Venn) -> float:
    return measure_lens(venn.want.radius, venn.offer.radius, distance(venn))


def test_areas_are_in_proportion_to_the_counts() -> None:
    venn = draw_venn(want_only=3, both=2, offer_only=4)

    assert venn.want.radius**2 / venn.offer.radius**2 == pytest.approx(5 / 6)
    assert shared_area(venn) / (math.pi * venn.offer.radius**2) == pytest.approx(2 / 6)


def test_nothing_in_common_stands_apart() -> None:
    venn = draw_venn(want_only=1, both=0, offer_only=1)

    assert distance(venn) > venn.want.radius + venn.offer.radius
    assert venn.both_label is None
    assert venn.want_label is not None
    assert venn.want_label.x == pytest.approx(venn.want.x)


def test_everything_in_common_is_one_circle() -> None:
    both = Circle(WIDTH / 2, HEIGHT / 2, 100.0)

    assert draw_venn(want_only=0, both=5, offer_only=0) == Venn(
        both, both, None, Label(WIDTH / 2, HEIGHT / 2), None
    )


def test_no_counts_are_two_empty_circles() -> None:
    venn = draw_venn(want_only=0, both=0, offer_only=0)

    assert (venn.want_label, venn.both_label, venn.offer_label) == (None, None, None)
    assert distance(venn) > venn.want.radius + venn.offer.radius


def test_what_is_wholly_offered_lies_inside() -> None:
    inside = draw_venn(want_only=0, both=2, offer_only=5)
    around = draw_venn(want_only=5, both=2, offer_only=0)

    assert distance(inside) + inside.want.radius == pytest.approx(inside.offer.radius)
    assert distance(around) + around.offer.radius == pytest.approx(around.want.radius)


def test_less_than_nothing_is_nothing() -> None:
    assert draw_venn(want_only=-3, both=-1, offer_only=2) == draw_venn(want_only=0, both=0, offer_only=2)


@given(COUNTS, COUNTS, COUNTS)
def test_the_picture_stays_inside_its_frame(want: int, both: int, offer: int) -> None:
    venn = draw_venn(want_only=want, both=both, offer_only=offer)

    for circle in (venn.want, venn.offer):
        assert circle.x - circle.radius >= -1e-9
        assert circle.x + circle.radius <= WIDTH + 1e-9
        assert circle.radius <= HEIGHT / 2
    labels = [label for label in (venn.want_label, venn.both_label, venn.offer_label) if label]
    assert len(labels) == sum(count > 0 for count in (want, both, offer))
    assert [label.x for label in labels] == sorted(label.x for label in labels)
    assert venn == draw_venn(want_only=want, both=both, offer_only=offer)


@given(st.floats(1, 100), st.floats(1, 100), st.floats(0, 250))
def test_a_lens_is_never_larger_than_the_smaller_circle(left: float, right: float, apart: float) -> None:
    assert measure_lens(left, right, apart) + 1e-6 >= 0
    assert measure_lens(left, right, apart) <= math.pi * min(left, right) ** 2 + 1e-6
