"""A row of a table, whatever file it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.exchange.decoding import seen
from quiz.exchange.draft import Line

BETWEEN = " ｜ "


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line, its cells as texts, and what the reader found odd in them."""

    line: Line
    cells: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def row_of(number: int, place: str, cells: Sequence[str], doubts: Sequence[str] = ()) -> Row:
    """A row and the line it counts as: its cells side by side."""
    text = BETWEEN.join(" ".join(seen(cell).split()) for cell in cells if cell.strip())
    return Row(Line(number, text, place), tuple(cells), tuple(doubts))
