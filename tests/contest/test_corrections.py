"""更正: overrule, points by hand, withdrawal, absence. Never an edit, always an event with its author."""

from decimal import Decimal

import pytest

from quiz.contest.next_step import next_step
from quiz.contest.schedule import next_question
from quiz.contest.standings import places
from tests.builders import BUZZER, COMPULSORY, JUDGE, RISK, Stage, packet_for, rules, seat
from tests.contest.evenings import asked, points, ruled
from tests.contest.views import view


def test_an_overrule_replaces_the_points_and_keeps_the_old_line_marked():
    stage = ruled("wrong", points={"right": 10, "wrong": -1})
    stage.do("overrule", by=JUDGE, ruling=stage.state.play.ruling, verdict="right", reason="答案等价")
    old, new = stage.state.ledger
    assert (old.void_by, new.verdict, new.points, points(stage)) == (new.id, "right", 10, 110)
    assert view("hall", stage.state)["ruling"]["verdict"] == "right"


def test_an_overrule_long_after_still_uses_the_price_of_its_own_round():
    stage = ruled("wrong", points={"right": "2.5", "wrong": -1})
    ruling = stage.state.play.ruling
    stage.do("reveal_key", slot="1-1")
    for team in ("t2", "t3"):
        stage.do("mark_absent", team=team)
    stage.do("close_round", round=1)
    stage.round(2)
    stage.do("overrule", ruling=ruling, verdict="right", reason="答案等价")
    assert points(stage) == Decimal("102.5")


def test_an_overrule_of_a_stake_wins_or_loses_that_stake():
    stage = Stage.ready(rules(RISK)).round().present("1-1")
    stage.do("choose_stake", slot="1-1", stake=30)
    stage.present("1-1").do("start_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="wrong")
    stage.do("overrule", ruling=stage.state.play.ruling, verdict="right", reason="答案等价")
    assert points(stage) == 130


def test_an_overrule_without_a_reason_is_refused():
    stage = ruled()
    assert stage.refused("overrule", ruling=stage.state.play.ruling, verdict="wrong", reason="") == (
        "reason_missing"
    )


@pytest.mark.parametrize(("verdict", "code"), [("right", "already_ruled"), ("void", "bad_message")])
def test_an_overrule_that_changes_nothing_or_means_nothing_is_refused(verdict, code):
    stage = ruled()
    assert stage.refused("overrule", ruling=stage.state.play.ruling, verdict=verdict, reason="核对") == code


def test_a_ruling_that_was_replaced_cannot_be_overruled_again():
    stage = ruled("wrong")
    first = stage.state.play.ruling
    stage.do("overrule", ruling=first, verdict="right", reason="答案等价")
    assert stage.refused("overrule", ruling=first, verdict="timeout", reason="核对") == "unknown_ruling"


def test_points_by_hand_may_be_broken_and_negative_but_need_a_reason():
    stage = asked()
    stage.do("award_points", by=JUDGE, team="t2", points="-2.5", reason="观众提示")
    assert points(stage, "t2") == Decimal("97.5")
    assert stage.refused("award_points", team="t2", points=5, reason="") == "reason_missing"


@pytest.mark.parametrize("amount", [0, 1001, -1001])
def test_nothing_and_too_much_are_refused(amount):
    assert asked().refused("award_points", team="t2", points=amount, reason="加分") == "bad_message"


@pytest.mark.parametrize("phase", ["presented", "answering", "judging", "ruled", "revealed"])
def test_a_question_in_play_is_withdrawn_at_any_point_and_replaced_from_the_packet(phase):
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    steps = {
        "answering": lambda: stage.do("start_answer", slot="1-1"),
        "judging": lambda: stage.do("finish_answer", slot="1-1"),
        "ruled": lambda: stage.do("give_ruling", slot="1-1", team="t1", verdict="right"),
        "revealed": lambda: stage.do("reveal_key", slot="1-1"),
    }
    for name, step in steps.items():
        if stage.state.phase != phase:
            step()
            assert stage.state.phase == name
    stage.do("withdraw_question", by=JUDGE, slot="1-1", reason="题有误")
    assert (stage.state.phase, points(stage)) == ("withdrawn", 100)
    stage.present("1-1.2")
    assert (stage.state.play.question, stage.state.play.turn.team) == ("q1-2", "t1")


def test_a_question_with_open_buzzers_is_withdrawn_and_nobody_holds_the_next():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    stage.do("open_buzzers", slot="1-1")
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    assert (stage.state.clock, stage.state.play.holder) == (None, None)
    assert stage.refused("buzz", by=seat("t1"), slot="1-1") == "stale_slot"


def test_a_replacement_can_be_withdrawn_as_well():
    stage = asked()
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    stage.present("1-1.2")
    stage.do("withdraw_question", slot="1-1.2", reason="题也有误")
    assert stage.state.play.slot == "1-1.3"


def test_a_withdrawn_stake_is_played_again_for_the_same_stake():
    stage = Stage.ready(rules(RISK)).round().present("1-1")
    stage.do("choose_stake", slot="1-1", stake=20)
    stage.present("1-1")
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    stage.present("1-1.2")
    assert (stage.state.play.stake, stage.state.play.question) == (20, "q1-20-2")


def test_a_question_withdrawn_without_replacement_leads_on_to_the_next():
    stage = asked()
    stage.do("withdraw_question", slot="1-1", reason="题有误", replace=False)
    assert next_step(stage.state).command == {"type": "present_question", "slot": "1-2"}


def test_without_spare_questions_a_replacement_is_refused():
    sheet = rules(COMPULSORY)
    whole = packet_for(sheet)
    pools = (
        whole.rounds[0].pools[0].model_copy(update={"questions": whole.rounds[0].pools[0].questions[:1]}),
    )
    short = whole.rounds[0].model_copy(update={"pools": pools, "reserve": ()})
    stage = Stage.ready(sheet, packet=whole.model_copy(update={"rounds": (short,)})).round().present("1-1")
    assert stage.refused("withdraw_question", slot="1-1", reason="题有误") == "no_reserve"
    stage.do("withdraw_question", slot="1-1", reason="题有误", replace=False)
    assert next_step(stage.state).command == {"type": "close_round", "round": 1}


def test_a_withdrawn_question_takes_its_rulings_back_and_leaves_its_fouls():
    stage = asked(points={"right": 10, "prompting": -5})
    stage.do("call_foul", slot="1-1", team="t1", kind="prompting")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    assert points(stage) == 95


def test_a_round_is_not_closed_over_a_replacement_that_waits():
    stage = Stage.ready(rules(COMPULSORY, count=1)).round().present("1-1")
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    assert stage.refused("close_round", round=1) == "not_now"


def test_a_question_that_was_never_asked_cannot_be_withdrawn():
    stage = asked()
    assert stage.refused("withdraw_question", slot="1-2", reason="题有误") == "stale_slot"
    assert next_question(stage.state, None).id == "q1-2"


def test_a_withdrawal_said_twice_happens_once():
    stage = asked()
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    assert stage.do("withdraw_question", by=JUDGE, slot="1-1", reason="题有误") == ()


def test_an_absent_team_stands_behind_those_who_are_here():
    stage = asked()
    stage.do("mark_absent", team="t2")
    stage.do("award_points", team="t3", points=-50, reason="违纪")
    assert places(stage.state) == {"t1": 1, "t3": 2, "t2": 3}


def test_a_team_that_comes_late_takes_its_place_again():
    stage = asked()
    stage.do("mark_absent", team="t2")
    stage.do("mark_present", team="t2")
    assert places(stage.state) == {"t1": 1, "t2": 1, "t3": 1}
    assert stage.do("mark_present", team="t2") == ()
