"""
Counts over all members: they come in one by one, and only sums, means and groups of five go out.

What it knows of one member is dropped with the process it runs in (training_workshop.py). No name, no time,
no rank enters.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from quiz.banks.face import labels_of, options_of
from quiz.practice.attempt import Attempt, Entry
from quiz.practice.calibration import AS_PREDICTED, Calibration, Drawn
from quiz.practice.heatmap import MEASURES, Share, heatmap, hidden_branches
from quiz.practice.item_analysis import Asked, analysed
from quiz.practice.item_fit import Difficulty, FirstAnswer, Known, first_answers, fit, of_today
from quiz.practice.knowing import knows
from quiz.practice.lineage import judged, meaning
from quiz.practice.memory import MODEL
from quiz.practice.progress import Tally, progress
from quiz.practice.standing import Standing, fold
from quiz.practice.syllabus import Item, Syllabus
from quiz.practice.weak_points import Recall, confusions, five_weakest, weak_points
from quiz.services.training_forecasts import Forecasts, Score
from quiz.services.training_topics import TOPIC, by_topic, topics_of

LEAST = 10
"""Answers from which a member counts in a cell: before that there is more guessing than knowing."""
BACK = 14
WORTH_NAMING = 20
MOST_PAIRS = 40


@dataclass(frozen=True)
class Frame:
    """
    What is counted over.

    Args:
        syllabus: All banks, difficulties as they were last fitted: standings are folded over it.
        histories: Those of the campaign, in the order members see them; cells and weak points are theirs.
        branches: (id, name) in the order of the roster.
        day: Study day of today.
        sealed: Questions for contests only, which practice must never have seen.
        score: Standing → predicted score of 100, or None where nothing can be said yet.
        calibration: How far predictions were to be trusted so far; the next one is fitted to the probes.
    """

    syllabus: Syllabus
    histories: tuple[str, ...]
    branches: tuple[tuple[str, str], ...]
    day: int
    sealed: frozenset[str] = frozenset()
    score: Score = lambda standing: None
    calibration: Calibration = AS_PREDICTED


class Counting:
    """Members in, sums out."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._lineages = {name: item.lineage for name, item in frame.syllabus.items.items()}
        self._now = {name: meaning(each, each[-1].rev) for name, each in self._lineages.items()}
        self._topics = by_topic(frame.syllabus)
        self._firsts: list[FirstAnswer] = []
        self._wrong: set[tuple[str, str, tuple[str, ...]]] = set()
        self._shares: dict[str, list[dict[str, dict[str, Share]]]] = defaultdict(list)
        self._recalls: dict[str, list[list[Recall]]] = defaultdict(list)
        self._forecasts = Forecasts(frame.syllabus, frame.histories, frame.calibration, frame.score)
        self._asked: Counter[str] = Counter()
        self._days: set[int] = set()
        self._members = 0

    def take(self, member: str, branch: str, entries: Sequence[Entry]) -> None:
        """Count one member with their whole log."""
        answers = [each for each in entries if isinstance(each, Attempt)]
        if not answers:
            return
        self._members += 1
        self._asked.update(each.question for each in answers)
        self._days.update((min(each.day for each in answers), max(each.day for each in answers)))
        self._firsts += first_answers(answers, self._lineages)
        self._wrong.update(self._misses(answers))
        standing = fold(entries, self.frame.syllabus)
        self._forecasts.take(standing)
        if len(answers) < LEAST:
            return
        self._shares[branch].append(self._columns(standing, entries))
        self._recalls[branch].append(self._recall(standing))

    def result(self) -> dict[str, Any]:
        """Everything an organizer may see, JSON-ready."""
        items = analysed(of_today(self._firsts, self._lineages), self._questions(), self.difficulties)
        return {
            **self._evidence(),
            "items": {name: asdict(each) for name, each in items.items()},
            "cells": self._cells(),
            "weak": self._weak(),
            "confusions": self._confusions(),
            "together": self._together(),
            "asked": sorted(self._asked),
            **self._forecasts.result(),
            "leaked": sorted(self.frame.sealed & self._asked.keys()),
        }

    @cached_property
    def difficulties(self) -> dict[str, Difficulty]:
        """Every question's difficulty, fitted to all first answers; asked for when everybody is in."""
        known = {
            name: Known(item.history, item.guess, 0.6 * (item.question.difficulty - 3))
            for name, item in self.frame.syllabus.items.items()
        }
        return fit(of_today(self._firsts, self._lineages), known)

    @property
    def probes(self) -> list[Drawn]:
        """Every probe and mock answer, for the next calibration."""
        return self._forecasts.probes

    def _evidence(self) -> dict[str, Any]:
        counted = sum(len(each) for each in self._shares.values())
        return {
            "day": self.frame.day,
            "members": self._members,
            "counted": counted,
            "answers": sum(self._asked.values()),
            "firsts": len(self._firsts),
            "days": [min(self._days), max(self._days)] if self._days else None,
            "model": MODEL,
        }

    def _misses(self, answers: Sequence[Attempt]) -> set[tuple[str, str, tuple[str, ...]]]:
        """Wrong choices in what the questions mean now."""
        return {
            (each.member, each.question, each.chosen)
            for each in answers
            if (lineage := self._lineages.get(each.question))
            and meaning(lineage, each.rev) == self._now[each.question]
            and not judged(each, lineage)
        }

    def _columns(self, standing: Standing, entries: Sequence[Entry]) -> dict[str, dict[str, Share]]:
        """The member's shares: of histories under "", of chapters and themes under the history."""
        earlier = [each for each in entries if each.day <= self.frame.day - BACK]
        before: dict[tuple[str, str], Tally] = {}
        if len(earlier) >= LEAST:
            before = self._tallies(fold(earlier, self.frame.syllabus), self.frame.day - BACK)
        opened = self._opened(standing)
        found: dict[str, dict[str, Share]] = {}
        for (scope, column), tally in self._tallies(standing, self.frame.day).items():
            share = _share(tally, opened[scope, column], before.get((scope, column)))
            found.setdefault(scope, {})[column] = share
        return found

    def _tallies(self, standing: Standing, day: int) -> dict[tuple[str, str], Tally]:
        """(scope, column) → tally."""
        found = {}
        for mark, syllabus in (("", self.frame.syllabus), (TOPIC, self._topics)):
            for history in progress(standing, syllabus, day):
                found["", history.history] = history.tally
                for chapter in history.chapters:
                    found[history.history + mark, chapter.period] = chapter.tally
        return found

    def _opened(self, standing: Standing) -> Counter[tuple[str, str]]:
        counts: Counter[tuple[str, str]] = Counter()
        for question, mistake in standing.mistakes.items():
            item = self.frame.syllabus.items.get(question)
            if item and mistake.state in ("open", "fixed"):
                counts["", item.history] += 1
                counts[item.history, item.period] += 1
                counts[item.history + TOPIC, self._topics.items[question].period] += 1
        return counts

    def _recall(self, standing: Standing) -> list[Recall]:
        items, day = self.frame.syllabus.items, self.frame.day
        return [Recall(name, knows(standing, items[name], day)) for name in standing.memories]

    def _facts(self) -> dict[str, str]:
        return {item.id: item.fact or item.id for item in self._in_campaign()}

    def _in_campaign(self) -> list[Item]:
        return [item for item in self.frame.syllabus.asked if item.history in self.frame.histories]

    def _questions(self) -> list[Asked]:
        return [
            Asked(
                item.id,
                item.type,
                item.guess,
                tuple(option.label for option in options_of(item.question)),
                labels_of(item.question),
            )
            for item in self.frame.syllabus.items.values()
        ]

    def _cells(self) -> dict[str, dict[str, Any]]:
        scopes: dict[str, tuple[str, ...]] = {"": self.frame.histories}
        for item in self._in_campaign():
            periods = scopes.get(item.history, ())
            scopes[item.history] = periods if item.period in periods else (*periods, item.period)
        topics = topics_of(self._in_campaign())
        scopes |= {history + TOPIC: columns for history, columns in topics.items()}
        return {
            scope: {measure: asdict(self._heatmap(scope, columns, measure)) for measure in MEASURES}
            for scope, columns in scopes.items()
        }

    def _heatmap(self, scope: str, columns: Sequence[str], measure: str) -> Any:
        nothing = Share(0.0, 0.0, 0.0)
        members = {
            branch: [
                {column: each.get(scope, {}).get(column, nothing) for column in columns} for each in all_
            ]
            for branch, all_ in self._shares.items()
        }
        return heatmap(self.frame.branches, columns, members, measure)

    def _weak(self) -> list[dict[str, Any]]:
        items = self.frame.syllabus.items
        points = {name: item.points for name, item in items.items()}
        everybody = [each for branch in self._recalls.values() for each in branch]
        return [asdict(each) for each in weak_points(everybody, self._facts(), points, WORTH_NAMING)]

    def _confusions(self) -> list[dict[str, Any]]:
        keys = {item.id: labels_of(item.question)[0] for item in self._in_campaign() if item.type == "single"}
        return [asdict(each) for each in confusions(sorted(self._wrong), keys)[:MOST_PAIRS]]

    def _together(self) -> dict[str, list[str]]:
        """Five questions a branch, for those that are not hidden; under "" those of everybody."""
        people = {branch: len(self._shares.get(branch, ())) for branch, _ in self.frame.branches}
        hidden, facts = hidden_branches(people), self._facts()
        found = {
            branch: list(five_weakest(self._recalls[branch], facts))
            for branch in people
            if branch not in hidden
        }
        everybody = [each for branch in self._recalls.values() for each in branch]
        return {"": list(five_weakest(everybody, facts)), **found} if len(everybody) >= 5 else found


def _share(tally: Tally, opened: int, before: Tally | None) -> Share:
    total = max(tally.total, 1)
    earlier = before.expected / max(before.total, 1) if before else None
    return Share(tally.expected / total, tally.consolidated / total, opened / total, earlier)
