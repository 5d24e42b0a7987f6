"""抢答: the first press answers; a miss may pass the question on (转答)."""

from decimal import Decimal

from quiz.contest import scoring
from quiz.contest.rules import BuzzerRules
from quiz.contest.state import Case, State
from quiz.contest.turn import Turn


def turns(rules: BuzzerRules, order: tuple[str, ...], members: int) -> tuple[Turn, ...]:
    return (Turn(),) * rules.questions


def price(rules: BuzzerRules, verdict: str, case: Case) -> Decimal:
    """A rebound may have its own price for a miss."""
    if case.rebounding and verdict in ("wrong", "timeout") and rules.rebound.wrong is not None:
        return rules.rebound.wrong
    return scoring.price(rules, verdict)


def follow(state: State, rules: BuzzerRules, verdict: str, team: str) -> str:
    """After a miss the question goes on while attempts and eligible teams are left."""
    if verdict in ("right", "partial"):
        return "reveal"
    play = state.play
    assert play is not None and state.round is not None
    tried = {*play.tried, team}
    shut_out = {*tried, *play.barred, *state.round.barred}
    others = [other for other in state.present if other not in shut_out]
    if others and len(tried) <= rules.rebound.attempts:
        return "rebound"
    return rules.rebound.then if rules.rebound.then == "audience" else "reveal"


def may_buzz(rules: BuzzerRules) -> bool:
    return True
