"""Bookkeeping of the evening's course: preparation, rounds, tie-break, ceremony, what the hall is told to show."""

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


def round_opened(state: State, event: e.RoundOpened) -> State:
    opened = RoundPlay(event.round - 1, event.order, event.turns, tuple(scores(state).items()))
    return replace(state, phase="round_card", introduced=None, round=opened, play=None, clock=None, paused_for=None)


def round_closed(state: State, event: e.RoundClosed) -> State:
    return replace(state, phase="summary", play=None, clock=None, paused_for=None)


def tiebreak_opened(state: State, event: e.TiebreakOpened) -> State:
    assert state.rules is not None
    asked = sum(1 for slot, _ in state.asked if slot.startswith("T-") and "." not in slot)
    opened = RoundPlay(
        len(state.rules.rounds), event.teams, event.turns, tuple(scores(state).items()), number=asked
    )
    tie = Tie(event.award, event.teams, state.rules.tiebreak.sudden_death)
    return replace(state, phase="tie", round=opened, play=None, clock=None, paused_for=None, tie=tie)


def tie_settled(state: State, event: e.TieSettled) -> State:
    """One more figure for each tied team; a smaller one is better."""
    keys = dict(state.tie_keys)
    for figure, group in enumerate(event.ranked):
        for team in group:
            keys[team] = (*keys.get(team, ()), figure)
    tie = replace(state.tie, open=False) if state.tie is not None else None
    return replace(state, tie_keys=tuple(sorted(keys.items())), tie=tie)


def ceremony_started(state: State, event: e.CeremonyStarted) -> State:
    return replace(state, phase="ceremony", ceremony=event.steps, ceremony_step=0, play=None, overlay="none")


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
