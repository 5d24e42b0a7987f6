"""
JSON Schema of a contest file, for editors; from the same names the readers use.

It describes the file as typed: an editor may take 2 for a number or no for a boolean, so every scalar may
be any of these. What it cannot say (are there enough questions?) the checker says.
"""

import json
from typing import Any, get_args

from quiz.banks.question import TYPES
from quiz.contest.amounts import CLOCKS
from quiz.contest.foul_reading import POLICIES
from quiz.contest.round_reading import FORMAT_TITLES
from quiz.contest.rules import JudgedBy, Offender, OrderOfPlay, QuestionAfterFoul

Schema = dict[str, Any]
SCALAR: Schema = {"type": ["string", "number", "boolean"]}
TEXTS: Schema = {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]}
COUNT: Schema = {"type": ["integer", "string"], "minimum": 0}
ROUND_KEYS = {
    "compulsory": ("by", "order", "questions_each"),
    "joint": ("questions",),
    "buzzer": ("questions", "buzz", "restate", "question_shown", "early_buzz", "rebound", "nobody"),
    "risk": ("stakes", "wrong", "order", "questions_each", "different_stakes", "may_pass", "steal"),
}
SHARED_KEYS = ("title", "format", "judged_by", "clock", "points", "draw", "note")
POINTS = ("right", "wrong", "timeout", "missing_some", "partial", "prompting", "prompting_voids", "misstated")


def contest_schema() -> Schema:
    """The schema as a JSON-ready dict."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "比赛",
        **_mapping(
            "一场比赛的章程，或可以沿用的一套规则（preset）",
            {
                "preset": _text("规则名称：写了它，别的比赛可以用 extends 沿用"),
                "extends": _text("沿用哪一套规则，如 机关标准；写了的项目以本文件为准"),
                "title": _text("比赛名称"),
                "subtitle": _text("副标题"),
                "organizer": _text("主办单位"),
                "base_score": _number("各队基础分"),
                "banks": TEXTS | {"description": "各轮从哪些题库抽题；某一轮另写的以那一轮为准"},
                "teams": _teams(),
                "rounds": {"type": "array", "minItems": 1, "items": _round()},
                "tiebreak": _tiebreak(),
                "awards": {"type": "array", "items": _award()},
                "protests": _flag("是否可以当场申诉"),
            },
        ),
        "anyOf": [{"required": ["rounds"]}, {"required": ["extends"]}],
    }


def schema_text() -> str:
    """The schema as it is kept in schemas/contest.schema.json."""
    return json.dumps(contest_schema(), ensure_ascii=False, indent=2) + "\n"


def _round() -> Schema:
    properties = {key: _ROUND[key] for key in SHARED_KEYS}
    for keys in ROUND_KEYS.values():
        properties |= {key: _ROUND[key] for key in keys}
    return {
        **_mapping("一个轮次", properties, ("format",)),
        "allOf": [_only_for(name, keys) for name, keys in ROUND_KEYS.items()],
    }


def _only_for(name: str, keys: tuple[str, ...]) -> Schema:
    """Keys of other formats are unknown to this one."""
    known = (*SHARED_KEYS, *keys)
    return {
        "if": {"properties": {"format": {"const": name}}, "required": ["format"]},
        "then": {"propertyNames": {"enum": list(known)}},
    }


def _tiebreak() -> Schema:
    properties = {key: _ROUND[key] for key in (*SHARED_KEYS, "questions", "early_buzz")}
    properties["format"] = {"enum": ["buzzer"]}
    properties["sudden_death"] = _flag("yes：先答对胜出，答错出局；no：抢到分出高低为止")
    properties["only_for"] = _choice("awards 只为影响奖项的同分，all 凡同分都加赛", ("awards", "all"))
    return _mapping("加赛", properties)


def _teams() -> Schema:
    team = _mapping("一个队", {"name": _text("队名"), "members": TEXTS, "slogan": _text("口号")}, ("name",))
    return _mapping(
        "队伍",
        {
            "count": COUNT | {"description": "几队"},
            "members": COUNT | {"description": "每队上场几人"},
            "substitutes": COUNT | {"description": "替补几人"},
            "names": {"type": "array", "items": {"anyOf": [SCALAR, team]}},
        },
    )


def _award() -> Schema:
    return _mapping("奖项", {"name": _text("奖项名称"), "places": COUNT}, ("name",))


def _mapping(description: str, properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "description": description,
        "additionalProperties": False,
        "properties": properties,
        **({"required": list(required)} if required else {}),
    }


def _text(description: str) -> Schema:
    return SCALAR | {"description": description}


def _number(description: str) -> Schema:
    return {"type": ["number", "string"], "description": description}


def _flag(description: str) -> Schema:
    return {"type": ["boolean", "string"], "description": description}


def _choice(description: str, words: tuple[str, ...]) -> Schema:
    return {"enum": list(words), "description": description}


def _step() -> Schema:
    return _mapping(
        "一级处罚",
        {
            "points": _number("扣分，写负数"),
            "offender": _choice("该队", get_args(Offender)),
            "question": _choice("本题", get_args(QuestionAfterFoul)),
        },
    )


def _clock() -> Schema:
    limit = {"type": "string", "pattern": "^[0-9.]+(s|m|ms)", "description": "如 30s、1m30s"}
    return _mapping("时限", {key: limit for keys in CLOCKS.values() for key in keys})


def _draw() -> Schema:
    return _mapping(
        "从哪里抽题",
        {
            "banks": TEXTS,
            "types": {
                "anyOf": [{"enum": list(TYPES)}, {"type": "array", "items": {"enum": list(TYPES)}}],
                "description": "题型",
            },
            "difficulty": SCALAR | {"description": "难度范围，如 1-3"},
            "periods": TEXTS,
            "reserve": COUNT | {"description": "备用题"},
        },
    )


def _rebound() -> Schema:
    given = {
        "attempts": {"type": ["integer", "string"], "description": "再抢几次；all 为其余各队都可以"},
        "wrong": _number("再抢答错的扣分"),
        "then": _choice("仍无人答对", ("void", "audience")),
    }
    return {"anyOf": [{"enum": ["none"]}, _mapping("转答", given)]}


def _stakes() -> Schema:
    own = _mapping("自带扣分的分值", {"value": _number("分值"), "wrong": _number("答错的扣分")}, ("value",))
    return {"type": "array", "minItems": 1, "items": {"anyOf": [_number("分值"), own]}}


def _ladder() -> Schema:
    codes = {"enum": list(POLICIES)}
    steps = {"type": "array", "minItems": 1, "items": _step()}
    return {"anyOf": [codes, _step(), steps], "description": "抢跑：F0 不罚，F1 停本题，F2 扣 10 分……"}


_ROUND: Schema = {
    "title": _text("轮次名称"),
    "format": {"enum": list(FORMAT_TITLES), "description": "必答 同答 抢答 风险"},
    "judged_by": _choice("谁判分", get_args(JudgedBy)),
    "clock": _clock(),
    "points": _mapping(
        "分值", {key: _number("分数；扣分写负数") for key in POINTS} | {"prompting_voids": SCALAR}
    ),
    "draw": _draw(),
    "note": _text("规则卡上再加的一句话"),
    "by": _choice("member 按座次逐人作答，team 由全队作答", ("member", "team")),
    "order": _choice("作答顺序", get_args(OrderOfPlay)),
    "questions_each": COUNT | {"description": "每队几题"},
    "questions": COUNT | {"description": "几题"},
    "buzz": _choice("何时可以抢", ("on_cue", "while_reading")),
    "restate": _flag("抢到后是否先复述题目"),
    "question_shown": _flag("no：抢到以后大屏才显示题目"),
    "early_buzz": _ladder(),
    "rebound": _rebound(),
    "nobody": _choice("无人抢答", ("audience", "void")),
    "stakes": _stakes(),
    "wrong": {
        "anyOf": [
            {"enum": ["lose_stake", "lose_nothing"]},
            _mapping("一律扣", {"fixed": _number("扣分，写负数")}, ("fixed",)),
        ]
    },
    "different_stakes": _flag("同一队每次所选分值是否必须不同"),
    "may_pass": _flag("是否可以弃权"),
    "steal": _number("选题队没有答对时，其他队补答答对加几分"),
}
