"""同答: every team answers the same question at once; verdicts and key are shown together."""

from decimal import Decimal

from quiz.contest import scoring
from quiz.contest.rules import JointRules
from quiz.contest.state import Case, State
from quiz.contest.turn import Turn


def turns(rules: JointRules, order: tuple[str, ...], members: int) -> tuple[Turn, ...]:
    return (Turn(),) * rules.questions


def price(rules: JointRules, verdict: str, case: Case) -> Decimal:
    return scoring.price(rules, verdict)


def follow(state: State, rules: JointRules, verdict: str, team: str) -> str:
    return "reveal"


def may_buzz(rules: JointRules) -> bool:
    return False
