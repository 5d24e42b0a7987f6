"""
What a mock paper would come to today, as a range, once enough random answers say how far to trust it.

Knows neither how probes were chosen nor how the pool was calibrated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from quiz.practice.calibration import AS_PREDICTED, Calibration, Drawn, residual
from quiz.practice.evidence import right_chance
from quiz.practice.knowing import knows
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Syllabus

PROBES_NEEDED = 40
SURE_OF = 1.28
"""Standard deviations either side that hold four papers of five."""

MODEL_SD = 0.04
"""How far the model itself may be off, as a share of the paper."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """
    What a paper consists of.

    `counts` is how many questions of each type, `points` what each is worth; `shares` how much of it
    each history is, nothing said meaning in proportion to the syllabus.
    """

    counts: Mapping[str, int]
    points: Mapping[str, float]
    shares: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """
    Score out of 100 with its 80 % range; None until `needed` more random answers are there.

    `probes` is how many there are.
    """

    score: float | None
    low: float | None
    high: float | None
    probes: int
    needed: int


def forecast(
    standing: Standing,
    syllabus: Syllabus,
    blueprint: Blueprint,
    day: int,
    calibration: Calibration = AS_PREDICTED,
) -> Forecast:
    """
    Estimate a member's score.

    Args:
        standing: Where the member stands.
        syllabus: What the paper is drawn from.
        blueprint: What the paper consists of.
        day: The study day it would be written on.
        calibration: Fitted on the pool of all members.
    """
    probes = len(standing.probes)
    if probes < PROBES_NEEDED:
        return Forecast(None, None, None, probes, PROBES_NEEDED - probes)
    share, spread = expected_share(standing, syllabus, blueprint, day, calibration)
    low, high = max(0.0, share - SURE_OF * spread), min(1.0, share + SURE_OF * spread)
    return Forecast(100 * share, 100 * low, 100 * high, probes, 0)


def expected_share(
    standing: Standing, syllabus: Syllabus, blueprint: Blueprint, day: int, calibration: Calibration
) -> tuple[float, float]:
    """The expected share of a paper's points, the member's own part included, and its deviation."""
    gained = full = variance = 0.0
    for type_, count in blueprint.counts.items():
        points = blueprint.points.get(type_, 1.0)
        chances = _chances(standing, syllabus, blueprint, type_, day, calibration)
        weight = sum(part for _, part in chances)
        if not weight:
            continue
        mean = sum(chance * part for chance, part in chances) / weight
        gained, full = gained + count * points * mean, full + count * points
        # Which questions are drawn and how they go are one draw: right or wrong with the mean chance.
        variance += count * points**2 * mean * (1 - mean)
    if not full:
        return 0.0, MODEL_SD
    own = residual(drawn_of(standing, syllabus), calibration)
    return min(1.0, max(0.0, gained / full + own)), sqrt(variance / full**2 + MODEL_SD**2)


def drawn_of(standing: Standing, syllabus: Syllabus) -> list[Drawn]:
    """A member's random answers, as calibration wants them."""
    items = syllabus.items
    return [
        Drawn(probe.predicted, items[probe.question].guess, probe.right)
        for probe in standing.probes
        if probe.question in items
    ]


def _chances(
    standing: Standing,
    syllabus: Syllabus,
    blueprint: Blueprint,
    type_: str,
    day: int,
    calibration: Calibration,
) -> list[tuple[float, float]]:
    """(chance to be right, weight) of every item of a type."""
    of_type = [item for item in syllabus.asked if item.type == type_]
    sizes: dict[str, int] = {}
    for item in of_type:
        sizes[item.history] = sizes.get(item.history, 0) + 1
    found = []
    for item in of_type:
        part = blueprint.shares.get(item.history, 0.0) / sizes[item.history] if blueprint.shares else 1.0
        knowing = calibration.knows(knows(standing, item, day))
        found.append((right_chance(item.guess, knowing), part))
    return found
