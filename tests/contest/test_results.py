"""The result of a contest as a value: sums that make the total, lines in order, words for every event."""

import json

import pytest

from quiz.config import ROOT
from quiz.contest.events import EVENTS
from quiz.contest.views.record import correction_line, line, most_telling
from quiz.contest.views.results import results, slots
from tests.builders import BUZZER, RISK, Stage, rules

WORDS = json.loads((ROOT / "static" / "i18n" / "zh-CN" / "results.json").read_text(encoding="utf-8"))


@pytest.fixture
def stage():
    stage = Stage.ready(rules(BUZZER, {**RISK, "title": "风险"})).round()
    stage.present("1-1").do("open_buzzers", slot="1-1")
    stage.team("t2", "buzz", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t2", verdict="right")
    return stage


def test_base_and_sums_make_the_total(stage):
    stage.do("award_points", team="t3", points="2.5", reason="补记")
    for row in results(stage.state)["standings"]:
        assert row["base"] + sum(row["sums"]) == row["score"]


def test_points_outside_a_round_have_a_column_of_their_own_only_when_there_are_any(stage):
    assert [column["round"] for column in results(stage.state)["columns"]] == [1, 2]
    stage.do("award_points", team="t3", points="2.5", reason="补记")
    assert [column["round"] for column in results(stage.state)["columns"]] == [1, 2, 0]


def test_a_leader_is_no_winner_before_the_end(stage):
    assert {row["award"] for row in results(stage.state)["standings"]} == {None}


def test_slots_come_in_the_order_of_the_evening_with_a_passed_turn_among_them(stage):
    stage.do("reveal_key", slot="1-1")
    for slot in ("1-2", "1-3"):
        stage.present(slot).do("open_buzzers", slot=slot)
        stage.expire()
        stage.do("reveal_key", slot=slot)
    stage.do("close_round", round=1)
    stage.round(2).present("2-1")
    stage.team("t1", "pass_turn", slot="2-1")
    assert slots(stage.state) == ["1-1", "1-2", "1-3", "2-1"]
    assert results(stage.state)["questions"][-1]["lines"][0]["verdict"] == "passed"


def test_every_kind_of_event_has_words():
    assert {f"record.{name}" for name in EVENTS} <= WORDS.keys()


def test_an_undo_is_told_by_what_it_took_back(stage):
    undone = stage.log[-1:]
    stage.do("undo", command=undone[0].command, reason="按错键")
    (found,) = results(stage.state)["corrections"]
    told = correction_line(found, most_telling(undone), stage.state.teams)
    assert told["code"] == "record.correction.undo"
    assert told["args"]["undone"]["code"] == "record.RulingGiven"
    assert told["args"]["undone"]["args"]["seat"] == 2


def test_an_overrule_names_both_verdicts(stage):
    ruling = stage.state.ledger[-1].id
    stage.do("overrule", ruling=ruling, verdict="wrong", reason="复核")
    (found,) = results(stage.state)["corrections"]
    args = correction_line(found, None, stage.state.teams)["args"]
    assert (args["was"], args["now"]) == ({"code": "verdict.right"}, {"code": "verdict.wrong"})
    assert [entry["void"] for entry in results(stage.state)["questions"][0]["lines"]] == [True, False]


def test_a_line_of_the_record_has_everything_its_words_ask_for(stage):
    import re

    for event in stage.log:
        told = line(event, stage.state.teams)
        asked = set(re.findall(r"\{(\w+)\}", WORDS[told["code"]])) - {"signed"}
        assert asked <= told["args"].keys(), told
