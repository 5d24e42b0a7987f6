"""Rulings 裁决: what an answer was worth, by a person or, from devices, by the engine; and the reveal."""

from dataclasses import replace
from decimal import Decimal

from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.commands import Command
from quiz.contest.decisions.guards import (
    need_phase,
    need_play,
    need_possible_points,
    need_present,
    need_scores_open,
    need_team,
    next_id,
    stamp,
)
from quiz.contest.decisions.timing import stop_clock
from quiz.contest.proposal import verdict_for
from quiz.contest.refused import Refused
from quiz.contest.rounds import Format, format_of
from quiz.contest.rounds.tiebreak import settled
from quiz.contest.rules import TiebreakRules
from quiz.contest.scoring import tie_scores
from quiz.contest.state import Case, Entry, Play, State, entry

VERDICTS = ("right", "wrong", "partial", "timeout")


def give_ruling(state: State, command: c.GiveRuling) -> tuple[e.Event, ...]:
    """A person's word. It also ends an answer that is still running."""
    play = need_play(state, command.slot)
    team = need_team(state, command.team)
    need_possible_points(command.points)
    if command.verdict not in VERDICTS:
        raise Refused("bad_message")
    if _already(state, play, team, command.verdict):
        return ()
    joint = state.round_rules.format == "joint"
    need_phase(state, *(("judging",) if joint else ("judging", "answering", "starting")))
    if joint:
        need_present(state, team)
    elif team != play.holder:
        raise Refused("not_now", phase=state.phase)
    finished = () if state.phase == "judging" else (e.AnswerFinished(cause="host", **stamp(command)),)
    before = (*stop_clock(state, command), *finished)
    return (*before, *_ruled(state, command, team, command.verdict, command.points, len(before)))


def _already(state: State, play: Play, team: str, verdict: str) -> bool:
    """Whether this very ruling stands; another one for the same answer needs an overrule."""
    rulings = [line for line in state.ledger if line.slot == play.slot and line.team == team]
    standing = [line for line in rulings if line.kind == "ruling" and line.void_by is None]
    if not standing:
        return False
    if standing[-1].verdict != verdict:
        raise Refused("already_ruled")
    return True


def engine_ruling(state: State, command: Command, team: str, cause: str, ordinal: int) -> tuple[e.Event, ...]:
    """The engine's own ruling of a device answer; a person may overrule it."""
    assert state.play is not None
    verdict = verdict_for(state, state.play.response_of(team), cause)
    part = state.round_rules.points.missing_some if verdict == "partial" else None
    return _ruled(state, command, team, verdict, part, ordinal)


def _ruled(
    state: State, command: Command, team: str, verdict: str, points: Decimal | None, ordinal: int
) -> tuple[e.Event, ...]:
    play, rules, form = state.play, state.round_rules, format_of(state)
    assert play is not None
    ruling = e.RulingGiven(
        ruling=next_id(state, ordinal),
        slot=play.slot,
        team=team,
        verdict=verdict,
        points=_worth(form, rules, verdict, play.case(team), points),
        response=play.response_of(team),
        follow=form.follow(state, rules, verdict, team),
        out=isinstance(rules, TiebreakRules) and rules.sudden_death and verdict in ("wrong", "timeout"),
        **stamp(command),
    )
    return (ruling, *_tie_after(state, command, ruling))


def _worth(form: Format, rules, verdict: str, case: Case, points: Decimal | None) -> Decimal:
    """The price on the rule sheet; for a partial answer a person may name another."""
    if verdict == "partial" and points is not None:
        return points
    try:
        return form.price(rules, verdict, case)
    except KeyError:
        raise Refused("bad_message") from None


def _tie_after(state: State, command: Command, ruling: e.RulingGiven) -> tuple[e.Event, ...]:
    rules = state.round_rules
    if not isinstance(rules, TiebreakRules) or state.tie is None:
        return ()
    points = tie_scores(state)
    points[ruling.team] += ruling.points
    ranked = settled(state.tie, rules, points, ruling.verdict, ruling.team)
    return () if ranked is None else (e.TieSettled(ranked=ranked, reason="", **stamp(command)),)


def reveal_key(state: State, command: c.RevealKey) -> tuple[e.Event, ...]:
    """揭晓. In a joint round every answer still without a ruling is ruled by the engine at this moment."""
    play = need_play(state, command.slot)
    if state.phase == "revealed":
        return ()
    joint = state.round_rules.format == "joint"
    need_phase(state, "ruled", "unanswered", *(("judging",) if joint else ()))
    if play.question is None:
        raise Refused("not_now", phase=state.phase)
    rulings = _joint_rulings(state, command, play) if joint else ()
    return (*rulings, e.KeyRevealed(**stamp(command)))


def _joint_rulings(state: State, command: Command, play: Play) -> tuple[e.Event, ...]:
    ruled = {line.team for line in state.ledger if line.slot == play.slot and line.kind == "ruling"}
    waiting = [team for team in state.present if team not in ruled]
    given: list[e.Event] = []
    for team in waiting:
        given.extend(engine_ruling(state, command, team, play.finished_by, len(given)))
    return tuple(given)


def overruled(state: State, command: Command, ruling: str, verdict: str, reason: str, points: Decimal | None):
    """
    The event that replaces one ruling by another.

    Raises:
        Refused: unknown_ruling, already_ruled (nothing would change), use_undo (a tie-break hangs on it).
    """
    need_scores_open(state)
    need_possible_points(points)
    line = entry(state, ruling)
    if line is None or line.void_by is not None or line.kind != "ruling" or line.verdict == "passed":
        raise Refused("unknown_ruling")
    if verdict not in VERDICTS:
        raise Refused("bad_message")
    assert state.rules is not None
    if line.round > len(state.rules.rounds):
        raise Refused("use_undo")
    if line.verdict == verdict and (points is None or points == line.points):
        raise Refused("already_ruled")
    return e.RulingOverruled(
        ruling=ruling,
        replacement=next_id(state),
        verdict=verdict,
        points=_worth_then(state, line, verdict, points),
        reason=reason,
        follow=_follow_now(state, line, verdict),
        **stamp(command),
    )


def _worth_then(state: State, line: Entry, verdict: str, points: Decimal | None) -> Decimal:
    assert state.round is not None
    past = replace(state, round=replace(state.round, index=line.round - 1))
    return _worth(format_of(past), past.round_rules, verdict, line.case, points)


def _follow_now(state: State, line: Entry, verdict: str) -> str | None:
    """What may follow now, when the ruling replaced is the last one of the question in play."""
    if state.phase != "ruled" or state.play is None or state.play.ruling != line.id:
        return None
    return format_of(state).follow(state, state.round_rules, verdict, line.team)
