"""必答: teams in turn, one question each; nobody may take it from them."""

from decimal import Decimal

from quiz.contest import scoring
from quiz.contest.rounds.order import passes
from quiz.contest.rules import CompulsoryRules
from quiz.contest.state import Case, State
from quiz.contest.turn import Turn


def turns(rules: CompulsoryRules, order: tuple[str, ...], members: int) -> tuple[Turn, ...]:
    """Pass k belongs to member k of each team; with more passes than members, from the first again."""
    rows = passes(order, rules.questions_each, rules.order == "snake")
    return tuple(
        Turn(team, number % members + 1 if rules.by == "member" and members else None)
        for number, row in enumerate(rows)
        for team in row
    )


def price(rules: CompulsoryRules, verdict: str, case: Case) -> Decimal:
    return scoring.price(rules, verdict)


def follow(state: State, rules: CompulsoryRules, verdict: str, team: str) -> str:
    return "reveal"


def may_buzz(rules: CompulsoryRules) -> bool:
    return False
