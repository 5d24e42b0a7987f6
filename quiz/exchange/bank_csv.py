"""A bank as CSV: for Excel with every field, or for Anki with front, back and tags."""

import csv
import html
import io
from collections.abc import Iterable

from quiz.banks.bank import Bank
from quiz.banks.question import Question
from quiz.exchange.formulas import guarded
from quiz.exchange.key_words import key_in_words
from quiz.exchange.own_layout import NOTHING, TYPES, Allowed, headings, written

MARK = "\ufeff"
"""Without it Excel takes UTF-8 for GBK."""


def bank_csv(bank: Bank, allowed: Allowed = NOTHING) -> bytes:
    """Every field a column, as in the workbook; UTF-8 with a mark, formulas neutralised."""
    columns = headings(bank)
    rows = (
        [written(question, allowed.get(question.id, {})).get(column, "") for column in columns]
        for question in bank.questions
    )
    return (MARK + _csv([columns, *rows])).encode()


def anki_csv(bank: Bank) -> bytes:
    """
    A file Anki imports as it is: its own headers say what the columns are.

    The first column is the permanent id, so that a later import mends cards instead of adding them.
    Questions sealed for contests are left out: practice never sees them.
    """
    head = ["#separator:Comma", "#html:true", "#guid column:1", "#tags column:4", f"#deck:{bank.title}"]
    rows = [
        [question.id, _front(question), _back(question), " ".join(_tags(bank, question))]
        for question in bank.questions
        if question.use != "contest"
    ]
    return ("\n".join(" ".join(line.split("\n")) for line in head) + "\n" + _csv(rows)).encode()


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue()


def _front(question: Question) -> str:
    options = "".join(
        f"<br>{option.label}. {_html(option.text)}" for option in getattr(question, "options", ())
    )
    return f"【{TYPES[question.type]}】{_html(question.stem)}{options}"


def _back(question: Question) -> str:
    parts = [key_in_words(question), question.explanation, question.source]
    return "<br>".join(_html(part) for part in parts if part)


def _html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _tags(bank: Bank, question: Question) -> Iterable[str]:
    """Anki parts tags by spaces."""
    tags = (bank.title, TYPES[question.type], question.period, question.topic, f"难度{question.difficulty}")
    return ("_".join(tag.split()) for tag in tags if tag)
