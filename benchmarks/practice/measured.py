"""
Ours, watched: every prediction beside what came of it, every mistake crossed off beside what stays of it.
"""

from random import Random

from benchmarks.practice.ours import Ours, name_of
from benchmarks.practice.population import DAYS, SLIP, Asked
from benchmarks.practice.season import Answer
from quiz.practice.attempt import Attempt
from quiz.practice.calibration import Drawn
from quiz.practice.evidence import right_chance
from quiz.practice.knowing import knows
from quiz.practice.standing import as_bytes, fold

AFTER_DAYS = 14
PAPER = 40
REPLAYED = 3
"""Members whose whole log is folded again, shuffled and doubled."""


class Measured(Ours):
    """The product in full form, with notes for the gates."""

    def __init__(self, bank, person, cell, mind) -> None:
        super().__init__(bank, person, cell, mind)
        self._guesses: list[tuple[bool, float, bool]] = []
        self._kept: list[float] = []
        self._log: list[Attempt] = []

    def seen(self, answer: Answer) -> None:
        item = self.syllabus.items[name_of(answer.index)]
        chance = right_chance(item.guess, knows(self.standing, item, answer.day))
        self._guesses.append((item.id not in self.standing.memories, chance, answer.right))

    def told(self, answer: Answer) -> None:
        before = self._crossed(answer)
        super().told(answer)
        if self._crossed(answer) and not before:
            self._kept.append(self._mind.learner.recall(answer.index, answer.day + AFTER_DAYS))

    def folded(self, attempt: Attempt) -> None:
        if self._person < REPLAYED:
            self._log.append(attempt)

    def notes(self, mind) -> dict:
        """What the gates need of this member."""
        return {
            "guesses": self._guesses,
            "kept": self._kept,
            "standing": self.standing,
            "replayed": self._replayed() if self._log else None,
            "truth": mind.score(DAYS),
            "mock": self._mock(mind),
        }

    def _mock(self, mind) -> list[Drawn]:
        """A paper of 40 random questions on the day of the exam; nothing is learnt from it."""
        chance = Random(f"mock:{self._person}:{len(mind.bank)}")
        return [self._drawn(question, mind, chance) for question in chance.sample(mind.bank, PAPER)]

    def _drawn(self, question: Asked, mind, chance: Random) -> Drawn:
        item = self.syllabus.items[name_of(question.index)]
        truth = question.guess + (1 - question.guess - SLIP) * mind.learner.recall(question.index, DAYS)
        return Drawn(knows(self.standing, item, DAYS), item.guess, chance.random() < truth)

    def _crossed(self, answer: Answer) -> bool:
        mistake = self.standing.mistakes.get(name_of(answer.index))
        return mistake is not None and mistake.state in ("crossed_off", "consolidated")

    def _replayed(self) -> bool:
        """Whether the log, shuffled and doubled, folds to the same bytes."""
        log = self._log * 2
        Random(7).shuffle(log)
        return as_bytes(fold(log, self.syllabus)) == as_bytes(self.standing)
