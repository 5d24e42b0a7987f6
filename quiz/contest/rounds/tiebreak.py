"""加赛: buzzing among the tied teams. Points made here order the tied teams and change no total."""

from decimal import Decimal

from quiz.contest import scoring
from quiz.contest.rules import TiebreakRules
from quiz.contest.state import Case, State, Tie
from quiz.contest.turn import Turn


def turns(rules: TiebreakRules, order: tuple[str, ...], members: int) -> tuple[Turn, ...]:
    return (Turn(),) * rules.questions


def price(rules: TiebreakRules, verdict: str, case: Case) -> Decimal:
    return Decimal(0) if rules.sudden_death and verdict != "partial" else scoring.price(rules, verdict)


def follow(state: State, rules: TiebreakRules, verdict: str, team: str) -> str:
    """In sudden death a wrong team is out, and the question goes on only by a new one."""
    return "reveal"


def may_buzz(rules: TiebreakRules) -> bool:
    return True


def settled(
    tie: Tie, rules: TiebreakRules, points: dict[str, Decimal], verdict: str, team: str
) -> tuple[tuple[str, ...], ...] | None:
    """
    The order of the tied teams after a verdict, or None while nothing is decided.

    Args:
        tie: As it stands before the verdict.
        points: Tie-break points of each tied team, this verdict included.

    Returns:
        Groups of teams, best first, or None.
    """
    if rules.sudden_death:
        if verdict == "right":
            rest = tuple(other for other in tie.teams if other != team and other not in tie.out)
            return tuple(group for group in ((team,), rest, *((out,) for out in reversed(tie.out))) if group)
        out = (*tie.out, team) if verdict in ("wrong", "timeout") else tie.out
        left = tuple(other for other in tie.teams if other not in out)
        return (left, *((gone,) for gone in reversed(out))) if len(left) == 1 else None
    ranked: dict[Decimal, list[str]] = {}
    for other in tie.teams:
        ranked.setdefault(-points[other], []).append(other)
    if len(ranked) == 1:
        return None
    return tuple(tuple(ranked[key]) for key in sorted(ranked))
