"""The questions every decision asks first. Each passes in silence or raises Refused."""

from decimal import Decimal
from typing import Any

from quiz.contest.commands import Command
from quiz.contest.refused import Refused
from quiz.contest.state import PHASES, Play, State
from quiz.people import Role

LARGEST_POINTS = Decimal(1000)


def stamp(command: Command) -> dict[str, Any]:
    """What every event says of its origin."""
    return {"at": command.at, "by": command.by, "command": command.id}


def need_phase(state: State, *phases: str) -> None:
    if state.phase not in phases:
        raise Refused("not_now", phase=state.phase)


def need_play(state: State, slot: str) -> Play:
    """The question in play, when it is the one that was meant."""
    if state.play is None or state.play.slot != slot:
        raise Refused("stale_slot", slot=slot)
    return state.play


def need_team(state: State, team: str | None) -> str:
    if team is None or team not in state.team_ids:
        raise Refused("unknown_team")
    return team


def need_present(state: State, team: str) -> None:
    if team in state.absent:
        raise Refused("absent")


def need_reason(reason: str) -> str:
    text = reason.strip()
    if not text:
        raise Refused("reason_missing")
    return text


def need_possible_points(points: Decimal | None) -> None:
    """Points given by hand stay within what a slip of the finger could still be told from."""
    if points is not None and abs(points) > LARGEST_POINTS:
        raise Refused("bad_message")


def need_scores_open(state: State) -> None:
    """The ceremony reads from sealed cards: to correct a score, it is undone first."""
    need_phase(state, *(phase for phase in PHASES if phase != "ceremony"))


def protest_parked(state: State) -> bool:
    """Whether the clock stands for a protest that nobody has ruled yet."""
    return state.paused_for == "protest" and any(protest.state == "open" for protest in state.protests)


def need_running_time(state: State) -> None:
    """While the clock is parked nobody can press, answer or choose."""
    if state.paused_for is not None:
        raise Refused("paused", reason=state.paused_for)


def need_taken_up(state: State) -> None:
    """
    After a restart the host first starts the clock again.

    A desk that has not drawn that frame yet still offers the step of before; its key must end nothing.
    """
    if state.paused_for == "restart":
        raise Refused("paused", reason="restart")


def acting_team(state: State, command: Command, named: str | None) -> str:
    """The team a command is for: a team's own, by its ticket; the one the host names."""
    if command.by.role == Role.TEAM:
        if named is not None and named != command.by.team:
            raise Refused("not_your_seat")
        named = command.by.team
    team = need_team(state, named)
    need_present(state, team)
    return team


def next_id(state: State, ordinal: int = 0) -> str:
    """A name for a line of the ledger: the version its event will have."""
    return f"r{state.version + 1 + ordinal}"
