"""Scores: the base score and the sum of a ledger. Nothing stores a score, so nothing can disagree with it."""

from decimal import Decimal

from quiz.contest.rules import RoundRules
from quiz.contest.state import Entry, State


def score(state: State, team: str) -> Decimal:
    """A team's points now."""
    return scores(state)[team]


def scores(state: State) -> dict[str, Decimal]:
    """Every team's points now, in seat order."""
    base = state.rules.base_score if state.rules is not None else Decimal(0)
    points = dict.fromkeys(state.team_ids, base)
    for line in counted(state):
        points[line.team] += line.points
    return points


def effects(before: State, after: State) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """Which scores differ between two states, as (team, before, after)."""
    new = scores(after)
    return tuple((team, old, new[team]) for team, old in scores(before).items() if old != new[team])


def counted(state: State) -> tuple[Entry, ...]:
    """The lines of the ledger that no correction has taken back and that count for the total."""
    rounds = len(state.rules.rounds) if state.rules else 0
    return tuple(line for line in state.ledger if line.void_by is None and line.round <= rounds)


def tie_scores(state: State) -> dict[str, Decimal]:
    """Points made in the tie-break now played; they order the tied teams and change no total."""
    assert state.rules is not None and state.tie is not None
    number = len(state.rules.rounds) + 1
    played = [line for line in state.ledger if line.void_by is None and line.round == number]
    return {
        team: sum((line.points for line in played if line.team == team), Decimal(0))
        for team in state.tie.teams
    }


def price(rules: RoundRules, verdict: str) -> Decimal:
    """
    What a verdict is worth by the points of a round, stakes left aside.

    Raises:
        KeyError: No such verdict, or a part credit this round does not give.
    """
    points = rules.points
    timeout = points.wrong if points.timeout is None else points.timeout
    table = {"right": points.right, "wrong": points.wrong, "timeout": timeout, "passed": Decimal(0)}
    part = points.partial if points.partial is not None else points.missing_some
    if part is not None:
        table["partial"] = part
    return table[verdict]
