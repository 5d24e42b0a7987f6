"""
How many questions can truly be taught in the minutes there are: 每人每天 10 分钟，30 天约可扎实学会 400 题.

The numbers come from the simulation (docs/practice-simulation.md), not from real members. Knows neither
banks nor members.
"""

import math
from dataclasses import dataclass
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
