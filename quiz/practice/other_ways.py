"""
Sessions that are no daily ones: the drill of one's mistakes, and the challenge until the first miss.

Neither looks towards the exam.
"""

from collections.abc import Collection
from random import Random

from quiz.practice.ability import know
from quiz.practice.memory import recall
from quiz.practice.planned import Planned
from quiz.practice.standing import Standing, crossable
from quiz.practice.syllabus import Item, Syllabus

STEPS = 3
"""A challenge grows harder in so many steps."""


def mistake_drill(
    standing: Standing, syllabus: Syllabus, day: int, size: int, scope: Collection[str] | None, chance: Random
) -> tuple[Planned, ...]:
    """
    The live mistakes, drawn without repetition: what can be crossed off today first, then those longest not
    asked, chance among equals.

    What was missed today comes last and as a fix; what was answered right today has had its turn.
    """
    live = [item.id for item in syllabus.asked if (scope is None or item.id in scope)]
    live = [name for name in live if (found := standing.mistakes.get(name)) is not None and found.live]
    chance.shuffle(live)
    traces, ripe = standing.traces, set(crossable(standing, syllabus, day))
    earlier = sorted(
        (name for name in live if traces[name].last_day != day),
        key=lambda name: (name not in ripe, traces[name].last_day),
    )
    today = [name for name in live if traces[name].last_day == day and not traces[name].right]
    drill = [Planned(name, "mistakes", "mistake") for name in earlier]
    return tuple([*drill, *(Planned(name, "fix", "mistake") for name in today)][:size])


def challenge(standing: Standing, items: list[Item], size: int, chance: Random) -> tuple[Planned, ...]:
    """Questions from anywhere, growing harder in steps, so that the first are a pleasure."""
    drawn = chance.sample(items, min(size, len(items)))
    # The sample is ranked, then each third of it is in random order again.
    ranked = sorted(drawn, key=lambda item: -_knowing(standing, item))
    third = -(-len(ranked) // STEPS) or 1
    steps = [ranked[at : at + third] for at in range(0, len(ranked), third)]
    mixed = [item for step in steps for item in chance.sample(step, len(step))]
    return tuple(Planned(item.id, "challenge", _why(standing, item)) for item in mixed)


def _knowing(standing: Standing, item: Item) -> float:
    memory = standing.memories.get(item.id)
    if memory is not None:
        return recall(memory, memory.last_day + 7)
    return know(standing.ability, item.history, item.b)


def _why(standing: Standing, item: Item) -> str:
    return "review" if item.id in standing.memories else "new"
