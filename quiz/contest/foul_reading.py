"""Foul ladders as organizers write them: a list of steps, or the code of a usual policy. Knows no round."""

from decimal import Decimal
from typing import get_args

from quiz.banks.fields import Fields, fields_of
from quiz.banks.nodes import Listing, Mapping, Node, Text
from quiz.banks.words import did_you_mean, quoted
from quiz.contest.amounts import read_loss
from quiz.contest.rules import FoulStep, Offender, QuestionAfterFoul

WHILE_READING = "F6"
BARRED = FoulStep()
POLICIES: dict[str, tuple[FoulStep, ...]] = {
    "F0": (),
    "F1": (BARRED,),
    "F2": (FoulStep(points=Decimal(-10)),),
    "F3": (FoulStep(points=Decimal(-10), question="void"),),
    "F4": (FoulStep(points=Decimal(-5)),),
    "F5": (BARRED, FoulStep(points=Decimal(-20)), FoulStep(offender="barred_from_round")),
    WHILE_READING: (),
}
"""The policies found in use: 不罚 · 停本题 · 扣十分停本题 · 扣十分本题作废 · 扣五分 · 逐次加重 · 边读边抢."""

NICKNAMES = {
    "none": "F0", "不罚": "F0", "停本题": "F1", "扣分": "F2", "作废": "F3", "逐次加重": "F5",
    "边读边抢": "F6",
}  # fmt: skip
STEP_NICKNAMES = {"扣分": "points", "score": "points", "team": "offender", "本题": "question"}


def read_ladder(fields: Fields, key: str = "early_buzz") -> tuple[tuple[FoulStep, ...], str]:
    """
    The ladder under a key.

    Returns:
        The steps, and the code of the policy where one was named, else "".
    """
    node = fields.node(key, None)
    if isinstance(node, Text):
        return _policy(fields, key, node)
    if isinstance(node, Mapping):
        return _steps(fields, (node,)), ""
    if isinstance(node, Listing):
        if not node.items:
            fields.complain(key, "抢跑没有写一级处罚", "不处罚请写 early_buzz: F0", "empty")
        return _steps(fields, node.items), ""
    return (), ""


def _policy(fields: Fields, key: str, node: Text) -> tuple[tuple[FoulStep, ...], str]:
    name = NICKNAMES.get(node.value.strip(), node.value.strip().upper())
    if name in POLICIES:
        return POLICIES[name], name
    hint = did_you_mean(node.value, POLICIES, NICKNAMES)
    fields.complain(key, f"{key} 不能写{quoted(node.value)}", hint, "choice")
    return (), ""


def _steps(fields: Fields, nodes: tuple[Node, ...]) -> tuple[FoulStep, ...]:
    asked = [fields_of(node, fields.complaints, "抢跑处罚", STEP_NICKNAMES) for node in nodes]
    return tuple(_step(each) for each in asked if each is not None)


def _step(fields: Fields) -> FoulStep:
    step = FoulStep(
        points=read_loss(fields, "points", Decimal(0)),
        offender=fields.choice("offender", get_args(Offender), "barred_from_question"),
        question=fields.choice("question", get_args(QuestionAfterFoul), "continues"),
    )
    fields.finish()
    return step
