"""
World A: memory that follows FSRS-6, with other weights for each member than the scheduler believes.

Written from the published formulas and apart from the product's own memory, so that the two are not
one mistake. Default weights are read from the library.
"""

from math import exp, log
from random import Random

from fsrs.scheduler import DEFAULT_PARAMETERS

from benchmarks.practice.population import Asked, Person

GOOD, AGAIN = 3, 1


class FsrsLearner:
    """What one member truly remembers: stability, difficulty and last day of every question ever known."""

    def __init__(self, person: Person, bank: tuple[Asked, ...], knows: list[bool], chance: Random) -> None:
        self._w = _weights_of(chance)
        self._decay = min(0.8, max(0.1, self._w[20] * exp(chance.gauss(0.0, 0.4))))
        self._factor = 0.9 ** (-1 / self._decay) - 1
        self._offset = [question.offset for question in bank]
        self._states: list[tuple[float, float, int] | None] = []
        for question, known in zip(bank, knows, strict=True):
            stability, ago = exp(chance.gauss(log(60), 0.8)), chance.randint(10, 200)
            state = (stability, self._first_difficulty(question.index, GOOD), -ago)
            self._states.append(state if known else None)

    def recall(self, index: int, day: int, second: float = 0.0) -> float:
        """The chance to remember a question now, without guessing."""
        state = self._states[index]
        return self._curve(day - state[2], state[0]) if state else 0.0

    def recall_later(self, index: int, day: int, later: int) -> float:
        """The chance to remember on a later day if nothing is practised until then."""
        return self.recall(index, later)

    def practised(self, index: int, day: int, second: float, recalled: bool) -> None:
        """An answer with its explanation; only true recall counts, a lucky guess does not."""
        rating, state = GOOD if recalled else AGAIN, self._states[index]
        if state is None:
            self._states[index] = (self._w[rating - 1], self._first_difficulty(index, rating), day)
            return
        stability, difficulty, last = state
        if day == last:
            stability = self._same_day(stability, rating)
        else:
            stability = self._after(stability, difficulty, self._curve(day - last, stability), recalled)
        self._states[index] = (stability, self._next_difficulty(index, difficulty, rating), day)

    def _curve(self, elapsed: int, stability: float) -> float:
        return (1 + self._factor * elapsed / stability) ** -self._decay

    def _first_difficulty(self, index: int, rating: int) -> float:
        w = self._w
        return min(10.0, max(1.0, w[4] - exp(w[5] * (rating - 1)) + 1 + self._offset[index]))

    def _next_difficulty(self, index: int, difficulty: float, rating: int) -> float:
        w = self._w
        moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
        easy = w[4] - exp(w[5] * 3) + 1 + self._offset[index]
        return min(10.0, max(1.0, w[7] * easy + (1 - w[7]) * moved))

    def _same_day(self, stability: float, rating: int) -> float:
        w = self._w
        growth = exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
        return max(0.001, stability * (max(1.0, growth) if rating >= GOOD else growth))

    def _after(self, stability: float, difficulty: float, recall: float, recalled: bool) -> float:
        w = self._w
        if recalled:
            gain = exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (exp(w[10] * (1 - recall)) - 1)
            return stability * (1 + gain)
        lapse = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * exp(w[14] * (1 - recall))
        return max(0.001, min(lapse, stability / exp(w[17] * w[18])))


def _weights_of(chance: Random) -> list[float]:
    w = list(DEFAULT_PARAMETERS)
    for at in range(4):
        w[at] *= exp(chance.gauss(0.0, 0.4))
    w[8] += chance.gauss(0.0, 0.2)
    w[10] *= exp(chance.gauss(0.0, 0.2))
    return w
