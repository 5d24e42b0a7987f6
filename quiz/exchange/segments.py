"""One line → what stands in it: plain text, then what follows 答案, 解析, 来源 and other labels."""

import re
from dataclasses import dataclass

from quiz.exchange.decoding import folded
from quiz.exchange.marks import ANSWERED, BARE_ANSWER, KEY, LABEL, NAMES
from quiz.exchange.options import BREAK_BEFORE

INLINE = {"answer", "explanation", "source", "difficulty", "score"}
NOTES = {"topic", "period", "valid_until", "as_of"}
"""Labels that count within a line only behind another one: stems may well speak of a 时期."""
LOOKS_LIKE_KEY = re.compile(rf"{KEY}\s*(?:$|[.。;；,，)）\s]|(?=\d))")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a line: `tag` is `text` or the name of a label; `word` the label as written."""

    tag: str
    text: str
    word: str = ""


def segments(text: str) -> list[Segment]:
    """
    The parts of a line in order; the first is always text, perhaps empty.

    Args:
        text: The line as written, without spaces around it.
    """
    flat = folded(text)
    marks = _marks(flat)
    head = text[: marks[0][0]] if marks else text
    found = [Segment("text", head.strip())]
    for place, (start, end, name) in enumerate(marks):
        stop = marks[place + 1][0] if place + 1 < len(marks) else len(text)
        value = text[end:stop].strip()
        if text[:start].rstrip().endswith(("(", "（")) and value.endswith((")", "）")):
            value = value[:-1].strip()
            before = found[-1]
            found[-1] = Segment(before.tag, before.text.rstrip("(（ "), before.word)
        found.append(Segment(name, value, text[start:end].strip()))
    return found


def _marks(flat: str) -> list[tuple[int, int, str]]:
    """(start, end, name) of every label that is one in its place."""
    found: list[tuple[int, int, str]] = []
    answered = ANSWERED.match(flat)
    if answered:
        found.append((answered.start(), answered.end(), "answer"))
    for match in LABEL.finditer(flat):
        name = NAMES[(match["boxed"] or match["plain"]).lower()]
        after_label = bool(found) and name in NOTES and flat[match.start() - 1].isspace()
        if after_label or _is_label(flat, match, name):
            found.append((match.start(), match.end(), name))
    for match in BARE_ANSWER.finditer(flat):
        free = not any(start <= match.start() < end for start, end, _ in found)
        key = LOOKS_LIKE_KEY.match(flat, match.end())
        if free and key and (match.start() == 0 or flat[match.start() - 1] in BREAK_BEFORE):
            found.append((match.start(), match.end(), "answer"))
    return _apart(sorted(found))


def _is_label(flat: str, match: re.Match[str], name: str) -> bool:
    if match.start() == 0 or match["boxed"]:
        return True
    if name not in INLINE:
        return False
    before = flat[match.start() - 1]
    if before in BREAK_BEFORE + "([":
        return True
    return name == "answer" and bool(LOOKS_LIKE_KEY.match(flat, match.end()))


def _apart(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for mark in found:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept
