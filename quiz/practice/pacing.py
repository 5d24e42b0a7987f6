"""
How far it is to the exam, how many answers are left until then, and what share of them new questions get.

Knows counts and days only; which question is asked is decided in next_question.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Literal

Phase = Literal["usual", "last_days", "last_evening", "afterwards"]


@dataclass(frozen=True, slots=True)
class PacingRules:
    """
    The numbers of pacing.

    `spread` is the share of the remaining answers in which everything unseen should be met;
    `usual_answers` and `active_rate` stand in until `lookback` days of practice tell better, `tell_after`
    days from the first answer. Without an exam, plans look `rolling_days` ahead.
    """

    spread: float = 0.6
    least_new: float = 0.2
    usual_answers: float = 20.0
    active_rate: float = 0.6
    lookback: int = 14
    tell_after: int = 3
    rolling_days: int = 30
    last_days: int = 3
    chapters_open: int = 2


RULES = PacingRules()


@dataclass(frozen=True, slots=True)
class Horizon:
    """
    What a plan looks towards.

    `day` is the study day of the session, `exam_day` that of the exam (None without one, and allowed to
    lie in the past); `answers_left` is how many answers the member may still give until then.
    """

    day: int
    exam_day: int | None
    answers_left: float

    @property
    def phase(self) -> Phase:
        """usual; the last three days; the day before the exam and the exam's own; afterwards."""
        if self.exam_day is None:
            return "usual"
        left = self.exam_day - self.day
        if left < 0:
            return "afterwards"
        return "last_evening" if left <= 1 else "last_days" if left <= RULES.last_days else "usual"

    @property
    def target_day(self) -> int:
        """The day on which knowing counts: the exam, or a month ahead; never today itself."""
        if self.exam_day is None or self.exam_day < self.day:
            return self.day + RULES.rolling_days
        return max(self.exam_day, self.day + 1)


def horizon_of(
    answered: Mapping[int, int], day: int, exam_day: int | None, rules: PacingRules = RULES
) -> Horizon:
    """
    The horizon of a member.

    Args:
        answered: Study day → number of answers (Standing.answered).
        day: Today.
        exam_day: The study day of the exam, if there is one.
        rules: The numbers.
    """
    ahead = rules.rolling_days if exam_day is None or exam_day < day else max(exam_day - day, 1)
    lately = [count for when, count in answered.items() if day - rules.lookback <= when < day]
    usual = median(lately) if lately else rules.usual_answers
    span = min(day - min(answered, default=day), rules.lookback)
    rate = len(lately) / span if span >= rules.tell_after and lately else rules.active_rate
    today = max(0.0, usual - answered.get(day, 0))
    return Horizon(day, exam_day, max(1.0, today + usual * rate * (ahead - 1)))


def share_of_new(unseen: int, answers_left: float, rules: PacingRules = RULES) -> float:
    """The share of answers that go to questions never seen: clip(unseen / (0.6 · left), 0.2, 1)."""
    if not unseen:
        return 0.0
    return min(1.0, max(rules.least_new, unseen / (rules.spread * max(answers_left, 1.0))))


def chapters_open(unseen: int, answers_left: float, rules: PacingRules = RULES) -> int | None:
    """
    How many chapters of each history new questions come from; None for all of them.

    Chapter by chapter is how a history is learnt. Where there is not even time to meet every question
    once, order would only decide which ones are left out, and worth must decide that.
    """
    return rules.chapters_open if unseen <= answers_left else None
