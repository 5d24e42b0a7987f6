"""Fouls 犯规: early buzz on its ladder, prompting, wrong restatement. All prices are the rule sheet's."""

from decimal import Decimal

from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.commands import Command
from quiz.contest.decisions.guards import need_phase, need_play, need_team, next_id, stamp
from quiz.contest.decisions.timing import stop_clock
from quiz.contest.refused import Refused
from quiz.contest.rounds import format_of
from quiz.contest.rules import BuzzerRules, FoulStep, TiebreakRules
from quiz.contest.state import Play, State


def ladder(state: State) -> tuple[FoulStep, ...]:
    """The foul ladder of the round in play; empty where the machine merely refuses."""
    rules = state.round_rules
    return rules.early_buzz if isinstance(rules, BuzzerRules | TiebreakRules) else ()


def next_step(state: State, team: str) -> FoulStep | None:
    """What an early buzz of this team would cost now."""
    steps = ladder(state)
    if not steps or state.round is None:
        return None
    offence = dict(state.round.fouls).get(team, 0)
    return steps[min(offence, len(steps) - 1)]


def early_buzz(state: State, command: Command, team: str) -> tuple[e.Event, ...]:
    """
    抢跑. One press too early is one offence, however often the button is beaten on this question.

    Raises:
        Refused: early_buzz, where no ladder is set or this team has already fouled here.
    """
    step = next_step(state, team)
    assert state.round is not None
    if step is None or _called(state, team, "early_buzz"):
        raise Refused("early_buzz", points=Decimal(0))
    offence = dict(state.round.fouls).get(team, 0) + 1
    stop = stop_clock(state, command) if step.question != "continues" else ()
    at = (step.points, offence, step.offender, step.question)
    return (*stop, _foul(state, command, team, "early_buzz", *at, ordinal=len(stop)))


def _foul(state, command, team, kind, points, offence, offender, question, ordinal=0) -> e.FoulCalled:
    return e.FoulCalled(
        ruling=next_id(state, ordinal),
        slot=state.play.slot,
        team=team,
        kind=kind,
        points=points,
        offence=offence,
        offender=offender,
        question=question,
        **stamp(command),
    )


def call_foul(state: State, command: c.CallFoul) -> tuple[e.Event, ...]:
    """A foul that a person saw."""
    play = need_play(state, command.slot)
    team = need_team(state, command.team)
    if _called(state, team, command.kind):
        return ()
    if command.kind == "early_buzz":
        need_phase(state, "presented", "armed")
        return early_buzz(state, command, team)
    if command.kind == "prompting":
        return _prompting(state, command, play, team)
    if command.kind == "restatement":
        return _restatement(state, command, play, team)
    raise Refused("bad_message")


def _called(state: State, team: str, kind: str) -> bool:
    """Whether this foul of this team has been called on the question in play."""
    assert state.play is not None
    fouls = [line for line in state.ledger if line.kind == "foul" and line.slot == state.play.slot]
    return any((line.team, line.verdict) == (team, kind) for line in fouls)


def _prompting(state: State, command: c.CallFoul, play: Play, team: str) -> tuple[e.Event, ...]:
    """提示: the answering team's own people helped; it costs points, and may cost the question."""
    need_phase(state, "presented", "discussing", "starting", "answering", "judging")
    points = state.round_rules.points
    own = team in (play.holder, play.turn.team)
    voids = points.prompting_voids and own
    stop = stop_clock(state, command) if voids else ()
    effect = "void" if voids else "continues"
    foul = _foul(state, command, team, "prompting", points.prompting, 1, "continues", effect, len(stop))
    return (*stop, foul)


def _restatement(state: State, command: c.CallFoul, play: Play, team: str) -> tuple[e.Event, ...]:
    """复述有误: the team that buzzed while the host read did not restate the question."""
    need_phase(state, "starting", "answering", "judging")
    rules = state.round_rules
    if not isinstance(rules, BuzzerRules) or not rules.restate or team != play.holder:
        raise Refused("not_now", phase=state.phase)
    points = rules.points.wrong if rules.points.misstated is None else rules.points.misstated
    follow = format_of(state).follow(state, rules, "wrong", team)
    stop = stop_clock(state, command)
    effect = "void" if follow == "reveal" else follow
    foul = _foul(state, command, team, "restatement", points, 1, "barred_from_question", effect, len(stop))
    return (*stop, foul)
