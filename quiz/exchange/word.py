"""
Word files → lines of text and tables, in their order.

Numbers that Word makes itself are written out (word_numbers.py), underlined gaps become blanks, coloured
words are remembered. Pictures, formulas, notes and deleted text are told. Knows nothing of questions.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from quiz.exchange.decoding import BREAKS, seen
from quiz.exchange.draft import DOUBTFUL, Line
from quiz.exchange.gathering import Progress
from quiz.exchange.refusal import UploadRefused
from quiz.exchange.rows import Row, row_of
from quiz.exchange.sketch import Sheaf
from quiz.exchange.tables import header_place
from quiz.exchange.word_numbers import WordNumbers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MOST_PARAGRAPHS = 20_000
STEP = 500
BLANK = "____"
ORDINARY = {None, "auto", "000000", "none"}


@dataclass
class Piece:
    """Text in the making: characters, and spans that stand out."""

    text: str = ""
    marked: list[tuple[int, int]] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)

    def add(self, text: str, marked: bool = False) -> None:
        if marked and text.strip():
            self.marked.append((len(self.text), len(self.text) + len(text)))
        self.text += text


@dataclass
class WordText:
    """All lines, and the blocks they form: a list of lines, or a table of rows."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[list[Line] | list[Row]] = field(default_factory=list)

    def paragraph(self, line: Line) -> None:
        if not self.blocks or not (self.blocks[-1] and isinstance(self.blocks[-1][0], Line)):
            self.blocks.append([])
        self.blocks[-1].append(line)


def read_word(data: bytes, sheaf: Sheaf, progress: Progress) -> WordText:
    """
    The text of a .docx.

    Raises:
        UploadRefused: It is broken or too long.
    """
    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise UploadRefused("Word 文件打不开，请用 Word 另存为 .docx 再试") from error
    body = document.element.body
    total = sum(1 for _ in body.iter(f"{W}p"))
    if total > MOST_PARAGRAPHS:
        raise UploadRefused(f"文件有 {total} 段，最多 {MOST_PARAGRAPHS} 段")
    found = WordText()
    reader = _Reader(found, sheaf, WordNumbers(document), total, progress)
    for element in body.iterchildren():
        reader.block(element)
    _tell_notes(document, sheaf, found)
    return found


class _Reader:
    def __init__(
        self, found: WordText, sheaf: Sheaf, numbers: WordNumbers, total: int, progress: Progress
    ) -> None:
        self.found, self.sheaf, self.numbers = found, sheaf, numbers
        self.total, self.progress, self.done = total, progress, 0

    def block(self, element: etree._Element) -> None:
        if element.tag == f"{W}p":
            self._paragraph(element)
        elif element.tag == f"{W}tbl":
            self._table(element)
        else:
            for child in _through(element):
                self.block(child)

    def _paragraph(self, element: etree._Element) -> None:
        for line in self._lines(element):
            self.found.lines.append(line)
            self.found.paragraph(line)
        for box in _boxes(element):
            for inner in box.iterchildren():
                self.block(inner)

    def _lines(self, element: etree._Element) -> Iterator[Line]:
        """The lines of one paragraph: a soft line end begins another."""
        self.done += 1
        if self.done % STEP == 0:
            self.progress("read", self.done, self.total)
        piece = Piece(self.numbers.label(element))
        for run in _runs(element):
            _read_run(run, piece)
        offset = 0
        for part in piece.text.split("\n"):
            number = len(self.found.lines) + 1
            end = offset + len(part)
            inside = tuple(
                (max(a, offset) - offset, min(b, end) - offset)
                for a, b in piece.marked
                if a < end and b > offset
            )
            yield Line(number, seen(part), str(number), inside)
            for odd in sorted(piece.odd):
                self.sheaf.tell(number, DOUBTFUL, odd)
            piece.odd.clear()
            offset = end + 1

    def _table(self, element: etree._Element) -> None:
        """A table of questions, or one that only lays out text: then every paragraph is a line."""
        before = len(self.found.lines), len(self.sheaf.told)
        rows = self._rows(element)
        if header_place(rows) is None and any("\n" in cell for row in rows for cell in row.cells):
            del self.found.lines[before[0] :], self.sheaf.told[before[1] :]
            for tc in element.iter(f"{W}tc"):
                if next(tc.iterancestors(f"{W}tbl")) is element:
                    for child in tc.iterchildren():
                        self.block(child)
        elif rows:
            self.found.blocks.append(rows)

    def _rows(self, element: etree._Element) -> list[Row]:
        rows: list[Row] = []
        for tr in element.iter(f"{W}tr"):
            if next(tr.iterancestors(f"{W}tbl")) is not element:
                continue
            cells = []
            for tc in tr.iter(f"{W}tc"):
                if next(tc.iterancestors(f"{W}tr")) is tr:
                    cells.append("\n".join(self._cell(tc)))
            number = len(self.found.lines) + 1
            row = row_of(number, f"{number}（表）", cells)
            self.found.lines.append(row.line)
            rows.append(row)
        return rows

    def _cell(self, tc: etree._Element) -> Iterator[str]:
        for paragraph in tc.iter(f"{W}p"):
            piece = Piece(self.numbers.label(paragraph))
            for run in _runs(paragraph):
                _read_run(run, piece)
            self.done += 1
            for odd in piece.odd:
                self.sheaf.tell(len(self.found.lines) + 1, DOUBTFUL, odd)
            yield piece.text


def _through(element: etree._Element) -> Iterator[etree._Element]:
    """The blocks inside wrappers: content controls, insertions, custom XML."""
    if element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo", f"{W}smartTag"):
        yield from element.iterchildren()


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Every run and formula of a paragraph, wherever it is wrapped, but not those of text boxes in it."""
    for element in paragraph.iter(f"{W}r", f"{MATH}oMath", f"{W}del", f"{W}ins"):
        if next(element.iterancestors(f"{W}p")) is not paragraph:
            continue
        if next(element.iterancestors(f"{W}del", f"{W}moveFrom", f"{MC}Fallback"), None) is None:
            yield element


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for box in paragraph.iter(f"{W}txbxContent"):
        if next(box.iterancestors(f"{MC}Fallback"), None) is None:
            yield box


def _read_run(run: etree._Element, piece: Piece) -> None:
    if run.tag == f"{MATH}oMath":
        piece.add("".join(run.itertext()))
        piece.odd.add("这里有公式，只带入了其中的文字")
        return
    if run.tag in (f"{W}del", f"{W}ins"):
        piece.odd.add("有修订痕迹：按接受修订读入")
        return
    properties = run.find(f"{W}rPr")
    underlined, marked = _look(properties)
    for child in run.iterchildren():
        text = _text_of(child, piece)
        if underlined and text and not text.replace("\n", "").strip(" \u3000\xa0\t"):
            text = BLANK if len(text) > 1 or text == "\t" else text
        piece.add(text, marked)


def _text_of(child: etree._Element, piece: Piece) -> str:
    tag = child.tag
    if tag in (f"{W}t", f"{W}delText"):
        return BREAKS.sub(" ", child.text or "") if tag == f"{W}t" else ""
    if tag in (f"{W}tab", f"{W}ptab"):
        return "\t"
    if tag in (f"{W}br", f"{W}cr"):
        return "\n"
    if tag == f"{W}noBreakHyphen":
        return "-"
    if tag == f"{W}sym":
        return _symbol(child, piece)
    if tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
        if next(child.iter(f"{W}txbxContent"), None) is None:
            piece.odd.add("这里有图片或图形，没有带入")
    return ""


SYMBOLS = {"FC": "√", "FE": "☑", "FB": "×", "D6": "√", "B4": "×", "52": "☑", "50": "√", "4F": "×"}


def _symbol(child: etree._Element, piece: Piece) -> str:
    """A sign of the Wingdings kind; ticks and crosses are known."""
    code = (child.get(f"{W}char") or "")[-2:].upper()
    if code in SYMBOLS:
        return SYMBOLS[code]
    piece.odd.add("这里有一个特殊字体的符号，没有带入")
    return ""


def _look(properties: etree._Element | None) -> tuple[bool, bool]:
    """Whether a run is underlined, and whether it stands out by colour or highlighting."""
    if properties is None:
        return False, False
    line, colour = properties.find(f"{W}u"), properties.find(f"{W}color")
    underlined = line is not None and line.get(f"{W}val") not in (None, "none")
    coloured = colour is not None and (colour.get(f"{W}val") or "").lower() not in ORDINARY
    return underlined, coloured or properties.find(f"{W}highlight") is not None


def _tell_notes(document: Document, sheaf: Sheaf, found: WordText) -> None:
    """What stands outside the body: told as remarks on the whole file."""
    for section in document.sections:
        for part, name in ((section.header, "页眉"), (section.footer, "页脚")):
            text = "" if part.is_linked_to_previous else "".join(p.text for p in part.paragraphs).strip()
            if text:
                sheaf.remarks.append(f"{name}没有带入：{text[:40]}")
    for related in document.part.rels.values():
        kind = re.search(r"/(footnotes|endnotes|comments)$", related.reltype)
        if kind and not related.is_external and _has_text(related.target_part.blob):
            name = {"footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}[kind[1]]
            sheaf.remarks.append(f"{name}没有带入")


def _has_text(blob: bytes) -> bool:
    return bool(re.search(rb"<w:t[ >][^<]*[^<\s]", blob))
