"""The words of the trade, as far as they do anything."""

from apps.drafting.vocabulary import Horizon, Line, Matrix, Note, Posting


def test_lines_come_before_notes() -> None:
    line, note = Line("l1", 1, "You will bake."), Note("n1", "They bake at night.")

    assert Posting(lines=(line,), notes=(note,)).items() == (line, note)


def test_rows_come_in_the_order_in_which_they_are_spoken() -> None:
    assert [row.horizon for row in Matrix().rows()] == [Horizon.SHORT, Horizon.MID, Horizon.LONG]
