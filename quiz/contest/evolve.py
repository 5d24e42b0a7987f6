"""
evolve(state, event) → state: bookkeeping only. It never refuses, never reads the rules, never asks the time.

Every change remembers the state before its command (`past`), which is what undo goes back to.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from typing import Any

from quiz.contest import events as e
from quiz.contest.bookkeeping import amendments, play, stage
from quiz.contest.clock import paused
from quiz.contest.scoring import effects
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
"""Work of the bench beside the play: it survives when an earlier step of the play is taken back. So does the
withdrawal of a question that is no longer in play."""


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
    undone = _step(state, event.target)
    correction = Correction(
        kind="undo",
        at=event.at,
        by=event.by.role,
        reason=event.reason,
        what=type(undone.events[-1]).__name__,
        args=(("command", event.target),),
        effects=effects(state, restored),
    )
    return replace(restored, corrections=(*state.corrections, correction), exposed=state.exposed)


def rewound(state: State, target: str) -> State:
    """
    What the contest would be without one command and without the play that followed it.

    Raises:
        StopIteration: No such step.
    """
    undone = _step(state, target)
    beside = len(_outliving(undone)) == len(undone.events)
    restored = undone.before
    if restored.clock is not None and restored.clock.running and not beside:
        restored = replace(restored, clock=paused(restored.clock, undone.at), paused_for="host")
    for step in state.past[len(undone.before.past) + 1 :]:
        again = step.events if beside else _outliving(step)
        if again:
            # An event whose object is gone has nothing left to change.
            after = reduce(_applied, again, restored)
            restored = replace(after, past=(*restored.past, replace(step, before=restored, events=again)))
    return restored


def _step(state: State, command: str) -> Step:
    return next(step for step in state.past if step.command == command)


def _outliving(step: Step) -> tuple[e.Event, ...]:
    """The events of a step that happened beside the play, and survive when the play is taken back."""
    play = step.before.play
    return tuple(
        event
        for event in step.events
        if isinstance(event, OUTLIVES_UNDO)
        or (isinstance(event, e.QuestionWithdrawn) and (play is None or play.slot != event.slot))
    )
