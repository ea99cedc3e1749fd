"""The colours of both themes have the contrast that WCAG 2.2 asks for (AA: text 4.5, edges and marks 3)."""

import re

import pytest

from apps.common.stylesheet import join_stylesheet

CSS = join_stylesheet().read_text()
TEXT, EDGE = 4.5, 3.0
GROUNDS = ("paper", "card", "neutral-wash")
PHASES = ("near", "bridge", "far")

PAIRS = [
    *(("ink", ground, TEXT) for ground in (*GROUNDS, "alert-wash", *(f"{phase}-wash" for phase in PHASES))),
    *(("muted", ground, TEXT) for ground in (*GROUNDS, *(f"{phase}-wash" for phase in PHASES))),
    *(("link", ground, TEXT) for ground in GROUNDS),
    *(("alert", ground, TEXT) for ground in ("paper", "card", "alert-wash")),
    *((phase, ground, TEXT) for phase in PHASES for ground in ("paper", "card", f"{phase}-wash")),
    ("paper", "ink", TEXT),
    ("paper", "ink-hover", TEXT),
    ("edge", "card", EDGE),
    ("edge", "paper", EDGE),
    ("edge", "neutral-wash", EDGE),
]


def read_themes(css: str) -> dict[str, dict[str, str]]:
    """Return the colours of the light theme, and those of the dark one over them."""
    blocks = re.findall(r":root\{([^}]*--paper[^}]*)\}", css)
    light, dark = (dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", block)) for block in blocks[:2])
    return {"light": light, "dark": light | dark}


def measure_luminance(colour: str) -> float:
    """Return the relative luminance of #rgb or #rrggbb, as WCAG 2.2 defines it."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((measure_luminance(one), measure_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert round(measure_contrast("#000", "#ffffff"), 2) == 21.0
    assert round(measure_contrast("#777777", "#ffffff"), 2) == 4.48


def test_dark_theme_has_every_colour_of_the_light_one() -> None:
    blocks = re.findall(r":root\{([^}]*--paper[^}]*)\}", CSS)

    light, dark = (set(re.findall(r"--([\w-]+):#", block)) for block in blocks[:2])

    assert dark == light


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_colours_that_meet_are_told_apart(theme: str, front: str, ground: str, least: float) -> None:
    colours = read_themes(CSS)[theme]

    contrast = measure_contrast(colours[front], colours[ground])

    assert contrast >= least, f"--{front} on --{ground} in {theme}: {contrast:.2f}"
