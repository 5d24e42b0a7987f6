"""
The record 比赛记录: each stored event as one line in words to come, a catalogue code with what fills it.

For print and for the list of corrections. An argument that is itself a word is {"code": …}; the door says it.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from quiz.contest import events as e
from quiz.contest.state import State
from quiz.contest.views.figures import figure
from quiz.contest.views.responses import asked_in, said
from quiz.people import Team

Line = dict[str, Any]

WORDED = {
    "verdict": "verdict",
    "kind": "record.kind",
    "effect": "foul.effect",
    "to": "record.to",
    "cause": "record.cause",
    "overlay": "record.overlay",
    "was": "verdict",
    "now": "verdict",
}
"""Fields that hold a word of the catalogue → where its key begins."""

WORKINGS = frozenset(
    {"at", "by", "command", "rules", "packet", "teams", "turns", "order", "turn", "steps", "ranked"}
)
"""Fields that no line prints."""

TELLING = (
    e.RulingGiven,
    e.RulingOverruled,
    e.FoulCalled,
    e.PointsAwarded,
    e.QuestionWithdrawn,
    e.KeyRevealed,
    e.Buzzed,
    e.QuestionPresented,
    e.TurnOpened,
    e.StakeChosen,
    e.TurnPassed,
    e.RoundOpened,
    e.RoundClosed,
    e.BuzzersOpened,
    e.AnswerCalled,
    e.AnswerFinished,
    e.NobodyAnswered,
)
"""Of the events of one command, the kind that names it; the most telling first."""


def line(event: e.Event, teams: Sequence[Team], state: State | None = None) -> Line:
    """
    An event as {"code", "args"}.

    Args:
        event: What happened.
        teams: All teams of the contest.
        state: The contest as it stands, for the words of answers; without it they are the letters stored.
    """
    fields = {name: getattr(event, name) for name in _fields(event)}
    args = {name: _said(name, value) for name, value in fields.items() if name not in WORKINGS}
    args |= _team_of(fields.get("team"), teams)
    if state is not None and fields.get("response"):
        args["response"] = said(asked_in(state, fields.get("slot")), fields["response"])
    if isinstance(event, e.FoulCalled):
        args |= {"kind": {"code": f"foul.{event.kind}"}, "effect": {"code": f"foul.effect.{event.offender}"}}
    if isinstance(event, e.ContestPrepared | e.TiebreakOpened):
        args["count"] = len(event.teams)
    if isinstance(event, e.TieSettled):
        args["ranked"] = " > ".join(
            "=".join(str(_seat(team, teams)) for team in group) for group in event.ranked
        )
    if isinstance(event, e.ProtestRuled):
        args["outcome"] = {"code": "record.upheld" if event.upheld else "record.dismissed"}
    if isinstance(event, e.ClockStarted):
        args |= {
            "kind": {"code": f"record.clock.{event.clock.kind}"},
            "seconds": event.clock.total_ms // 1000,
        }
    return {"code": f"record.{type(event).__name__}", "args": args}


def correction_line(
    correction: Line, undone: e.Event | None, teams: Sequence[Team], state: State | None = None
) -> Line:
    """
    A correction as {"code", "args"}.

    Args:
        correction: As the bench's views give it.
        undone: What an undo took back, where that is known.
        teams: All teams of the contest.
        state: As for `line`.
    """
    args = {name: _said(name, value) for name, value in correction["what"]["args"].items()}
    args |= _team_of(args.get("team"), teams)
    if "outcome" in args:
        args["outcome"] = {"code": f"record.{args['outcome']}"}
    if correction["kind"] == "award":
        args["points"] = figure(Decimal(args["points"]))
    if correction["kind"] == "absent" and correction["what"]["code"] == "TeamMarkedPresent":
        return {"code": "record.correction.present", "args": args}
    if undone is not None:
        args["undone"] = line(undone, teams, state)
    return {"code": f"record.correction.{correction['kind']}", "args": args}


def most_telling(events: Iterable[e.Event]) -> e.Event | None:
    """The event that names what a command did; None when there is none at all."""
    rank: Mapping[type[e.Event], int] = {kind: place for place, kind in enumerate(TELLING)}
    return min(events, key=lambda event: rank.get(type(event), len(rank)), default=None)


def _fields(event: e.Event) -> Iterable[str]:
    return type(event).__dataclass_fields__


def _said(name: str, value: Any) -> Any:
    if isinstance(value, Decimal):
        return figure(value)
    if name in WORDED and isinstance(value, str):
        return {"code": f"{WORDED[name]}.{value}"}
    if isinstance(value, tuple):
        return "、".join(str(each) for each in value)
    if name.endswith("_ms"):
        return value / 1000
    return value


def _team_of(team_id: str | None, teams: Sequence[Team]) -> Line:
    found = next((team for team in teams if team.id == team_id), None)
    return {"seat": found.seat, "name": found.name} if found else {}


def _seat(team_id: str, teams: Sequence[Team]) -> int | str:
    return next((team.seat for team in teams if team.id == team_id), team_id)
