"""
JSON Schema of a bank file, for editors; from the same names and patterns the checker uses.

It describes the file as typed: an editor may take 2 for a number or no for a boolean, so every scalar
may be any of these. What it cannot say (is the answer among the options?) the checker says.
"""

import json

from quiz.banks.asked import CHANGES, DATE, ID, PERIODS, USES
from quiz.banks.checking import BANK_ID
from quiz.banks.lint.codes import SILENCEABLE
from quiz.banks.question import TYPES

SCALAR = {"type": ["string", "number", "boolean"]}
TEXTS = {"type": "array", "items": SCALAR}
LABELS = {"type": "object", "propertyNames": {"pattern": "^[A-Z]$"}, "additionalProperties": SCALAR}
CHOICES = ("single", "multiple", "order")


def bank_schema() -> dict[str, object]:
    """The schema as a JSON-ready dict."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "题库",
        "type": "object",
        "required": ["bank", "title", "source", "questions"],
        "additionalProperties": False,
        "properties": {
            "bank": _text("题库编号，与文件名相同", pattern=f"^{BANK_ID.pattern}$"),
            "title": _text("题库名称"),
            "source": _text("题库所依据的书或文件；题目不写 source 时用它"),
            "allow": _allow("整个题库不再提示的，各写理由"),
            "questions": {"type": "array", "minItems": 1, "items": _question()},
        },
    }


def schema_text() -> str:
    """The schema as it is kept in schemas/bank.schema.json."""
    return json.dumps(bank_schema(), ensure_ascii=False, indent=2) + "\n"


def _question() -> dict[str, object]:
    return {
        "title": "题目",
        "type": "object",
        "required": ["id", "type", "stem", "answer"],
        "additionalProperties": False,
        "properties": _properties(),
        "allOf": [
            _when(CHOICES, {"required": ["options"]}, {"not": {"required": ["options"]}}),
            _when(("fill", "oral"), {}, {"not": {"required": ["accept"]}}),
            _when(("single", "multiple"), {}, {"not": {"required": ["why"]}}),
        ],
    }


def _properties() -> dict[str, object]:
    return {
        "id": _text("永久编号：前缀加四位数字，如 ph-0001", pattern=f"^{ID.pattern}$"),
        "type": {"enum": list(TYPES), "description": "单选 多选 判断 填空 排序 口答"},
        "stem": _text("题干；填空题的空写成四个下划线 ____"),
        "options": LABELS | {"minProperties": 2, "maxProperties": 26, "description": "选项，依次 A、B、C……"},
        "answer": {"anyOf": [SCALAR, TEXTS], "description": "答案：字母、对或错、文字，或它们的列表"},
        "accept": {
            "anyOf": [SCALAR, {"type": "array", "items": {"anyOf": [SCALAR, TEXTS]}}],
            "description": "填空、口答：其他可以判对的写法；几个空时每个空一组",
        },
        "why": LABELS | {"description": "错项错在哪里"},
        "explanation": _text("解析，一两句话"),
        "source": _text("出处"),
        "period": {"anyOf": [{"enum": list(PERIODS)}, {"type": "string"}], "description": "历史时期"},
        "topic": _text("主题，如 重要会议"),
        "difficulty": {"enum": [1, 2, 3, 4, 5, "1", "2", "3", "4", "5"], "description": "难度 1–5，不写为 3"},
        "use": {"enum": list(USES), "description": "practice 只练习，contest 只比赛，both 都用"},
        "media": _media(),
        "shuffle": SCALAR | {"description": "no：选项顺序不打乱"},
        "as_of": _text("事实截至何时", pattern=f"^{DATE.pattern}$"),
        "valid_until": _text("有效期至", pattern=f"^{DATE.pattern}$"),
        "fact": _text("同一史实的几道题写同一个名字"),
        "replaces": _ids("取代了哪些已经不用的题；大家在旧题上的进度接着算"),
        "rev": SCALAR | {"description": "修订号，从 1 起"},
        "allow": _allow("这道题不再提示的，各写理由"),
        "change": {"enum": list(CHANGES), "description": "这次改了什么：文字、实质、答案"},
        "withdrawn": _text("为什么撤下；写了这一项，练习和比赛都不再用这道题"),
    }


def _ids(description: str) -> dict[str, object]:
    one = SCALAR | {"pattern": f"^{ID.pattern}$"}
    return {"anyOf": [one, {"type": "array", "items": one}], "description": description}


def _allow(description: str) -> dict[str, object]:
    return {
        "type": "object",
        "propertyNames": {"enum": list(SILENCEABLE)},
        "additionalProperties": SCALAR,
        "description": description,
    }


def _media() -> dict[str, object]:
    return {
        "type": "object",
        "required": ["file", "alt"],
        "additionalProperties": False,
        "properties": {
            "file": _text("media 文件夹里的图片、声音或影片", pattern="^media/"),
            "alt": _text("用文字说明看到或听到什么"),
        },
    }


def _text(description: str, pattern: str | None = None) -> dict[str, object]:
    return SCALAR | {"description": description} | ({"pattern": pattern} if pattern else {})


def _when(types: tuple[str, ...], then: dict[str, object], otherwise: dict[str, object]) -> dict[str, object]:
    return {
        "if": {"properties": {"type": {"enum": list(types)}}, "required": ["type"]},
        "then": then,
        "else": otherwise,
    }
