"""Every layout organisers hold, in every kind of file: each question is found right, every line is told."""

import codecs

import pytest

from quiz.banks.checking import check_bank
from quiz.exchange.bank_yaml import draft_yaml
from quiz.exchange.draft import Draft
from quiz.exchange.reading import read_here
from tests.exchange.corpus import Sample, found_in, samples
from tests.exchange.made import rows_of, word_of, word_table_of, workbook_of

SAMPLES = samples()
TEXTS = [sample for sample in SAMPLES if not sample.is_table]
TABLES = [sample for sample in SAMPLES if sample.is_table]


def named(sample: Sample) -> str:
    return sample.name


def as_expected(draft: Draft, sample: Sample) -> None:
    for number, line in enumerate(sample.text.splitlines(), start=1):
        print(number, line)
    for found in draft.questions:
        print(found.mark, found.lines, [remark.message for remark in (*found.doubts, *found.faults)])
    assert found_in(draft) == sample.questions
    assert {(told.line, told.mark) for told in draft.told} == set(sample.told)
    assert draft.unaccounted() == []


def test_the_corpus_is_as_large_as_promised():
    assert len(SAMPLES) >= 40
    assert sum(len(sample.questions) for sample in SAMPLES) >= 300


@pytest.mark.parametrize("sample", TEXTS, ids=named)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_whole_in_any_encoding(sample, encoding):
    as_expected(read_here(sample.name, sample.text.encode(encoding)), sample)


@pytest.mark.parametrize("sample", TEXTS, ids=named)
def test_a_text_with_windows_line_ends_is_the_same(sample):
    as_expected(read_here(sample.name, sample.text.replace("\n", "\r\n").encode()), sample)


@pytest.mark.parametrize("sample", TEXTS, ids=named)
def test_the_same_text_is_read_from_word(sample):
    as_expected(read_here("题库.docx", word_of(sample.text)), sample)


@pytest.mark.parametrize("sample", TABLES, ids=named)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_from_csv(sample, encoding):
    as_expected(read_here(sample.name, sample.text.encode(encoding)), sample)


@pytest.mark.parametrize("sample", TABLES, ids=named)
def test_the_same_table_is_read_from_excel(sample):
    rows = [[_number(cell) for cell in row] for row in rows_of(sample.text)]
    as_expected(read_here("题库.xlsx", workbook_of(("Sheet1", rows))), sample)


@pytest.mark.parametrize("sample", TABLES, ids=named)
def test_the_same_table_is_read_from_word(sample):
    as_expected(read_here("题库.docx", word_table_of(rows_of(sample.text))), sample)


@pytest.mark.parametrize("sample", TABLES, ids=named)
def test_the_same_table_is_read_as_pasted_from_excel(sample):
    rows = rows_of(sample.text)
    if any("\n" in cell for row in rows for cell in row) or "header" in sample.name or "cells" in sample.name:
        pytest.skip("what is pasted with lines inside its cells, or without a header, is running text")
    text = "\n".join("\t".join(row) for row in rows)
    draft = read_here("粘贴.txt", text.encode())
    if rows[0][1:2] and rows[0][1]:  # the header is the first line
        as_expected(draft, sample)
    assert draft.unaccounted() == []


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_what_is_written_passes_the_checker(sample):
    draft = read_here(sample.name, sample.text.encode())
    text = draft_yaml(draft, "corpus", "题库", "《书》")
    bank, problems = check_bank(text, "corpus.yaml")
    print(text)
    if draft.usable:
        assert [str(problem) for problem in problems] == []
        assert len(bank.questions) == len(draft.usable)
    else:
        assert {problem.code for problem in problems} == {"empty"}


def test_a_mark_in_front_of_a_text_changes_nothing():
    sample = TEXTS[0]
    assert read_here(sample.name, codecs.BOM_UTF8 + sample.text.encode()).questions


def _number(cell: str) -> str | int | None:
    """Excel makes a number of what looks like one, and nothing of what is empty."""
    return int(cell) if cell.isdigit() else cell or None
