"""
The rule sheet in words to come: the card in the hall and the printed 章程, from the rules that drive the engine.

Figures and clauses are catalogue codes with their numbers, so no text can say another number than the rules.
"""

from decimal import Decimal
from typing import Any

from quiz.contest.rules import (
    BuzzerRules,
    CompulsoryRules,
    FixedLoss,
    FoulStep,
    JointRules,
    RiskRules,
    RoundRules,
    Rules,
    TiebreakRules,
)

MOST_FIGURES = 6
Clause = dict[str, Any]


def rule_card(rules: RoundRules) -> dict[str, Any]:
    """
    The card of one round for the hall.

    Returns:
        `title`; at most six `figures` {code, value, unit}; `clauses` {code, args}, the organizer's note last.
    """
    return {
        "title": rules.title,
        "figures": _figures(rules)[:MOST_FIGURES],
        "clauses": [*_clauses(rules), *_note(rules)],
    }


def regulations(rules: Rules) -> list[dict[str, Any]]:
    """The whole 章程 as sections {title, figures, clauses}; general matters first, awards last."""
    general = [
        _clause("teams", count=rules.teams.count, members=rules.teams.members),
        *([_clause("substitutes", count=rules.teams.substitutes)] if rules.teams.substitutes else []),
        _clause("base_score", points=rules.base_score),
        _clause("finish"),
        *([_clause("protests")] if rules.protests else []),
    ]
    rounds = [
        {"title": each.title, "figures": _figures(each), "clauses": [*_clauses(each), *_note(each)]}
        for each in (*rules.rounds, rules.tiebreak)
    ]
    awards = [_clause("award", name=award.name, places=award.places) for award in rules.awards]
    return [
        {"title": None, "code": "section.general", "figures": [], "clauses": general},
        *rounds,
        {"title": None, "code": "section.awards", "figures": [], "clauses": awards},
    ]


def _clause(code: str, **args: Any) -> Clause:
    exact = {name: _number(value) if isinstance(value, Decimal) else value for name, value in args.items()}
    return {"code": f"clause.{code}", "args": exact}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _figure(code: str, value: Any, unit: str) -> dict[str, Any]:
    return {"code": code, "value": _number(value) if isinstance(value, Decimal) else value, "unit": unit}


def _figures(rules: RoundRules) -> list[dict[str, Any]]:
    return [*_counts(rules), *_worth(rules), *_times(rules)]


def _counts(rules: RoundRules) -> list[dict[str, Any]]:
    if isinstance(rules, CompulsoryRules | RiskRules):
        return [_figure("questions_each", rules.questions_each, "questions")]
    if isinstance(rules, JointRules | BuzzerRules):
        return [_figure("questions", rules.questions, "questions")]
    return []


def _worth(rules: RoundRules) -> list[dict[str, Any]]:
    if isinstance(rules, RiskRules):
        values = " / ".join(str(_number(stake.value)) for stake in rules.stakes)
        return [_figure("stakes", values, "points")]
    if isinstance(rules, TiebreakRules) and rules.sudden_death:
        return []
    points = rules.points
    timeout = points.wrong if points.timeout is None else points.timeout
    wrong = "wrong_or_timeout" if timeout == points.wrong else "wrong"
    found = [_figure("right", points.right, "points"), _figure(wrong, points.wrong, "points")]
    if timeout != points.wrong:
        found.append(_figure("timeout", timeout, "points"))
    if points.missing_some is not None:
        found.append(_figure("missing_some", points.missing_some, "points"))
    return found


def _times(rules: RoundRules) -> list[dict[str, Any]]:
    clock = rules.clock
    times = {
        "choose": clock.choose_ms,
        "discuss": clock.discuss_ms,
        "buzz": clock.buzz_ms,
        "start": clock.start_ms,
        "answer": clock.answer_ms,
    }
    return [_figure(code, _seconds(ms), "seconds") for code, ms in times.items() if ms is not None]


def _seconds(ms: int) -> int | float:
    return ms // 1000 if ms % 1000 == 0 else ms / 1000


def _clauses(rules: RoundRules) -> list[Clause]:
    if isinstance(rules, CompulsoryRules):
        return _compulsory(rules)
    if isinstance(rules, JointRules):
        return [_clause("joint")]
    if isinstance(rules, BuzzerRules):
        return _buzzer(rules)
    if isinstance(rules, RiskRules):
        return _risk(rules)
    if isinstance(rules, TiebreakRules):
        return _tiebreak(rules)
    return []


def _compulsory(rules: CompulsoryRules) -> list[Clause]:
    found = [_clause(f"by_{rules.by}"), _clause(f"order.{rules.order}")]
    if rules.points.prompting:
        found.append(_clause("prompting", points=-rules.points.prompting))
    if rules.points.prompting_voids:
        found.append(_clause("prompting_voids"))
    return found


def _buzzer(rules: BuzzerRules) -> list[Clause]:
    found = [_clause("while_reading" if rules.buzz == "while_reading" else "on_cue")]
    if rules.restate:
        misstated = rules.points.wrong if rules.points.misstated is None else rules.points.misstated
        found.append(_clause("restate", points=-misstated))
    if not rules.question_shown:
        found.append(_clause("question_hidden"))
    found += _ladder(rules.early_buzz, rules.buzz == "on_cue")
    found.append(_clause(f"nobody.{rules.nobody}"))
    if rules.rebound.attempts:
        found.append(_clause("rebound", attempts=rules.rebound.attempts))
    if rules.rebound.then == "audience":
        found.append(_clause("then_audience"))
    return found


def _ladder(steps: tuple[FoulStep, ...], on_cue: bool) -> list[Clause]:
    if not on_cue:
        return []
    if not steps:
        return [_clause("early_refused")]
    if len(steps) == 1:
        step = steps[0]
        return [_clause(f"early.{step.offender}", points=-step.points), *_question_after(step)]
    return [
        _clause(f"early_nth.{step.offender}", offence=number, points=-step.points)
        for number, step in enumerate(steps, start=1)
    ] + _question_after(steps[0])


def _question_after(step: FoulStep) -> list[Clause]:
    return [_clause(f"early_question.{step.question}")]


def _risk(rules: RiskRules) -> list[Clause]:
    if isinstance(rules.wrong, FixedLoss):
        loss = _clause("risk_wrong.fixed", points=-rules.wrong.fixed)
    else:
        loss = _clause(f"risk_wrong.{rules.wrong}")
    own = [
        _clause("risk_wrong.own", stake=stake.value, points=-stake.wrong)
        for stake in rules.stakes
        if stake.wrong is not None
    ]
    found = [_clause(f"order.{rules.order}"), loss, *own]
    found.append(_clause("may_pass" if rules.may_pass else "must_play"))
    if rules.different_stakes:
        found.append(_clause("different_stakes"))
    if rules.steal is not None:
        found.append(_clause("steal", points=rules.steal))
    return found


def _tiebreak(rules: TiebreakRules) -> list[Clause]:
    found = [_clause(f"tie.{rules.only_for}")]
    found.append(_clause("sudden_death" if rules.sudden_death else "tie_points"))
    return found + _ladder(rules.early_buzz, True)


def _note(rules: RoundRules) -> list[Clause]:
    return [_clause("note", text=rules.note)] if rules.note else []
