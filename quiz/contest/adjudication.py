"""
Which buzz was first, how surely, and the evidence.

Presses count by their arrival at the server, which is what the host announces. What this room adds is
honesty: two presses closer together than their errors are told as within the error, and a person decides.
"""

from dataclasses import dataclass

from quiz.contest.state import State

ARRIVAL_ERROR_MS = 15
"""Finger to server on a hall's own network: touch sampling 10, radio 5 (research, buzz fairness)."""


@dataclass(frozen=True)
class Arrival:
    """Milliseconds from the cue, and how far off that may be."""

    team: str
    at_ms: int
    error_ms: int


def arrivals(state: State) -> tuple[Arrival, ...]:
    """The presses on the question in play, first to last; () without any."""
    play = state.play
    if play is None or not play.presses:
        return ()
    cue = play.opened_at if play.opened_at and play.opened_at <= play.presses[0].at else play.presses[0].at
    return tuple(Arrival(press.team, press.at - cue, ARRIVAL_ERROR_MS) for press in play.presses)


def is_clear(found: tuple[Arrival, ...]) -> bool:
    """Whether the first press is first beyond the errors of both."""
    if len(found) < 2:
        return True
    return found[1].at_ms - found[0].at_ms > found[0].error_ms + found[1].error_ms
