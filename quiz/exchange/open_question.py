"""
What the question that is open may still take: is it whole, does its stem run on, is its answer prose?

Asked line by line by the recogniser; knows nothing of the lines themselves.
"""

import re

from quiz.exchange.decoding import folded, letters
from quiz.exchange.sketch import Sketch

SELF_CONTAINED = re.compile(
    r"[(]\s*(?:√|✓|✔|×|ⅹ|✗|✘|╳|[xXTF]|对|错|正确|错误)\s*[)]\s*[.。]?$|^[(]\s*(?:√|✓|✔|×|ⅹ|✗|✘|x|X|对|错)\s*[)]"
)
EDGE = 40


def stem_waits(current: Sketch | None, last: str) -> bool:
    """Whether a numbered stem ran over to this line, still without a key."""
    numbered = current is not None and last == "stem" and current.number is not None
    return numbered and not is_whole(current, last)


def is_whole(current: Sketch | None, last: str) -> bool:
    """Whether the open question needs nothing more: prose may go on, a key may not."""
    if current is None:
        return True
    stem = current.stem if len(current.stem) <= 2 * EDGE else current.stem[:EDGE] + current.stem[-EDGE:]
    keyed = bool(SELF_CONTAINED.search(folded(stem)))
    answered = last == "answer" and not open_ended(current, last) and bool((current.answer or "").strip())
    return answered or (last == "stem" and keyed)


def open_ended(current: Sketch | None, last: str) -> bool:
    """Whether the open question's answer is prose that may have many lines."""
    if current is None or current.options or last not in ("answer", "explanation"):
        return False
    answer = current.answer or ""
    return current.kind == "oral" or len(letters(answer)) > 8 or not answer.strip()
