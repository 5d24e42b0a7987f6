"""
What asking a question is worth: expected points on the day that counts, per second of the member's time.

Two cases, seen and unseen; knows one question at a time, neither sessions nor the exam's date.
"""

from typing import NamedTuple

from quiz.practice.evidence import right_chance
from quiz.practice.memory import (
    DECAY,
    FACTOR,
    LEAST_STABILITY,
    Memory,
    Rating,
    _forgotten,
    _recalled,
    recall_after,
)
from quiz.practice.syllabus import Item

SECONDS_RIGHT = 10.0
SECONDS_WRONG = 20.0
"""A right answer is read and tapped, a wrong one has its explanation read as well."""

CONFIRMED = 0.1
"""
What meeting a question is worth to somebody who knew it anyway: it would have faded until the exam.
In the simulation a tenth does better than the fiftieth first assumed where time is short.
"""


class Outlook(NamedTuple):
    """Recall now, and on the target day: left alone, after a right answer today, after a miss today."""

    now: float
    keep: float
    known: float
    missed: float


class Worth(NamedTuple):
    """
    Points per second on the target day; the chance that the answer will be right; and recall on the
    target day of what is left alone, None for what was never seen.
    """

    value: float
    right: float
    kept: float | None


def worth_of_review(item: Item, memory: Memory, day: int, target_day: int) -> Worth:
    """What asking a question seen before is worth, over leaving it alone."""
    now, keep, known, missed = outlook(memory, day, target_day)
    return _per_second(item, now, now * (known - keep) + (1 - now) * (missed - keep), keep)


def outlook(memory: Memory, day: int, target_day: int) -> Outlook:
    """
    Recall now, and on the target day if it is not asked, or asked today and known, or missed.

    The same as `recall` and `recall_after`, in one piece: a plan works it out for every question seen.
    `day` is later than the memory's last one.
    """
    ahead, stability = target_day - day, memory.stability
    now = (1 + FACTOR * (day - memory.last_day) / stability) ** DECAY
    keep = (1 + FACTOR * (target_day - memory.last_day) / stability) ** DECAY
    known = max(_recalled(memory, now, 3), LEAST_STABILITY)
    missed = max(_forgotten(memory, now), LEAST_STABILITY)
    return Outlook(now, keep, (1 + FACTOR * ahead / known) ** DECAY, (1 + FACTOR * ahead / missed) ** DECAY)


def worth_of_new(item: Item, knowing: float, learned: float) -> Worth:
    """
    What meeting a question for the first time is worth.

    Args:
        item: The question.
        knowing: Probability that the member knows it unseen.
        learned: Recall on the target day of something missed today (`learned_by`).
    """
    return _per_second(item, knowing, CONFIRMED * knowing + (1 - knowing) * learned, None)


def learned_by(day: int, target_day: int) -> float:
    """Recall on the target day of a question missed today for the first time and read."""
    return recall_after(None, Rating.AGAIN, day, target_day)


def _per_second(item: Item, knowing: float, gain: float, kept: float | None) -> Worth:
    right = right_chance(item.guess, knowing)
    seconds = SECONDS_RIGHT * right + SECONDS_WRONG * (1 - right)
    return Worth(item.points * (1 - item.guess) * gain / seconds, right, kept)
