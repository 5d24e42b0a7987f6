"""The list of steps that can be taken back, each with what would change, shown before anybody confirms."""

from itertools import islice
from typing import Any

from quiz.contest import events as e
from quiz.contest.evolve import rewound
from quiz.contest.scoring import effects
from quiz.contest.standings import places
from quiz.contest.state import State, Step, entry
from quiz.contest.views.figures import figure

LENGTH = 8

NAMES: dict[type[e.Event], str] = {
    e.RulingGiven: "ruling",
    e.RulingOverruled: "overrule",
    e.FoulCalled: "foul",
    e.PointsAwarded: "award",
    e.QuestionWithdrawn: "withdraw",
    e.KeyRevealed: "reveal",
    e.Buzzed: "buzz",
    e.QuestionPresented: "present",
    e.TurnOpened: "present",
    e.BuzzersOpened: "open_buzzers",
    e.AnswerCalled: "start_answer",
    e.AnswerFinished: "finish_answer",
    e.NobodyAnswered: "nobody",
    e.StakeChosen: "stake",
    e.TurnPassed: "pass",
    e.RoundOpened: "round",
    e.RoundClosed: "round",
    e.TeamMarkedAbsent: "absent",
    e.TeamMarkedPresent: "absent",
    e.ProtestRuled: "protest",
    e.TiebreakOpened: "tie",
    e.TieSettled: "tie",
    e.CeremonyStarted: "ceremony",
    e.AwardShown: "ceremony",
    e.TurnGiven: "turn",
}
"""Events worth taking back, most telling first; steps without any (clocks, late presses) are not listed."""
RANK = {kind: place for place, kind in enumerate(NAMES)}


def undoable(state: State) -> list[dict[str, Any]]:
    """
    The latest steps that can be taken back, newest first; taking one back takes the newer play with it.

    Once the contest is over there are none: nothing of it can be changed any more.
    """
    if state.phase == "finished":
        return []
    telling = (step for step in reversed(state.past[1:]) if _told_by(step) is not None)
    now = places(state)
    return [_item(state, now, step) for step in islice(telling, LENGTH)]


def _told_by(step: Step) -> e.Event | None:
    known = [event for event in step.events if type(event) in RANK]
    return min(known, key=lambda event: RANK[type(event)], default=None)


def _item(state: State, old: dict[str, int], step: Step) -> dict[str, Any]:
    after = rewound(state, step.command)
    new = places(after)
    return {
        "command": step.command,
        "at": step.at,
        "what": what(state, step),
        "effects": [
            {"team": team, "before": figure(before), "after": figure(now)}
            for team, before, now in effects(state, after)
        ],
        "places": [
            {"team": team, "before": old[team], "after": new[team]} for team in old if old[team] != new[team]
        ],
        "back_to": after.phase,
    }


def _about(before: State, event: e.Event) -> Any:
    """What names the team and question of a step: its event, or the ruling or protest that one is about."""
    if isinstance(event, e.RulingOverruled):
        return entry(before, event.ruling)
    if isinstance(event, e.ProtestRuled):
        return next((found for found in before.protests if found.id == event.protest), None)
    return event


def what(state: State, step: Step) -> dict[str, Any]:
    """The step in words to come: a catalogue code and what it names."""
    event = _told_by(step)
    assert event is not None
    play = step.before.play
    about = _about(step.before, event)
    args: dict[str, Any] = {"slot": getattr(about, "slot", play.slot if play else "") or ""}
    team = getattr(about, "team", None)
    found = next((each for each in state.teams if each.id == team), None)
    if found is not None:
        args |= {"team": found.id, "seat": found.seat, "name": found.name}
    if hasattr(event, "points"):
        args["points"] = figure(event.points)
    if hasattr(event, "stake") and event.stake is not None:
        args["stake"] = figure(event.stake)
    for field in ("verdict", "kind", "round", "step"):
        if hasattr(event, field):
            args[field] = getattr(event, field)
    return {"code": f"did.{NAMES[type(event)]}", "args": args}
