"""
What a member would know on a day: what was seen by memory and retentiveness, the rest by ability.
"""

from quiz.practice.ability import know
from quiz.practice.books import Standing
from quiz.practice.memory import recall
from quiz.practice.syllabus import Item


def knows(standing: Standing, item: Item, day: int) -> float:
    """The probability that a member knows an item on a study day, before any calibration."""
    memory = standing.memories.get(item.id)
    if memory is None:
        return know(standing.ability, item.history, item.b)
    return recall(memory, day, standing.retentiveness.lasting(memory))
