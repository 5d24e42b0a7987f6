"""
What the log of practice holds: attempts 练习记录 and dismissals of a slip 手滑.

The log only grows, keyed by ids made on the phone; in which order entries arrive makes no difference.
Knows nothing of what an answer proves (evidence.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Mode = Literal["learn", "review", "fix", "probe", "mock", "challenge", "topic", "mistakes", "together"]
Pace = Literal["rapid", "usual", "slow"]
Sure = Literal["guess", "sure"]
MODES: tuple[str, ...] = get_args(Mode)
AT_ONCE = 0
"""For `heard`: received on the day it says it was answered."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """
    One answer of one member.

    `chosen` holds labels as the bank writes them (T or F for a true_false), one text a blank for a
    fill, and "right" or "wrong" for an oral, which members judge themselves. `right`, `pace` and `b`
    (the difficulty in logits as known then) are written by the server on receipt, so that a fold needs
    nothing but the log and the lineages. `at` is in ms since the epoch, `day` the study day of it, both as
    the phone says; `heard` is the study day on which the server received it.
    """

    id: str
    member: str
    question: str
    rev: int
    at: int
    day: int
    mode: Mode
    chosen: tuple[str, ...]
    right: bool
    sure: Sure | None
    took_ms: int
    pace: Pace
    b: float
    session: str
    heard: int = AT_ONCE


@dataclass(frozen=True, slots=True)
class Dismissal:
    """The member says that a miss was a slip of the finger; mistakes.py decides whether that counts."""

    id: str
    member: str
    question: str
    at: int
    day: int
    heard: int = AT_ONCE


Entry = Attempt | Dismissal

Place = tuple[int, int, str]
"""Study day, moment and id of an entry: what the log is sorted by before it is folded."""


def place_in_log(entry: Entry) -> Place:
    """Where an entry stands in the order of the fold."""
    return entry.day, entry.at, entry.id


def witnessed_day(entry: Entry) -> int:
    """The first study day on which somebody other than the phone can say that an entry was there."""
    return max(entry.day, entry.heard)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Every entry once, in the order of the fold; the store sees to it that one id has one content."""
    return sorted({entry.id: entry for entry in entries}.values(), key=place_in_log)
