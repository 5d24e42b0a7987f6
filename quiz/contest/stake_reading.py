"""The stakes of a risk round, and what a wrong answer to one costs, as an organizer wrote them."""

import re
from decimal import Decimal
from typing import Any

from quiz.banks.fields import Fields, fields_of
from quiz.banks.nodes import Mapping, Node
from quiz.banks.words import narrowed, quoted
from quiz.contest.amounts import read_loss
from quiz.contest.rules import FixedLoss, RiskRules, Stake

MOST_STAKE = 1000
NUMBER = re.compile(r"\d{1,4}(\.\d{1,2})?")


def read_stakes(fields: Fields) -> tuple[Stake, ...]:
    """`stakes: [10, 20, 30]`, or with prices of their own: `[{value: 40, wrong: -20}]`."""
    nodes = fields.items("stakes", None)
    if nodes is None:
        return RiskRules.model_fields["stakes"].default
    stakes = [stake for node in nodes if (stake := _stake(fields, node)) is not None]
    if not nodes:
        fields.complain("stakes", "风险题没有一个分值", "例如 stakes: [10, 20, 30]", "empty")
    values = [stake.value for stake in stakes]
    if len(set(values)) < len(values):
        fields.complain("stakes", "同一个分值写了两次", "每个分值只写一次", "stake_twice")
    return tuple(stakes)


def read_price(fields: Fields) -> Any:
    """`wrong: lose_stake | lose_nothing | {fixed: -20}`."""
    node = fields.node("wrong", None)
    if not isinstance(node, Mapping):
        return fields.choice("wrong", ("lose_stake", "lose_nothing"), "lose_stake")
    asked = fields_of(node, fields.complaints, "风险题答错")
    assert asked is not None
    fixed = read_loss(asked, "fixed", Decimal(0))
    asked.finish()
    return FixedLoss(fixed=fixed)


def _stake(fields: Fields, node: Node) -> Stake | None:
    if isinstance(node, Mapping):
        asked = fields_of(node, fields.complaints, "风险分值", {"right": "value"})
        assert asked is not None
        value = asked.decimal("value", least=Decimal("0.1"), most=MOST_STAKE)
        wrong = read_loss(asked, "wrong")
        asked.finish()
    else:
        value, wrong = _number(fields, node), None
    return None if value is None else Stake(value=value, wrong=wrong)


def _number(fields: Fields, node: Node) -> Decimal | None:
    text = fields.text_of(node, "stakes")
    if text is None:
        return None
    if NUMBER.fullmatch(narrowed(text)) and 0 < (value := Decimal(narrowed(text))) <= MOST_STAKE:
        return value
    fields.complaints.at(node, f"分值应当是大于 0 的数，这里是{quoted(text)}", "例如 [10, 20, 30]", "number")
    return None
