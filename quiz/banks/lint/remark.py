"""A warning before it has a file, and the folded text that families compare. Knows no family."""

import re
import unicodedata
from dataclasses import dataclass

from quiz.banks.problem import Place

NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is worth a second look at a place of one file."""

    place: Place
    code: str
    message: str
    hint: str = ""


def folded(text: str) -> str:
    """A text without widths, punctuation, spaces and letter case, for comparing."""
    flat = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return NO_WORD.sub("", flat).lower()
