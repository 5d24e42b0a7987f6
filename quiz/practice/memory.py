"""
FSRS-6 on study days, in closed form: what one member remembers of one question.

The weights are those of the library `fsrs`, and a test holds the formulas to its scheduler (steps and
fuzz off). Knows nothing of questions or of why an answer earned its rating.
"""

from dataclasses import dataclass
from enum import IntEnum
from math import exp

from fsrs.scheduler import DEFAULT_PARAMETERS

MODEL = "fsrs-6.3"
WEIGHTS: tuple[float, ...] = tuple(DEFAULT_PARAMETERS)

DECAY = -WEIGHTS[20]
FACTOR = 0.9 ** (1 / DECAY) - 1
LEAST_STABILITY = 0.001


class Rating(IntEnum):
    """How well an answer went, as FSRS counts it. Members are never asked for it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """
    The state of one member × one question.

    `stability` in days, `difficulty` 1–10; `last_day` is the study day of the last review; `reps` counts
    reviews, the first answer among them, and `lapses` those rated Again.
    """

    stability: float
    difficulty: float
    last_day: int
    reps: int
    lapses: int

    @property
    def right_days(self) -> int:
        """On how many study days it was known: a fold reviews a right answer once a day."""
        return self.reps - self.lapses


def reviewed(memory: Memory | None, rating: int, day: int) -> Memory:
    """
    The memory after one more review.

    Args:
        memory: The state before, None before the first answer.
        rating: 1 Again to 4 Easy.
        day: Study day of the review, never before the last one.
    """
    raise NotImplementedError


def recall(memory: Memory, day: int) -> float:
    """The probability (retrievability) that it is recalled on a study day; 1 on the day of the review."""
    raise NotImplementedError


def recall_after(memory: Memory | None, rating: int, day: int, later_day: int) -> float:
    """What recall would be on `later_day` if a review on `day` earned `rating`."""
    return recall(reviewed(memory, rating, day), later_day)
