"""What leaves the house: no formulas, no keys where none are wanted, no sealed questions for practice."""

import csv
import io

import pytest
from openpyxl import load_workbook

from quiz.banks.checking import check_bank
from quiz.exchange.bank_csv import anki_csv, bank_csv
from quiz.exchange.bank_excel import bank_workbook
from quiz.exchange.bank_paper import bank_paper
from quiz.exchange.formulas import guarded, is_risky, unguarded

TEXT = """\
bank: small
title: 小题库
source: 《书》，2021年
questions:
  - {id: s-0001, type: single, stem: "=HYPERLINK(1)是什么？",
     options: {A: "+甲", B: "@乙<b>", C: "-3"}, answer: B, explanation: "-1 & 2", topic: 数 字}
  - {id: s-0002, type: true_false, stem: 只在台上用的题。, answer: 对, use: contest}
  - {id: s-0003, type: fill, stem: "____年，____成立。", answer: [1949, 新中国],
     accept: [[], [中华人民共和国]]}
  - {id: s-0004, type: oral, stem: 说说看。, answer: 说了}
"""


@pytest.fixture
def bank():
    found, problems = check_bank(TEXT, "small.yaml")
    assert problems == ()
    return found


def test_no_cell_of_the_workbook_is_a_formula(bank):
    book = load_workbook(io.BytesIO(bank_workbook(bank)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    risky = [cell for cell in cells if is_risky(cell.value)]
    assert len(risky) == 4
    assert all(cell.quotePrefix for cell in risky)


def test_every_risky_cell_of_a_csv_is_guarded(bank):
    rows = list(csv.reader(io.StringIO(bank_csv(bank).decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if is_risky(cell)]
    assert "'=HYPERLINK(1)是什么？" in cells
    assert "-3" in cells, "a true number needs no guard"


def test_a_csv_begins_with_the_mark_excel_wants(bank):
    assert bank_csv(bank).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "text",
    ["=1", "+x", "-x", "@x", "\tx", "\rx", "＝1", "＋x", "－x", "＠x", "'=1", "''@", "-5", "+86", "'", "x"],
)
def test_a_guarded_cell_is_never_a_formula_and_comes_back(text):
    assert not is_risky(guarded(text))
    assert unguarded(guarded(text)) == text


def test_a_paper_without_key_tells_nothing(bank):
    page = bank_paper(bank, with_key=False)
    assert "参考答案" not in page
    assert "1949" not in page
    assert "说了" not in page
    assert "-1 &amp; 2" not in page


def test_a_paper_with_key_has_it_on_a_page_of_its_own(bank):
    page = bank_paper(bank, with_key=True)
    paper, _, key = page.partition("参考答案")
    assert "1949" not in paper
    assert "1949；新中国（也可以答：中华人民共和国）" in key
    assert "B @乙&lt;b&gt;" in key


def test_a_paper_is_text_and_nothing_else(bank):
    page = bank_paper(bank, with_key=True)
    assert "<script" not in page
    assert "@乙<b>" not in page
    assert "http" not in page


def test_the_numbers_of_a_paper_run_through_its_sections(bank):
    page = bank_paper(bank, with_key=False)
    assert [f"<ol start={n}>" in page for n in (1, 2, 3, 4)] == [True] * 4
    assert "一、单选题（1 题）" in page


def test_anki_gets_no_question_that_is_sealed_for_contests(bank):
    text = anki_csv(bank).decode()
    assert "只在台上用的题" not in text
    assert "s-0001" in text


def test_anki_is_told_what_the_columns_are(bank):
    lines = anki_csv(bank).decode().split("\n")
    assert lines[:4] == ["#separator:Comma", "#html:true", "#guid column:1", "#tags column:4"]
    rows = list(csv.reader(io.StringIO("\n".join(lines[5:]))))
    assert {len(row) for row in rows if row} == {4}
    assert rows[0][1] == "【单选】=HYPERLINK(1)是什么？<br>A. +甲<br>B. @乙&lt;b&gt;<br>C. -3"
    assert "数_字" in rows[0][3].split()
