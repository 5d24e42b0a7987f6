"""Builders for the import and export tests: Word and Excel files made from texts, and any bank."""

import csv
import io

from docx import Document
from hypothesis import strategies as st
from openpyxl import Workbook

from quiz.banks.bank import Bank
from quiz.banks.question import CLASSES, Media, Option
from quiz.exchange.decoding import lines_of
from quiz.exchange.draft import Draft
from quiz.exchange.gathering import gather
from quiz.exchange.reading import read_here
from quiz.exchange.running_text import recognise


def draft_of(text: str) -> Draft:
    """What running text says, whatever it looks like."""
    lines = lines_of(text)
    return gather("题库.txt", lines, recognise(lines))


def word_of(text: str) -> bytes:
    """A Word file with a paragraph for each line."""
    document = Document()
    for line in text.rstrip("\n").split("\n"):
        document.add_paragraph(line)
    return saved(document)


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def workbook_of(*sheets: tuple[str, list[list]]) -> bytes:
    """An Excel file of (name, rows); a cell is whatever Python value it is."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def read_rows(*rows: list) -> Draft:
    return read_here("题库.xlsx", workbook_of(("Sheet1", list(rows))))


def briefly(draft: Draft) -> list[tuple]:
    """(type, stem, answer) of every question."""
    return [(q.fields["type"], q.fields["stem"], q.fields.get("answer")) for q in draft.questions]


def doubts(draft: Draft) -> list[str]:
    return [f"{remark.line}: {remark.message}" for q in draft.questions for remark in q.doubts]


def faults(draft: Draft) -> list[str]:
    return [f"{remark.line}: {remark.message}" for q in draft.questions for remark in q.faults]


# Any bank.

SIGNS = "甲乙丙党史ABCxy019 、，。：:；;|｜/\\#%@=+-'\"“”（）()[]{}《》【】!?*&~`$^_<>\u3000\u200c\n\t＝＋é😀"
words = st.text(alphabet=SIGNS, min_size=1, max_size=12).map(lambda text: f"字{text}字"[: len(text) + 2])
tricky = st.one_of(
    words,
    st.text(alphabet=SIGNS, min_size=1, max_size=12).map(str.strip).filter(lambda text: text),
    st.sampled_from(
        [
            "=1+1",
            "'=x",
            "-5",
            "no",
            "null",
            "1921",
            "0x1F",
            "答案：A",
            "【答案】B",
            "1. 题",
            "A. 甲",
            "+86",
            "@a",
        ]
    ),
)
OLD_IDS = st.sampled_from(["old-0001", "any-x-0100", "ph-0012", "z-9999"])
letters = "ABCDEFGH"


@st.composite
def questions(draw, number: int):
    kind = draw(st.sampled_from(sorted(CLASSES)))
    fields = {
        "id": f"any-{number:04d}",
        "stem": f"第{number}问：{draw(tricky)}",
        "explanation": draw(st.one_of(st.just(""), tricky)),
        "source": draw(st.one_of(st.just("《书》，2021年"), tricky)),
        "period": draw(st.sampled_from(["", "新民主主义革命时期", "上古"])),
        "topic": draw(st.one_of(st.just(""), tricky)),
        "difficulty": draw(st.integers(1, 5)),
        "use": draw(st.sampled_from(["practice", "contest", "both"])),
        "media": draw(st.one_of(st.none(), st.builds(Media, file=st.just("media/a.svg"), alt=tricky))),
        "shuffle": draw(st.booleans()),
        "as_of": draw(st.sampled_from([None, "2021-07", "2021"])),
        "valid_until": draw(st.sampled_from([None, "2027-12-31"])),
        "fact": draw(st.one_of(st.none(), tricky)),
        "replaces": draw(st.lists(OLD_IDS, max_size=3, unique=True).map(tuple)),
        "rev": draw(st.integers(1, 12)),
        "change": draw(st.sampled_from([None, "cosmetic", "substantive", "key_fix"])),
        "withdrawn": draw(st.one_of(st.none(), tricky)),
    }
    if kind in ("single", "multiple", "order"):
        texts = draw(st.lists(words, min_size=2, max_size=6, unique=True))
        labels = letters[: len(texts)]
        fields["options"] = tuple(Option(label=a, text=b) for a, b in zip(labels, texts, strict=True))
        fields["answer"] = _key(draw, kind, labels)
        wrong = [each for each in labels if each not in fields["answer"]] if kind != "order" else []
        fields["why"] = {each: draw(tricky) for each in wrong if draw(st.booleans())}
    elif kind == "true_false":
        fields["answer"] = draw(st.booleans())
    elif kind == "oral":
        fields["answer"], fields["accept"] = draw(tricky), tuple(draw(st.lists(tricky, max_size=3)))
    else:
        forms = draw(st.lists(st.lists(tricky, min_size=1, max_size=3, unique=True), min_size=1, max_size=3))
        fields["answers"] = tuple(tuple(each) for each in forms)
        fields["stem"] = fields["stem"].replace("_", "") + "____甲" * len(forms)
    return CLASSES[kind](**fields)


def _key(draw, kind: str, labels: str):
    if kind == "single":
        return draw(st.sampled_from(labels))
    if kind == "order":
        return tuple(draw(st.permutations(labels)))
    return tuple(sorted(draw(st.lists(st.sampled_from(labels), min_size=2, unique=True))))


@st.composite
def banks(draw):
    count = draw(st.integers(1, 4))
    asked = tuple(draw(questions(number)) for number in range(1, count + 1))
    return Bank("any", "任何题库", "《书》，2021年", asked, "any.yaml")


def word_table_of(rows: list[list[str]]) -> bytes:
    """A Word file that is one table."""
    document = Document()
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return saved(document)
