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

LEAST_STABILITY = 0.001
LEAST_DIFFICULTY, MOST_DIFFICULTY = 1.0, 10.0

(
    *FIRST_STABILITY,
    FIRST_DIFFICULTY,
    DIFFICULTY_SPREAD,
    DIFFICULTY_STEP,
    REVERSION,
    GROWTH,
    GROWTH_DAMPING,
    GROWTH_SPACING,
    FORGET,
    FORGET_DIFFICULTY,
    FORGET_STABILITY,
    FORGET_SPACING,
    HARD_SHARE,
    EASY_BONUS,
    SAME_DAY,
    SAME_DAY_SHIFT,
    SAME_DAY_DAMPING,
    _decay,
) = WEIGHTS

DECAY = -_decay
FACTOR = 0.9 ** (1 / DECAY) - 1
EXP_GROWTH = exp(GROWTH)
LEAST_FORGOTTEN = exp(SAME_DAY * SAME_DAY_SHIFT)
RESTING_DIFFICULTY = FIRST_DIFFICULTY - exp(DIFFICULTY_SPREAD * 3) + 1
"""Where difficulty drifts to: that of a first answer rated Easy."""


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
    lapse = rating == 1
    if memory is None:
        stability = max(FIRST_STABILITY[rating - 1], LEAST_STABILITY)
        return Memory(stability, _first_difficulty(rating), day, 1, int(lapse))
    elapsed = day - memory.last_day
    if elapsed < 1:
        stability = _same_day(memory.stability, rating)
    elif lapse:
        stability = _forgotten(memory, (1 + FACTOR * elapsed / memory.stability) ** DECAY)
    else:
        stability = _recalled(memory, (1 + FACTOR * elapsed / memory.stability) ** DECAY, rating)
    return Memory(
        max(stability, LEAST_STABILITY),
        _next_difficulty(memory.difficulty, rating),
        day,
        memory.reps + 1,
        memory.lapses + lapse,
    )


def recall(memory: Memory, day: int, lasting: float = 1.0) -> float:
    """
    The probability (retrievability) that it is recalled on a study day; 1 on the day of the review.

    `lasting` multiplies stability: how many times longer than usual a member keeps what they know.
    """
    elapsed = day - memory.last_day
    return (1 + FACTOR * elapsed / (lasting * memory.stability)) ** DECAY if elapsed > 0 else 1.0


def recall_after(memory: Memory | None, rating: int, day: int, later_day: int) -> float:
    """What recall would be on `later_day` if a review on `day` earned `rating`."""
    return recall(reviewed(memory, rating, day), later_day)


def _bounded(difficulty: float) -> float:
    return min(max(difficulty, LEAST_DIFFICULTY), MOST_DIFFICULTY)


def _first_difficulty(rating: int) -> float:
    return _bounded(FIRST_DIFFICULTY - exp(DIFFICULTY_SPREAD * (rating - 1)) + 1)


def _next_difficulty(difficulty: float, rating: int) -> float:
    """A step by the rating, smaller near the top, and a little back towards rest."""
    step = -DIFFICULTY_STEP * (rating - 3) * (MOST_DIFFICULTY - difficulty) / 9
    return _bounded(REVERSION * RESTING_DIFFICULTY + (1 - REVERSION) * (difficulty + step))


def _same_day(stability: float, rating: int) -> float:
    growth = exp(SAME_DAY * (rating - 3 + SAME_DAY_SHIFT)) * stability**-SAME_DAY_DAMPING
    return stability * (growth if rating == 1 else max(growth, 1.0))


def _forgotten(memory: Memory, recalled: float) -> float:
    """The stability left after a lapse, never more than a lapse on the same day would leave."""
    long_term = (
        FORGET
        * memory.difficulty**-FORGET_DIFFICULTY
        * ((memory.stability + 1) ** FORGET_STABILITY - 1)
        * exp((1 - recalled) * FORGET_SPACING)
    )
    return min(long_term, memory.stability / LEAST_FORGOTTEN)


def _recalled(memory: Memory, recalled: float, rating: int) -> float:
    """The stability after a right answer: it grows the more, the less likely recall had been."""
    weight = HARD_SHARE if rating == 2 else EASY_BONUS if rating == 4 else 1
    growth = (
        EXP_GROWTH
        * (11 - memory.difficulty)
        * memory.stability**-GROWTH_DAMPING
        * (exp((1 - recalled) * GROWTH_SPACING) - 1)
    )
    return memory.stability * (1 + growth * weight)
