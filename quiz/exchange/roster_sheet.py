"""
A roster 名册 out of a spreadsheet or pasted text: branch, name, exempt or not, each with its own row.

Columns are found by their headings, or taken in this order where there are none. What was assumed is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.exchange.archive import examine
from quiz.exchange.decoding import decode
from quiz.exchange.refusal import UploadRefused
from quiz.exchange.rows import Row
from quiz.exchange.sheets import Sheet, read_csv, read_workbook
from quiz.people import RosterLine

WORKBOOKS = (".xlsx", ".xls", ".et")
BRANCH = re.compile(r"支部|部门|处室|单位|branch", re.IGNORECASE)
NAME = re.compile(r"姓\s*名|名\s*字|^name$", re.IGNORECASE)
EXEMPT = re.compile(r"免|备\s*注|exempt|note", re.IGNORECASE)
NUMBER = re.compile(r"^\s*\d{1,5}[.、]?\s*$")
YES = re.compile(r"免|^\s*(?:是|√|✓|对|y|yes|1)\s*$", re.IGNORECASE)
NO = re.compile(r"不免|非免")
HEAD_ROWS = 8


@dataclass(frozen=True)
class Noted:
    """What was assumed of a row, by a code the page has words for."""

    row: str
    code: str
    text: str


@dataclass(frozen=True)
class Sheetful:
    """The lines of a file as they were written, and what was assumed on the way."""

    lines: tuple[RosterLine, ...]
    noted: tuple[Noted, ...]


@dataclass(frozen=True)
class Columns:
    """Where branch, name and exemption stand; -1 for none."""

    branch: int
    name: int
    exempt: int
    first_row: int


def roster_of(name: str, data: bytes) -> Sheetful:
    """
    The roster in a file. Run it in a process of its own: the file may be hostile.

    Args:
        name: With its suffix; anything but a workbook is read as text.
        data: Its bytes.

    Raises:
        UploadRefused: Broken, too large, or of no kind we read.
    """
    sheets = _sheets(name, data)
    lines: list[RosterLine] = []
    noted: list[Noted] = []
    for title, rows in sheets:
        _read(title if len(sheets) > 1 else "", rows, lines, noted)
    if not lines:
        raise UploadRefused("没有读到姓名。请用两列：支部、姓名；第三列可以写“免考”。")
    return Sheetful(tuple(lines), tuple(noted))


def _sheets(name: str, data: bytes) -> list[Sheet]:
    if name.lower().endswith(WORKBOOKS) and not decode(data):
        examine(data)
        return read_workbook(data, lambda *_: None)
    if data.startswith(b"PK"):
        raise UploadRefused("名册请用 Excel（.xlsx）、CSV 或直接粘贴")
    return read_csv(data)


def _read(title: str, rows: Sequence[Row], lines: list[RosterLine], noted: list[Noted]) -> None:
    columns = _columns(rows)
    above = title
    for row in rows[columns.first_row :]:
        cells = [cell.strip() for cell in row.cells]
        if not any(cells):
            continue
        noted += [Noted(row.line.place, "odd_cell", doubt) for doubt in row.doubts]
        branch, name = _at(cells, columns.branch), _at(cells, columns.name)
        if not branch and not name:
            noted.append(Noted(row.line.place, "nobody", " ".join(filter(None, cells))))
            continue
        if not branch and name and above:
            branch = above
            if not title:
                noted.append(Noted(row.line.place, "carried", f"{name} → {above}"))
        above = branch or above
        lines.append(RosterLine(row.line.place, branch, name, _exempt(_at(cells, columns.exempt))))


def _columns(rows: Sequence[Row]) -> Columns:
    """By the first row that has a heading for names; else by place, a column of numbers aside."""
    for place, row in enumerate(rows[:HEAD_ROWS]):
        cells = list(row.cells)
        name = _find(NAME, cells)
        if name >= 0:
            branch = _find(BRANCH, cells)
            exempt = _find(EXEMPT, cells, {name, branch})
            return Columns(branch, name, exempt, place + 1)
    first = 1 if _numbered(rows) else 0
    return Columns(first, first + 1, first + 2, 0)


def _numbered(rows: Sequence[Row]) -> bool:
    starts = [row.cells[0] for row in rows if row.cells and any(cell.strip() for cell in row.cells)]
    return bool(starts) and all(NUMBER.match(each) for each in starts)


def _find(what: re.Pattern[str], cells: Sequence[str], taken: Iterator[int] | set[int] = frozenset()) -> int:
    return next((at for at, cell in enumerate(cells) if at not in taken and what.search(cell)), -1)


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if 0 <= place < len(cells) else ""


def _exempt(text: str) -> bool:
    return bool(YES.search(text)) and not NO.search(text)
