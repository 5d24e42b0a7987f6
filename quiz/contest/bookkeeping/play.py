"""Bookkeeping of one question: stake, clock, buzz, answer, ruling, reveal."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from quiz.contest import events as e
from quiz.contest.clock import paused
from quiz.contest.state import Entry, Foul, Play, Press, State
from quiz.contest.turn import Turn


def _play(state: State, **changes: Any) -> Play:
    assert state.play is not None
    return replace(state.play, **changes)


def _round_number(state: State) -> int:
    return 0 if state.round is None else state.round.index + 1


def _line(state: State, event: Any, kind: str, **more: Any) -> Entry:
    """A line of the ledger about the question in play."""
    assert state.play is not None
    return Entry(
        id=event.ruling,
        kind=kind,
        team=event.team,
        at=event.at,
        by=event.by.role,
        slot=event.slot,
        round=_round_number(state),
        question=state.play.question,
        **more,
    )


def turn_opened(state: State, event: e.TurnOpened) -> State:
    assert state.round is not None
    play = Play(event.slot, event.number, event.turn)
    opened = replace(state.round, number=event.number)
    return replace(
        state, phase="choosing", round=opened, play=play, clock=None, paused_for=None, overlay="none"
    )


def stake_chosen(state: State, event: e.StakeChosen) -> State:
    assert state.round is not None
    chosen = replace(state.round, stakes=(*state.round.stakes, (event.team, event.stake)))
    return replace(state, round=chosen, play=_play(state, stake=event.stake))


def turn_passed(state: State, event: e.TurnPassed) -> State:
    assert state.round is not None
    chosen = replace(state.round, stakes=(*state.round.stakes, (event.team, None)))
    line = _line(state, event, "ruling", verdict="passed", points=Decimal(0))
    play = _play(state, follow="reveal", ruling=event.ruling)
    return replace(state, phase="ruled", round=chosen, play=play, clock=None, ledger=(*state.ledger, line))


def question_presented(state: State, event: e.QuestionPresented) -> State:
    assert state.round is not None
    play = Play(
        slot=event.slot,
        number=event.number,
        turn=event.turn,
        question=event.question,
        stake=event.stake,
        hidden=event.hidden,
        holder=event.turn.team,
    )
    return replace(
        state,
        phase="presented",
        round=replace(state.round, number=event.number),
        play=play,
        clock=None,
        paused_for=None,
        used=(*state.used, event.question),
        asked=(*state.asked, (event.slot, event.question)),
        overlay="none",
    )


def turn_given(state: State, event: e.TurnGiven) -> State:
    assert state.play is not None
    return replace(state, play=_play(state, turn=Turn(event.team), holder=event.team))


def discussion_started(state: State, event: e.DiscussionStarted) -> State:
    return replace(state, phase="discussing")


def answer_called(state: State, event: e.AnswerCalled) -> State:
    return replace(state, phase="answering")


def buzzers_opened(state: State, event: e.BuzzersOpened) -> State:
    play = _play(state, holder=None, follow="", opened_at=event.at, presses=())
    return replace(state, phase="armed", play=play, clock=None, overlay="none")


def buzzed(state: State, event: e.Buzzed) -> State:
    assert state.play is not None
    play = _play(
        state,
        holder=event.team,
        presses=(*state.play.presses, Press(event.team, event.at, 0)),
        hidden=state.play.hidden and not event.shows_question,
    )
    return replace(state, phase="starting", play=play)


def buzz_trailed(state: State, event: e.BuzzTrailed) -> State:
    assert state.play is not None
    press = Press(event.team, event.at, event.behind_ms)
    return replace(state, play=_play(state, presses=(*state.play.presses, press)))


def nobody_answered(state: State, event: e.NobodyAnswered) -> State:
    assert state.round is not None
    counted = replace(state.round, unanswered=state.round.unanswered + 1)
    return replace(state, phase="unanswered", round=counted, play=_play(state, follow=event.to), clock=None)


def responded(state: State, event: e.Responded) -> State:
    assert state.play is not None
    others = tuple(pair for pair in state.play.responses if pair[0] != event.team)
    return replace(state, play=_play(state, responses=(*others, (event.team, event.response))))


def answer_finished(state: State, event: e.AnswerFinished) -> State:
    return replace(
        state, phase="judging", play=_play(state, finished_by=event.cause), clock=None, paused_for=None
    )


def ruling_given(state: State, event: e.RulingGiven) -> State:
    assert state.play is not None and state.round is not None
    joint = state.play.turn.team is None and state.play.holder is None
    case = state.play.case(event.team)
    line = _line(
        state,
        event,
        "ruling",
        verdict=event.verdict,
        points=event.points,
        response=event.response,
        stake=case.stake,
        rebounding=case.rebounding,
    )
    missed = event.verdict in ("wrong", "timeout")
    tried = (*state.play.tried, event.team) if missed else state.play.tried
    play = _play(state, follow=event.follow, ruling=event.ruling, tried=tried)
    tie = state.tie
    if event.out and tie is not None:
        tie = replace(tie, out=(*tie.out, event.team))
    phase = "judging" if joint else "ruled"
    return replace(state, phase=phase, play=play, tie=tie, clock=None, ledger=(*state.ledger, line))


def foul_called(state: State, event: e.FoulCalled) -> State:
    assert state.play is not None and state.round is not None
    line = _line(state, event, "foul", verdict=event.kind, points=event.points)
    foul = Foul(event.team, event.kind, event.points, event.offence, event.offender, event.question)
    barred = state.play.barred
    if event.offender != "continues":
        barred = (*barred, event.team)
    counted = state.round
    if event.kind == "early_buzz":
        counts = {**dict(counted.fouls), event.team: event.offence}
        counted = replace(counted, fouls=tuple(counts.items()))
    if event.offender == "barred_from_round":
        counted = replace(counted, barred=(*counted.barred, event.team))
    after = replace(
        state, round=counted, play=_play(state, foul=foul, barred=barred), ledger=(*state.ledger, line)
    )
    return _question_after_foul(after, event)


def _question_after_foul(state: State, event: e.FoulCalled) -> State:
    if event.question == "continues":
        return state
    if event.question == "rebound":
        assert state.play is not None
        tried = (*state.play.tried, event.team)
        play = _play(state, follow="rebound", tried=tried, holder=None, ruling=None)
        return replace(state, phase="ruled", play=play, clock=None)
    return replace(state, phase="unanswered", play=_play(state, follow=event.question), clock=None)


def key_revealed(state: State, event: e.KeyRevealed) -> State:
    assert state.play is not None and state.play.question is not None
    exposed = (*state.exposed, state.play.question)
    return replace(state, phase="revealed", play=_play(state, hidden=False), clock=None, exposed=exposed)


def clock_started(state: State, event: e.ClockStarted) -> State:
    return replace(state, clock=event.clock, paused_for=None)


def clock_stopped(state: State, event: e.ClockStopped) -> State:
    return replace(state, clock=None, paused_for=None)


def clock_paused(state: State, event: e.ClockPaused) -> State:
    assert state.clock is not None
    standing = replace(state.clock, deadline=None, remaining_ms=event.remaining_ms)
    return replace(state, clock=standing, paused_for=event.reason)


def clock_resumed(state: State, event: e.ClockResumed) -> State:
    assert state.clock is not None
    return replace(
        state, clock=replace(state.clock, deadline=event.deadline, remaining_ms=None), paused_for=None
    )


def clock_expired(state: State, event: e.ClockExpired) -> State:
    """It stands at zero; what it closes is said by the events that follow."""
    assert state.clock is not None
    return replace(state, clock=paused(state.clock, event.at))


ENTRIES = {
    e.TurnOpened: turn_opened,
    e.StakeChosen: stake_chosen,
    e.TurnPassed: turn_passed,
    e.QuestionPresented: question_presented,
    e.TurnGiven: turn_given,
    e.DiscussionStarted: discussion_started,
    e.AnswerCalled: answer_called,
    e.BuzzersOpened: buzzers_opened,
    e.Buzzed: buzzed,
    e.BuzzTrailed: buzz_trailed,
    e.NobodyAnswered: nobody_answered,
    e.Responded: responded,
    e.AnswerFinished: answer_finished,
    e.RulingGiven: ruling_given,
    e.FoulCalled: foul_called,
    e.KeyRevealed: key_revealed,
    e.ClockStarted: clock_started,
    e.ClockStopped: clock_stopped,
    e.ClockPaused: clock_paused,
    e.ClockResumed: clock_resumed,
    e.ClockExpired: clock_expired,
}
