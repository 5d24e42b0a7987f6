"""
World B: memory after Pavlik and Anderson (ACT-R), a family the scheduler does not belong to.

Each exposure leaves a trace that fades as a power of time, and fades faster the more active the memory
was when it was laid. What was known before
fades at the slowest pace, met long apart.
Time between sessions passes at a fortieth of the time within one.
"""

from math import exp, log
from random import Random

from benchmarks.practice.population import Asked, Person

DECAY_INTERCEPT = 0.177
DECAY_SCALE = 0.217
THRESHOLD, THRESHOLD_SPREAD = -1.4, 0.3
NOISE = 0.5
A_DAY = 86_400 * 0.025
EXPOSURES, KNOWN_FROM, KNOWN_TO = 4, 30, 300


class ActivationLearner:
    """What one member truly remembers: for every question its exposures and how fast each one fades."""

    def __init__(self, person: Person, bank: tuple[Asked, ...], knows: list[bool], chance: Random) -> None:
        self._intercept = DECAY_INTERCEPT * exp(chance.gauss(0.0, 0.2))
        self._scale = DECAY_SCALE * exp(chance.gauss(0.0, 0.2))
        self._threshold = THRESHOLD + chance.gauss(0.0, THRESHOLD_SPREAD)
        self._traces: list[list[tuple[float, float]]] = [[] for _ in bank]
        for question, known in zip(bank, knows, strict=True):
            days = [chance.randint(KNOWN_FROM, KNOWN_TO) for _ in range(EXPOSURES)]
            old = [(-ago * A_DAY, self._intercept) for ago in days]
            self._traces[question.index] += old if known else []

    def recall(self, index: int, day: int, second: float = 0.0) -> float:
        """The chance to remember a question now, without guessing."""
        if not self._traces[index]:
            return 0.0
        return 1 / (1 + exp((self._threshold - self._activation(index, day * A_DAY + second)) / NOISE))

    def recall_later(self, index: int, day: int, later: int) -> float:
        """The chance to remember on a later day if nothing is practised until then."""
        return self.recall(index, later)

    def practised(self, index: int, day: int, second: float, recalled: bool) -> None:
        """An answer with its explanation: an exposure, whether remembered or read."""
        self._exposed(index, day * A_DAY + second)

    def _exposed(self, index: int, at: float) -> None:
        active = exp(self._activation(index, at)) if self._traces[index] else 0.0
        self._traces[index].append((at, self._scale * active + self._intercept))

    def _activation(self, index: int, at: float) -> float:
        return log(sum(max(1.0, at - then) ** -fades for then, fades in self._traces[index]))
