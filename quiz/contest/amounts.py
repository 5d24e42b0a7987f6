"""
The amounts of a round as an organizer wrote them: clocks, points, draw. Every problem is noted.

Which amounts a format knows is decided here; which rounds there are, in round_reading.py.
"""

from decimal import Decimal
from typing import Any

from quiz.banks.asked import TYPE_NICKNAMES
from quiz.banks.fields import Fields
from quiz.banks.question import TYPES
from quiz.banks.words import did_you_mean, quoted
from quiz.contest.contest_file import WARNING
from quiz.contest.rules import Clocks, Draw, Points

CLOCKS = {
    "compulsory": ("discuss", "answer"),
    "joint": ("answer",),
    "buzzer": ("buzz", "start", "answer"),
    "risk": ("choose", "discuss", "answer"),
    "tiebreak": ("buzz", "start", "answer"),
}
CLOCK_NICKNAMES = {
    "选分": "choose", "商量": "discuss", "讨论": "discuss", "抢答": "buzz", "开口": "start", "作答": "answer",
}  # fmt: skip
MOST_CLOCK_MS = 30 * 60 * 1000


def read_clock(fields: Fields, name: str, before: Clocks) -> Clocks:
    """The clocks of a format; what is not said stays as it was before."""
    asked = fields.mapping("clock", "时限", None, CLOCK_NICKNAMES)
    if asked is None:
        return before
    limits = {f"{key}_ms": _limit(asked, key) for key in CLOCKS[name]}
    asked.finish()
    return before.model_copy(update={key: value for key, value in limits.items() if value is not None})


def _limit(fields: Fields, key: str) -> int | None:
    value = fields.milliseconds(key, None)
    if value is not None and not 1000 <= value <= MOST_CLOCK_MS:
        fields.complain(key, f"{key} 应当在 1 秒到 30 分钟之间", "例如 30s", "bounds")
        return None
    return value


def read_points(fields: Fields, name: str, before: Points) -> Points:
    """The points of a format; what is not said stays as it was before."""
    asked = fields.mapping("points", "分值", None)
    if asked is None:
        return before
    found: dict[str, Any] = {
        "prompting": read_loss(asked, "prompting", before.prompting),
        "prompting_voids": asked.boolean("prompting_voids", before.prompting_voids),
        "partial": asked.decimal("partial", before.partial, least=0, most=1000),
    }
    if name != "risk":
        found["right"] = asked.decimal("right", before.right, least=0, most=1000)
        found["wrong"] = _miss(asked, "wrong", before.wrong)
        found["timeout"] = _miss(asked, "timeout", before.timeout)
        found["missing_some"] = asked.decimal("missing_some", before.missing_some, least=0, most=1000)
    if name == "buzzer":
        found["misstated"] = read_loss(asked, "misstated", before.misstated)
    asked.finish()
    return before.model_copy(update=found)


def _miss(fields: Fields, key: str, default: Decimal | None) -> Decimal | None:
    value = fields.decimal(key, default, least=-1000, most=1000)
    if value is not None and value > 0 and value != default:
        message = f"{key} 写成了加 {value} 分，答错通常不加分"
        fields.complain(key, message, f"扣分写成 {key}: -{value}", f"{WARNING}sign")
    return value


def read_loss(fields: Fields, key: str, default: Decimal | None = None) -> Decimal | None:
    """A price that can only take points away; a forgotten minus is told."""
    value = fields.decimal(key, default, least=-1000, most=1000)
    if value is not None and value > 0:
        fields.complain(key, f"{key} 是扣分，应当写负数，这里是 {value}", f"写成 {key}: -{value}", "sign")
        return default
    return value


def read_draw(fields: Fields, before: Draw) -> Draw:
    """What the questions of a round are drawn from."""
    asked = fields.mapping("draw", "抽题", None, {"题库": "banks", "题型": "types", "难度": "difficulty"})
    if asked is None:
        return before
    found = Draw(
        banks=asked.texts("banks", before.banks),
        types=_types(asked, before.types),
        difficulty=asked.span("difficulty", before.difficulty, 1, 5),
        periods=asked.texts("periods", before.periods),
        reserve=asked.integer("reserve", before.reserve, 0, 50),
    )
    asked.finish()
    return found


def _types(fields: Fields, default: tuple[str, ...]) -> tuple[str, ...]:
    nodes = fields.items("types", None, single=True)
    if nodes is None:
        return default
    found = []
    for node in nodes:
        text = fields.text_of(node, "types")
        if text in TYPES:
            found.append(text)
        elif text is not None:
            hint = did_you_mean(text, TYPES, TYPE_NICKNAMES)
            fields.complaints.at(node, f"没有{quoted(text)}这种题型", hint, "choice")
    return tuple(found)
