"""Workbooks and CSV → tables of texts. Numbers, dates and formulas are told, never silently changed."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from quiz.exchange.decoding import decode
from quiz.exchange.formulas import unguarded
from quiz.exchange.gathering import Progress
from quiz.exchange.refusal import UploadRefused
from quiz.exchange.rows import Row, row_of

MOST_ROWS = 20_000
MOST_COLUMNS = 50
STEP = 1000
MACRO_STREAM = "_VBA_PROJECT".encode("utf-16-le")
FORMULA = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f[\s/>]')
ERRORS = re.compile(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL)[!?]?")
DELIMITERS = "\t,;|"

Sheet = tuple[str, list[Row]]


def read_workbook(data: bytes, progress: Progress) -> list[Sheet]:
    """
    The sheets of an Excel file, visible or not, as (name, rows).

    Raises:
        UploadRefused: It is broken, locked, too large, or carries macros.
    """
    if MACRO_STREAM in data:
        raise UploadRefused("文件带有宏，请另存为不带宏的 .xlsx")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return _sheets(book, _formulas(data), progress)
    except PasswordError:
        raise UploadRefused("文件有密码，请去掉密码再上传") from None
    except CalamineError as error:
        raise UploadRefused("Excel 文件打不开，请另存为 .xlsx 再试") from error


def _sheets(
    book: CalamineWorkbook, formulas: dict[str, set[tuple[int, int]]], progress: Progress
) -> list[Sheet]:
    sheets: list[Sheet] = []
    number = 0
    several = len(book.sheet_names) > 1
    for place, name in enumerate(book.sheet_names):
        sheet = book.get_sheet_by_index(place)
        last_row, last_column = sheet.end or (-1, -1)
        if last_row >= MOST_ROWS or last_column >= MOST_COLUMNS:
            size = f"{last_row + 1} 行 {last_column + 1} 列"
            raise UploadRefused(f"工作表“{name}”有 {size}，最多 {MOST_ROWS} 行 {MOST_COLUMNS} 列")
        rows: list[Row] = []
        for index, values in enumerate(sheet.to_python(skip_empty_area=False)):
            if index % STEP == 0:
                progress("read", index, last_row + 1)
            number += 1
            label = f"{name}!{index + 1}" if several else str(index + 1)
            counted = formulas.get(name, set())
            cells, doubts = _cells(values, index, counted)
            rows.append(row_of(number, label, cells, doubts))
        sheets.append((name, rows))
    return sheets


def _cells(values: Sequence[Any], row: int, formulas: set[tuple[int, int]]) -> tuple[list[str], list[str]]:
    cells, doubts = [], []
    for column, value in enumerate(values):
        text, doubt = cell_text(value)
        where = _letter(column)
        if (row, column) in formulas:
            doubts.append(f"{where} 列是公式，用的是保存时的结果“{text[:20]}”")
        elif doubt:
            doubts.append(f"{where} 列{doubt}")
        cells.append(text)
    return cells, doubts


def cell_text(value: Any) -> tuple[str, str]:
    """A cell as text, and a doubt when Excel may have changed what was typed."""
    if isinstance(value, bool):
        return ("对" if value else "错"), ""
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value)), ""
        return repr(value), f"是数字 {value!r}；若原来是百分数或分数，请改"
    if isinstance(value, datetime):
        text = value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        return text, f"被 Excel 变成了日期，读作“{text}”"
    if isinstance(value, (date, time, timedelta)):
        return str(value), f"被 Excel 变成了{'日期' if isinstance(value, date) else '时间'}，读作“{value}”"
    text = str(value)
    return text, "有错误值" if ERRORS.fullmatch(text.strip()) else ""


def _letter(column: int) -> str:
    return (chr(ord("A") + column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _formulas(data: bytes) -> dict[str, set[tuple[int, int]]]:
    """Where the formulas of an .xlsx are: sheet → (row, column) from 0; the reader gives only results."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        found = {}
        for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
            name, link = re.search(r'\bname="([^"]*)"', tag), re.search(r'\br:id="([^"]*)"', tag)
            path = _target(links, link[1]) if link else None
            if name and path in names:
                found[_plain(name[1])] = {_place(*each) for each in FORMULA.findall(archive.read(path))}
    return found


def _target(links: str, wanted: str) -> str | None:
    for tag in re.findall(r"<Relationship\b[^>]*>", links):
        if f'Id="{wanted}"' in tag and (target := re.search(r'Target="([^"]*)"', tag)):
            return target[1].lstrip("/") if target[1].startswith("/") else f"xl/{target[1]}"
    return None


def _plain(text: str) -> str:
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(code, sign)
    return text


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    column = 0
    for sign in letters:
        column = column * 26 + sign - 64
    return int(row) - 1, column - 1


def read_csv(data: bytes) -> list[Sheet]:
    """
    A CSV file in any encoding we know, cut by whichever sign its first lines use.

    Raises:
        UploadRefused: Unreadable or too large.
    """
    decoded = decode(data)
    if decoded is None:
        raise UploadRefused("文件编码看不懂，请另存为 UTF-8")
    return [("", rows_of_csv(decoded[0]))]


def rows_of_csv(text: str) -> list[Row]:
    """The rows of a CSV text; a row that spans lines counts as the line it begins on."""
    head = "\n".join(text.splitlines()[:5])
    delimiter = max(DELIMITERS, key=lambda sign: head.count(sign) * (2 if sign in "\t," else 1))
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter)
    rows: list[Row] = []
    start = 1
    try:
        for cells in reader:
            if len(rows) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise UploadRefused(f"表格太大，最多 {MOST_ROWS} 行 {MOST_COLUMNS} 列")
            rows.append(row_of(len(rows) + 1, str(start), [unguarded(cell) for cell in cells]))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UploadRefused(f"第 {start} 行起读不下去：引号没有配对，或格子太长") from error
    return rows
