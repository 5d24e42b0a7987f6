"""What the bench 裁判席 knows, host and judge alike: key, answers, ledger, protests, corrections."""

from dataclasses import replace
from typing import Any

from quiz.contest.decisions.corrections import standing_ruling
from quiz.contest.events import RulingOverruled
from quiz.contest.evolve import evolve
from quiz.contest.proposal import graded, proposal
from quiz.contest.rounds import format_of
from quiz.contest.schedule import reserve_left
from quiz.contest.standings import award_of, places
from quiz.contest.state import Correction, Entry, Protest, State, question
from quiz.contest.views.figures import figure
from quiz.contest.views.frame import face, key_json, on_stage, standings
from quiz.contest.views.hall import evidence
from quiz.contest.views.responses import said
from quiz.people import SYSTEM

LOG_LENGTH = 30


def of_bench(state: State) -> dict[str, Any]:
    """What host and judge have beside the frame and the scenes."""
    return {
        "question": face(state, hidden=False),
        "rulings": _rulings(state),
        "key": key_json(on_stage(state)),
        "exposed": exposed(state),
        "overlay": state.overlay,
        "reserve": {"left": reserve_left(state)} if state.round is not None else None,
        "responses": responses(state),
        "evidence": evidence(state),
        "proposal": proposal(state),
        "log": log(state),
        "protests": [protest(state, found) for found in reversed(state.protests)],
        "corrections": [correction(line) for line in reversed(state.corrections)],
        "standings": standings(state) if state.phase in ("summary", "tie", "ceremony", "finished") else None,
    }


def _rulings(state: State) -> list[dict[str, Any]]:
    if state.play is None:
        return []
    lines = [line for line in state.ledger if line.slot == state.play.slot and line.kind == "ruling"]
    return [_ruling(state, line) for line in lines if line.void_by is None]


def _ruling(state: State, line: Entry) -> dict[str, Any]:
    return {
        "ruling": line.id,
        "team": line.team,
        "verdict": line.verdict,
        "points": figure(line.points),
        "response": said(on_stage(state), line.response),
    }


def exposed(state: State) -> bool:
    """Whether the key of the question on stage has been on the hall's screen already: a reveal was undone."""
    asked = on_stage(state)
    return asked is not None and state.phase != "revealed" and asked.id in state.exposed


def responses(state: State) -> list[dict[str, Any]]:
    """What devices sent for this question, with the engine's opinion."""
    if state.play is None or state.play.question is None:
        return []
    return [
        {"team": team, "response": list(response), "grade": graded(state, response)}
        for team, response in state.play.responses
    ]


def log(state: State) -> list[dict[str, Any]]:
    """The latest lines of the ledger, newest first; those taken back stay, marked."""
    return [_line(state, line) for line in reversed(state.ledger[-LOG_LENGTH:])]


def _line(state: State, line: Entry) -> dict[str, Any]:
    asked = line.question or dict(state.asked).get(line.slot or "")
    return {
        "ruling": line.id,
        "kind": line.kind,
        "slot": line.slot,
        "stem": question(state, asked).stem if asked else "",
        "team": line.team,
        "verdict": line.verdict,
        "points": figure(line.points),
        "by": line.by,
        "at": line.at,
        "reason": line.reason,
        "void": line.void_by is not None,
    }


def protest(state: State, found: Protest) -> dict[str, Any]:
    """A protest, and whether upholding it would move a place or an award."""
    asked = dict(state.asked).get(found.slot)
    return {
        "id": found.id,
        "team": found.team,
        "slot": found.slot,
        "stem": question(state, asked).stem if asked else "",
        "key": key_json(question(state, asked)) if asked else None,
        "text": found.text,
        "at": found.at,
        "state": found.state,
        "reason": found.reason,
        "matters": _matters(state, found) if found.state == "open" else None,
    }


def _matters(state: State, found: Protest) -> dict[str, Any] | None:
    """Which places and awards would change if the team's ruling became right."""
    line = standing_ruling(state, found.slot, found.team)
    if line is None or state.rules is None or line.round > len(state.rules.rounds) or line.verdict == "right":
        return None
    rules = state.rules.rounds[line.round - 1]
    form = format_of(_in_round(state, line.round))
    supposed = RulingOverruled(
        ruling=line.id,
        replacement="supposed",
        verdict="right",
        points=form.price(rules, "right", line.case),
        reason="",
        at=found.at,
        by=SYSTEM,
        command="supposed",
    )
    return moved(state, evolve(state, supposed))


def _in_round(state: State, number: int) -> State:
    assert state.round is not None
    return replace(state, round=replace(state.round, index=number - 1))


def moved(before: State, after: State) -> dict[str, Any]:
    """Places that differ between two states, and whether any award does."""
    old, new = places(before), places(after)
    changed = [team for team in old if old[team] != new[team]]
    return {
        "places": [{"team": team, "place_before": old[team], "place": new[team]} for team in changed],
        "award": award_of(before) != award_of(after),
    }


def correction(line: Correction) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "at": line.at,
        "by": line.by,
        "reason": line.reason,
        "what": {"code": line.what, "args": dict(line.args)},
        "effects": [
            {"team": team, "before": figure(before), "after": figure(after)}
            for team, before, after in line.effects
        ],
    }
