"""Clocks: started by others, stopped, parked, resumed, run out. A clock never moves the show on by itself."""

from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.decisions.answering import closed_by_time
from quiz.contest.decisions.guards import protest_parked, stamp
from quiz.contest.refused import Refused
from quiz.contest.state import State


def pause_clock(state: State, command: c.PauseClock) -> tuple[e.Event, ...]:
    if state.paused_for is not None:
        return ()
    if state.clock is None or not state.clock.running:
        raise Refused("not_now", phase=state.phase)
    return (e.ClockPaused(remaining_ms=state.clock.left(command.at), reason="host", **stamp(command)),)


def resume_clock(state: State, command: c.ResumeClock) -> tuple[e.Event, ...]:
    """继续. Refused while a protest that parked the clock is undecided."""
    if state.paused_for is None or state.clock is None:
        return ()
    if protest_parked(state):
        raise Refused("protest_open")
    return (e.ClockResumed(deadline=command.at + state.clock.left(command.at), **stamp(command)),)


def time_expired(state: State, command: c.TimeExpired) -> tuple[e.Event, ...]:
    """What a clock closes: the buzzers or the answer; a choice or a discussion stays the host's to end."""
    clock = state.clock
    if (
        clock is None
        or clock.id != command.clock
        or clock.expires_at is None
        or command.at < clock.expires_at
    ):
        return ()
    expired = e.ClockExpired(clock=clock.id, **stamp(command))
    return (expired, *closed_by_time(state, command))


def note_restart(state: State, command: c.NoteRestart) -> tuple[e.Event, ...]:
    """A running clock stands still after a restart, with what was left when the server was last alive."""
    if not state.running or state.phase == "finished":
        return ()
    assert state.clock is not None
    left = state.clock.left(command.last_seen)
    return (e.ClockPaused(remaining_ms=left, reason="restart", **stamp(command)),)
