"""The line the host says now, as a catalogue code with what it names. No language lives here."""

from typing import Any

from quiz.contest.next_step import next_step
from quiz.contest.schedule import upcoming
from quiz.contest.state import State, entry
from quiz.contest.views.figures import figure

Line = tuple[str, dict[str, Any]]

CUED = ("presented", "discussing")
CUES = ("start_answer", "start_discussion", "open_buzzers")
"""Steps that are spoken: the key is pressed while the words are said."""


def say(state: State) -> dict[str, Any]:
    """
    {"code": "say.…", "args": {…}, "then": …} for the moment the contest is in.

    `then` is the cue to be said with the next key, once the question has been read; else None.
    """
    code, args = _parked(state) or LINES[state.phase](state)
    return {"code": f"say.{code}", "args": args, "then": _then(state)}


def _then(state: State) -> dict[str, Any] | None:
    step = next_step(state) if state.phase in CUED else None
    if step is None or step.code not in CUES:
        return None
    return {"code": f"say.then.{step.code}", "args": {}}


def _team(state: State, team: str | None) -> dict[str, Any]:
    found = next((each for each in state.teams if each.id == team), None)
    return {"seat": found.seat, "name": found.name} if found else {"seat": "", "name": ""}


def _asked(state: State) -> dict[str, Any]:
    number = state.play.number if state.play is not None else 0
    title = state.round_rules.title if state.round is not None else ""
    return {"number": number, "title": title}


def _parked(state: State) -> Line | None:
    if state.paused_for is None:
        return None
    code = {"restart": "restarted", "protest": "protest"}.get(state.paused_for, "paused")
    return code, {**_asked(state), **_team(state, state.play.holder if state.play else None)}


def _introduction(state: State) -> Line:
    return ("introduce", _team(state, state.introduced)) if state.introduced else ("welcome", _title(state))


def _title(state: State) -> dict[str, Any]:
    return {"title": state.rules.title if state.rules else ""}


def _choosing(state: State) -> Line:
    assert state.play is not None
    args = {
        **_team(state, state.play.turn.team),
        "stake": figure(state.play.stake) if state.play.stake else "",
    }
    return ("stake_chosen" if state.play.stake is not None else "choose_stake"), args


def _presented(state: State) -> Line:
    assert state.play is not None
    return _foul(state) or ("read_question", {**_asked(state), **_team(state, state.play.turn.team)})


def _foul(state: State) -> Line | None:
    foul = state.play.foul if state.play is not None else None
    if foul is None:
        return None
    return "foul", {
        **_asked(state),
        **_team(state, foul.team),
        "points": figure(foul.points),
        "kind": foul.kind,
    }


def _floor(code: str):
    def line(state: State) -> Line:
        assert state.play is not None
        return code, {**_asked(state), **_team(state, state.play.holder or state.play.turn.team)}

    return line


def _judging(state: State) -> Line:
    assert state.play is not None
    if state.round_rules.format == "joint":
        return "joint_closed", _asked(state)
    code = "time_up" if state.play.finished_by == "time" else "judge"
    return code, {**_asked(state), **_team(state, state.play.holder)}


def _ruled(state: State) -> Line:
    assert state.play is not None
    line = entry(state, state.play.ruling) if state.play.ruling else None
    if line is None:
        return _foul(state) or ("next_question", _asked(state))
    if line.verdict == "passed":
        return "passed", _team(state, line.team)
    return f"ruled_{line.verdict}", {
        **_asked(state),
        **_team(state, line.team),
        "points": figure(line.points),
    }


def _unanswered(state: State) -> Line:
    assert state.play is not None
    return ("audience_question" if state.play.follow == "audience" else "nobody_buzzed"), _asked(state)


def _revealed(state: State) -> Line:
    following = upcoming(state)
    return ("reveal", {**_asked(state), "last": following is None})


def _tie(state: State) -> Line:
    assert state.tie is not None
    names = [each.name for each in state.teams if each.id in state.tie.teams]
    return "tie", {"award": state.tie.award, "names": "、".join(names)}


def _ceremony(state: State) -> Line:
    if state.ceremony_step == 0:
        return "ceremony", _title(state)
    card = state.ceremony[state.ceremony_step - 1]
    names = [each.name for each in state.teams if each.id in card.teams]
    return "award", {"award": card.name, "names": "、".join(names)}


LINES = {
    "new": lambda state: ("welcome", _title(state)),
    "lobby": lambda state: ("welcome", _title(state)),
    "introduction": _introduction,
    "round_card": lambda state: ("read_rules", _asked(state)),
    "choosing": _choosing,
    "presented": _presented,
    "discussing": _floor("discuss"),
    "armed": lambda state: ("call_buzz", _asked(state)),
    "starting": _floor("name_buzzer"),
    "answering": _floor("wait_answer"),
    "judging": _judging,
    "ruled": _ruled,
    "unanswered": _unanswered,
    "withdrawn": lambda state: ("withdrawn", _asked(state)),
    "revealed": _revealed,
    "summary": lambda state: ("round_over", _asked(state)),
    "tie": _tie,
    "ceremony": _ceremony,
    "finished": lambda state: ("finished", _title(state)),
}
