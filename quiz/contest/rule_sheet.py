"""
The face of the rules: the rule card in the hall, the digest beside a choice, the printed 章程.

All three are made of the same numbers the engine scores with, as catalogue codes with arguments;
the words are in `static/i18n/*/rules.json`. Knows no language and no screen.
"""

from collections.abc import Iterator
from typing import Any

from quiz.contest.rule_clauses import (
    Clause,
    afterwards_clauses,
    buzzing_clauses,
    clause,
    foul_clauses,
    number,
    prompting_clauses,
    seconds,
    stake_clauses,
    tiebreak_clauses,
    turn_clauses,
)
from quiz.contest.rules import (
    BuzzerRules,
    CompulsoryRules,
    FixedLoss,
    JointRules,
    RiskRules,
    RoundRules,
    Rules,
    TiebreakRules,
)

MOST_FIGURES = 6
LOSSES = ("wrong", "timeout", "wrong_or_timeout")
Figure = dict[str, Any]


def rule_card(rules: RoundRules) -> dict[str, Any]:
    """
    The card of one round for the hall.

    Returns:
        `title`; at most six `figures` {code, value, unit}; `clauses` {code, args}, the
        weightiest first and the organizer's note last.
    """
    return {
        "title": rules.title,
        "figures": _figures(rules)[:MOST_FIGURES],
        "clauses": [*_card_clauses(rules), *_note(rules)],
    }


def digest(rules: RoundRules) -> list[Clause]:
    """The figures of a round as short phrases, to be joined by commas."""
    return [_spoken("digest", each) for each in _figures(rules)]


def clauses(rules: RoundRules) -> list[Clause]:
    """Everything about a round in full sentences."""
    return [
        *(_spoken("clause.figure", each) for each in _figures(rules)),
        *_peculiar(rules),
        *prompting_clauses(rules),
        *(
            [clause("partial", points=number(rules.points.partial))]
            if rules.points.partial is not None
            else []
        ),
        clause(f"judged_by.{rules.judged_by}"),
        *_note(rules),
    ]


def regulations(rules: Rules) -> list[dict[str, Any]]:
    """
    The whole 章程 for print.

    Returns:
        Sections with a `heading` and `clauses`, all as {code, args}: general matters first, awards last.
    """
    rounds = [
        _section("round", clauses(each), number=number, title=each.title)
        for number, each in enumerate(rules.rounds, start=1)
    ]
    return [
        _section("general", _general(rules)),
        *rounds,
        _section("tiebreak", clauses(rules.tiebreak), title=rules.tiebreak.title),
        _section("rulings", _rulings(rules)),
        *([_section("awards", _awards(rules))] if rules.awards else []),
    ]


def _section(code: str, sentences: list[Clause], **args: Any) -> dict[str, Any]:
    return {"heading": {"code": f"section.{code}", "args": args}, "clauses": sentences}


def _figure(code: str, value: Any, unit: str) -> Figure:
    return {"code": code, "value": value, "unit": unit}


def _figures(rules: RoundRules) -> list[Figure]:
    return [*_counts(rules), *_worth(rules), *_times(rules)]


def _counts(rules: RoundRules) -> Iterator[Figure]:
    if isinstance(rules, CompulsoryRules | RiskRules):
        yield _figure("questions_each", rules.questions_each, "questions")
    elif isinstance(rules, JointRules | BuzzerRules):
        yield _figure("questions", rules.questions, "questions")


def _worth(rules: RoundRules) -> Iterator[Figure]:
    points = rules.points
    if isinstance(rules, RiskRules):
        yield _figure("stakes", " / ".join(str(number(stake.value)) for stake in rules.stakes), "points")
        if isinstance(rules.wrong, FixedLoss):
            yield _figure("wrong_or_timeout", number(rules.wrong.fixed), "points")
        return
    if isinstance(rules, TiebreakRules) and rules.sudden_death:
        return
    yield _figure("right", number(points.right), "points")
    if points.missing_some is not None:
        yield _figure("missing_some", number(points.missing_some), "points")
    yield from _misses(rules)


def _misses(rules: RoundRules) -> Iterator[Figure]:
    wrong, timeout = rules.points.wrong, rules.points.timeout
    if timeout is None or timeout == wrong:
        yield _figure("wrong_or_timeout", number(wrong), "points")
    else:
        yield _figure("wrong", number(wrong), "points")
        yield _figure("timeout", number(timeout), "points")


def _times(rules: RoundRules) -> Iterator[Figure]:
    clock = rules.clock
    for code, limit in (
        ("choose", clock.choose_ms),
        ("discuss", clock.discuss_ms),
        ("buzz", clock.buzz_ms),
        ("start", clock.start_ms),
        ("answer", clock.answer_ms),
    ):
        if limit is not None:
            yield _figure(code, seconds(limit), "seconds")


def _spoken(area: str, figure: Figure) -> Clause:
    """A figure as a phrase; a loss is said as a positive number, and nothing lost as such."""
    code, value = figure["code"], figure["value"]
    if code in LOSSES and value <= 0:
        code, value = (f"{code}_cost", -value) if value else (f"{code}_free", 0)
    return {"code": f"{area}.{code}", "args": {"value": value}}


def _card_clauses(rules: RoundRules) -> list[Clause]:
    """What the hall must know before the round; the stage shows the first ones only."""
    if isinstance(rules, CompulsoryRules):
        return [*_peculiar(rules), *prompting_clauses(rules)]
    ladder = isinstance(rules, BuzzerRules) and len(rules.early_buzz) > 1
    return list(buzzing_clauses(rules)) if ladder else _peculiar(rules)


def _peculiar(rules: RoundRules) -> list[Clause]:
    """The sentences of one format, without what every round has."""
    if isinstance(rules, CompulsoryRules):
        return list(turn_clauses(rules))
    if isinstance(rules, JointRules):
        return [clause("joint")]
    if isinstance(rules, BuzzerRules):
        return [*buzzing_clauses(rules), *afterwards_clauses(rules)]
    if isinstance(rules, RiskRules):
        return list(stake_clauses(rules))
    if isinstance(rules, TiebreakRules):
        return [*tiebreak_clauses(rules), *foul_clauses(rules.early_buzz)]
    return []


def _partial(rules: RoundRules) -> list[Clause]:
    points = rules.points.partial
    return [] if points is None else [clause("partial", points=number(points))]


def _note(rules: RoundRules) -> list[Clause]:
    return [clause("note", text=rules.note)] if rules.note else []


def _general(rules: Rules) -> list[Clause]:
    teams = rules.teams
    return [
        clause("teams", count=teams.count, members=teams.members),
        *([clause("substitutes", count=teams.substitutes)] if teams.substitutes else []),
        clause("base_score", points=number(rules.base_score)),
        clause("seats_by_lot"),
        clause("finish"),
    ]


def _rulings(rules: Rules) -> list[Clause]:
    return [
        clause("clock_on_cue"),
        clause("bench_decides"),
        *([clause("protests")] if rules.protests else []),
        clause("corrections"),
    ]


def _awards(rules: Rules) -> list[Clause]:
    return [clause("award", name=award.name, places=award.places) for award in rules.awards]
