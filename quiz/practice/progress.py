"""
Progress a member understands: per history and chapter, in expected answers, never in points.

It falls as days go by, since it says what would be known today. Words are codes; pages have the texts.
"""

from dataclasses import dataclass
from typing import Literal

from quiz.practice.standing import Standing
from quiz.practice.syllabus import Syllabus

Level = Literal["starting", "basic", "familiar", "proficient", "consolidated"]
"""起步, 入门, 熟悉, 掌握, 巩固."""


@dataclass(frozen=True, slots=True)
class ProgressRules:
    """Thresholds; shares of the questions, probabilities of recall, stability in days."""

    basic: float = 0.4
    familiar: float = 0.6
    proficient: float = 0.8
    consolidated_share: float = 0.5
    least_answers: int = 15
    least_seen: float = 0.3
    stable: float = 21.0
    right_days: int = 2
    known: float = 0.7
    fading_below: float = 0.8
    fading_from: float = 0.6
    unseen_weight: float = 0.5
    answers_in_topic: int = 10


RULES = ProgressRules()


@dataclass(frozen=True, slots=True)
class Tally:
    """
    Counts of questions; consolidated + shaky + unlearned == total, and unseen are among the unlearned.

    `expected` is how many would be answered from knowledge today, guessing removed; `fading` 快忘了;
    `answers` is the number of answers given, for the guard of the levels.
    """

    total: int
    expected: float
    consolidated: int
    shaky: int
    unlearned: int
    unseen: int
    fading: int
    answers: int


@dataclass(frozen=True, slots=True)
class ChapterProgress:
    period: str
    level: Level
    tally: Tally


@dataclass(frozen=True, slots=True)
class HistoryProgress:
    history: str
    level: Level
    tally: Tally
    chapters: tuple[ChapterProgress, ...]


def progress(
    standing: Standing, syllabus: Syllabus, day: int, rules: ProgressRules = RULES
) -> tuple[HistoryProgress, ...]:
    """Every history in the campaign's order, its chapters in curriculum order."""
    raise NotImplementedError


def fading(standing: Standing, syllabus: Syllabus, day: int, rules: ProgressRules = RULES) -> tuple[str, ...]:
    """The questions that are about to be forgotten (先复习这 9 题), the most urgent first."""
    raise NotImplementedError


def knowing(standing: Standing, syllabus: Syllabus, question: str, day: int) -> float:
    """The probability that a question is known on a day: recall if there is a memory, else ability."""
    raise NotImplementedError
