"""A bank as a Word file in labelled lines: read by people, mended by hand, and read back without loss."""

import io

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from quiz.banks.bank import Bank
from quiz.exchange.decoding import CONTROL
from quiz.exchange.own_layout import NOTHING, Allowed, head_of, headings, on_one_line, written

FACE = "宋体"


def bank_document(bank: Bank, allowed: Allowed = NOTHING) -> bytes:
    """The document: the bank's own names, then a block a question."""
    document = Document()
    _dress(document)
    document.core_properties.title = bank.title
    document.core_properties.author = ""
    for heading, value in head_of(bank, allowed.get("", {})).items():
        _line(document, heading, value, bold=heading == "题库名称")
    columns = headings(bank)
    for question in bank.questions:
        document.add_paragraph()
        values = written(question, allowed.get(question.id, {}))
        for column in columns:
            if column in values:
                _line(document, column, values[column], bold=column == "题干", keep=column != columns[-1])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _line(document: Document, heading: str, value: str, bold: bool = False, keep: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = keep
    paragraph.add_run(f"【{heading}】")
    paragraph.add_run(CONTROL.sub("", on_one_line(value))).bold = bold


def _dress(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    style.paragraph_format.space_after = Pt(2)
