"""风险题: the team stakes points on its own question; others may compete only where the rules say so."""

from decimal import Decimal

from quiz.contest.rounds.order import passes
from quiz.contest.rules import FixedLoss, RiskRules
from quiz.contest.schedule import next_question
from quiz.contest.state import Case, State
from quiz.contest.turn import Turn


def turns(rules: RiskRules, order: tuple[str, ...], members: int) -> tuple[Turn, ...]:
    rows = passes(order, rules.questions_each, rules.order == "snake")
    return tuple(Turn(team) for row in rows for team in row)


def loss(rules: RiskRules, value: Decimal) -> Decimal:
    """What a wrong answer to a stake costs: zero or negative."""
    own = next((stake.wrong for stake in rules.stakes if stake.value == value), None)
    if own is not None:
        return own
    if isinstance(rules.wrong, FixedLoss):
        return rules.wrong.fixed
    return -value if rules.wrong == "lose_stake" else Decimal(0)


def price(rules: RiskRules, verdict: str, case: Case) -> Decimal:
    """±stake for the team that chose it; a competing team wins `steal` and risks nothing."""
    if case.stake is None:
        return (rules.steal or Decimal(0)) if verdict == "right" else Decimal(0)
    if verdict == "partial":
        if rules.points.partial is None:
            raise KeyError(verdict)
        return rules.points.partial
    lost = loss(rules, case.stake)
    return {"right": case.stake, "wrong": lost, "timeout": lost, "passed": Decimal(0)}[verdict]


def follow(state: State, rules: RiskRules, verdict: str, team: str) -> str:
    play = state.play
    assert play is not None
    missed = verdict in ("wrong", "timeout")
    others = [other for other in state.present if other != play.turn.team]
    stolen = missed and rules.steal is not None and team == play.turn.team and others
    return "rebound" if stolen else "reveal"


def may_buzz(rules: RiskRules) -> bool:
    return False


def offered(state: State, rules: RiskRules, team: str) -> tuple[Decimal, ...]:
    """The stakes a team may choose now: there is a question left, and several picks may have to differ."""
    assert state.round is not None
    had = {stake for who, stake in state.round.stakes if who == team}
    values = tuple(stake.value for stake in rules.stakes if next_question(state, stake.value) is not None)
    return tuple(value for value in values if value not in had) if rules.different_stakes else values
