"""
What goes wrong on an evening, each once and at the first fitting moment: lost lines, resends, protests.

Every incident checks that the house behaves; what does not is a fault of the rehearsal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quiz.rehearsal.evening import Evening
    from quiz.rehearsal.screens import Screen

View = dict[str, Any]
LONGEST_CLOCK_MS = 6_000
CLOCK_SLACK_S = 2.0
RETURN = ("starting", "answering", "judging", "ruled", "unanswered", "revealed")
AUDIENCE_SHARE = 50  # one phone in fifty loses its line


@dataclass
class Incidents:
    """Those that have not happened yet, in the order in which they are looked at."""

    done: list[str] = field(default_factory=list)
    lost_team: Screen | None = None
    lost_audience: list[Screen] = field(default_factory=list)

    def happen(self, evening: Evening, view: View) -> bool:
        """Let at most one happen; whether the host's screen must be looked at again."""
        for name, fits, act in INCIDENTS:
            if name not in self.done and fits(self, view):
                self.done.append(name)
                evening.stage.tell(f"    · {name} {_slot(view)}")
                act(self, evening, view)
                return True
        return False


def _slot(view: View) -> str:
    return view["question"]["slot"] if view["question"] else ""


def _form(view: View) -> str:
    return view["round"]["format"] if view["round"] else ""


def _plain(view: View) -> bool:
    """A question of an ordinary round that a person rules."""
    return _form(view) in ("compulsory", "buzzer", "risk")


# A team's line breaks in the middle of a question


def _may_drop(_: Incidents, view: View) -> bool:
    return view["phase"] == "armed" and _form(view) == "buzzer"


def _drop(incidents: Incidents, evening: Evening, view: View) -> None:
    team = max(evening.stage.teams)
    incidents.lost_team = evening.stage.teams[team]
    evening.stage.gallery.drop(incidents.lost_team)


def _may_return(incidents: Incidents, view: View) -> bool:
    return incidents.lost_team is not None and view["phase"] in RETURN


def _return(incidents: Incidents, evening: Evening, view: View) -> None:
    stage, screen = evening.stage, incidents.lost_team
    assert screen is not None
    back = stage.gallery.bring_back([screen])
    seen = screen.view
    if not back or (seen["phase"], _slot(seen)) != (view["phase"], _slot(view)):
        stage.fault(f"{screen.team} came back to {seen.get('phase')} instead of {view['phase']}")


# Phones of the audience come and go


def _may_lose_audience(_: Incidents, view: View) -> bool:
    return view["phase"] == "presented" and view["question"]["number"] >= 2


def _lose_audience(incidents: Incidents, evening: Evening, view: View) -> None:
    incidents.lost_audience = evening.stage.audience[::AUDIENCE_SHARE]
    for screen in incidents.lost_audience:
        evening.stage.gallery.drop(screen)


def _may_bring_audience(incidents: Incidents, view: View) -> bool:
    return bool(incidents.lost_audience) and view["phase"] in ("revealed", "summary")


def _bring_audience(incidents: Incidents, evening: Evening, view: View) -> None:
    if not evening.stage.gallery.bring_back(incidents.lost_audience):
        evening.stage.fault("phones of the audience did not come back")


# The same command arrives twice


def _may_resend(_: Incidents, view: View) -> bool:
    return view["phase"] == "judging" and _plain(view) and view["next"] is None


def _resend(_: Incidents, evening: Evening, view: View) -> None:
    stage = evening.stage
    payload = stage.payload(stage.host, **evening.ruling(view))
    first = stage.sends(stage.host, "command", payload, None)
    version = stage.version()
    again = stage.asks(stage.host, "command", payload)
    if again.ack != first.ack or stage.version() != version:
        stage.fault(f"a command that was sent twice was not answered alike: {first.ack}, {again.ack}")


# A clock is let run out


def _may_wait(_: Incidents, view: View) -> bool:
    clock = view["clock"]
    return view["phase"] == "starting" and bool(clock) and clock["total_ms"] <= LONGEST_CLOCK_MS


def _wait(_: Incidents, evening: Evening, view: View) -> None:
    stage = evening.stage
    left = max(0, view["clock"]["deadline"] - view["now"]) / 1000 + CLOCK_SLACK_S
    stage.gallery.expect(timed=False)
    if not stage.gallery.switchboard.until(lambda: stage.host.view["phase"] != "starting", left):
        stage.fault(f"the clock of {_slot(view)} did not run out by itself")
    stage.gallery.settle()


# Second thoughts


def _may_undo(_: Incidents, view: View) -> bool:
    undo = view["undo"]
    return view["phase"] == "ruled" and _plain(view) and undo and undo[0]["what"]["code"] == "did.ruling"


def _undo(_: Incidents, evening: Evening, view: View) -> None:
    stage = evening.stage
    scores = {row["team"]: row["score"] for row in view["teams"]}
    expected = scores | {row["team"]: row["after"] for row in view["undo"][0]["effects"]}
    stage.does(stage.host, "undo", command=view["undo"][0]["command"], reason="彩排：按错了")
    after = {row["team"]: row["score"] for row in stage.snapshot(stage.host)["teams"]}
    if after != expected:
        stage.fault(f"undoing on {_slot(view)} gave {after}, not {expected}")


def _wrong_line(view: View) -> View | None:
    line = view["log"][0] if view["log"] else None
    if line is None or line["void"] or (line["kind"], line["verdict"]) != ("ruling", "wrong"):
        return None
    return line if line["slot"] == _slot(view) else None


def _may_overrule(_: Incidents, view: View) -> bool:
    return view["phase"] == "revealed" and _plain(view) and _wrong_line(view) is not None


def _overrule(_: Incidents, evening: Evening, view: View) -> None:
    line, stage = _wrong_line(view), evening.stage
    assert line is not None
    reason = "彩排：裁判认定答案可接受"
    ack = stage.does(stage.judge, "overrule", ruling=line["ruling"], verdict="right", reason=reason).ack
    if not ack["ok"]:
        stage.fault(f"the judge could not overrule: {ack['code']}")


def _may_protest(incidents: Incidents, view: View) -> bool:
    return "overrule" in incidents.done and view["phase"] == "revealed" and _plain(view)


def _protest(_: Incidents, evening: Evening, view: View) -> None:
    stage = evening.stage
    screen = stage.teams[min(stage.teams)]
    raised = stage.does(screen, "raise_protest", slot=_slot(view), text="彩排：请复核本题答案").ack
    protests = stage.snapshot(stage.judge)["protests"]
    if not raised["ok"] or not protests:
        return stage.fault(f"a protest did not arrive: {raised['code']}")
    fields = {"protest": protests[0]["id"], "upheld": False, "reason": "彩排：维持原判"}
    if not stage.does(stage.judge, "rule_protest", **fields).ack["ok"]:
        stage.fault("the judge could not rule a protest")


# The host's other keys


def _may_pause(_: Incidents, view: View) -> bool:
    return view["phase"] == "answering" and bool(view["clock"]) and view["clock"]["running"]


def _pause(_: Incidents, evening: Evening, view: View) -> None:
    evening.host_does({"type": "pause_clock"})
    if not evening.stage.hall.view["paused"]:
        evening.stage.fault("the hall does not show that the clock stands")


def _may_cover(_: Incidents, view: View) -> bool:
    return view["phase"] == "revealed"


def _cover(_: Incidents, evening: Evening, view: View) -> None:
    for overlay in ("scoreboard", "none"):
        evening.host_does({"type": "show_overlay", "overlay": overlay})


def _may_withdraw(_: Incidents, view: View) -> bool:
    spare = view["reserve"] and view["reserve"]["left"]
    return view["phase"] == "presented" and _plain(view) and bool(spare) and view["question"]["number"] >= 3


def _withdraw(_: Incidents, evening: Evening, view: View) -> None:
    reason = "彩排：题目有误"
    evening.host_does({"type": "withdraw_question", "slot": _slot(view), "reason": reason, "replace": True})


# What nobody may do


def _may_trespass(_: Incidents, view: View) -> bool:
    return view["phase"] == "presented"


def _trespass(_: Incidents, evening: Evening, view: View) -> None:
    stage, slot = evening.stage, _slot(view)
    teams = list(stage.teams.values())
    attempts: list[tuple[Screen, dict[str, Any]]] = [
        (stage.hall, {"type": "reveal_key", "slot": slot}),
        (teams[0], {"type": "reveal_key", "slot": slot}),
        (teams[0], {"type": "buzz", "slot": slot, "team": teams[-1].team}),
        (stage.host, {"type": "open_buzzers", "slot": "0-0"}),
        (stage.host, {"type": "start_answer", "slot": slot, "secret": 1}),
    ]
    if stage.audience:
        attempts.append((stage.audience[0], {"type": "buzz", "slot": slot, "team": teams[0].team}))
    for screen, command in attempts:
        ack = stage.asks(screen, "command", stage.payload(screen, **command)).ack
        if ack["ok"] or not ack["message"]:
            stage.fault(f"{screen.role} was answered {ack['code']} to {command['type']}")


def _look(_: Incidents, evening: Evening, view: View) -> None:
    """The plain page's way in must keep the same secrets as the socket."""
    stage = evening.stage
    for screen in (stage.hall, next(iter(stage.teams.values())), *stage.audience[:1]):
        seen = stage.fetch("view", screen.ticket)
        stage.gallery.frames.heard(screen.role, seen, perf_counter())


Fits = Callable[[Incidents, View], Any]
Act = Callable[[Incidents, "Evening", View], None]
INCIDENTS: tuple[tuple[str, Fits, Act], ...] = (
    ("trespass", _may_trespass, _trespass),
    ("look over HTTP", _may_trespass, _look),
    ("withdraw", _may_withdraw, _withdraw),
    ("lose audience", _may_lose_audience, _lose_audience),
    ("bring audience back", _may_bring_audience, _bring_audience),
    ("drop a team", _may_drop, _drop),
    ("team returns", _may_return, _return),
    ("clock runs out", _may_wait, _wait),
    ("pause", _may_pause, _pause),
    ("resend", _may_resend, _resend),
    ("undo", _may_undo, _undo),
    ("overrule", _may_overrule, _overrule),
    ("protest", _may_protest, _protest),
    ("cover", _may_cover, _cover),
)
