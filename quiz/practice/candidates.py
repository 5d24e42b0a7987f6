"""
What may be asked today, sorted into piles: mistakes, texts to check again, reviews, new questions.

Withdrawn questions, what was answered today, and siblings of what was answered lately are in no pile.
Knows what each candidate is worth, not how many of each a session takes.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from quiz.practice.ability import know
from quiz.practice.memory import Memory, recall
from quiz.practice.pacing import Horizon, chapters_open
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Item, Syllabus
from quiz.practice.worth import Worth, learned_by, worth_of_new, worth_of_review

SIBLINGS_APART = 3
DESIRED = {"usual": 0.9, "last_days": 0.9, "last_evening": 0.9, "afterwards": 0.85}
"""A review is due when recall has fallen this low."""

CRAMMED = (0.4, 0.8)
"""In the last days: what would be half known on the day."""

SPARE = 12
"""So many more than a session holds are ranked, since siblings and histories rule some out."""

BY_ID, BY_VALUE = attrgetter("item.id"), attrgetter("value")


class Candidate(NamedTuple):
    """An item that may be asked, what that is worth, and its recall on the target day if it is not."""

    item: Item
    value: float
    right: float
    kept: float | None


@dataclass(frozen=True)
class Piles:
    """
    Candidates, best first; `unseen` counts all that were never seen, also beyond the open chapters.

    `changed` are questions whose text or key has changed, `mistakes` those still open, `due` and `rest`
    the reviews, `new` those of the open chapters, `beyond` the unseen of later chapters.
    """

    changed: list[Candidate]
    mistakes: list[Candidate]
    due: list[Candidate]
    rest: list[Candidate]
    new: list[Candidate]
    beyond: list[Candidate]
    unseen: int


def eligible(standing: Standing, syllabus: Syllabus, day: int, scope: Collection[str] | None) -> list[Item]:
    """The items of a scope that were not answered today, nor a sibling of theirs lately."""
    lately = _facts_lately(standing, syllabus, day)
    traces = standing.traces
    return [
        item
        for item in syllabus.asked
        if (scope is None or item.id in scope)
        and ((trace := traces.get(item.id)) is None or trace.last_day != day)
        and (item.fact is None or lately.get(item.fact, set()) <= {item.id})
    ]


def piles_of(items: list[Item], standing: Standing, horizon: Horizon, size: int) -> Piles:
    """Every item of a list in the pile it belongs to; piles are ranked as far as `size` asks for."""
    memories, mistakes = standing.memories, standing.mistakes
    changed, open_, seen, unseen = [], [], [], []
    for item in items:
        memory, mistake = memories.get(item.id), mistakes.get(item.id)
        if item.id in standing.recheck:
            changed.append((item, memory))
        elif mistake is not None and mistake.state == "open" and memory is not None:
            open_.append((item, memory))
        elif memory is not None:
            seen.append((item, memory))
        else:
            unseen.append(item)
    due, rest = _reviews(seen, horizon, size + SPARE)
    new, beyond = _by_chapter(unseen, standing, horizon, size + SPARE)
    day, target = horizon.day, horizon.target_day
    rechecked = [_seen(item, memory, day, target) for item, memory in changed if memory is not None]
    missed = [_seen(item, memory, day, target) for item, memory in open_]
    return Piles(_best(rechecked), _best(missed), due, rest, new, beyond, len(unseen))


def _facts_lately(standing: Standing, syllabus: Syllabus, day: int) -> dict[str, set[str]]:
    """Fact → the questions that asked for it within the last days."""
    found: dict[str, set[str]] = {}
    for name, trace in standing.traces.items():
        if day - trace.last_day < SIBLINGS_APART and (item := syllabus.items.get(name)) and item.fact:
            found.setdefault(item.fact, set()).add(name)
    return found


def _reviews(
    seen: list[tuple[Item, Memory]], horizon: Horizon, enough: int
) -> tuple[list[Candidate], list[Candidate]]:
    """Due and not yet due, each best first."""
    day, target = horizon.day, horizon.target_day
    desired = DESIRED[horizon.phase]
    due, rest = [], []
    for item, memory in seen:
        (due if _is_due(memory, day, desired) else rest).append(_seen(item, memory, day, target))
    return _best(due)[:enough], _best(rest)[:enough]


def _is_due(memory: Memory, day: int, desired: float) -> bool:
    if desired == 0.9:
        return day - memory.last_day >= memory.stability  # what stability means
    return recall(memory, day) <= desired


def _by_chapter(
    unseen: list[Item], standing: Standing, horizon: Horizon, enough: int
) -> tuple[list[Candidate], list[Candidate]]:
    """The unseen of each history's next chapters, best first, and those of later ones in order."""
    learned = learned_by(horizon.day, horizon.target_day)
    limit = chapters_open(len(unseen), horizon.answers_left)
    if limit is None:
        return _best(_met(unseen, standing, learned)), []
    chapters: dict[str, list[str]] = {}
    new, beyond = [], []
    for item in unseen:
        started = chapters.setdefault(item.history, [])
        if item.period not in started:
            started.append(item.period)
        (new if started.index(item.period) < limit else beyond).append(item)
    return _best(_met(new, standing, learned)), list(_met(beyond[:enough], standing, learned))


def _met(items: list[Item], standing: Standing, learned: float) -> Iterator[Candidate]:
    """Unseen items with their worth, which is reckoned once for all that are alike in what it depends on."""
    worths: dict[tuple[str, float, float, float], Worth] = {}
    for item in items:
        kind = (item.history, item.b, item.guess, item.points)
        worth = worths.get(kind)
        if worth is None:
            knowing = know(standing.ability, item.history, item.b)
            worth = worths[kind] = worth_of_new(item, knowing, learned)
        yield Candidate(item, *worth)


def _seen(item: Item, memory: Memory, day: int, target: int) -> Candidate:
    return Candidate(item, *worth_of_review(item, memory, day, target))


def _best(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By worth, and by id where that is equal: two plain sorts take half the time of one by both."""
    return sorted(sorted(candidates, key=BY_ID), key=BY_VALUE, reverse=True)
