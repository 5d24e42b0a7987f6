"""
How forecasts came out, over all members: scores by group, foretold and actual, gaps by history, ranges held.

Members come in one by one; no figure that goes out is of one of them.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from statistics import fmean
from typing import Any

from quiz.practice.calibration import Calibration, Drawn
from quiz.practice.evidence import right_chance
from quiz.practice.forecast import drawn_of
from quiz.practice.forecast_record import RULES, Gap, Held, Paper, by_history, gaps, papers_of, ranges_held
from quiz.practice.heatmap import histogram
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Syllabus

Score = Callable[[Standing], float | None]
Outcome = tuple[float, bool]
"""The chance that was foretold of an answer, and whether it was right."""


class Forecasts:
    """What was foretold of everybody, and what came."""

    def __init__(
        self, syllabus: Syllabus, histories: Sequence[str], calibration: Calibration, score: Score
    ) -> None:
        """
        Args:
            syllabus: All banks.
            histories: Those of the campaign, in order.
            calibration: That by which members were told so far.
            score: Standing → predicted score of 100, or None where nothing can be said yet.
        """
        self._syllabus, self._calibration, self._score = syllabus, calibration, score
        self._drawn: list[list[Drawn]] = []
        self._scores: list[float] = []
        self._papers: list[list[Paper]] = []
        self._pooled: dict[str, list[list[Drawn]]] = {history: [] for history in histories}

    def take(self, standing: Standing) -> None:
        """Count one member."""
        self._drawn.append(drawn_of(standing, self._syllabus))
        self._papers.append(papers_of(standing, self._syllabus))
        for history, drawn in by_history(standing, self._syllabus).items():
            if history in self._pooled:
                self._pooled[history].append(drawn)
        score = self._score(standing)
        if score is not None:
            self._scores.append(score)

    @property
    def probes(self) -> list[Drawn]:
        """Every probe and mock answer, for the next calibration."""
        return [each for own in self._drawn for each in own]

    def result(self) -> dict[str, Any]:
        """Everything an organizer may see of it, JSON-ready."""
        trusted, bars = self._calibration, histogram(self._scores)
        came = [[(_foretold(each, trusted), each.right) for each in own] for own in self._drawn]
        held = ranges_held(self._papers, trusted)
        return {
            "scores": bars,
            "mean": round(fmean(self._scores), 1) if bars else None,
            "error": error_of(came),
            "reliability": reliability(came),
            "gaps": [_told(gap) for gap in gaps(self._pooled, trusted)],
            "held": _told(held) if held else None,
        }


def reliability(members: Sequence[Sequence[Outcome]]) -> list[tuple[int, int, int]]:
    """(foretold, came, answers) of each tenth of the scale with enough answers, in hundredths."""
    return [
        (round(100 * fmean(p for p, _ in each)), round(100 * fmean(r for _, r in each)), len(each))
        for _, each in sorted(_binned(_enough(members)).items())
        if len(each) >= RULES.answers
    ]


def error_of(members: Sequence[Sequence[Outcome]]) -> float | None:
    """
    How far predictions were from what came, in points of 100: mean over tenths, weighted by answers.

    Returns:
        None while there are too few answers, or too few people who gave them.
    """
    pairs = _enough(members)
    if len(pairs) < RULES.answers:
        return None
    wrong = sum(abs(sum(p for p, _ in each) - sum(r for _, r in each)) for each in _binned(pairs).values())
    return round(100 * wrong / len(pairs), 1)


def _enough(members: Sequence[Sequence[Outcome]]) -> list[Outcome]:
    """All outcomes, or none where so few people gave them that it would be told of these few."""
    pairs = [each for own in members for each in own]
    return pairs if sum(map(bool, members)) >= RULES.people else []


def _foretold(drawn: Drawn, trusted: Calibration) -> float:
    return right_chance(drawn.guess, trusted.knows(drawn.predicted))


def _told(record: Gap | Held) -> dict[str, Any]:
    return {**asdict(record), "kept": record.kept}


def _binned(pairs: Sequence[Outcome]) -> Mapping[int, list[Outcome]]:
    found: dict[int, list[Outcome]] = defaultdict(list)
    for foretold, came in pairs:
        found[min(int(foretold * 10), 9)].append((foretold, came))
    return found
