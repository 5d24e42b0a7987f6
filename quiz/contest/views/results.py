"""
The result of a contest as one value: standings with their sums, every question, every correction, every foul.

Page, print and workbook are made from it, so they cannot disagree. For the bench and the organizer only: keys
are in it. It knows no layout and no language.
"""

from decimal import Decimal
from typing import Any

from quiz.banks.question import Question
from quiz.contest.scoring import counted, scores
from quiz.contest.standings import award_of, groups, places
from quiz.contest.state import Entry, State
from quiz.contest.views.bench import correction
from quiz.contest.views.figures import figure
from quiz.contest.views.frame import key_json
from quiz.contest.views.responses import asked_in, said

AWARDED = ("ceremony", "finished")
"""Phases in which awards are settled; a leader is no winner before."""

BESIDE = 0
"""The number of the column for points given outside a round."""


def results(state: State) -> dict[str, Any]:
    """
    Everything a result sheet can say about a contest as it now stands.

    Returns:
        What stands on the cover; `standings`, best first, with `sums` in the order of `columns`;
        `questions` in the order of the evening; `corrections` and `fouls`, oldest first; teams and seeds.
    """
    assert state.rules is not None and state.packet is not None
    return {
        "contest": state.contest,
        "title": state.rules.title,
        "subtitle": state.rules.subtitle,
        "organizer": state.rules.organizer,
        "kind": state.kind,
        "finished": state.phase == "finished",
        "version": state.version,
        "columns": columns(state),
        "tied": bool(state.tie_keys),
        "standings": standings(state),
        "questions": [asked(state, slot) for slot in slots(state)],
        "corrections": [correction(line) for line in state.corrections],
        "fouls": [_foul(line) for line in state.ledger if line.kind == "foul"],
        "teams": [_team(each) for each in state.teams],
        "seat_seed": state.seat_seed,
        "seats_drawn": state.seats_drawn,
        "packet_seed": state.packet.seed,
    }


def columns(state: State) -> list[dict[str, Any]]:
    """The rounds as columns of sums; points given outside a round have one only when there are any."""
    assert state.rules is not None
    found = [
        {"round": number, "title": each.title} for number, each in enumerate(state.rules.rounds, start=1)
    ]
    beside = any(line.round == BESIDE for line in counted(state))
    return [*found, {"round": BESIDE, "title": ""}] if beside else found


def standings(state: State) -> list[dict[str, Any]]:
    """The teams from best to worst; equal teams share a place. Awards only once they are settled."""
    assert state.rules is not None
    awards = award_of(state) if state.phase in AWARDED else {}
    total, place = scores(state), places(state)
    numbers = [column["round"] for column in columns(state)]
    named = {team.id: team for team in state.teams}
    return [
        {
            **_team(named[team]),
            "place": place[team],
            "award": awards.get(team),
            "absent": team in state.absent,
            "base": figure(state.rules.base_score),
            "sums": [figure(_sum(state, team, number)) for number in numbers],
            "tiebreak": _tiebreak(state, team),
            "score": figure(total[team]),
        }
        for group in groups(state)
        for team in group
    ]


def slots(state: State) -> list[str]:
    """Every slot that was played, also a turn that was passed before its question came."""
    played = {slot for slot, _ in state.asked} | {line.slot for line in state.ledger if line.slot}
    return sorted(played, key=_in_order)


def asked(state: State, slot: str) -> dict[str, Any]:
    """One question with everything that was ruled on it; lines taken back stay, marked."""
    found = asked_in(state, slot)
    lines = [line for line in state.ledger if line.slot == slot]
    return {
        "slot": slot,
        "stage": slot.partition("-")[0],
        "id": found.id if found else "",
        "type": found.type if found else "",
        "stem": found.stem if found else "",
        "key": key_json(found),
        "withdrawn": slot in state.withdrawn,
        "lines": [_line(line, found) for line in lines],
    }


def _in_order(slot: str) -> tuple[float, float]:
    """3-7 before 3-7.2 before 3-8; the tie-break T-1 last."""
    stage, _, number = slot.partition("-")
    return (float("inf") if stage == "T" else int(stage), _number(number))


def _number(text: str) -> float:
    number, _, again = text.partition(".")
    return int(number) + int(again or 0) / 100


def _team(team: Any) -> dict[str, Any]:
    return {"team": team.id, "seat": team.seat, "name": team.name, "members": list(team.members)}


def _sum(state: State, team: str, number: int) -> Decimal:
    points = (line.points for line in counted(state) if line.team == team and line.round == number)
    return sum(points, Decimal(0))


def _tiebreak(state: State, team: str) -> dict[str, Any] | None:
    """A team's place among those it was tied with, once the tie is broken."""
    tied, total, place = dict(state.tie_keys), scores(state), places(state)
    if team not in tied:
        return None
    rivals = [other for other in tied if total[other] == total[team]]
    return {"place": 1 + sum(place[other] < place[team] for other in rivals), "of": len(rivals)}


def _line(line: Entry, asked: Question | None = None) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "team": line.team,
        "verdict": line.verdict,
        "points": figure(line.points),
        "response": said(asked, line.response) or "",
        "stake": None if line.stake is None else figure(line.stake),
        "by": line.by,
        "at": line.at,
        "reason": line.reason,
        "void": line.void_by is not None,
    }


def _foul(line: Entry) -> dict[str, Any]:
    return {**_line(line), "slot": line.slot or "", "foul": line.verdict}
