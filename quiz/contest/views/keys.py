"""The host's keys: which are live now, what each would send, and why a dead one is dead."""

from typing import Any

from quiz.contest.decisions.answering import shut_out
from quiz.contest.decisions.fouls import ladder
from quiz.contest.decisions.guards import protest_parked
from quiz.contest.rounds import format_of
from quiz.contest.rounds.risk import offered
from quiz.contest.rules import RiskRules
from quiz.contest.state import State
from quiz.contest.views.figures import figure

JUDGED = ("starting", "answering", "judging")


def keys(state: State) -> list[dict[str, Any]]:
    """All keys in drawing order; space and the digits are told elsewhere."""
    return [
        _verdict(state, "KeyF", "wrong"),
        _verdict(state, "KeyJ", "right"),
        _verdict(state, "KeyH", "partial"),
        _verdict(state, "KeyT", "timeout"),
        _foul(state),
        _pause(state),
        _key("KeyZ", "undo", None, _why_no_undo(state)),
        _key("KeyD", "devices", None, None),
        _overlay(state, "KeyE", "evidence", bool(state.play and state.play.presses)),
        _overlay(state, "KeyB", "holding", True, "cover"),
        _overlay(state, "KeyS", "scoreboard", True),
        _pass_or_nobody(state),
    ]


def _key(
    key: str, code: str, command: dict[str, Any] | None, why: str | None, hold: bool = False
) -> dict[str, Any]:
    return {
        "key": key,
        "code": f"key.{code}",
        "enabled": why is None,
        "why": None if why is None else f"why.{why}",
        "command": command if why is None else None,
        "hold": hold,
    }


def _verdict(state: State, key: str, verdict: str) -> dict[str, Any]:
    why = _why_no_verdict(state, verdict)
    play = state.play
    command = None
    if why is None and play is not None:
        command = {"type": "give_ruling", "slot": play.slot, "team": play.holder, "verdict": verdict}
    return _key(key, verdict, command, why)


def _why_no_verdict(state: State, verdict: str) -> str | None:
    play = state.play
    if play is None or play.holder is None or state.phase not in JUDGED:
        return "no_answer"
    if verdict == "partial":
        try:
            format_of(state).price(state.round_rules, "partial", play.case(play.holder))
        except KeyError:
            return "not_partial"
    return None


def _foul(state: State) -> dict[str, Any]:
    """Opens the drawer; which fouls the rules know here is in `fouls`."""
    return _key("KeyX", "foul", None, None if fouls(state) else "not_now")


def fouls(state: State) -> list[str]:
    """The kinds of foul that can be called now."""
    if state.play is None or state.play.question is None:
        return []
    found = []
    if state.phase in ("presented", "armed") and ladder(state):
        found.append("early_buzz")
    if state.phase in ("presented", "discussing", *JUDGED):
        found.append("prompting")
    if state.phase in JUDGED and getattr(state.round_rules, "restate", False):
        found.append("restatement")
    return found


def _pause(state: State) -> dict[str, Any]:
    if state.paused_for is not None:
        return _key("KeyP", "resume", {"type": "resume_clock"}, "not_now" if protest_parked(state) else None)
    return _key("KeyP", "pause", {"type": "pause_clock"}, None if state.running else "no_clock")


def _why_no_undo(state: State) -> str | None:
    """The drawer of steps stays shut before the first step, and once the contest is over."""
    if state.phase == "finished":
        return "finished"
    return None if len(state.past) > 1 else "not_now"


def _overlay(state: State, key: str, overlay: str, live: bool, code: str | None = None) -> dict[str, Any]:
    wanted = "none" if state.overlay == overlay else overlay
    return _key(
        key, code or overlay, {"type": "show_overlay", "overlay": wanted}, None if live else "not_now"
    )


def _pass_or_nobody(state: State) -> dict[str, Any]:
    play = state.play
    if state.phase == "choosing" and play is not None and play.stake is None:
        return _key("KeyN", "pass", {"type": "pass_turn", "slot": play.slot, "team": play.turn.team}, None)
    if state.phase == "armed" and play is not None:
        return _key("KeyN", "nobody", {"type": "close_buzzers", "slot": play.slot}, None, hold=True)
    return _key("KeyN", "nobody", None, "not_now")


def team_key(state: State, team: str) -> dict[str, Any] | None:
    """What a digit does for a desk: buzz for it, or give it the turn."""
    play = state.play
    if play is None or team in state.absent:
        return None
    if state.phase == "armed" and state.paused_for is None and shut_out(state, play, team) is None:
        return {"code": "team.buzz", "command": {"type": "buzz", "slot": play.slot, "team": team}}
    if state.phase == "presented" and play.turn.team not in (None, team) and play.stake is None:
        return {"code": "team.turn", "command": {"type": "give_turn", "slot": play.slot, "team": team}}
    return None


def team_rulings(state: State, team: str) -> dict[str, Any] | None:
    """The commands that rule one team in a joint round while its boards are up."""
    play = state.play
    if (
        play is None
        or state.phase != "judging"
        or state.round_rules.format != "joint"
        or team in state.absent
    ):
        return None
    if any(line.slot == play.slot and line.team == team and line.kind == "ruling" for line in state.ledger):
        return None
    return {
        verdict: {"type": "give_ruling", "slot": play.slot, "team": team, "verdict": verdict}
        for verdict in ("right", "wrong")
    }


def stake_keys(state: State) -> list[dict[str, Any]]:
    """The stakes the host may key for the team that chooses."""
    play, rules = state.play, state.round_rules if state.round is not None else None
    if (
        state.phase != "choosing"
        or play is None
        or play.stake is not None
        or not isinstance(rules, RiskRules)
    ):
        return []
    assert play.turn.team is not None
    return [
        {
            "stake": figure(value),
            "command": {
                "type": "choose_stake",
                "slot": play.slot,
                "team": play.turn.team,
                "stake": figure(value),
            },
        }
        for value in offered(state, rules, play.turn.team)
    ]
