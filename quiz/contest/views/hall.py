"""The hall's part of its snapshot, and what single scenes need: only what the whole room may see."""

from typing import Any

from quiz.contest.adjudication import arrivals, is_clear
from quiz.contest.rounds.risk import offered
from quiz.contest.rule_sheet import rule_card
from quiz.contest.rules import RiskRules
from quiz.contest.scoring import score, scores
from quiz.contest.standings import places, places_before
from quiz.contest.state import State
from quiz.contest.views.figures import figure, optional
from quiz.contest.views.frame import standings

SCENES = {
    "new": "cover",
    "lobby": "cover",
    "round_card": "rule_card",
    "choosing": "stakes",
    "presented": "question",
    "discussing": "question",
    "armed": "armed",
    "starting": "buzzed",
    "answering": "answering",
    "judging": "answering",
    "ruled": "verdict",
    "unanswered": "question",
    "withdrawn": "scoreboard",
    "revealed": "answer",
    "summary": "summary",
    "tie": "tie",
    "ceremony": "ceremony",
    "finished": "standings",
}


def screen(state: State) -> str:
    """The scene on the hall's screen."""
    if state.overlay != "none":
        return state.overlay
    if state.phase == "introduction":
        return "introduction" if state.introduced else "cover"
    if state.phase == "ruled" and state.play is not None and state.play.question is None:
        return "stakes"
    return SCENES[state.phase]


def of_hall(state: State) -> dict[str, Any]:
    """What the hall's screen has beside the frame and the scenes."""
    return {"screen": screen(state), "corrected": corrected(state)}


def corrected(state: State) -> dict[str, int]:
    """Each team whose total a correction has changed → which correction did so last, counted from 1."""
    return {
        team: count
        for count, line in enumerate(state.corrections, start=1)
        for team, before, after in line.effects
        if before != after
    }


def scenes(state: State) -> dict[str, Any]:
    """What single scenes need beside the frame."""
    return {
        "card": _card(state),
        "stakes": stakes(state),
        "summary": summary(state),
        "ceremony": ceremony(state),
        "standings": standings(state) if state.phase == "finished" else None,
        "evidence": evidence(state) if state.overlay == "evidence" else None,
    }


def _card(state: State) -> dict[str, Any] | None:
    return rule_card(state.round_rules) if state.phase == "round_card" else None


def stakes(state: State) -> dict[str, Any] | None:
    """Who staked what in a risk round, in the order of play."""
    if state.round is None or state.phase in ("summary", "ceremony", "finished"):
        return None
    rules = state.round_rules
    if not isinstance(rules, RiskRules):
        return None
    chosen = dict(state.round.stakes)
    current = state.play.turn.team if state.play is not None else None
    open_turn = state.phase == "choosing" and state.play is not None and state.play.stake is None
    return {
        "offered": [
            figure(value) for value in (offered(state, rules, current) if current else _values(rules))
        ],
        "may_pass": rules.may_pass,
        "rows": [
            {
                "team": team,
                "score": figure(score(state, team)),
                "stake": None if open_turn and team == current else optional(chosen.get(team)),
                "passed": team in chosen and chosen[team] is None and not (open_turn and team == current),
                "current": team == current,
            }
            for team in state.round.order
        ],
    }


def _values(rules: RiskRules) -> tuple:
    return tuple(stake.value for stake in rules.stakes)


def summary(state: State) -> dict[str, Any] | None:
    """The climb of the round just closed, and what became of its questions."""
    if state.phase != "summary" or state.round is None:
        return None
    before, after = dict(state.round.before), scores(state)
    was, now = places_before(state), places(state)
    rows = [
        {
            "team": team,
            "before": figure(before[team]),
            "after": figure(after[team]),
            "delta": figure(after[team] - before[team]),
            "place_before": was[team],
            "place": now[team],
        }
        for team in state.team_ids
    ]
    return {"title": state.round_rules.title, "rows": rows, "counts": _counts(state)}


def _counts(state: State) -> dict[str, int]:
    assert state.round is not None
    number = state.round.index + 1
    lines = [
        line
        for line in state.ledger
        if line.round == number and line.kind == "ruling" and line.void_by is None
    ]
    verdicts = [line.verdict for line in lines]
    prefix = f"{number}-"
    asked = {slot.partition(".")[0] for slot, _ in state.asked if slot.startswith(prefix)}
    return {
        "questions": len(asked),
        "right": verdicts.count("right"),
        "wrong": verdicts.count("wrong") + verdicts.count("timeout"),
        "unanswered": state.round.unanswered,
    }


def ceremony(state: State) -> dict[str, Any] | None:
    """The card of the ceremony now shown; step 0 is the field alone."""
    if state.phase != "ceremony":
        return None
    of = len(state.ceremony)
    if state.ceremony_step == 0:
        return {"step": 0, "of": of, "award": "", "level": 0, "first": False, "teams": []}
    card = state.ceremony[state.ceremony_step - 1]
    points, now = scores(state), places(state)
    return {
        "step": state.ceremony_step,
        "of": of,
        "award": card.name,
        "level": card.level,
        "first": card.level == 1,
        "teams": [{"team": team, "score": figure(points[team]), "place": now[team]} for team in card.teams],
    }


def evidence(state: State) -> dict[str, Any] | None:
    """Who pressed when, with errors; None when nobody has pressed on this question."""
    found = arrivals(state)
    if not found or state.play is None:
        return None
    return {
        "question": state.play.number,
        "clear": is_clear(found),
        "rows": [{"team": each.team, "at_ms": each.at_ms, "error_ms": each.error_ms} for each in found],
    }
