"""
How many questions can truly be taught in the minutes there are: 每人每天 10 分钟，30 天约可扎实学会 400 题;
and what a few minutes more would bring.

The numbers come from the simulation (docs/practice-simulation.md), not from real members. Knows neither
banks nor members.
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Code = Literal["enough", "tight", "too_many"]

SECONDS_AN_ANSWER = 12.5
"""What one answer takes in the simulation, right and wrong ones together."""

ATTENDANCE = 0.75
"""On how many of the days a member practises."""

ANSWERS_A_QUESTION = 2.6
"""
Answers a question needs until it is held: asked so often, nine questions of ten are known on exam day in
the kinder of the two simulated worlds, and seven of ten in the harsher one.
"""

TIGHT_FROM = 1.5
"""With fewer answers a question than this, many are met once or never, and choosing decides."""


FULL = 97.0
"""Points of a hundred of somebody who knows everything and slips now and then."""

MISSING = (
    ((0.0, 1.0), (0.57, 0.68), (1.2, 0.41), (2.64, 0.148), (4.2, 0.064), (5.8, 0.039), (9.1, 0.023)),
    ((0.0, 1.0), (0.53, 0.83), (1.14, 0.66), (2.48, 0.41), (3.92, 0.298), (5.4, 0.253), (8.4, 0.19)),
)
"""
For each simulated world (answers a question, share of the points missing at first that is still missing): ten
cells of 200 to 800 questions and 5 to 30 minutes a day for a month, ten members each, our picker.
"""

SURE_LOW, SURE_HIGH = 0.7, 1.3
"""
How far what came lay from what MISSING foretold, where simulated members went over to more minutes after ten
or twenty days: their first days had taught the easy part, and the last ones are fresher than the curve knows.
"""


@dataclass(frozen=True, slots=True)
class Gain:
    """Whole points of a hundred, from and to: the lesser world rounded down, the better one up."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Advice:
    """
    Whether a bank fits the time.

    `teachable` is how many questions can be taught to last; `ratio` answers there are for each
    question; `minutes_needed` a day for the whole bank.
    """

    code: Code
    teachable: int
    ratio: float
    minutes_needed: int


def answers_in(minutes: float, days: int) -> float:
    """How many answers a member gives in so many days of so many minutes, days missed considered."""
    return minutes * 60 / SECONDS_AN_ANSWER * days * ATTENDANCE


def advised(questions: int, minutes: float, days: int) -> Advice:
    """
    How far a campaign's time goes.

    Args:
        questions: In the bank.
        minutes: A member gives each day they practise.
        days: Until the exam.
    """
    answers = answers_in(minutes, days)
    ratio = answers / questions if questions else float("inf")
    code: Code = "enough" if ratio >= ANSWERS_A_QUESTION else "tight" if ratio >= TIGHT_FROM else "too_many"
    needed = questions * ANSWERS_A_QUESTION / max(answers_in(1, days), 1e-9)
    return Advice(code, int(answers / ANSWERS_A_QUESTION), ratio, max(1, math.ceil(needed - 1e-9)))


def gained(more: float, score: float, questions: int, minutes: float, days: int) -> Gain:
    """
    What more minutes a day would bring until the exam, in simulation.

    Args:
        more: Minutes a day on top of `minutes`.
        score: Points of a hundred people would have today, on the average.
        questions: In the bank.
        minutes: A member gives each day they practise.
        days: Until the exam.
    """
    few, many = (answers_in(each, days) / max(questions, 1) for each in (minutes, minutes + more))
    lacking = max(FULL - score, 0.0)
    points = [lacking * (_missing(world, few) - _missing(world, many)) for world in MISSING]
    return Gain(math.floor(SURE_LOW * min(points)), math.ceil(SURE_HIGH * max(points)))


def _missing(world: tuple[tuple[float, float], ...], ratio: float) -> float:
    """The share still missing after so many answers a question: it falls by factors between the points."""
    for (before, high), (after, low) in pairwise(world):
        if ratio <= after:
            return high * (low / high) ** ((ratio - before) / (after - before))
    return world[-1][1]
