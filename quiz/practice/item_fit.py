"""
How hard each question is, from what members answered when they first met it: 1PL with a fixed guess rate.

P(right) = g + (1-g) sigma(theta_m + theta_mh - b). Later answers never enter: they measure memory, and the
picker chose them. Knows no page, and says nothing about a single member: abilities are only a means here.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt

from quiz.practice.attempt import Attempt, Entry, place_in_log
from quiz.practice.lineage import Lineage, judged, meaning

ROUNDS = 30
CLOSE = 1e-3
"""A round that moves nothing further than this, in logits, is the last."""
FARTHEST = 2.0
"""The longest step of one round: Fisher scoring may overshoot where nearly all were right by guessing."""
TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """
    What one member did when a question was new.

    `meaning` counts the changes of its meaning: answers to another meaning are another question's.
    """

    member: str
    question: str
    meaning: int
    chosen: tuple[str, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a question beforehand: its history, its guess rate, its difficulty in the bank."""

    history: str
    guess: float
    b: float


@dataclass(frozen=True, slots=True)
class Difficulty:
    """The difficulty of a question in logits, its standard error, and how many answers it rests on."""

    b: float
    se: float
    n: int


def first_answers(entries: Iterable[Entry], lineages: Mapping[str, Lineage]) -> list[FirstAnswer]:
    """
    The first answer of every member to every meaning of every question, judged by the key of today.

    A first answer given too fast is no evidence, and what follows it is no first answer: both stay out.

    Args:
        entries: Of any members, in any order, duplicates allowed.
        lineages: Of every question in use; entries of others are left out.
    """
    first: dict[tuple[str, str, int], Attempt] = {}
    for each in entries:
        lineage = lineages.get(each.question)
        if lineage is None or not isinstance(each, Attempt) or each.mode == TOGETHER:
            continue
        place = (each.member, each.question, meaning(lineage, each.rev))
        before = first.get(place)
        if before is None or place_in_log(each) < place_in_log(before):
            first[place] = each
    return [
        FirstAnswer(each.member, each.question, stage, each.chosen, judged(each, lineages[each.question]))
        for (_, _, stage), each in sorted(first.items(), key=lambda pair: pair[0])
        if each.pace != "rapid"
    ]


def of_today(answers: Iterable[FirstAnswer], lineages: Mapping[str, Lineage]) -> list[FirstAnswer]:
    """Those that were given to what each question means now."""
    now = {question: meaning(lineage, lineage[-1].rev) for question, lineage in lineages.items() if lineage}
    return [each for each in answers if now.get(each.question) == each.meaning]


def fit(
    answers: Sequence[FirstAnswer], items: Mapping[str, Known], rounds: int = ROUNDS
) -> dict[str, Difficulty]:
    """
    Difficulties by alternating Fisher scoring toward the most likely values under normal priors.

    Args:
        answers: First answers to the present meaning of each question.
        items: What is known of every question; answers to others are left out.
        rounds: How many times at most.

    Returns:
        Every question of `items`; one nobody answered keeps its prior, with an error of 1.

    Source: research/practice.md a5: theta, theta_h ~ N(0, 1), b ~ N(b of the bank, 1).
    """
    rows = [each for each in answers if each.question in items]
    guess = [items[each.question].guess for each in rows]
    right = [float(each.right) for each in rows]
    ability = _Family([each.member for each in rows], {})
    apart = _Family([(each.member, items[each.question].history) for each in rows], {})
    hard = _Family([each.question for each in rows], {question: items[question].b for question in items})
    for _ in range(rounds):
        moved = 0.0
        for family, sign in ((ability, 1.0), (apart, 1.0), (hard, -1.0)):
            known = [
                _sigma(ability.values[m] + apart.values[h] - hard.values[q])
                for m, h, q in zip(ability.places, apart.places, hard.places, strict=True)
            ]
            moved = max(moved, family.step(known, guess, right, sign))
        if moved < CLOSE:
            break
    return {
        question: Difficulty(
            hard.of(question, known.b), 1 / sqrt(hard.weight(question) + 1), hard.counts[question]
        )
        for question, known in items.items()
    }


def nudged(b: float, theta: float, guess: float, right: bool, n: int) -> float:
    """
    A difficulty after one more first answer: Elo, between two fits.

    Args:
        b: Before, in logits.
        theta: Ability of who answered, in this history.
        guess: Guess rate of the question.
        right: Whether the answer was.
        n: First answers so far.
    """
    expected = guess + (1 - guess) * _sigma(theta - b)
    return b - (float(right) - expected) / (1 + 0.05 * n)


class _Family:
    """The parameters of one kind: a value, a prior and the information of each, and whose each answer is."""

    def __init__(self, keys: Sequence[Hashable], priors: Mapping[Hashable, float]) -> None:
        self.numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
        self.places = [self.numbers[key] for key in keys]
        self.counts = Counter(keys)
        self.priors = [priors.get(key, 0.0) for key in self.numbers]
        self.values = list(self.priors)
        self.weights = [0.0] * len(self.numbers)

    def step(self, known: list[float], guess: list[float], right: list[float], sign: float) -> float:
        """One round; how far the value that moved most has moved."""
        scores, weights = [0.0] * len(self.values), [0.0] * len(self.values)
        for place, share, low, was in zip(self.places, known, guess, right, strict=True):
            chance = low + (1 - low) * share
            slope = (1 - low) * share * (1 - share)
            scale = slope / (chance * (1 - chance) + 1e-9)
            scores[place] += sign * (was - chance) * scale
            weights[place] += slope * scale
        self.weights, longest = weights, 0.0
        for place, value in enumerate(self.values):
            move = (scores[place] - value + self.priors[place]) / (weights[place] + 1)
            move = min(max(move, -FARTHEST), FARTHEST)
            self.values[place] += move
            longest = max(longest, abs(move))
        return longest

    def of(self, key: Hashable, otherwise: float) -> float:
        return self.values[self.numbers[key]] if key in self.numbers else otherwise

    def weight(self, key: Hashable) -> float:
        return self.weights[self.numbers[key]] if key in self.numbers else 0.0


def _sigma(x: float) -> float:
    return 1 / (1 + exp(-x)) if x > -30 else 1e-13
