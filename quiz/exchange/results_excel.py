"""
The results of a contest as an Excel workbook: standings, every question, corrections and fouls, the draw.

Plain data in, bytes out, so that it can be built off the hub. Whatever people typed goes in as text, never as
a formula. Knows no log and no page; the words are handed in.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Say = Callable[..., str]
Row = Sequence[Any]
WIDEST = 60
LONGEST = 32_767  # characters a cell can hold
MARKS = ("=", "+", "-", "@", "\t", "\r")


def workbook(found: dict[str, Any], voucher: dict[str, Any], say: Say) -> bytes:
    """
    The workbook of a contest.

    Args:
        found: The results, every correction with its sentence as `text`.
        voucher: `events`, `code` and `sound` of the log behind it.
        say: (key, **args) → words.
    """
    book = Workbook()
    book.remove(book.active)
    for name, head, rows in (
        ("standings", _standings_head(found, say), _standings(found, say)),
        (
            "questions",
            _heads(say, "slot type stem key seat team response verdict points void"),
            _rulings(found, say),
        ),
        ("corrections", _heads(say, "time kind what effects reason by"), _corrections(found, say)),
        ("fouls", _heads(say, "time slot seat team foul points void"), _fouls(found, say)),
        ("draw", _heads(say, "item value"), _draw(found, voucher, say)),
    ):
        _fill(book.create_sheet(say(f"results.sheet.{name}")), head, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _standings_head(found: dict[str, Any], say: Say) -> list[str]:
    sums = [column["title"] or say("results.beside") for column in found["columns"]]
    tied = [say("results.column.tiebreak")] if found["tied"] else []
    return [*_heads(say, "place award seat team members base"), *sums, *tied, say("results.column.score")]


def _standings(found: dict[str, Any], say: Say) -> Iterable[Row]:
    for row in found["standings"]:
        team = (row["place"], row["award"] or "", row["seat"], row["name"], "、".join(row["members"]))
        tied = [tie_word(row["tiebreak"], say)] if found["tied"] else []
        yield [*team, row["base"], *row["sums"], *tied, row["score"]]


def tie_word(tiebreak: dict[str, Any] | None, say: Say) -> str:
    """How a team came out of its tie-break: won, lost, or in which place; a dash where there was none."""
    if tiebreak is None:
        return "—"
    if tiebreak["of"] == 2:
        return say("results.tie.won" if tiebreak["place"] == 1 else "results.tie.lost")
    return say("results.tie.place", place=tiebreak["place"])


def _rulings(found: dict[str, Any], say: Say) -> Iterable[Row]:
    teams = {team["team"]: team for team in found["teams"]}
    for asked in found["questions"]:
        kind = say(f"type.{asked['type']}") if asked["type"] else ""
        face = (asked["slot"], kind, asked["stem"], _key(asked))
        lines = [line for line in asked["lines"] if line["kind"] == "ruling"]
        if not lines:
            yield [
                *face,
                "",
                "",
                "",
                say("results.withdrawn" if asked["withdrawn"] else "results.nobody"),
                "",
                "",
            ]
        for line in lines:
            team = teams[line["team"]]
            void = say("results.void") if line["void"] else ""
            verdict = say(f"verdict.{line['verdict']}")
            yield [*face, team["seat"], team["name"], line["response"], verdict, line["points"], void]


def _key(asked: dict[str, Any]) -> str:
    """The answer as one says it: letters only where there are options to see."""
    if asked["key"] is None:
        return ""
    lettered = asked["type"] in ("single", "multiple")
    return " ".join(["、".join(asked["key"]["labels"]), asked["key"]["text"]][0 if lettered else 1 :])


def _corrections(found: dict[str, Any], say: Say) -> Iterable[Row]:
    for line in found["corrections"]:
        kind, by = say(f"results.kind.{line['kind']}"), say(f"results.role.{line['by']}")
        yield [line["time"], kind, line["text"], line["effect_text"], line["reason"], by]


def _fouls(found: dict[str, Any], say: Say) -> Iterable[Row]:
    teams = {team["team"]: team for team in found["teams"]}
    for line in found["fouls"]:
        team, void = teams[line["team"]], say("results.void") if line["void"] else ""
        yield [
            line["time"],
            line["slot"],
            team["seat"],
            team["name"],
            say(f"foul.{line['foul']}"),
            line["points"],
            void,
        ]


def _draw(found: dict[str, Any], voucher: dict[str, Any], say: Say) -> Iterable[Row]:
    yield [say("results.column.contest"), found["title"]]
    yield [say("results.column.kind"), say(f"kind.{found['kind']}")]
    yield [
        say("results.seat_seed"),
        found["seat_seed"] or say("results.by_hand" if found["seats_drawn"] else "results.undrawn"),
    ]
    for team in sorted(found["teams"], key=lambda team: team["seat"]):
        yield [say("results.desk", seat=team["seat"]), team["name"]]
    yield [say("results.packet_seed"), found["packet_seed"]]
    yield [say("results.events"), voucher["events"]]
    yield [say("results.code"), voucher["code"]]


def _heads(say: Say, names: str) -> list[str]:
    return [say(f"results.column.{name}") for name in names.split()]


def _fill(sheet: Worksheet, head: Sequence[str], rows: Iterable[Row]) -> None:
    widths = [_width(text) for text in head]
    for number, row in enumerate([head, *rows], start=1):
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(number, column), value, bold=number == 1)
            widths[column - 1] = max(widths[column - 1], _width(value))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = min(width + 2, WIDEST)
    sheet.freeze_panes = "A2"


def _put(cell: Cell, value: Any, bold: bool) -> None:
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
        cell.value = text
        cell.data_type = "s"  # openpyxl makes a formula of what begins with an equals sign
        cell.quotePrefix = text.startswith(MARKS)
    else:
        cell.value = value
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str) and _width(value) > WIDEST)


def _width(value: Any) -> int:
    """In narrow letters; a Chinese character takes two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in str(value))
