"""
Bytes of an uploaded file → a Draft, in this very process and without bounds on time or memory.

Which reader a file needs is told by its first bytes and then its name. `upload.read_upload` calls this
where it can do no harm.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from quiz.exchange.archive import examine
from quiz.exchange.columns import header_of
from quiz.exchange.decoding import decode, lines_of
from quiz.exchange.draft import DOUBTFUL, SOUND, Draft, Found, Line
from quiz.exchange.gathering import Progress, gather, quiet, tell_twins
from quiz.exchange.own_layout import HEAD, read_allowance
from quiz.exchange.own_lines import is_ours, read_lines
from quiz.exchange.own_yaml import looks_like_bank, read_bank_file
from quiz.exchange.refusal import UploadRefused
from quiz.exchange.rows import Row
from quiz.exchange.running_text import recognise
from quiz.exchange.sheets import Sheet, read_csv, read_workbook, rows_of_csv
from quiz.exchange.sketch import Sheaf
from quiz.exchange.tables import read_table
from quiz.exchange.word import read_word

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD_STREAM = "WordDocument".encode("utf-16-le")
LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")
MOST_LINES = 100_000
TEXTS = ("txt", "md", "text", "yaml", "yml", "")
SIGNATURES = (
    (b"%PDF", "这是 PDF。请打开后把文字复制出来粘贴，或请出题人给 Word、Excel 原件"),
    (b"Rar!", "这是压缩包，请先解压，一个一个上传"),
    (b"7z\xbc\xaf", "这是压缩包，请先解压，一个一个上传"),
    (b"\x1f\x8b", "这是压缩包，请先解压，一个一个上传"),
    (b"\x89PNG", "这是图片，认不出其中的文字"),
    (b"\xff\xd8\xff", "这是图片，认不出其中的文字"),
    (b"{\\rtf", "这是 RTF，请用 Word 打开后另存为 .docx"),
)


def read_here(name: str, data: bytes, progress: Progress = quiet) -> Draft:
    """
    The Draft of a file.

    Args:
        name: Its name, with the suffix; `.txt` for pasted text.
        data: Its bytes.
        progress: Told how far the work is.

    Raises:
        UploadRefused: It is of no kind we read, or hostile, or too large.
    """
    if not data.strip():
        raise UploadRefused("文件是空的")
    for signature, reason in SIGNATURES:
        if data.startswith(signature):
            raise UploadRefused(reason)
    if data.startswith(OLD_OFFICE):
        return _old_office(name, data, progress)
    if data.startswith(b"PK"):
        return _office(name, data, progress)
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in ("docx", "xlsx", "xls", "doc", "docm", "xlsm", "wps", "et"):
        return _not_office(name, data, progress)
    if suffix not in (*TEXTS, "csv", "tsv"):
        raise UploadRefused(f"不认识 .{suffix} 文件；请用 .docx .xlsx .xls .csv .txt 或 .yaml")
    return _text(name, data, progress, table=suffix in ("csv", "tsv"))


def _old_office(name: str, data: bytes, progress: Progress) -> Draft:
    if LOCKED_STREAM in data:
        raise UploadRefused("文件有密码，请去掉密码再上传")
    if WORD_STREAM in data:
        raise UploadRefused("这是旧版 Word（.doc），请用 Word 或 WPS 打开后另存为 .docx")
    return _tables(name, read_workbook(data, progress), progress)


def _office(name: str, data: bytes, progress: Progress) -> Draft:
    progress("unpack", 0, 1)
    entries = examine(data)
    if "word/document.xml" in entries:
        return _word(name, data, progress)
    if any(entry.startswith("xl/") for entry in entries):
        return _tables(name, read_workbook(data, progress), progress)
    raise UploadRefused("这是压缩包，不是 Word 或 Excel 文件；请先解压，一个一个上传")


def _not_office(name: str, data: bytes, progress: Progress) -> Draft:
    """Exam systems like to call a web page or a CSV `.xls`."""
    if re.match(rb"\s*<(?:!doctype|html|table|\?xml)", data[:200], re.IGNORECASE):
        raise UploadRefused("这其实是网页，请用 Excel 打开后另存为 .xlsx")
    if name.lower().endswith((".xls", ".et")) and decode(data):
        return _text(name, data, progress, table=True)
    raise UploadRefused("文件打不开，可能没有传完，或者不是 Word、Excel 文件")


def _text(name: str, data: bytes, progress: Progress, table: bool) -> Draft:
    decoded = decode(data)
    if decoded is None or "\x00" in decoded[0][:10_000]:
        raise UploadRefused("文件编码看不懂，请另存为 UTF-8")
    text, encoding = decoded
    if text.count("\n") > MOST_LINES:
        raise UploadRefused(f"文件超过 {MOST_LINES} 行")
    sheaf = Sheaf()
    if encoding != "UTF-8":
        sheaf.remarks.append(f"文件编码是 {encoding}，已经转换")
    progress("read", 0, 1)
    if table:
        return _tables(name, read_csv(data), progress, sheaf)
    lines = lines_of(text)
    if looks_like_bank(text, name.rpartition(".")[2].lower()):
        return read_bank_file(name, text, lines, sheaf.remarks)
    if _is_pasted_table(text):
        return _tables(name, [("", rows_of_csv(text))], progress, sheaf)
    return _lines(name, lines, sheaf, progress)


def _is_pasted_table(text: str) -> bool:
    """Cells copied from Excel have tabs between; the header in the first line tells."""
    first = text.lstrip("\ufeff\r\n ").partition("\n")[0]
    return "\t" in first and header_of(first.split("\t")) is not None


def _lines(name: str, lines: Sequence[Line], sheaf: Sheaf, progress: Progress) -> Draft:
    if is_ours(lines):
        found, head = read_lines(lines, sheaf)
        return _own(gather(name, lines, sheaf, progress), found, head)
    progress("recognise", 0, len(lines))
    return gather(name, lines, recognise(lines, sheaf), progress)


def _word(name: str, data: bytes, progress: Progress) -> Draft:
    sheaf = Sheaf()
    word = read_word(data, sheaf, progress)
    if is_ours(word.lines):
        found, head = read_lines(word.lines, sheaf)
        return _own(gather(name, word.lines, sheaf, progress), found, head)
    stream: list[Line] = []
    own: list[Found] = []
    for block in word.blocks:
        if block and isinstance(block[0], Row):
            found, left = read_table(block, sheaf)
            own.extend(found)
            stream.extend(left)
        else:
            stream.extend(block)
    progress("recognise", 0, len(stream))
    recognise(stream, sheaf)
    sheaf.sketches.sort(key=lambda sketch: sketch.line)
    return _own(gather(name, word.lines, sheaf, progress), own, {})


def _tables(name: str, sheets: list[Sheet], progress: Progress, sheaf: Sheaf | None = None) -> Draft:
    sheaf = sheaf or Sheaf()
    lines: list[Line] = []
    own: list[Found] = []
    head: dict[str, str] = {}
    for sheet, rows in sheets:
        lines.extend(row.line for row in rows)
        if _is_head(rows):
            head |= _read_head(rows, sheaf)
            continue
        found, left = read_table(rows, sheaf, sheet)
        own.extend(found)
        recognise(left, sheaf)
    return _own(gather(name, lines, sheaf, progress), own, head)


def _is_head(rows: Sequence[Row]) -> bool:
    """Whether a sheet is the one on which we write the bank's own names."""
    names = {row.cells[0].strip() for row in rows if row.cells}
    return "题库编号" in names and names <= set(HEAD)


def _read_head(rows: Sequence[Row], sheaf: Sheaf) -> dict[str, str]:
    head = {}
    for row in rows:
        name = row.cells[0].strip() if row.cells else ""
        if name in HEAD:
            head[HEAD[name]] = row.cells[1].strip() if len(row.cells) > 1 else ""
            sheaf.tell(row.line.number, SOUND, row.line.text)
    return head


def _own(draft: Draft, found: Sequence[Found], head: dict[str, str]) -> Draft:
    """A Draft with the questions that were whole already, in the order of the file."""
    if not found and not head:
        return draft
    questions = tell_twins(sorted([*draft.questions, *found], key=lambda each: each.lines[0]))
    known = {number for each in questions for number in each.lines}
    told = tuple(each for each in draft.told if each.line not in known or each.mark == DOUBTFUL)
    return replace(
        draft,
        title=head.get("title") or draft.title,
        questions=questions,
        told=told,
        bank=head.get("bank", ""),
        source=head.get("source", ""),
        allow=read_allowance(head.get("allow", "")),
    )
