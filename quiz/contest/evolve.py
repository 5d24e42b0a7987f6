"""
evolve(state, event) → state: bookkeeping only. It never refuses, never reads the rules, never asks the time.

Every change remembers the state before its command (`past`), which is what undo goes back to.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from typing import Any

from quiz.contest import events as e
from quiz.contest.bookkeeping import amendments, play, stage
from quiz.contest.clock import paused
from quiz.contest.scoring import scores
from quiz.contest.state import Correction, State, Step, initial

Bookkeeper = Callable[[State, Any], State]

BOOKKEEPERS: dict[type[e.Event], Bookkeeper] = {**stage.ENTRIES, **play.ENTRIES, **amendments.ENTRIES}

OUTLIVES_UNDO = (
    e.PointsAwarded,
    e.RulingOverruled,
    e.TeamMarkedAbsent,
    e.TeamMarkedPresent,
    e.ProtestRaised,
    e.ProtestRuled,
)
"""Work of the bench beside the play: it survives when an earlier step of the play is taken back."""


def evolve(state: State, event: e.Event) -> State:
    """The state after one more event."""
    after = _undone(state, event) if isinstance(event, e.StepUndone) else _applied(state, event)
    return replace(
        after,
        version=state.version + 1,
        handled=state.handled | {event.command},
        past=after.past if isinstance(event, e.StepUndone) else _remembered(state, event),
    )


def fold(events: Iterable[e.Event]) -> State:
    """The state that events amount to, from nothing."""
    return reduce(evolve, events, initial())


def _applied(state: State, event: e.Event) -> State:
    return BOOKKEEPERS[type(event)](state, event)


def _remembered(state: State, event: e.Event) -> tuple[Step, ...]:
    last = state.past[-1] if state.past else None
    if last is not None and last.command == event.command:
        return (*state.past[:-1], replace(last, events=(*last.events, event)))
    return (*state.past, Step(event.command, event.at, state, (event,)))


def _undone(state: State, event: e.StepUndone) -> State:
    """Back to before a step; a clock that ran then stands with what it had left at that moment."""
    restored = rewound(state, event.target)
    kept = tuple(step for step in state.past if step.command == event.target)[0]
    effects = tuple(
        (team, before, scores(restored)[team])
        for team, before in scores(state).items()
        if before != scores(restored)[team]
    )
    correction = Correction(
        kind="undo",
        at=event.at,
        by=event.by.role,
        reason=event.reason,
        what=type(kept.events[-1]).__name__,
        args=(("command", event.target),),
        effects=effects,
    )
    return replace(restored, corrections=(*state.corrections, correction), exposed=state.exposed)


def rewound(state: State, target: str) -> State:
    """
    What the contest would be without one command and without the play that followed it.

    Raises:
        StopIteration: No such step.
    """
    index = next(number for number, step in enumerate(state.past) if step.command == target)
    undone = state.past[index]
    beside = all(isinstance(event, OUTLIVES_UNDO) for event in undone.events)
    restored = undone.before
    if restored.clock is not None and restored.clock.running:
        restored = replace(restored, clock=paused(restored.clock, undone.at), paused_for="host")
    for step in state.past[index + 1 :]:
        again = [event for event in step.events if beside or isinstance(event, OUTLIVES_UNDO)]
        if again:
            restored = replace(_again(restored, again), past=(*restored.past, replace(step, before=restored)))
    return restored


def _again(state: State, events: list[e.Event]) -> State:
    """Re-apply events that outlive an undo; one whose object is gone has nothing left to change."""
    return reduce(_applied, events, state)


def score_effects(before: State, after: State) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """Which scores differ between two states, as (team, before, after)."""
    new = scores(after)
    return tuple((team, old, new[team]) for team, old in scores(before).items() if old != new[team])
