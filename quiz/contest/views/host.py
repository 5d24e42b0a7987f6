"""
The host's part of its snapshot: the line to say, what comes next, and ready-made commands for everything
that can be done now.

The page draws and sends; it decides nothing.
"""

from typing import Any

from quiz.contest.commands import COMMANDS
from quiz.contest.decide import decide
from quiz.contest.decisions.flow import BETWEEN_TIES
from quiz.contest.evolve import evolve
from quiz.contest.next_step import NextStep, next_step
from quiz.contest.refused import Refused
from quiz.contest.rounds import format_of
from quiz.contest.schedule import next_question, reserve_left, upcoming
from quiz.contest.state import State
from quiz.contest.views.hall import screen
from quiz.contest.views.keys import fouls, keys, stake_keys, team_key, team_rulings
from quiz.contest.views.spoken import say
from quiz.contest.views.undoable import undoable
from quiz.people import Actor, Role


def of_host(state: State, teams: list[dict[str, Any]]) -> dict[str, Any]:
    """What the host has beside the bench; `teams` are the rows of the frame."""
    step = next_step(state)
    return {
        "teams": [
            {**row, "keys": team_key(state, row["team"]), "rulings": team_rulings(state, row["team"])}
            for row in teams
        ],
        "screen": screen(state),
        "say": say(state),
        "steps": steps(state),
        "next": _next(step),
        "keys": keys(state),
        "fouls": fouls(state),
        "stake_keys": stake_keys(state),
        "preview": {"now": screen(state), "then": _screen_after(state, step)},
        "undo": undoable(state),
        "upcoming": _upcoming(state),
        "can_settle_tie": _tie_without_questions(state),
        "packet_warning": _warning(state),
    }


def _next(step: NextStep | None) -> dict[str, Any] | None:
    if step is None:
        return None
    return {
        "code": f"next.{step.code}",
        "args": step.args,
        "hint": f"next.hint.{step.code}",
        "command": step.command,
        "hold": step.hold,
        "guard_ms": 0,
    }


def _screen_after(state: State, step: NextStep | None) -> str | None:
    """The hall's scene after the space bar, found by trying the step on the rules themselves."""
    if step is None:
        return None
    fields = {name: value for name, value in step.command.items() if name != "type"}
    at = state.past[-1].at if state.past else 0
    wanted = COMMANDS[step.command["type"]](id="preview", at=at, by=Actor(Role.HOST), **fields)
    try:
        events = decide(state, wanted)
    except Refused:
        return screen(state)
    after = state
    for event in events:
        after = evolve(after, event)
    return screen(after)


STEPS_OF = {
    "compulsory": ("read", "call", "answer", "judge", "reveal"),
    "joint": ("read", "call", "answer", "reveal"),
    "buzzer": ("read", "call", "buzz", "answer", "judge", "reveal"),
    "tiebreak": ("read", "call", "buzz", "answer", "judge", "reveal"),
    "risk": ("stake", "read", "call", "answer", "judge", "reveal"),
}
STEP_OF_PHASE = {
    "choosing": "stake",
    "presented": "read",
    "discussing": "discuss",
    "armed": "call",
    "starting": "buzz",
    "answering": "answer",
    "judging": "judge",
    "ruled": "judge",
    "unanswered": "call",
    "revealed": "reveal",
}


def steps(state: State) -> list[dict[str, str]]:
    """The run-down of one question, with where it stands."""
    if state.round is None or state.phase not in STEP_OF_PHASE or state.play is None:
        return []
    names = list(STEPS_OF[state.round_rules.format])
    if state.round_rules.clock.discuss_ms is not None and not format_of(state).may_buzz(state.round_rules):
        names.insert(names.index("call"), "discuss")
    at = names.index(STEP_OF_PHASE[state.phase]) if STEP_OF_PHASE[state.phase] in names else len(names) - 1
    marks = ["done"] * at + ["now"] + ["later"] * (len(names) - at - 1)
    return [{"code": f"step.{name}", "state": mark} for name, mark in zip(names, marks, strict=True)]


def _upcoming(state: State) -> dict[str, Any] | None:
    """The next question's words, for the host alone; a risk question is known once its stake is."""
    following = upcoming(state)
    if state.phase == "choosing" and state.play is not None:
        question = next_question(state, state.play.stake) if state.play.stake is not None else None
    else:
        question = next_question(state, None) if following is not None else None
    return None if question is None else {"stem": question.stem, "type": question.type}


def _tie_without_questions(state: State) -> list[str] | None:
    """The tied teams whose order a person must settle, because no question is left."""
    tie = state.tie
    if tie is None or not tie.open or not state.in_tiebreak or state.phase not in BETWEEN_TIES:
        return None
    return list(tie.teams) if next_question(state, None) is None else None


def _warning(state: State) -> dict[str, Any] | None:
    """Told while there is time: the round's spare questions are used up."""
    if state.round is None or state.phase in ("summary", "ceremony", "finished"):
        return None
    return {"code": "warning.no_reserve", "args": {}} if reserve_left(state) == 0 else None
