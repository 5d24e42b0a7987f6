"""Corrections 更正: never an edit, always an event that names what it takes back, who, and the reason."""

from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.decisions.guards import (
    acting_team,
    need_possible_points,
    need_reason,
    need_scores_open,
    need_team,
    next_id,
    stamp,
)
from quiz.contest.decisions.ruling import overruled
from quiz.contest.refused import Refused
from quiz.contest.schedule import next_question, replacement_slot
from quiz.contest.state import State
from quiz.people import Role

PROTEST_LENGTH = 200  # characters
UNPROTESTED = ("choosing", "presented", "discussing", "armed", "starting")
"""Where a team's protest would stop a clock that others are racing against: it waits for the answer."""


def undo(state: State, command: c.Undo) -> tuple[e.Event, ...]:
    """Take a command back, and with it what was played after it; manual awards and rulings survive."""
    if command.command not in {step.command for step in state.past[1:]}:
        raise Refused("nothing_to_undo")
    return (e.StepUndone(target=command.command, reason=command.reason.strip(), **stamp(command)),)


def overrule(state: State, command: c.Overrule) -> tuple[e.Event, ...]:
    reason = need_reason(command.reason)
    return (overruled(state, command, command.ruling, command.verdict, reason, command.points),)


def award_points(state: State, command: c.AwardPoints) -> tuple[e.Event, ...]:
    team = need_team(state, command.team)
    reason = need_reason(command.reason)
    need_scores_open(state)
    need_possible_points(command.points)
    if command.points == 0:
        raise Refused("bad_message")
    given = e.PointsAwarded(
        ruling=next_id(state), team=team, points=command.points, reason=reason, **stamp(command)
    )
    return (given,)


def withdraw_question(state: State, command: c.WithdrawQuestion) -> tuple[e.Event, ...]:
    """撤题: its rulings are void; the one in play may be replaced from the reserve."""
    reason = need_reason(command.reason)
    if command.slot in state.withdrawn:
        return ()
    if command.slot not in dict(state.asked):
        raise Refused("stale_slot", slot=command.slot)
    need_scores_open(state)
    rulings = tuple(
        line.id
        for line in state.ledger
        if line.slot == command.slot and line.kind == "ruling" and line.void_by is None
    )
    if command.slot.startswith("T-") and rulings:
        raise Refused("use_undo")
    new_slot = None
    if state.play is not None and state.play.slot == command.slot and command.replace:
        if next_question(state, state.play.stake) is None:
            raise Refused("no_reserve")
        new_slot = replacement_slot(command.slot)
    return (
        e.QuestionWithdrawn(
            slot=command.slot, rulings=rulings, replaced_by=new_slot, reason=reason, **stamp(command)
        ),
    )


def mark_absent(state: State, command: c.MarkAbsent) -> tuple[e.Event, ...]:
    team = need_team(state, command.team)
    if team in state.absent:
        return ()
    return (e.TeamMarkedAbsent(team=team, reason=command.reason.strip(), **stamp(command)),)


def mark_present(state: State, command: c.MarkPresent) -> tuple[e.Event, ...]:
    team = need_team(state, command.team)
    return (e.TeamMarkedPresent(team=team, **stamp(command)),) if team in state.absent else ()


def raise_protest(state: State, command: c.RaiseProtest) -> tuple[e.Event, ...]:
    """申诉: parks a running clock until the bench has ruled."""
    team = acting_team(state, command, command.team)
    assert state.rules is not None
    text = need_reason(command.text)
    need_scores_open(state)
    slot = command.slot or (state.play.slot if state.play else None)
    too_soon = command.by.role == Role.TEAM and state.phase in UNPROTESTED
    if not state.rules.protests or too_soon or slot is None or slot not in dict(state.asked):
        raise Refused("not_now", phase=state.phase)
    if len(text) > PROTEST_LENGTH:
        raise Refused("too_large")
    if any(protest.team == team and protest.state == "open" for protest in state.protests):
        raise Refused("protest_open")
    raised = e.ProtestRaised(
        protest=f"p{state.version + 1}", team=team, slot=slot, text=text, **stamp(command)
    )
    if not state.running:
        return (raised,)
    assert state.clock is not None
    parked = e.ClockPaused(remaining_ms=state.clock.left(command.at), reason="protest", **stamp(command))
    return (parked, raised)


def rule_protest(state: State, command: c.RuleProtest) -> tuple[e.Event, ...]:
    """Upheld with a verdict: the protesting team's ruling on that question is replaced."""
    reason = need_reason(command.reason)
    protest = next((found for found in state.protests if found.id == command.protest), None)
    if protest is None:
        raise Refused("unknown_ruling")
    if protest.state != "open":
        if protest.state == ("upheld" if command.upheld else "dismissed"):
            return ()
        raise Refused("already_ruled")
    corrected: tuple[e.Event, ...] = ()
    if command.upheld and command.verdict is not None:
        line = standing_ruling(state, protest.slot, protest.team)
        if line is None:
            raise Refused("unknown_ruling")
        corrected = (overruled(state, command, line.id, command.verdict, reason, None),)
    ruled = e.ProtestRuled(protest=protest.id, upheld=command.upheld, reason=reason, **stamp(command))
    return (*corrected, ruled)


def standing_ruling(state: State, slot: str, team: str):
    """The ledger line of a team's ruling on a question that no correction has taken back, or None."""
    lines = [line for line in state.ledger if (line.slot, line.team, line.kind) == (slot, team, "ruling")]
    return next((line for line in reversed(lines) if line.void_by is None), None)
