"""Rosters out of what organizers have: every line with its own row, nothing guessed in silence."""

import io

import openpyxl
import pytest

from quiz.exchange.refusal import UploadRefused
from quiz.exchange.roster_sheet import roster_of
from quiz.exchange.roster_upload import MOST_BYTES, read_roster


def workbook(**sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def found(data: bytes | str, name: str = "名册.csv"):
    read = roster_of(name, data if isinstance(data, bytes) else data.encode())
    return [(line.row, line.branch, line.name, line.exempt) for line in read.lines]


def test_two_columns_without_a_heading_are_branch_and_name():
    assert found("办公厅支部,张伟\n法制委支部,李娜\n") == [
        ("1", "办公厅支部", "张伟", False),
        ("2", "法制委支部", "李娜", False),
    ]


def test_headings_say_which_column_is_which_in_any_order():
    text = "姓名,性别,所在党支部,备注\n张伟,男,办公厅支部,\n"
    text += "李娜,女,法制委支部,免考（病假）\n王芳,女,法制委支部,不免考\n"
    assert found(text) == [
        ("2", "办公厅支部", "张伟", False),
        ("3", "法制委支部", "李娜", True),
        ("4", "法制委支部", "王芳", False),
    ]


def test_a_title_above_the_headings_and_a_column_of_numbers_do_no_harm():
    assert found("机关支部名册\n序号,支部,姓名\n1,办公厅支部,张伟\n") == [("3", "办公厅支部", "张伟", False)]
    assert found("1,办公厅支部,张伟\n2,办公厅支部,李娜\n")[1] == ("2", "办公厅支部", "李娜", False)


def test_an_empty_branch_is_the_one_above_and_told():
    read = roster_of("x.csv", "支部,姓名\n办公厅支部,张伟\n,李娜\n".encode())
    assert [line.branch for line in read.lines] == ["办公厅支部", "办公厅支部"]
    assert [(each.row, each.code) for each in read.noted] == [("3", "carried")]


def test_a_row_with_neither_branch_nor_name_is_told_and_left_out():
    read = roster_of("x.csv", "序号,支部,姓名\n1,办公厅支部,张伟\n2,,\n3,,李娜\n".encode())
    assert {line.branch for line in read.lines} == {"办公厅支部"}
    assert [line.name for line in read.lines] == ["张伟", "李娜"]
    assert [(each.row, each.code) for each in read.noted] == [("3", "nobody"), ("4", "carried")]


def test_a_sheet_for_each_branch_takes_its_name():
    data = workbook(办公厅支部=[["姓名"], ["张伟"]], 法制委支部=[["姓名"], ["李娜"]])
    assert [(branch, name) for _, branch, name, _ in found(data, "名册.xlsx")] == [
        ("办公厅支部", "张伟"),
        ("法制委支部", "李娜"),
    ]


def test_a_workbook_is_read_in_a_process_of_its_own():
    data = workbook(Sheet1=[["支部", "姓名", "免考"], ["办公厅支部", "张伟", "是"]])
    (line,) = read_roster("名册.xlsx", data).lines
    assert (line.branch, line.name, line.exempt) == ("办公厅支部", "张伟", True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("名册.xlsx", b"PK\x03\x04nothing"),
        ("名册.csv", b"\xff\xfe\x00\x01\x02"),
        ("名册.csv", b"x" * (MOST_BYTES + 1)),
        ("名册.csv", "，\n，\n".encode()),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(name, data):
    with pytest.raises(UploadRefused):
        read = read_roster(name, data)
        raise UploadRefused("nobody") if not any(line.name for line in read.lines) else AssertionError(read)
