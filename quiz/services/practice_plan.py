"""
Planning a session: what to ask, in which order the options stand, how far the exam is.

The same member, study day and session number give the same session as long as nothing was answered in
between. Knows neither HTTP nor names.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quiz.banks.face import options_of
from quiz.banks.question import Question
from quiz.practice.mistakes import Mistake
from quiz.services.plan_stand_in import Horizon, Planned, plan
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Item, Syllabus, narrowed
from quiz.services.question_wire import may_shuffle, pinned

KINDS = ("daily", "review", "mistakes", "topic", "challenge")
ROLLING_DAYS = 30
LONGEST_CHALLENGE = 50
MOST = 50
FIRST_ANSWERS = 20
FIRST_RATE = 0.6
LAST_DAYS = 14


@dataclass(frozen=True)
class Wish:
    """What a member asked for; "" means all."""

    kind: str = "daily"
    bank: str = ""
    period: str = ""
    topic: str = ""
    size: int = 10


def horizon_of(standing: Standing, day: int, exam_day: int | None) -> Horizon:
    """How far it is to the exam, and how many answers this member may still give until then."""
    exam = exam_day if exam_day is not None and exam_day >= day else None
    days = (exam - day + 1) if exam is not None else ROLLING_DAYS
    lately = sorted(n for when, n in standing.answered.items() if day - LAST_DAYS <= when < day)
    usual = lately[len(lately) // 2] if lately else FIRST_ANSWERS
    first = min(standing.answered, default=day)
    span = min(day - first, LAST_DAYS)
    rate = max(len(lately) / span, 1 / LAST_DAYS) if span >= 3 else FIRST_RATE
    return Horizon(day, exam, max(1.0, usual * rate * days))


def planned(
    standing: Standing, syllabus: Syllabus, horizon: Horizon, seed: str, wish: Wish
) -> tuple[Planned, ...]:
    """The questions of a session."""
    size = LONGEST_CHALLENGE if wish.kind == "challenge" else wish.size
    within = _within(standing, syllabus, horizon.day, wish)
    if not within:
        return ()
    return plan(standing, narrowed(syllabus, within), horizon, seed, size, kind=wish.kind)


def _within(standing: Standing, syllabus: Syllabus, day: int, wish: Wish) -> list[str]:
    items = [item for item in syllabus.asked if _fits(item, wish)]
    if wish.kind == "mistakes":
        items = [item for item in items if due(standing.mistakes.get(item.id))]
    if wish.kind == "review":
        items = [item for item in items if item.id in standing.memories or item.id in standing.mistakes]
    return [item.id for item in items]


def due(mistake: Mistake | None) -> bool:
    return mistake is not None and mistake.live


def _fits(item: Item, wish: Wish) -> bool:
    return (
        (not wish.bank or item.history == wish.bank)
        and (not wish.period or item.period == wish.period)
        and (not wish.topic or item.topic == wish.topic)
    )


def order_of(question: Question, seed: str) -> list[str] | None:
    """The labels in the order to show them; None for a type that has no order to choose."""
    options = options_of(question)
    if not options:
        return None
    labels = [option.label for option in options]
    if not may_shuffle(question):
        return labels
    last = pinned(question)
    free = [label for label in labels if label not in last]
    random.Random(f"shuffle:{seed}:{question.id}").shuffle(free)
    return free + list(last)


def items_of(plan_: Sequence[Planned], syllabus: Syllabus, seed: str) -> list[dict[str, Any]]:
    """A plan as a phone gets it."""
    return [
        {
            "question": each.question,
            "rev": syllabus.items[each.question].lineage[-1].rev,
            "mode": each.mode,
            "why": each.why,
            "order": order_of(syllabus.items[each.question].question, seed),
        }
        for each in plan_
    ]
