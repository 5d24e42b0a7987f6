"""Bytes of a file → text, telling kindly of the encodings Windows programs leave behind. Knows no YAML."""

import codecs

from quiz.banks.problem import Complaints

MOST_BYTES = 2 * 1024 * 1024
SAVE_AS = "用记事本打开，选“另存为”，编码选 UTF-8，再保存"


def decode(data: bytes | str, complaints: Complaints) -> str | None:
    """
    The text of a file, without byte order mark, lines ended by a newline only.

    Text in GBK or UTF-16 is told as a problem and read all the same, so that the other
    problems of the file are told in the same run.

    Returns:
        The text, or None when it is too long or in no encoding we know.
    """
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "replace"))
    if size > MOST_BYTES:
        message = f"文件太大：{size / 1024 / 1024:.1f} MB，最多 2 MB"
        complaints.at_line(1, 1, message, "请分成几个题库", "size")
        return None
    text = data if isinstance(data, str) else _decoded(data, complaints)
    if text is None:
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, complaints: Complaints) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as_utf16(data, "utf-16", complaints)
    if b"\x00" in data[:200]:
        little = data[1:200:2].count(0) >= data[0:200:2].count(0)
        return _as_utf16(data, "utf-16-le" if little else "utf-16-be", complaints)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _as_gbk(data, error.start, complaints)


def _as_utf16(data: bytes, codec: str, complaints: Complaints) -> str | None:
    complaints.at_line(1, 1, "文件编码是 UTF-16，应当是 UTF-8", SAVE_AS, "encoding")
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _as_gbk(data: bytes, start: int, complaints: Complaints) -> str | None:
    before = data[:start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        complaints.at_line(line, column, "文件编码看不懂，应当是 UTF-8", SAVE_AS, "encoding")
        return None
    complaints.at_line(line, column, "文件编码是 GBK，应当是 UTF-8", SAVE_AS, "encoding")
    return text
