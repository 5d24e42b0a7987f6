"""
What a member's silence says: somebody who marks lucky answers 蒙的 and did not mark this one probably knew.

Both taps are optional and offered beside right answers only, so habits are learnt from those. Knows neither
questions nor the log.
"""

from dataclasses import dataclass

from quiz.practice.attempt import Sure


@dataclass(frozen=True, slots=True)
class CandourRules:
    """
    `knower_taps` is how often somebody who knew taps 蒙的 all the same; nobody is believed to tap more than
    `most` of the times it would be true. Everybody begins as if `doubt` right answers of either kind had
    come without a tap, and an answer weighs `lasting` times less with each later one.
    """

    knower_taps: float = 0.05
    most: float = 0.70
    doubt: float = 3.0
    lasting: float = 0.995


RULES = CandourRules()


@dataclass(frozen=True, slots=True)
class Candour:
    """Right answers by what they came from, expected numbers, and how many of them were tapped."""

    lucky: float = 0.0
    owned: float = 0.0
    knew: float = 0.0
    sure: float = 0.0


def silence(candour: Candour, rules: CandourRules = RULES) -> float:
    """What a right answer without a tap multiplies the odds of having known by; 1 says nothing."""
    owned = (candour.owned - rules.knower_taps * candour.knew) / (candour.lucky + rules.doubt)
    sure = candour.sure / (candour.knew + rules.doubt)
    silent_knowing = 1 - rules.knower_taps - min(sure, rules.most)
    silent_guessing = 1 - min(max(owned, rules.knower_taps), rules.most)
    return silent_knowing / silent_guessing


def moved(candour: Candour, kappa: float, sure: Sure | None, rules: CandourRules = RULES) -> Candour:
    """
    The habit after one more right answer beside which a tap was offered.

    Args:
        candour: The habit so far.
        kappa: The probability that it came from knowing, the tap left aside.
        sure: The tap.
        rules: The numbers.
    """
    return Candour(
        rules.lasting * candour.lucky + 1 - kappa,
        rules.lasting * candour.owned + (sure == "guess"),
        rules.lasting * candour.knew + kappa,
        rules.lasting * candour.sure + (sure == "sure"),
    )
