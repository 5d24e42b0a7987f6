"""
Who practises, and what: cells, questions, members with abilities and habits, all drawn from a seed.

Knows nothing of memory (the worlds) or of what is asked next (the policies).
"""

from dataclasses import dataclass
from functools import cache
from random import Random

DAYS = 30
ATTENDANCE = 0.75
SECONDS_RIGHT = 10.0
SECONDS_WRONG = 20.0
SLIP = 0.03
TAPS_WHEN_GUESSING = 0.7
TAPS_WHEN_KNOWING = 0.05
KINDS = (("single", 0.55, 0.25), ("true_false", 0.20, 0.5), ("multiple", 0.15, 0.07), ("fill", 0.10, 0.02))
HISTORIES = ("party", "prc", "reform", "socialism")
PERIOD_SIZE = 12
SIBLINGS = 0.15
LABEL_NOISE = 0.7


@dataclass(frozen=True)
class Cell:
    """A memory world, a bank and a budget: so many questions, so many minutes a day for a month."""

    world: str
    questions: int
    minutes: int

    @property
    def name(self) -> str:
        return f"{self.world}{self.questions}"


CELLS = tuple(
    Cell(world, size, minutes) for world in "AB" for size, minutes in ((400, 10), (800, 6), (200, 10))
)


@dataclass(frozen=True)
class Asked:
    """
    One question of the simulated bank.

    Attributes:
        b: Its true difficulty in logits, which no policy sees.
        label: The difficulty 1-5 an author would have written beside it: b with noise, in fifths.
        offset: How much more (or less) difficult it is to keep than to know, in FSRS difficulty.
    """

    index: int
    history: int
    period: int
    kind: str
    guess: float
    b: float
    label: int
    offset: float
    fact: str | None


@dataclass(frozen=True)
class Person:
    """One member's ability, overall and per history, and the days on which they practise."""

    number: int
    theta: tuple[float, ...]
    days: tuple[int, ...]


@cache
def bank_of(size: int, seed: int) -> tuple[Asked, ...]:
    """The bank of a cell; both worlds ask the same questions."""
    chance = Random(f"bank:{size}:{seed}")
    return tuple(_asked(index, size, chance) for index in range(size))


def _asked(index: int, size: int, chance: Random) -> Asked:
    kind, _, guess = chance.choices(KINDS, [weight for _, weight, _ in KINDS])[0]
    history, b = index * 4 // size, chance.gauss(0.3, 1.0)
    within = index - -(-history * size // 4)
    seems = b + chance.gauss(0.0, LABEL_NOISE) - 0.3
    label = 1 + sum(seems > edge * 1.22 for edge in (-0.84, -0.25, 0.25, 0.84))
    pair = index // 2 if chance.random() < SIBLINGS else None
    fact = f"f{pair}" if pair is not None else None
    return Asked(index, history, within // PERIOD_SIZE, kind, guess, b, label, chance.gauss(0.0, 1.2), fact)


def person_of(number: int, seed: int) -> Person:
    """A member; the same number is the same member in every cell and for every policy."""
    chance = Random(f"person:{number}:{seed}")
    overall = chance.gauss(0.0, 0.6)
    theta = tuple(overall + chance.gauss(0.0, 0.8) for _ in HISTORIES)
    return Person(number, theta, tuple(day for day in range(DAYS) if chance.random() < ATTENDANCE))
