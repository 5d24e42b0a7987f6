"""
Where the next minutes help most: chapters by what ten of their questions would add to a paper.

An estimate beside the forecast, made of the same parts; it promises nothing and ranks nobody.
"""

from dataclasses import dataclass

from quiz.practice.calibration import Calibration
from quiz.practice.evidence import right_chance
from quiz.practice.forecast import Blueprint
from quiz.practice.knowing import knows
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Syllabus

TOGETHER = 10
SHOWN = 3
SECONDS_A_QUESTION = 20
KNOWN_AFTER = 0.9
"""Recall that practice aims at: what is repeated when due stands about here."""
WORTH_SAYING = 0.1


@dataclass(frozen=True)
class Gain:
    """So many questions of a chapter, the minutes they take, and points of 100 they may add."""

    history: str
    period: str
    count: int
    minutes: int
    points: float


def gains(
    standing: Standing, syllabus: Syllabus, blueprint: Blueprint, day: int, calibration: Calibration
) -> tuple[Gain, ...]:
    """The chapters that help most, the best first."""
    worth = _worth(syllabus, blueprint)
    chapters: dict[tuple[str, str], list[float]] = {}
    for item in syllabus.asked:
        knowing = calibration.knows(knows(standing, item, day))
        if item.type in worth and knowing < KNOWN_AFTER:
            added = right_chance(item.guess, KNOWN_AFTER) - right_chance(item.guess, knowing)
            chapters.setdefault((item.history, item.period), []).append(added * worth[item.type])
    found = [_gain(history, period, each) for (history, period), each in chapters.items()]
    found = [gain for gain in found if gain.points >= WORTH_SAYING]
    return tuple(sorted(found, key=lambda gain: (-gain.points, gain.history, gain.period))[:SHOWN])


def _gain(history: str, period: str, added: list[float]) -> Gain:
    best = sorted(added, reverse=True)[:TOGETHER]
    minutes = max(1, -(-len(best) * SECONDS_A_QUESTION // 60))
    return Gain(history, period, len(best), minutes, round(sum(best), 1))


def _worth(syllabus: Syllabus, blueprint: Blueprint) -> dict[str, float]:
    """Points of 100 that one question of a type stands for, on average over the syllabus."""
    sizes: dict[str, int] = {}
    for item in syllabus.asked:
        sizes[item.type] = sizes.get(item.type, 0) + 1
    full = sum(count * blueprint.points.get(kind, 1.0) for kind, count in blueprint.counts.items())
    return {
        kind: 100 * count * blueprint.points.get(kind, 1.0) / full / sizes[kind]
        for kind, count in blueprint.counts.items()
        if sizes.get(kind) and full
    }
