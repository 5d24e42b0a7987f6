"""
One round, or the tie-break, from the fields an organizer wrote; every problem is noted, nothing is raised.

What one value may be is decided here; what two values mean together, in rule_checking.py.
"""

from typing import Any, get_args

from quiz.banks.fields import Fields, fields_of
from quiz.banks.nodes import Mapping, Text
from quiz.contest.amounts import read_clock, read_draw, read_loss, read_points
from quiz.contest.foul_reading import WHILE_READING, read_ladder
from quiz.contest.rules import (
    BuzzerRules,
    CompulsoryRules,
    JointRules,
    JudgedBy,
    OrderOfPlay,
    Rebound,
    RiskRules,
    RoundRules,
    TiebreakRules,
)
from quiz.contest.stake_reading import read_price, read_stakes

FORMAT_TITLES = {"compulsory": "必答", "joint": "同答题", "buzzer": "抢答", "risk": "风险题"}
FORMAT_NICKNAMES = {
    "必答": "compulsory", "必答题": "compulsory", "同答": "joint", "同答题": "joint", "抢答": "buzzer",
    "抢答题": "buzzer", "buzz": "buzzer", "风险": "risk", "风险题": "risk",
}  # fmt: skip
ROUND_NICKNAMES = {
    "标题": "title", "name": "title", "赛制": "format", "type": "format", "题数": "questions",
    "count": "questions", "每队题数": "questions_each", "时限": "clock", "分值": "points", "抽题": "draw",
    "抢跑": "early_buzz", "顺序": "order", "说明": "note", "clocks": "clock", "stake": "stakes",
}  # fmt: skip
ORDER_NICKNAMES = {
    "台号": "seat", "倒序": "reverse", "蛇形": "snake", "低分先": "lowest_first", "高分先": "highest_first",
}  # fmt: skip
JUDGE_NICKNAMES = {"主持": "host", "主持人": "host", "设备": "device", "系统": "device", "评委": "panel"}
MOST_QUESTIONS = 200
ALL_TEAMS = "all"


def read_round(fields: Fields, teams: int) -> RoundRules | None:
    """
    A round; None when not even its format is known.

    Args:
        fields: The mapping of the round.
        teams: How many teams play; what `rebound: {attempts: all}` means hangs on it.
    """
    name = fields.choice("format", FORMAT_TITLES, nicknames=FORMAT_NICKNAMES)
    if name is None:
        return None
    given = _shared(fields, name, FORMAT_TITLES[name])
    rules = {"compulsory": _compulsory, "joint": _joint, "buzzer": _buzzer, "risk": _risk}[name](
        fields, given, teams
    )
    fields.finish()
    return rules


def read_tiebreak(fields: Fields, before: TiebreakRules) -> TiebreakRules:
    """The tie-break; what it does not say stays as it was before."""
    fields.choice("format", ("buzzer",), "buzzer", nicknames={"tiebreak": "buzzer", **FORMAT_NICKNAMES})
    given = _shared(fields, "tiebreak", before.title, before)
    ladder, _ = read_ladder(fields)
    given["early_buzz"] = ladder if fields.has("early_buzz") else before.early_buzz
    rules = TiebreakRules(
        **given,
        sudden_death=fields.boolean("sudden_death", before.sudden_death),
        only_for=fields.choice("only_for", ("awards", "all"), before.only_for),
        questions=fields.integer("questions", before.questions, 1, MOST_QUESTIONS),
    )
    fields.finish()
    return rules


def _shared(fields: Fields, name: str, title: str, before: RoundRules | None = None) -> dict[str, Any]:
    """What every format has; `before` gives the values that are not said."""
    base = before or RoundRules(title=title)
    judged_by = "device" if name == "joint" else base.judged_by
    return {
        "title": fields.text("title", title, most=20),
        "judged_by": fields.choice("judged_by", get_args(JudgedBy), judged_by, JUDGE_NICKNAMES),
        "clock": read_clock(fields, name, base.clock),
        "points": read_points(fields, name, base.points),
        "draw": read_draw(fields, base.draw),
        "note": fields.text("note", base.note, most=80),
    }


def _compulsory(fields: Fields, given: dict[str, Any], teams: int) -> CompulsoryRules:
    return CompulsoryRules(
        **given,
        by=fields.choice("by", ("member", "team"), "team"),
        order=fields.choice("order", get_args(OrderOfPlay), "seat", ORDER_NICKNAMES),
        questions_each=fields.integer("questions_each", 1, 1, 30),
    )


def _joint(fields: Fields, given: dict[str, Any], teams: int) -> JointRules:
    return JointRules(**given, questions=fields.integer("questions", 5, 1, MOST_QUESTIONS))


def _buzzer(fields: Fields, given: dict[str, Any], teams: int) -> BuzzerRules:
    ladder, policy = read_ladder(fields)
    reading = policy == WHILE_READING
    return BuzzerRules(
        **given,
        questions=fields.integer("questions", 20, 1, MOST_QUESTIONS),
        buzz=fields.choice("buzz", ("on_cue", "while_reading"), "while_reading" if reading else "on_cue"),
        restate=fields.boolean("restate", reading),
        question_shown=fields.boolean("question_shown", True),
        early_buzz=ladder,
        rebound=_rebound(fields, teams),
        nobody=fields.choice("nobody", ("audience", "void"), "void"),
    )


def _risk(fields: Fields, given: dict[str, Any], teams: int) -> RiskRules:
    return RiskRules(
        **given,
        stakes=read_stakes(fields),
        wrong=read_price(fields),
        order=fields.choice("order", get_args(OrderOfPlay), "lowest_first", ORDER_NICKNAMES),
        questions_each=fields.integer("questions_each", 1, 1, 10),
        different_stakes=fields.boolean("different_stakes", False),
        may_pass=fields.boolean("may_pass", True),
        steal=fields.decimal("steal", None, least=0, most=1000),
    )


def _rebound(fields: Fields, teams: int) -> Rebound:
    node = fields.node("rebound", None)
    if node is None or isinstance(node, Text) and node.value.strip() in ("none", "无"):
        return Rebound()
    if not isinstance(node, Mapping):
        hint = "写成 none，或 {attempts: 1, then: audience}"
        fields.complain("rebound", "rebound 看不懂", hint, "kind")
        return Rebound()
    asked = fields_of(node, fields.complaints, "转答")
    assert asked is not None
    everyone = isinstance(found := asked.node("attempts", None), Text) and found.value.strip() == ALL_TEAMS
    rebound = Rebound(
        attempts=max(teams - 1, 0) if everyone else asked.integer("attempts", 0, 0, 20),
        wrong=read_loss(asked, "wrong"),
        then=asked.choice("then", ("void", "audience"), "void"),
    )
    asked.finish()
    return rebound
