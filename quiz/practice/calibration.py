"""
Bringing predictions down to what random probes say: R' = sigma(a + b · logit R), and a part of each member.

Fitted on pooled probes and mock answers only. Answers of ordinary practice were selected by the same
predictions, and calibrating on them makes forecasts worse.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import NamedTuple

from quiz.practice.evidence import RULES as EVIDENCE
from quiz.practice.evidence import right_chance

LEAST_PROBES = 200
"""Pooled answers below which predictions stay as they are."""

STEPS = 25
EDGE = 0.005
SHRINKAGE = 400.0
"""
A member's own residuals count as if so many answers without any stood beside them: one answer scatters by
about 0.4, and members differ by about 0.02 from what memory, retentiveness and ability say of them.
"""

PRIOR = 30.0
"""Weight that holds (a, b) near (0, 1), in answers' worth of information."""


class Drawn(NamedTuple):
    """A random answer: what was predicted (probability of knowing), the question's guess, the verdict."""

    predicted: float
    guess: float
    right: bool


@dataclass(frozen=True, slots=True)
class Calibration:
    """R' = sigma(a + b · logit R); `n` answers it rests on."""

    a: float = 0.0
    b: float = 1.0
    n: int = 0

    def knows(self, predicted: float) -> float:
        """The probability of knowing, as probes would have it."""
        return _sigma(self.a + self.b * _logit(predicted))


AS_PREDICTED = Calibration()


def fit(pooled: Iterable[Drawn]) -> Calibration:
    """
    The calibration most likely after a pool of random answers.

    Args:
        pooled: Probes and mock answers of all members.

    Returns:
        (a, b) by penalised maximum likelihood of right = g + (1 - g - s) · R'; (0, 1) while there are
        fewer than 200 answers.
    """
    drawn = [(_logit(each.predicted), each.guess, each.right) for each in pooled]
    if len(drawn) < LEAST_PROBES:
        return Calibration(n=len(drawn))
    a, b = 0.0, 1.0
    for _ in range(STEPS):
        a, b = _scored(drawn, a, b)
    return Calibration(a, b, len(drawn))


def residual(own: Iterable[Drawn], calibration: Calibration) -> float:
    """How much more of a paper a member gets right than the calibration says, shrunk towards 0."""
    total, count = 0.0, 0
    for each in own:
        total += each.right - right_chance(each.guess, calibration.knows(each.predicted))
        count += 1
    return total / (count + SHRINKAGE)


def _scored(drawn: list[tuple[float, float, bool]], a: float, b: float) -> tuple[float, float]:
    """One step of Fisher scoring."""
    slope_a, slope_b = -PRIOR * a, -PRIOR * (b - 1)
    aa, ab, bb = PRIOR, 0.0, PRIOR
    for x, guess, right in drawn:
        knowing = _sigma(a + b * x)
        span = 1 - guess - EVIDENCE.slip
        chance = guess + span * knowing
        rise = span * knowing * (1 - knowing)
        weight = rise / (chance * (1 - chance))
        slope_a += (right - chance) * weight
        slope_b += (right - chance) * weight * x
        aa, ab, bb = aa + rise * weight, ab + rise * weight * x, bb + rise * weight * x * x
    determinant = aa * bb - ab * ab
    step_a = (bb * slope_a - ab * slope_b) / determinant
    step_b = (aa * slope_b - ab * slope_a) / determinant
    shorten = min(1.0, 1.0 / max(1e-9, sqrt(step_a**2 + step_b**2)))
    return a + shorten * step_a, b + shorten * step_b


def _logit(p: float) -> float:
    p = min(1 - EDGE, max(EDGE, p))
    return log(p / (1 - p))


def _sigma(x: float) -> float:
    return 1 / (1 + exp(-x))
