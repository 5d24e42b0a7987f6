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
from quiz.practice.next_question import Horizon, Planned, plan
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Item, Syllabus
from quiz.services.question_wire import may_shuffle, pinned

KINDS = ("daily", "review", "mistakes", "topic", "challenge")
LONGEST_CHALLENGE = 50
MOST = 50


@dataclass(frozen=True)
class Wish:
    """What a member asked for; "" means all."""

    kind: str = "daily"
    bank: str = ""
    period: str = ""
    topic: str = ""
    size: int = 10


def planned(
    standing: Standing, syllabus: Syllabus, horizon: Horizon, seed: str, wish: Wish
) -> tuple[Planned, ...]:
    """The questions of a session."""
    size = LONGEST_CHALLENGE if wish.kind == "challenge" else wish.size
    scope = _scope(syllabus, wish)
    return plan(standing, syllabus, horizon, seed, size, scope, wish.kind)  # type: ignore[arg-type]


def _scope(syllabus: Syllabus, wish: Wish) -> frozenset[str] | None:
    if not (wish.bank or wish.period or wish.topic):
        return None
    return frozenset(item.id for item in syllabus.asked if _fits(item, wish))


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


def sitting_of(
    standing: Standing, syllabus: Syllabus, horizon: Horizon, seed: str, wish: Wish
) -> list[dict[str, Any]]:
    """The items of a session, as a phone gets them."""
    return items_of(planned(standing, syllabus, horizon, seed, wish), syllabus, seed)


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
