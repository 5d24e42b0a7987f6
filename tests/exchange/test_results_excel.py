"""The workbook of the results: what is in it, and that nothing in it can be run."""

import io
import json

import openpyxl
import pytest

from quiz.config import ROOT
from quiz.contest.views.results import results
from quiz.exchange.results_excel import tie_word, workbook
from tests.builders import BUZZER, COMPULSORY, Stage, rules

WORDS = {}
for area in ("results", "contest"):
    WORDS |= json.loads((ROOT / "static" / "i18n" / "zh-CN" / f"{area}.json").read_text(encoding="utf-8"))
VOUCHER = {"events": 12, "code": "7F2A90C4E1B83D56", "sound": True}


def say(key, **args):
    return WORDS[key].format(**args)


@pytest.fixture
def stage():
    stage = Stage.ready(rules(BUZZER, COMPULSORY)).round()
    stage.present("1-1").do("open_buzzers", slot="1-1")
    stage.team("t1", "buzz", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    return stage


def sheets(found):
    for line in found["corrections"]:
        line |= {"text": "更正", "time": "15:43:00", "effect_text": ""}
    for line in found["fouls"]:
        line |= {"time": "15:44:00"}
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, VOUCHER, say)))
    return {sheet.title: sheet for sheet in book}


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_standings_have_a_column_for_each_round_and_the_sums_make_the_total(stage):
    head, *teams = rows(sheets(results(stage.state))["名次"])
    assert head == ["名次", "奖项", "台号", "队伍", "队员", "基础分", "buzzer", "compulsory", "总分"]
    assert all(row[5] + row[6] + row[7] == row[8] for row in teams)
    assert teams[0][:4] == [1, None, 1, "第1支部"], "a leader has no award before the end"


def test_numbers_are_numbers(stage):
    first = sheets(results(stage.state))["名次"][2]
    assert [cell.data_type for cell in first[5:]] == ["n", "n", "n", "n"]


def test_each_ruling_has_its_question_team_and_points(stage):
    _, ruling = rows(sheets(results(stage.state))["逐题"])
    assert ruling[0] == "1-1" and ruling[2] == "题干q1-1？" and ruling[5] == "第1支部"
    assert ruling[7:9] == ["正确", 10]


def test_a_question_nobody_answered_is_there_as_well(stage):
    stage.do("reveal_key", slot="1-1")
    stage.present("1-2").do("open_buzzers", slot="1-2")
    stage.expire()
    assert rows(sheets(results(stage.state))["逐题"])[2][7] == "无人作答"


@pytest.mark.parametrize("typed", ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1"))
def test_nothing_typed_becomes_a_formula(stage, typed):
    found = results(stage.state)
    found["standings"][0]["name"] = typed
    cell = sheets(found)["名次"]["D2"]
    assert (cell.data_type, cell.value.strip(), cell.quotePrefix) == ("s", typed.strip(), True)


def test_letters_no_workbook_can_hold_are_left_out(stage):
    found = results(stage.state)
    found["standings"][0]["name"] = "办公\x00厅\x0b"
    assert sheets(found)["名次"]["D2"].value == "办公厅"


def test_the_last_sheet_has_the_seeds_and_the_check_code(stage):
    values = dict(rows(sheets({**results(stage.state), "seat_seed": "20261122-0417"})["抽签和校验"])[1:])
    assert values["台号种子"] == "20261122-0417" and values["题目种子"] == "fixed"
    assert values["校验码"] == VOUCHER["code"] and values["1 号台"] == "第1支部"


def test_a_tiebreak_is_told_in_a_word():
    assert [tie_word({"place": place, "of": 2}, say) for place in (1, 2)] == ["胜", "负"]
    assert tie_word({"place": 3, "of": 4}, say) == "第 3"
    assert tie_word(None, say) == "—"
