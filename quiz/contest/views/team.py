"""A team's part of its snapshot: its own desk, and the one thing its phone is for at this moment."""

from typing import Any

from quiz.contest.decisions.fouls import next_step as foul_step
from quiz.contest.rounds import format_of
from quiz.contest.rounds.risk import loss, offered
from quiz.contest.rules import BuzzerRules, RiskRules
from quiz.contest.scoring import score
from quiz.contest.state import Play, State
from quiz.contest.views.figures import figure, optional

LIVE = frozenset(
    {"presented", "discussing", "armed", "starting", "answering", "judging", "ruled", "unanswered"}
)


def of_team(state: State, team: str) -> dict[str, Any]:
    """What a team has beside the frame and the scenes."""
    seat = next(each.seat for each in state.teams if each.id == team)
    return {
        "me": team,
        "seat": seat,
        "pad": pad(state, team),
        "may_protest": _may_protest(state, team),
        "protest": _own_protest(state, team),
        "device_check": state.phase == "lobby",
    }


def pad(state: State, team: str) -> dict[str, Any]:
    """What the thumb may do now: buzz, answer, choose a stake, speak, or nothing."""
    play = state.play
    if play is None or state.round is None or team in state.absent:
        return {"kind": "none"}
    if state.phase == "choosing":
        return _stake(state, play, team)
    if play.question is None or state.phase not in LIVE:
        return {"kind": "none"}
    buzzed = play.presses or state.phase == "armed" or play.follow == "rebound"
    if format_of(state).may_buzz(state.round_rules) or buzzed:
        return _buzzing(state, play, team)
    return _answering(state, play, team)


def _stake(state: State, play: Play, team: str) -> dict[str, Any]:
    rules = state.round_rules
    if team != play.turn.team or play.stake is not None or not isinstance(rules, RiskRules):
        return {"kind": "wait"}
    now = score(state, team)
    return {
        "kind": "stake",
        "slot": play.slot,
        "offered": [
            {
                "stake": figure(value),
                "if_right": figure(now + value),
                "if_wrong": figure(now + loss(rules, value)),
            }
            for value in offered(state, rules, team)
        ],
        "may_pass": rules.may_pass,
        "mine": True,
    }


def _buzzing(state: State, play: Play, team: str) -> dict[str, Any]:
    if play.holder == team and state.phase in ("starting", "answering"):
        return _own_floor(state, play, team)
    press = next(((n, p) for n, p in enumerate(play.presses, start=1) if p.team == team), None)
    step = foul_step(state, team)
    rules = state.round_rules
    return {
        "kind": "buzz",
        "slot": play.slot,
        "state": _buzz_state(state, play, team),
        "early_penalty": None if step is None else {"points": figure(step.points), "effect": step.offender},
        "behind_ms": press[1].behind_ms if press else None,
        "place": press[0] if press else None,
        "holder": play.holder,
        "while_reading": isinstance(rules, BuzzerRules) and rules.buzz == "while_reading",
    }


def _buzz_state(state: State, play: Play, team: str) -> str:
    assert state.round is not None
    tie = state.tie if state.in_tiebreak else None
    if tie is not None and (team not in tie.teams or team in tie.out):
        return "out"
    if team in play.barred or team in state.round.barred or (team in play.tried and state.phase == "armed"):
        return "barred"
    if state.phase == "presented":
        rules = state.round_rules
        reading = isinstance(rules, BuzzerRules) and rules.buzz == "while_reading"
        return "armed" if reading else "waiting"
    if state.phase == "armed":
        return "armed"
    if play.holder == team:
        return "mine"
    return "taken" if play.holder is not None else "closed"


def _own_floor(state: State, play: Play, team: str) -> dict[str, Any]:
    """This team has the floor: it speaks, or answers on the device where the rules say so."""
    if state.round_rules.judged_by == "device":
        return _answer_pad(state, play, team)
    return {"kind": "spoken", "slot": play.slot}


def _answering(state: State, play: Play, team: str) -> dict[str, Any]:
    joint = state.round_rules.format == "joint"
    if not joint and team != play.turn.team:
        return {"kind": "watch"}
    if state.phase in ("presented", "discussing"):
        return {"kind": "wait"}
    if joint or state.round_rules.judged_by == "device":
        return _answer_pad(state, play, team)
    return {"kind": "spoken", "slot": play.slot} if state.phase == "answering" else {"kind": "wait"}


def _answer_pad(state: State, play: Play, team: str) -> dict[str, Any]:
    response = play.response_of(team)
    return {
        "kind": "answer",
        "slot": play.slot,
        "response": None if response is None else list(response),
        "closed": state.phase not in ("answering", "starting") or state.paused_for is not None,
        "missing_some": optional(state.round_rules.points.missing_some),
    }


def _may_protest(state: State, team: str) -> bool:
    if state.rules is None or not state.rules.protests or state.play is None or state.play.question is None:
        return False
    waiting = any(protest.team == team and protest.state == "open" for protest in state.protests)
    if team in state.absent:
        return False
    return state.phase in ("answering", "judging", "ruled", "unanswered", "revealed") and not waiting


def _own_protest(state: State, team: str) -> dict[str, Any] | None:
    own = [protest for protest in state.protests if protest.team == team]
    if not own:
        return None
    last = own[-1]
    return {"id": last.id, "text": last.text, "state": last.state, "reason": last.reason}
