"""The overlap as two circles whose areas are in proportion to the counts.

The left circle is what is wanted, the right one what is offered; where they
cross is what both hold. Pure geometry: the same counts give the same picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

WIDTH = 400.0
HEIGHT = 240.0
_LARGEST_RADIUS = 100.0
_SMALLEST_RADIUS = 24.0
_GAP = 12.0
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle in the picture's units; the origin is its upper left corner."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Label:
    """Where the count of one region stands, its middle."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Venn:
    """The picture of an overlap, `WIDTH` by `HEIGHT`. A label is None where its region is empty."""

    want: Circle
    offer: Circle
    want_label: Label | None
    both_label: Label | None
    offer_label: Label | None


def measure_lens(left: float, right: float, distance: float) -> float:
    """Return the area that two circles of radii `left` and `right` share at a distance of their centres."""
    if distance >= left + right:
        return 0.0
    small, large = sorted((left, right))
    if distance <= large - small:
        return math.pi * small * small
    to_left = (distance**2 + left**2 - right**2) / (2 * distance)
    to_right = distance - to_left
    half_chord = math.sqrt(max(0.0, left**2 - to_left**2))
    sector_left = left**2 * math.atan2(half_chord, to_left)
    sector_right = right**2 * math.atan2(half_chord, to_right)
    return sector_left + sector_right - distance * half_chord


def _find_distance(left: float, right: float, area: float) -> float:
    """Return the distance at which the circles share `area`, by halving; more distance, less shared."""
    near, far = abs(left - right), left + right
    for _ in range(_STEPS):
        middle = (near + far) / 2
        if measure_lens(left, right, middle) > area:
            near = middle
        else:
            far = middle
    return (near + far) / 2


def _scale_radii(want: int, offer: int) -> tuple[float, float]:
    """Return both radii, areas in proportion, none too small to hold its count."""
    most = max(want, offer, 1)
    left, right = (_LARGEST_RADIUS * math.sqrt(count / most) for count in (want, offer))
    return max(left, _SMALLEST_RADIUS), max(right, _SMALLEST_RADIUS)


def draw_venn(*, want_only: int, both: int, offer_only: int) -> Venn:
    """Return the picture for three counts (0 or more; less counts as 0).

    The circles' areas are as `want_only + both` to `offer_only + both`, and the
    crossing as `both`, except that no circle is drawn too small to read. With
    nothing in common they stand apart; where one side lies wholly in the other
    its circle does too; with no counts at all two empty circles stand apart.
    """
    wants, shared, offers = max(0, want_only), max(0, both), max(0, offer_only)
    left, right = _scale_radii(wants + shared, offers + shared)
    if shared:
        most = max(wants, offers) + shared
        area = math.pi * _LARGEST_RADIUS**2 * shared / most
        distance = _find_distance(left, right, area)
        if not wants or not offers:
            distance = abs(left - right)
    else:
        distance = left + right + _GAP
    reach_left, reach_right = min(-left, distance - right), max(left, distance + right)
    shrink = min(1.0, WIDTH / (reach_right - reach_left))
    shift = (WIDTH - shrink * (reach_right + reach_left)) / 2
    middle = HEIGHT / 2
    want = Circle(shift, middle, left * shrink)
    offer = Circle(shift + distance * shrink, middle, right * shrink)
    return _label(want, offer, has_want=wants > 0, has_both=shared > 0, has_offer=offers > 0)


def _label(want: Circle, offer: Circle, *, has_want: bool, has_both: bool, has_offer: bool) -> Venn:
    """Place each count in the middle of its region, along the line through both centres."""
    want_left, want_right = want.x - want.radius, want.x + want.radius
    offer_left, offer_right = offer.x - offer.radius, offer.x + offer.radius
    cross_left, cross_right = max(want_left, offer_left), min(want_right, offer_right)
    outer_left = cross_left if has_both else want_right
    outer_right = cross_right if has_both else offer_left
    return Venn(
        want=want,
        offer=offer,
        want_label=Label((want_left + outer_left) / 2, want.y) if has_want else None,
        both_label=Label((cross_left + cross_right) / 2, want.y) if has_both else None,
        offer_label=Label((outer_right + offer_right) / 2, offer.y) if has_offer else None,
    )
