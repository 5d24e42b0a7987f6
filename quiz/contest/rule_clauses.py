"""
Single sentences of a rule sheet as catalogue codes with arguments, for the rule card and the printed 章程.

Amounts that are lost are given as positive numbers: the words around them say 扣.
Knows no layout and no language.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from quiz.contest.rules import (
    BuzzerRules,
    CompulsoryRules,
    FixedLoss,
    FoulStep,
    RiskRules,
    RoundRules,
    TiebreakRules,
)

Clause = dict[str, Any]
OFFENDER = {"continues": "stays", "barred_from_question": "question", "barred_from_round": "round"}


def number(value: Decimal) -> int | float:
    """A whole Decimal as int, a broken one as float."""
    return int(value) if value == value.to_integral_value() else float(value)


def seconds(milliseconds: int) -> int | float:
    """Milliseconds as seconds, whole where they are."""
    return number(Decimal(milliseconds) / 1000)


def clause(code: str, **args: Any) -> Clause:
    """A catalogue key and what fills it."""
    return {"code": f"clause.{code}", "args": args}


def foul_clauses(steps: tuple[FoulStep, ...]) -> Iterator[Clause]:
    """What an early buzz costs: one sentence, or one a rung of the ladder."""
    if not steps:
        yield clause("early.refused")
    for nth, step in enumerate(steps, start=1):
        lead = "early" if len(steps) == 1 else "early_last" if nth == len(steps) else "early_nth"
        price = "cost" if step.points else "free"
        args: dict[str, Any] = {"points": number(abs(step.points))} if step.points else {}
        if lead != "early":
            args["nth"] = nth
        yield clause(f"{lead}.{price}.{OFFENDER[step.offender]}.{step.question}", **args)


def buzzing_clauses(rules: BuzzerRules) -> Iterator[Clause]:
    """How a buzzer question begins: when to press, and what a press too early costs."""
    if rules.buzz == "on_cue":
        yield from foul_clauses(rules.early_buzz)
    else:
        yield clause("while_reading")
    if not rules.question_shown:
        yield clause("question_hidden")
    if rules.restate:
        lost = rules.points.wrong if rules.points.misstated is None else rules.points.misstated
        yield clause("restate_cost", points=number(-lost)) if lost < 0 else clause("restate")


def afterwards_clauses(rules: BuzzerRules) -> Iterator[Clause]:
    """What follows a miss, and what follows when nobody presses."""
    rebound = rules.rebound
    if rebound.attempts:
        yield clause(f"rebound.{rebound.then}", attempts=rebound.attempts)
        if rebound.wrong is not None:
            lost = number(-rebound.wrong)
            yield clause("rebound_wrong", points=lost) if lost else clause("rebound_free")
    elif rebound.then == "audience":
        yield clause("miss_to_audience")
    yield clause(f"nobody.{rules.nobody}")


def turn_clauses(rules: CompulsoryRules) -> Iterator[Clause]:
    """Who answers, in which order, and the price of prompting."""
    yield clause(f"by.{rules.by}")
    yield clause(f"order.{rules.order}")


def prompting_clauses(rules: RoundRules) -> Iterator[Clause]:
    """What help from team-mates costs; nothing is said where it costs nothing."""
    points = rules.points
    if points.prompting_voids and points.prompting:
        yield clause("prompting_void_cost", points=number(-points.prompting))
    elif points.prompting_voids:
        yield clause("prompting_void")
    elif points.prompting:
        yield clause("prompting", points=number(-points.prompting))


def stake_clauses(rules: RiskRules) -> Iterator[Clause]:
    """The bargain of a risk question."""
    yield loss_clause(rules)
    yield clause("may_pass" if rules.may_pass else "must_stake")
    yield clause(f"order.{rules.order}")
    for stake in rules.stakes:
        if stake.wrong is not None:
            args = {"stake": number(stake.value), "points": number(-stake.wrong)}
            yield clause("stake_own" if stake.wrong else "stake_own_free", **args)
    if rules.different_stakes and rules.questions_each > 1:
        yield clause("different_stakes")
    if rules.steal is not None:
        yield clause("steal", points=number(rules.steal))


def loss_clause(rules: RiskRules) -> Clause:
    """What a wrong answer costs in general."""
    if isinstance(rules.wrong, FixedLoss):
        lost = number(-rules.wrong.fixed)
        return clause("loss.fixed", points=lost) if lost else clause("loss.lose_nothing")
    return clause(f"loss.{rules.wrong}")


def tiebreak_clauses(rules: TiebreakRules) -> Iterator[Clause]:
    """How a tie is broken, and which ties are."""
    yield clause("sudden_death" if rules.sudden_death else "until_scores_differ")
    yield clause(f"only_for.{rules.only_for}")
