"""Bytes → text in the encodings organisers' programs write, and text → lines without what nobody sees."""

import codecs
import re
import unicodedata

from quiz.exchange.draft import Line

UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufffe\uffff]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
WIDE_SPACES = re.compile("[\t\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
NARROW = {0xFF01 + step: 0x21 + step for step in range(94)} | {0x3000: 0x20, 0xA0: 0x20, 0x9: 0x20}


def decode(data: bytes) -> tuple[str, str] | None:
    """
    The text of a file and the name of its encoding, or None when it is in none we know.

    UTF-8 with or without a mark, UTF-16 with one or as Windows writes it, else GB18030.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig", "UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", "UTF-16")
    if b"\x00" in data[:400]:
        little = data[1:400:2].count(0) >= data[0:400:2].count(0)
        return _strict(data, "utf-16-le" if little else "utf-16-be", "UTF-16")
    return _strict(data, "utf-8", "UTF-8") or _strict(data, "gb18030", "GB18030")


def _strict(data: bytes, codec: str, name: str) -> tuple[str, str] | None:
    try:
        return data.decode(codec), name
    except UnicodeDecodeError:
        return None


def seen(text: str) -> str:
    """A text without characters nobody sees; every kind of space a plain one."""
    return WIDE_SPACES.sub(" ", CONTROL.sub("", UNSEEN.sub("", text)))


def folded(text: str) -> str:
    """Letters, digits and signs made half-width, character by character: places stay the same."""
    return text.translate(NARROW)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text file, numbered from 1, blank ones too."""
    parts = BREAKS.split(text.removeprefix("\ufeff"))
    return tuple(Line(number, seen(part), str(number)) for number, part in enumerate(parts, start=1))


def letters(text: str) -> str:
    """What carries meaning: Chinese characters, letters and figures, half-width and lower-case."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).lower() if sign.isalnum())
