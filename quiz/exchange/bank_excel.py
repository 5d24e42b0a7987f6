"""A bank as an Excel workbook: a row a question, a column a field, and a sheet with the bank's names."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from quiz.banks.bank import Bank
from quiz.exchange.formulas import is_risky
from quiz.exchange.own_layout import NOTHING, Allowed, head_of, headings, written

WIDTHS = {"编号": 16, "题型": 6, "题干": 56, "答案": 14, "解析": 48, "出处": 40, "主题": 12, "时期": 20}
OTHERS, OPTION = 10, 20
LONGEST = 32_767  # characters a cell can hold


def bank_workbook(bank: Bank, allowed: Allowed = NOTHING) -> bytes:
    """The workbook. Whatever people typed is text in it, never a formula, a number or a date."""
    book = Workbook()
    sheet = book.active
    sheet.title = "题目"
    columns = headings(bank)
    _row(sheet, 1, columns, bold=True)
    for number, question in enumerate(bank.questions, start=2):
        values = written(question, allowed.get(question.id, {}))
        _row(sheet, number, [values.get(column, "") for column in columns])
    for place, column in enumerate(columns, start=1):
        width = OPTION if column.startswith("选项") else WIDTHS.get(column, OTHERS)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "D2"
    _head(book.create_sheet("题库"), head_of(bank, allowed.get("", {})))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Worksheet, head: Mapping[str, str]) -> None:
    for number, (heading, value) in enumerate(head.items(), start=1):
        _row(sheet, number, [heading, value])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 12, 60


def _row(sheet: Worksheet, number: int, values: Sequence[str], bold: bool = False) -> None:
    for place, value in enumerate(values, start=1):
        if value:
            _put(sheet.cell(number, place), value, bold)


def _put(cell: Cell, value: str, bold: bool) -> None:
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
    cell.value = text
    cell.data_type = "s"  # openpyxl makes a formula of what begins with an equals sign
    cell.number_format = "@"
    cell.quotePrefix = is_risky(text)
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
