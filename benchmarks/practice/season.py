"""
One member's month: days of practice under one policy, and what is known of it on exam day.

A policy proposes questions and is told right, wrong and the tap; what is truly remembered stays here.
"""

from dataclasses import dataclass, field
from math import exp
from random import Random
from typing import Protocol

from benchmarks.practice.activation_world import ActivationLearner
from benchmarks.practice.fsrs_world import FsrsLearner
from benchmarks.practice.population import (
    DAYS,
    SECONDS_RIGHT,
    SECONDS_WRONG,
    SLIP,
    TAPS_WHEN_GUESSING,
    TAPS_WHEN_KNOWING,
    Asked,
    Cell,
    Person,
    bank_of,
    person_of,
)

WORLDS = {"A": FsrsLearner, "B": ActivationLearner}
MUCH_LATER = DAYS + 30


@dataclass(frozen=True)
class Answer:
    """What a policy is told."""

    index: int
    day: int
    second: float
    right: bool
    guessed: bool


class Policy(Protocol):
    """A way to spend the minutes."""

    def next(self, day: int, second: float) -> int | None:
        """The question to ask now, or None when there is nothing left to ask today."""

    def told(self, answer: Answer) -> None:
        """How the last one was answered."""


@dataclass
class Season:
    """What came of one member's month."""

    score: float
    later: float
    answers: int
    right: int
    seconds: float
    notes: dict = field(default_factory=dict)


class Mind:
    """A member's true memory behind the answers they give; the same for every policy until it differs."""

    def __init__(self, cell: Cell, person: Person, seed: int) -> None:
        self.bank = bank_of(cell.questions, seed)
        chance = Random(f"mind:{cell.name}:{person.number}:{seed}")
        knows = [chance.random() < _sigma(person.theta[q.history] - q.b) for q in self.bank]
        self.learner = WORLDS[cell.world](person, self.bank, knows, chance)
        self._chance = Random(f"answers:{cell.name}:{person.number}:{seed}")

    def answer(self, index: int, day: int, second: float) -> Answer:
        """One answer, its explanation read, and the memory of it laid."""
        question = self.bank[index]
        recalled = self._chance.random() < self.learner.recall(index, day, second)
        right = self._chance.random() < ((1 - SLIP) if recalled else question.guess)
        taps = TAPS_WHEN_KNOWING if recalled else TAPS_WHEN_GUESSING
        guessed = self._chance.random() < taps
        self.learner.practised(index, day, second, recalled)
        return Answer(index, day, second, right, guessed)

    def score(self, day: int) -> float:
        """The expected share of right answers over the whole bank."""
        return sum(self._right(question, day) for question in self.bank) / len(self.bank)

    def _right(self, question: Asked, day: int) -> float:
        return question.guess + (1 - question.guess - SLIP) * self.learner.recall(question.index, day)


def played(cell: Cell, number: int, seed: int, make) -> Season:
    """
    A member's month under one policy.

    Args:
        make: Builds the policy from (bank, person, cell, mind); a policy may keep the mind to measure
            itself by, never to choose.
    """
    person = person_of(number, seed)
    mind = Mind(cell, person, seed)
    policy = make(mind.bank, person, cell, mind)
    answers = right = 0
    spent = 0.0
    for day in person.days:
        second = 0.0
        while second < cell.minutes * 60:
            index = policy.next(day, second)
            if index is None:
                break
            answer = mind.answer(index, day, second)
            second += SECONDS_RIGHT if answer.right else SECONDS_WRONG
            policy.told(answer)
            answers, right = answers + 1, right + answer.right
        spent += second
    notes = policy.notes(mind) if hasattr(policy, "notes") else {}
    return Season(mind.score(DAYS), mind.score(MUCH_LATER), answers, right, spent, notes)


def _sigma(x: float) -> float:
    return 1 / (1 + exp(-x))
