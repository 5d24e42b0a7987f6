"""
How much a member knows of what they have not seen yet: one number overall and one a history.

Moved by first exposures only (Elo); nightly fits of item difficulty are the caller's. Knows no log.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp


@dataclass(frozen=True, slots=True)
class AbilityRules:
    """
    `fading` slows the steps: K = 1 / (1 + fading · answers so far).

    A step is shared between the overall number and that of the history as their spread among members.
    """

    fading: float = 0.05
    overall_share: float = 0.36


RULES = AbilityRules()


@dataclass(frozen=True, slots=True)
class Ability:
    """Logits; `histories` maps a history to (theta, first answers so far)."""

    theta: float = 0.0
    answers: int = 0
    histories: Mapping[str, tuple[float, int]] = field(default_factory=dict)

    def at(self, history: str) -> float:
        """Overall and history together, in logits."""
        own = self.histories.get(history)
        return self.theta + own[0] if own else self.theta


def know(ability: Ability, history: str, b: float) -> float:
    """The probability that a member knows an item of a history not seen before (1PL)."""
    return 1 / (1 + exp(b - ability.at(history)))


def moved(
    ability: Ability, history: str, b: float, guess: float, right: bool, rules: AbilityRules = RULES
) -> Ability:
    """The ability after one first exposure."""
    error = right - (guess + (1 - guess) * know(ability, history, b))
    own, answers = ability.histories.get(history, (0.0, 0))
    step = rules.overall_share * error / (1 + rules.fading * ability.answers)
    own_step = (1 - rules.overall_share) * error / (1 + rules.fading * answers)
    histories = {**ability.histories, history: (own + own_step, answers + 1)}
    return Ability(ability.theta + step, ability.answers + 1, histories)
