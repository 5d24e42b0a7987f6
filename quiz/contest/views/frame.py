"""
What every screen may know: the course of the evening, faces, clocks, teams, public rulings.

Nothing here touches a key except `shown_key`, and that asks the phase first.
"""

from dataclasses import replace
from typing import Any

from quiz.banks.face import face_of, key_of
from quiz.banks.question import Question
from quiz.contest.rounds import format_of
from quiz.contest.rules import RiskRules
from quiz.contest.scoring import price, score, scores
from quiz.contest.standings import award_of, groups, places, places_before
from quiz.contest.state import ON_STAGE, State, entry, question
from quiz.contest.views.figures import figure, optional
from quiz.contest.views.responses import said


def frame(state: State) -> dict[str, Any]:
    """The part of a snapshot that all roles share, from a public state."""
    rules = state.rules
    return {
        "contest": state.contest,
        "kind": state.kind,
        "title": rules.title if rules else "",
        "subtitle": rules.subtitle if rules else "",
        "organizer": rules.organizer if rules else "",
        "phase": state.phase,
        "round": round_of(state),
        "question": face(state),
        "turn": turn(state),
        "clock": clock(state),
        "paused": state.paused_for is not None,
        "paused_for": state.paused_for,
        "teams": teams(state),
        "buzzes": buzzes(state),
        "foul": foul(state),
        "ruling": last_ruling(state),
        "rulings": rulings(state),
        "key": shown_key(state),
        "introduced": state.introduced,
        "tie": tie(state),
        "audience_question": _for_audience(state),
    }


def public(state: State) -> State:
    """The state without the joint rulings that a person has given but not yet revealed."""
    play = state.play
    if play is None or state.phase != "judging" or state.round_rules.format != "joint":
        return state
    known = tuple(line for line in state.ledger if line.slot != play.slot or line.kind != "ruling")
    return replace(state, ledger=known)


def round_of(state: State) -> dict[str, Any] | None:
    if state.round is None or state.rules is None:
        return None
    rules = state.round_rules
    return {
        "number": state.round.index + 1,
        "of": len(state.rules.rounds),
        "title": rules.title,
        "format": rules.format,
        "by": getattr(rules, "by", "team"),
    }


def on_stage(state: State) -> Question | None:
    """The question on the screens, or None."""
    play = state.play
    if play is None or play.question is None or state.phase not in ON_STAGE:
        return None
    return question(state, play.question)


def face(state: State, hidden: bool | None = None) -> dict[str, Any] | None:
    """The question as it may be shown; a hidden one is announced without its words."""
    asked, play = on_stage(state), state.play
    if asked is None or play is None:
        return None
    shown = face_of(asked)
    hide = play.hidden if hidden is None else hidden
    member = play.turn.member
    holder = next((team for team in state.teams if team.id == play.turn.team), None)
    names = holder.members if holder else ()
    return {
        "slot": play.slot,
        "number": play.number,
        "of": len(state.round.turns) if state.round and not state.in_tiebreak else None,
        "type": shown.type,
        "stem": "" if hide else shown.stem,
        "options": [] if hide else [{"label": each.label, "text": each.text} for each in shown.options],
        "media": None if hide else _media(state, shown.media),
        "blanks": shown.blanks,
        "member": member,
        "member_name": names[member - 1] if member and member <= len(names) else None,
        "stake": optional(play.stake),
        "points": _points(state),
        "answer_ms": state.round_rules.clock.answer_ms,
        "buzz_ms": state.round_rules.clock.buzz_ms,
        "start_ms": state.round_rules.clock.start_ms,
        "discuss_ms": state.round_rules.clock.discuss_ms,
        "hidden": hide,
    }


def _media(state: State, media: Any) -> dict[str, Any] | None:
    if media is None or state.play is None:
        return None
    return {"src": f"/media/{state.contest}/{state.play.slot}", "kind": media.kind, "alt": media.alt}


def _points(state: State) -> dict[str, Any]:
    """What each verdict is worth on this question, for the team whose it is."""
    rules, play = state.round_rules, state.play
    assert play is not None
    case = play.case(play.turn.team or play.holder or "")
    form = format_of(state)
    worth = {verdict: figure(form.price(rules, verdict, case)) for verdict in ("right", "wrong", "timeout")}
    try:
        part = None if isinstance(rules, RiskRules) else figure(price(rules, "partial"))
    except KeyError:
        part = None
    return {**worth, "missing_some": part}


def turn(state: State) -> str | None:
    play = state.play
    if play is None or state.phase in ("summary", "ceremony", "finished", "tie"):
        return None
    return play.holder or (play.turn.team if state.phase != "armed" else None)


def clock(state: State) -> dict[str, Any] | None:
    if state.clock is None:
        return None
    found = state.clock
    return {
        "id": found.id,
        "kind": found.kind,
        "total_ms": found.total_ms,
        "deadline": found.deadline,
        "remaining_ms": found.remaining_ms,
        "running": found.running,
    }


def teams(state: State) -> list[dict[str, Any]]:
    """All teams in seat order, with score, place and what bars them."""
    now, before, points = places(state), places_before(state), scores(state)
    return [
        {
            "team": team.id,
            "seat": team.seat,
            "name": team.name,
            "members": list(team.members),
            "slogan": team.slogan,
            "score": figure(points[team.id]),
            "place": now[team.id],
            "moved": before.get(team.id, now[team.id]) - now[team.id],
            "absent": team.id in state.absent,
            "mark": _mark(state, team.id),
        }
        for team in state.teams
    ]


def _mark(state: State, team: str) -> str:
    play = state.play
    if state.round is None or state.phase in ("summary", "ceremony", "finished"):
        return ""
    if state.tie is not None and state.in_tiebreak:
        if team not in state.tie.teams:
            return "idle"
        if team in state.tie.out:
            return "out"
    if team in state.round.barred:
        return "barred_round"
    if play is None:
        return ""
    if team in play.barred or team in play.tried:
        return "barred"
    joint = state.round_rules.format == "joint" and state.phase in ("answering", "judging")
    return "answered" if joint and play.response_of(team) is not None else ""


def buzzes(state: State) -> list[dict[str, Any]]:
    if state.play is None or on_stage(state) is None:
        return []
    return [
        {"team": press.team, "place": place, "behind_ms": press.behind_ms}
        for place, press in enumerate(state.play.presses, start=1)
    ]


def foul(state: State) -> dict[str, Any] | None:
    found = state.play.foul if state.play is not None and on_stage(state) is not None else None
    if found is None:
        return None
    return {
        "team": found.team,
        "kind": found.kind,
        "points": figure(found.points),
        "offence": found.offence,
        "effect": found.offender,
        "question": found.question,
    }


def last_ruling(state: State) -> dict[str, Any] | None:
    """The verdict now on the hall's screen; a joint round has none of its own."""
    play = state.play
    if play is None or play.ruling is None or state.phase not in ("ruled", "revealed"):
        return None
    line = entry(state, play.ruling)
    if line is None or line.void_by is not None or state.round_rules.format == "joint":
        return None
    return {
        "ruling": line.id,
        "team": line.team,
        "verdict": line.verdict,
        "points": figure(line.points),
        "score": figure(score(state, line.team)),
    }


def rulings(state: State) -> list[dict[str, Any]]:
    """The rulings on this question; what the teams answered joins them at the reveal."""
    play = state.play
    if play is None or on_stage(state) is None:
        return []
    lines = [
        line for line in state.ledger if line.slot == play.slot and line.kind == "ruling" and not line.void_by
    ]
    revealed = state.phase == "revealed"
    return [
        {
            "team": line.team,
            "verdict": line.verdict,
            "points": figure(line.points),
            "response": said(on_stage(state), line.response) if revealed else None,
        }
        for line in lines
    ]


def shown_key(state: State) -> dict[str, Any] | None:
    """The key, from the reveal on and not before."""
    return key_json(on_stage(state)) if state.phase == "revealed" else None


def key_json(asked: Question | None) -> dict[str, Any] | None:
    """A key as JSON. Call it only where the reader may see it."""
    if asked is None:
        return None
    key = key_of(asked)
    return {
        "labels": list(key.labels),
        "text": key.text,
        "explanation": key.explanation,
        "source": key.source,
        "accept": list(key.accept),
        "why": dict(key.why),
    }


def tie(state: State) -> dict[str, Any] | None:
    if state.tie is None or not state.in_tiebreak or state.phase in ("ceremony", "finished"):
        return None
    return {"award": state.tie.award, "teams": list(state.tie.teams), "sudden_death": state.tie.sudden_death}


def _for_audience(state: State) -> bool:
    play = state.play
    return play is not None and play.follow == "audience" and state.phase in ("ruled", "unanswered")


def standings(state: State) -> list[dict[str, Any]]:
    """All teams from the best down, with the award each place earns."""
    now, awards, points = places(state), award_of(state), scores(state)
    return [
        {"team": team, "place": now[team], "score": figure(points[team]), "award": awards.get(team)}
        for group in groups(state)
        for team in group
    ]
