"""
How long one member keeps things, beside what the memory model expects of anybody: a factor on stability.

Moved by how reviews come out. Memories themselves stay as the model folds them, and what is asked next is
chosen by them alone; the factor is for saying what would be known on a day. Knows neither questions nor logs.
"""

from dataclasses import dataclass
from math import exp

from quiz.practice.evidence import RULES as EVIDENCE
from quiz.practice.evidence import EvidenceRules, right_chance
from quiz.practice.memory import Memory, recall


@dataclass(frozen=True, slots=True)
class RetentivenessRules:
    """
    Steps are `step` / (1 + `fading` · reviews so far); `overall_share` of one goes to everything a member
    has seen, the rest to its kind.
    """

    step: float = 0.5
    fading: float = 0.05
    overall_share: float = 0.3


RULES = RetentivenessRules()


@dataclass(frozen=True, slots=True)
class Retentiveness:
    """
    Logarithms of the factor: overall, for what was never missed (`familiar`: mostly known from elsewhere)
    and for what was (`learnt`), with the reviews each rests on.
    """

    overall: float = 0.0
    familiar: float = 0.0
    familiar_reviews: int = 0
    learnt: float = 0.0
    learnt_reviews: int = 0

    def lasting(self, memory: Memory) -> float:
        """How many times longer than the model says this member keeps a memory."""
        return exp(self.overall + (self.learnt if memory.lapses else self.familiar))


def moved(
    before: Retentiveness,
    memory: Memory,
    guess: float,
    day: int,
    right: bool,
    rules: RetentivenessRules = RULES,
    evidence: EvidenceRules = EVIDENCE,
) -> Retentiveness:
    """
    The retentiveness after one more review.

    Args:
        before: As it was.
        memory: The memory of the question before the review.
        guess: The chance to be right without knowing.
        day: Study day of the review, later than the memory's last.
        right: How it came out.
        rules: The numbers of the steps.
        evidence: The numbers of slips.
    """
    error = right - right_chance(guess, recall(memory, day, before.lasting(memory)), evidence)
    reviews = before.familiar_reviews + before.learnt_reviews
    overall = before.overall + rules.overall_share * _step(reviews, rules) * error
    own = (1 - rules.overall_share) * error
    if memory.lapses:
        learnt = before.learnt + own * _step(before.learnt_reviews, rules)
        return Retentiveness(
            overall, before.familiar, before.familiar_reviews, learnt, before.learnt_reviews + 1
        )
    familiar = before.familiar + own * _step(before.familiar_reviews, rules)
    return Retentiveness(overall, familiar, before.familiar_reviews + 1, before.learnt, before.learnt_reviews)


def _step(reviews: int, rules: RetentivenessRules) -> float:
    return rules.step / (1 + rules.fading * reviews)
