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
from quiz.practice.forecast_record import Paper, by_history, gaps, papers_of, ranges_held
from quiz.practice.heatmap import histogram
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Syllabus

Score = Callable[[Standing], float | None]


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
        self.probes: list[Drawn] = []
        self._scores: list[float] = []
        self._papers: list[list[Paper]] = []
        self._pooled: dict[str, list[list[Drawn]]] = {history: [] for history in histories}

    def take(self, standing: Standing) -> None:
        """Count one member."""
        self.probes += drawn_of(standing, self._syllabus)
        self._papers.append(papers_of(standing, self._syllabus))
        for history, drawn in by_history(standing, self._syllabus).items():
            if history in self._pooled:
                self._pooled[history].append(drawn)
        score = self._score(standing)
        if score is not None:
            self._scores.append(score)

    def result(self) -> dict[str, Any]:
        """Everything an organizer may see of it, JSON-ready."""
        trusted = self._calibration
        came = [(right_chance(each.guess, trusted.knows(each.predicted)), each.right) for each in self.probes]
        held = ranges_held(self._papers, trusted)
        return {
            "scores": histogram(self._scores),
            "error": error_of(came),
            "reliability": reliability(came),
            "gaps": [asdict(gap) for gap in gaps(self._pooled, trusted)],
            "held": asdict(held) if held else None,
        }


def reliability(pairs: Sequence[tuple[float, bool]], least: int = 100) -> list[tuple[int, int, int]]:
    """(foretold, came, answers) of each tenth of the scale that has enough answers, in hundredths."""
    return [
        (round(100 * fmean(p for p, _ in each)), round(100 * fmean(r for _, r in each)), len(each))
        for _, each in sorted(_binned(pairs).items())
        if len(each) >= least
    ]


def error_of(pairs: Sequence[tuple[float, bool]]) -> float | None:
    """
    How far predictions were from what came, in points of 100: mean over tenths, weighted by answers.

    Returns:
        None under a hundred answers.
    """
    if len(pairs) < 100:
        return None
    wrong = sum(abs(sum(p for p, _ in each) - sum(r for _, r in each)) for each in _binned(pairs).values())
    return round(100 * wrong / len(pairs), 1)


def _binned(pairs: Sequence[tuple[float, bool]]) -> Mapping[int, list[tuple[float, bool]]]:
    found: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for foretold, came in pairs:
        found[min(int(foretold * 10), 9)].append((foretold, came))
    return found
