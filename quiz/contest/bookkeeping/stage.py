"""Bookkeeping of the evening's course: preparation, rounds, tie-break, ceremony, what lies over the hall."""

from dataclasses import replace

from quiz.contest import events as e
from quiz.contest.scoring import scores
from quiz.contest.state import RoundPlay, State, Tie


def prepared(state: State, event: e.ContestPrepared) -> State:
    return replace(
        state,
        contest=event.contest,
        kind=event.kind,
        rules=event.rules,
        packet=event.packet,
        teams=event.teams,
        seat_seed=event.seat_seed,
        seats_drawn=event.seats_drawn,
        phase="lobby",
    )


def started(state: State, event: e.ContestStarted) -> State:
    return replace(state, phase="introduction")


def introduced(state: State, event: e.TeamIntroduced) -> State:
    return replace(state, introduced=event.team)


def _cleared(state: State) -> State:
    """The stage swept: no question, no clock, and nothing laid over the hall's screen."""
    return replace(state, play=None, clock=None, paused_for=None, overlay="none")


def round_opened(state: State, event: e.RoundOpened) -> State:
    opened = RoundPlay(event.round - 1, event.order, event.turns, tuple(scores(state).items()))
    cleared = _cleared(state)
    return replace(cleared, phase="round_card", introduced=None, round=opened)


def round_closed(state: State, event: e.RoundClosed) -> State:
    return replace(_cleared(state), phase="summary")


def tiebreak_opened(state: State, event: e.TiebreakOpened) -> State:
    assert state.rules is not None
    asked = sum(1 for slot, _ in state.asked if slot.startswith("T-") and "." not in slot)
    opened = RoundPlay(
        len(state.rules.rounds), event.teams, event.turns, tuple(scores(state).items()), number=asked
    )
    tie = Tie(event.award, event.teams, state.rules.tiebreak.sudden_death)
    return replace(_cleared(state), phase="tie", round=opened, tie=tie)


def tie_settled(state: State, event: e.TieSettled) -> State:
    """The order found is kept; a replacement question that still waits is no longer needed."""
    tie = replace(state.tie, open=False) if state.tie is not None else None
    play = None if state.phase == "withdrawn" else state.play
    return replace(state, settled=(*state.settled, event.ranked), tie=tie, play=play)


def ceremony_started(state: State, event: e.CeremonyStarted) -> State:
    return replace(_cleared(state), phase="ceremony", ceremony=event.steps, ceremony_step=0)


def award_shown(state: State, event: e.AwardShown) -> State:
    return replace(state, ceremony_step=event.step)


def finished(state: State, event: e.ContestFinished) -> State:
    return replace(state, phase="finished")


def overlay_shown(state: State, event: e.OverlayShown) -> State:
    return replace(state, overlay=event.overlay)


ENTRIES = {
    e.ContestPrepared: prepared,
    e.ContestStarted: started,
    e.TeamIntroduced: introduced,
    e.RoundOpened: round_opened,
    e.RoundClosed: round_closed,
    e.TiebreakOpened: tiebreak_opened,
    e.TieSettled: tie_settled,
    e.CeremonyStarted: ceremony_started,
    e.AwardShown: award_shown,
    e.ContestFinished: finished,
    e.OverlayShown: overlay_shown,
}
