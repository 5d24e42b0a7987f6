"""犯规: the seven foul policies that are really used (F0–F6), prompting, and a wrong restatement."""

from decimal import Decimal

import pytest

from quiz.contest.commands import Buzz
from quiz.contest.decide import answer
from quiz.contest.next_step import next_step
from quiz.contest.scoring import score
from tests.builders import BUZZER, COMPULSORY, HOST, JUDGE, Stage, rules, seat
from tests.contest.views import view


def reading(*ladder: dict, **more) -> Stage:
    """The host is still reading the first buzzer question."""
    sheet = rules({**BUZZER, "early_buzz": ladder, **more})
    return Stage.ready(sheet).round().present("1-1")


def early(stage: Stage, team: str) -> Stage:
    stage.team(team, "buzz", slot=stage.slot)
    return stage


def next_question(stage: Stage) -> Stage:
    """Nobody answers; on to the next."""
    if stage.state.phase == "presented":
        stage.do("open_buzzers", slot=stage.slot)
        stage.do("close_buzzers", slot=stage.slot)
    stage.do("reveal_key", slot=stage.slot)
    stage.do("present_question", **{"slot": next_step(stage.state).command["slot"]})
    return stage


def points_of(stage: Stage, team: str) -> Decimal:
    return score(stage.state, team)


def test_f0_without_a_ladder_an_early_press_is_refused_and_costs_nothing():
    stage = reading()
    assert stage.refused("buzz", by=seat("t1"), slot="1-1") == "early_buzz"
    stage.do("open_buzzers", slot="1-1")
    assert early(stage, "t1").state.play.holder == "t1"
    assert points_of(stage, "t1") == 100


def test_f1_the_offender_is_barred_from_this_question_only():
    stage = early(reading({"points": 0, "offender": "barred_from_question"}), "t1")
    stage.do("open_buzzers", slot="1-1")
    assert stage.refused("buzz", by=seat("t1"), slot="1-1") == "barred"
    stage.do("close_buzzers", slot="1-1")
    next_question(stage).do("open_buzzers", slot="1-2")
    assert early(stage, "t1").state.play.holder == "t1"


def test_f2_the_offender_loses_ten_and_the_others_go_on():
    stage = early(reading({"points": -10, "offender": "barred_from_question"}), "t1")
    assert (points_of(stage, "t1"), stage.state.phase) == (90, "presented")
    stage.do("open_buzzers", slot="1-1")
    assert early(stage, "t2").state.play.holder == "t2"


def test_f3_the_offender_loses_ten_and_the_question_is_void():
    stage = early(reading({"points": -10, "question": "void"}), "t1")
    assert (points_of(stage, "t1"), stage.state.phase, stage.state.play.follow) == (90, "unanswered", "void")
    assert stage.refused("open_buzzers", slot="1-1") == "not_now"


def test_f3_the_question_may_go_to_the_audience_instead():
    stage = early(reading({"points": -10, "question": "audience"}), "t1")
    assert view("hall", stage.state)["audience_question"] is True


def test_f4_the_price_of_a_foul_is_its_own_whatever_the_question_is_worth():
    stage = early(reading({"points": -5, "offender": "continues"}, points={"right": 20, "wrong": -20}), "t1")
    assert points_of(stage, "t1") == 95
    stage.do("open_buzzers", slot="1-1")
    assert early(stage, "t1").state.play.holder == "t1"


LADDER = (
    {"points": 0, "offender": "barred_from_question"},
    {"points": -20, "offender": "barred_from_question"},
    {"points": 0, "offender": "barred_from_round"},
)


def test_f5_the_first_offence_loses_the_question_the_second_twenty_the_third_the_round():
    stage = early(reading(*LADDER, questions=5), "t1")
    assert points_of(stage, "t1") == 100
    assert points_of(early(next_question(stage), "t1"), "t1") == 80
    early(next_question(stage), "t1")
    assert stage.state.round.barred == ("t1",)
    next_question(stage).do("open_buzzers", slot="1-4")
    assert stage.refused("buzz", by=seat("t1"), slot="1-4") == "barred"


def test_f5_the_last_rung_repeats_and_each_team_climbs_its_own_ladder():
    stage = early(reading({"points": -5}, {"points": -20}, questions=5), "t1")
    early(stage, "t2")
    for _ in range(2):
        early(next_question(stage), "t1")
    assert (points_of(stage, "t1"), points_of(stage, "t2")) == (55, 95)


def test_f5_the_offences_are_counted_anew_in_the_next_round():
    sheet = rules(*({**BUZZER, "questions": 1, "early_buzz": LADDER},) * 2)
    stage = early(Stage.ready(sheet).round().present("1-1"), "t1")
    stage.do("open_buzzers", slot="1-1")
    stage.do("close_buzzers", slot="1-1")
    stage.do("reveal_key", slot="1-1")
    stage.do("close_round", round=1)
    early(stage.round(2).present("2-1"), "t1")
    assert [line.points for line in stage.state.ledger] == [0, 0]


def test_f6_during_reading_a_press_is_no_foul_and_a_wrong_restatement_costs_its_own_price():
    stage = reading(
        buzz="while_reading", restate=True, points={"wrong": -10, "misstated": -3}, rebound={"attempts": 1}
    )
    early(stage, "t1")
    stage.do("call_foul", by=JUDGE, slot="1-1", team="t1", kind="restatement")
    assert (points_of(stage, "t1"), stage.state.phase) == (97, "ruled")
    stage.do("open_buzzers", slot="1-1")
    assert stage.refused("buzz", by=seat("t1"), slot="1-1") == "barred"
    assert early(stage, "t2").state.play.holder == "t2"


def test_f6_without_a_price_of_its_own_a_wrong_restatement_costs_a_wrong_answer():
    stage = early(reading(buzz="while_reading", restate=True, points={"wrong": -10}), "t1")
    stage.do("call_foul", slot="1-1", team="t1", kind="restatement")
    assert (points_of(stage, "t1"), stage.state.phase) == (90, "unanswered")


def test_after_a_wrong_restatement_the_host_is_given_the_foul_to_say():
    stage = reading(buzz="while_reading", restate=True, points={"wrong": -10}, rebound={"attempts": 1})
    early(stage, "t1").do("call_foul", slot="1-1", team="t1", kind="restatement")
    assert view("host", stage.state)["say"]["code"] == "say.foul"
    assert view("hall", stage.state)["ruling"] is None


def test_a_restatement_is_no_foul_where_none_is_asked():
    stage = reading()
    stage.do("open_buzzers", slot="1-1")
    early(stage, "t1")
    assert stage.refused("call_foul", slot="1-1", team="t1", kind="restatement") == "not_now"


def test_beating_the_button_is_one_offence_a_question():
    stage = early(reading({"points": -10, "offender": "continues"}), "t1")
    early(stage, "t2")
    assert stage.refused("buzz", by=seat("t1"), slot="1-1") == "early_buzz"
    assert points_of(stage, "t1") == 90


def test_the_press_that_was_too_early_is_told_what_it_cost():
    stage = early(reading({"points": -10}), "t1")
    press = Buzz(id="any-press", at=stage.at, by=seat("t1"), slot="1-1")
    told = answer(press, stage.last, stage.state)
    assert told == {"ok": False, "code": "early_buzz", "points": -10, "effect": "barred_from_question"}


def test_an_early_press_that_a_person_saw_is_called_once():
    stage = reading({"points": -10})
    stage.do("call_foul", by=HOST, slot="1-1", team="t2", kind="early_buzz")
    assert stage.do("call_foul", by=JUDGE, slot="1-1", team="t2", kind="early_buzz") == ()
    assert points_of(stage, "t2") == 90


def test_a_foul_that_voids_the_question_stops_its_clock():
    stage = reading({"points": -10, "question": "void"})
    stage.do("open_buzzers", slot="1-1")
    stage.do("pause_clock")
    stage.do("call_foul", slot="1-1", team="t1", kind="early_buzz")
    assert (stage.state.phase, stage.state.clock, stage.state.paused_for) == ("unanswered", None, None)
    assert next_step(stage.state).code == "reveal_key"


def test_prompting_costs_points_and_the_answer_goes_on():
    stage = Stage.ready(rules({**COMPULSORY, "points": {"prompting": -5}})).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.do("call_foul", slot="1-1", team="t1", kind="prompting")
    assert (points_of(stage, "t1"), stage.state.phase) == (95, "answering")


def test_prompting_may_cost_the_question_as_well():
    points = {"prompting": -5, "prompting_voids": True}
    stage = Stage.ready(rules({**COMPULSORY, "points": points})).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.do("call_foul", slot="1-1", team="t1", kind="prompting")
    assert (points_of(stage, "t1"), stage.state.phase, stage.state.clock) == (95, "unanswered", None)


def test_prompting_from_another_desk_voids_nothing():
    points = {"prompting": -5, "prompting_voids": True}
    stage = Stage.ready(rules({**COMPULSORY, "points": points})).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.do("call_foul", slot="1-1", team="t2", kind="prompting")
    assert (points_of(stage, "t2"), stage.state.phase) == (95, "answering")


@pytest.mark.parametrize("kind", ["conduct", ""])
def test_a_foul_the_rules_do_not_know_is_refused(kind):
    assert reading().refused("call_foul", slot="1-1", team="t1", kind=kind) == "bad_message"


def test_a_foul_of_a_team_that_does_not_play_is_refused():
    assert reading().refused("call_foul", slot="1-1", team="t9", kind="prompting") == "unknown_team"
