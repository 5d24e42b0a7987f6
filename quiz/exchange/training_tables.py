"""
Figures of practice as a table for a spreadsheet: rows in, bytes out, so that it can be built off the hub.

No column holds a person, a rank or a duration; whatever people typed goes in as text, never as a formula.
"""

import csv
import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from quiz.exchange.formulas import guarded, is_risky

MARK = "\ufeff"
"""Without it Excel takes UTF-8 for GBK."""
WIDEST = 60

Row = Sequence[Any]


def table_csv(head: Sequence[str], rows: Sequence[Row]) -> bytes:
    """UTF-8 with a mark; None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (head, *rows):
        writer.writerow([guarded(each) if isinstance(each, str) else each for each in row])
    return (MARK + out.getvalue()).encode()


def table_excel(title: str, head: Sequence[str], rows: Sequence[Row]) -> bytes:
    """A workbook of one sheet, its head in bold and kept in sight."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    widths = [8] * len(head)
    for number, row in enumerate((head, *rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            _put(cell, value)
            cell.font = Font(bold=number == 1)
            widths[column - 1] = max(widths[column - 1], _width(value))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = min(width + 2, WIDEST)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Any, value: Any) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.value = text
    cell.data_type = "s"  # openpyxl makes a formula of what begins with an equals sign
    cell.quotePrefix = is_risky(text)
    cell.alignment = Alignment(vertical="top", wrap_text=_width(text) > WIDEST)


def _width(value: Any) -> int:
    """In narrow letters; a Chinese character takes two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in str(value))
