"""Is a line a heading, and of which type of question? One that shares a line with a question is parted."""

import re

from quiz.exchange.decoding import letters
from quiz.exchange.marks import (
    CHINESE_NUMBER,
    COUNTER,
    HEADING,
    INLINE_KIND,
    KIND_OF,
    KIND_WORDS,
    PLAIN_HEADING,
)
from quiz.exchange.numbers import Numbers
from quiz.exchange.options import starts_option

LONG = 120
NUMBER_NEXT = r"(?=(?:第\s*)?\d{1,4}\s*(?:[.、):]|题))"
SHARED = re.compile(
    rf"(?:{COUNTER}\s*[、.:]\s*)?[【\[]?(?P<kind>{KIND_WORDS})题\s*(?:[(][^()]*[)])?\s*[】\]]?\s*[:.、]?\s+{NUMBER_NEXT}"
)
KIND_FIRST = re.compile(rf"{INLINE_KIND.pattern}\s*{NUMBER_NEXT}")


def heading_kind(flat: str, following: str) -> str | None:
    """
    The type of the questions below a heading.

    Args:
        flat: The folded line.
        following: The folded line after it.

    Returns:
        A type, empty when the heading names none; None when the line is no heading.
    """
    found = HEADING.match(flat)
    if found and len(flat) <= LONG and not _asks(found["rest"], following):
        return KIND_OF[found["kind"]]
    chinese = CHINESE_NUMBER.match(flat)
    follows = Numbers.any(following) or HEADING.match(following)
    if PLAIN_HEADING.match(flat) or (chinese and follows and "?" not in flat and len(flat) <= 40):
        return ""
    return None


def shared_heading(flat: str) -> tuple[str, int] | None:
    """`单选题 1．…`: the type, and where the question begins; None without a heading before a number."""
    found = SHARED.match(flat)
    return (KIND_OF[found["kind"]], found.end()) if found else None


def number_first(text: str, flat: str) -> str:
    """`【单选】1. …` with the number in front of the mark, where numbers are looked for."""
    found = KIND_FIRST.match(flat)
    if not found:
        return text
    number = Numbers.any(flat[found.end() :])
    if number is None:
        return text
    cut = found.end() + number.start
    return f"{text[found.end() : cut]}{text[: found.end()]}{text[cut:]}"


def _asks(rest: str, following: str) -> bool:
    """Whether what looks like a heading is a stem: prose or options follow in it."""
    told = rest.startswith(":") and len(letters(rest)) > 60
    return told or bool(starts_option(following, "A"))
