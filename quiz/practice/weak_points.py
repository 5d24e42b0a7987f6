"""
What is worth learning together next: weak facts, and what is taken for what. Facts are ranked, people never.

Knows no branch and no page; whoever asks says whose memories count.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

GROUP = 5


@dataclass(frozen=True, slots=True)
class Recall:
    """How likely one member recalls one question now. Never leaves the process it is computed in."""

    question: str
    chance: float


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """
    A fact that is missing.

    Args:
        fact: The name siblings share, or the id of the only question.
        questions: Its questions, the weakest first.
        recall: Mean chance that those who have met it know it today.
        people: How many have met it.
        worth: (1 - recall) x points x people: what learning it together would bring.
    """

    fact: str
    questions: tuple[str, ...]
    recall: float
    people: int
    worth: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """So many people chose `wrong`, a label, where another option is right."""

    question: str
    wrong: str
    people: int


def weak_points(
    members: Iterable[Sequence[Recall]],
    facts: Mapping[str, str],
    points: Mapping[str, float],
    most: int = 10,
    group: int = GROUP,
) -> tuple[WeakPoint, ...]:
    """
    The facts that are worth most, the first first.

    Args:
        members: Every member's recalls of the questions met.
        facts: Question → fact; the questions that may be named, and no others.
        points: Question → what it is worth in the paper.
        most: How many at most.
        group: Fewer people than this who have met a fact are not told of.
    """
    chances: dict[str, list[float]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for recalls in members:
        met = [each for each in recalls if each.question in facts]
        for each in met:
            chances[each.question].append(each.chance)
        for fact in {facts[each.question] for each in met}:
            people[fact] += 1
    siblings: dict[str, list[str]] = defaultdict(list)
    for question in chances:
        siblings[facts[question]].append(question)
    found = [
        _point(fact, questions, chances, people[fact], points)
        for fact, questions in siblings.items()
        if people[fact] >= group
    ]
    return tuple(sorted(found, key=lambda each: (-each.worth, each.fact))[:most])


def confusions(
    chosen: Iterable[tuple[str, str, tuple[str, ...]]], keys: Mapping[str, str], group: int = GROUP
) -> tuple[Confusion, ...]:
    """
    What is taken for what, by how many people, the most first.

    Args:
        chosen: (member, question, labels chosen) of any answers; a person counts once a pair.
        keys: Question → its right label, for questions of one choice.
        group: Fewer people than this are not told of.
    """
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for member, question, labels in chosen:
        if question in keys and len(labels) == 1 and labels[0] != keys[question]:
            people[question, labels[0]].add(member)
    found = [
        Confusion(question, wrong, len(who)) for (question, wrong), who in people.items() if len(who) >= group
    ]
    return tuple(sorted(found, key=lambda each: (-each.people, each.question, each.wrong)))


def five_weakest(
    recalls: Sequence[Sequence[Recall]], facts: Mapping[str, str], most: int = 5
) -> tuple[str, ...]:
    """
    Questions for a meeting of one branch: the weakest, one a fact.

    Args:
        recalls: Of the branch's members, enough of them that nobody is told of.
        facts: Question → fact; the questions that may be asked.
        most: How many.
    """
    chances: dict[str, list[float]] = defaultdict(list)
    for each in recalls:
        for recall in each:
            if recall.question in facts:
                chances[recall.question].append(1 - recall.chance)
    ordered = sorted(chances, key=lambda question: (-sum(chances[question]), question))
    first = {facts[question]: question for question in reversed(ordered)}
    return tuple(question for question in ordered if first[facts[question]] == question)[:most]


def _point(
    fact: str,
    questions: Sequence[str],
    chances: Mapping[str, Sequence[float]],
    people: int,
    points: Mapping[str, float],
) -> WeakPoint:
    all_of_it = [chance for question in questions for chance in chances[question]]
    recall = sum(all_of_it) / len(all_of_it)
    weakest = sorted(
        questions, key=lambda question: (sum(chances[question]) / len(chances[question]), question)
    )
    worth = (1 - recall) * max(points.get(question, 1.0) for question in questions) * people
    return WeakPoint(fact, tuple(weakest), recall, people, worth)
