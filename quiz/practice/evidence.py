"""
What one answer proves: verdict, guessing, the tap 蒙的/有把握 and haste → a rating, or nothing.

A table and two formulas; knows neither the log nor memory.
"""

from dataclasses import dataclass

from quiz.practice.attempt import Pace, Sure
from quiz.practice.memory import Rating


@dataclass(frozen=True, slots=True)
class EvidenceRules:
    """
    The numbers of the table; `guess_tap` and `sure_tap` multiply the odds of having known.

    A wrong answer comes from someone who knows with probability `slip`.
    """

    slip: float = 0.03
    guess_tap: float = 0.05 / 0.70
    sure_tap: float = 0.95 / 0.30
    lucky_below: float = 0.5
    sure_from: float = 0.75
    rapid_ms: int = 1200
    rapid_ms_a_character: int = 25
    rapid_share: float = 0.1
    slow_times: float = 2.5
    answers_for_a_median: int = 20


RULES = EvidenceRules()


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    What an answer is worth.

    `rating` is None when it goes into the log only; `kappa` is the probability that a right answer was
    known, 0 for a wrong one; `counts` is False for an answer given too quickly (the member is told).
    """

    rating: Rating | None
    kappa: float
    counts: bool


def weigh(
    guess: float,
    right: bool,
    prior: float,
    sure: Sure | None,
    pace: Pace,
    first: bool,
    rules: EvidenceRules = RULES,
    silence: float = 1.0,
) -> Evidence:
    """
    Weigh one answer.

    Args:
        guess: The chance to be right without knowing (Item.guess).
        right: Whether it was right.
        prior: Probability of knowing it just before: recall if seen, else ability.know.
        sure: The member's tap, if any.
        pace: Whether it came too quickly or slowly.
        first: Whether it is the first time this member meets the question.
        rules: The numbers.
        silence: What no tap multiplies the odds of having known by (`candour.silence`).

    Source: the project's notes on evidence; rapid answers drop out, they accuse nobody.
    """
    kappa = known(guess, prior, sure, rules, silence) if right else 0.0
    if pace == "rapid":
        return Evidence(None, kappa, False)
    if kappa < rules.lucky_below:
        return Evidence(Rating.AGAIN, kappa, True)
    if kappa < rules.sure_from or pace == "slow":
        return Evidence(Rating.HARD, kappa, True)
    return Evidence(Rating.EASY if first else Rating.GOOD, kappa, True)


def known(
    guess: float,
    prior: float,
    sure: Sure | None = None,
    rules: EvidenceRules = RULES,
    silence: float = 1.0,
) -> float:
    """Kappa: the probability that a right answer came from knowing."""
    knew, guessed = prior * (1 - rules.slip), (1 - prior) * guess
    knew *= rules.guess_tap if sure == "guess" else rules.sure_tap if sure else silence
    return knew / (knew + guessed) if knew else 0.0


def right_chance(guess: float, knowing: float, rules: EvidenceRules = RULES) -> float:
    """The probability of a right answer, given that of knowing."""
    return guess + (1 - guess - rules.slip) * knowing


def pace_of(
    took_ms: int,
    characters: int,
    median_ms: float | None,
    first_answers: int,
    ratio: float = 1.0,
    rules: EvidenceRules = RULES,
) -> Pace:
    """
    Whether an answer was given too quickly to have been read, or slowly.

    Args:
        took_ms: From showing the question to the answer.
        characters: Length of stem and options (Item.characters).
        median_ms: Median time of all members on this question, if known.
        first_answers: How many first answers that median rests on; under 20 it is not used.
        ratio: How slow this member is beside the others (1 = as they are).
        rules: The numbers.
    """
    usual = median_ms * ratio if median_ms and first_answers >= rules.answers_for_a_median else None
    least = max(rules.rapid_ms, rules.rapid_ms_a_character * characters, rules.rapid_share * (usual or 0))
    if took_ms < least:
        return "rapid"
    return "slow" if usual and took_ms > rules.slow_times * usual else "usual"
