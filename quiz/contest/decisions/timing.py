"""Starting and stopping a clock as part of another decision."""

from quiz.contest import events as e
from quiz.contest.clock import started
from quiz.contest.commands import Command
from quiz.contest.decisions.guards import stamp
from quiz.contest.state import State


def start_clock(
    state: State, command: Command, slot: str, kind: str, total_ms: int | None
) -> tuple[e.Event, ...]:
    """A clock's start, or nothing where the rules set no limit."""
    if total_ms is None:
        return ()
    grace = state.round_rules.clock.grace_ms if kind == "answer" else 0
    clock = started(f"{slot}:{kind}:{state.version}", kind, total_ms, command.at, grace)
    return (e.ClockStarted(clock=clock, **stamp(command)),)


def stop_clock(state: State, command: Command) -> tuple[e.Event, ...]:
    """The end of whatever clock there is."""
    return (e.ClockStopped(**stamp(command)),) if state.clock is not None else ()
