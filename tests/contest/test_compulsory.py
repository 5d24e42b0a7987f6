"""必答: in turn, nobody may take the question away."""

from decimal import Decimal

import pytest

from quiz.contest.schedule import upcoming
from quiz.contest.scoring import score
from tests.builders import COMPULSORY, HOST, JUDGE, SECOND, Stage, multiple, rules, single


def on_the_floor(**more) -> Stage:
    """Team 1 has been asked its question and called to answer."""
    stage = Stage.ready(rules({**COMPULSORY, **more})).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    return stage


def played(stage: Stage) -> list[tuple[str | None, int | None]]:
    return [(turn.team, turn.member) for turn in stage.state.round.turns]


def test_the_teams_answer_in_seat_order():
    stage = Stage.ready(rules({**COMPULSORY, "questions_each": 2})).round()
    assert [team for team, _ in played(stage)] == ["t1", "t2", "t3", "t1", "t2", "t3"]


def test_reverse_order_begins_at_the_last_desk():
    stage = Stage.ready(rules({**COMPULSORY, "order": "reverse"})).round()
    assert [team for team, _ in played(stage)] == ["t3", "t2", "t1"]


def test_snake_order_turns_round_at_every_pass():
    stage = Stage.ready(rules({**COMPULSORY, "order": "snake", "questions_each": 3})).round()
    assert [team for team, _ in played(stage)] == ["t1", "t2", "t3", "t3", "t2", "t1", "t1", "t2", "t3"]


def test_the_lowest_score_goes_first_and_a_tie_by_the_lower_seat():
    stage = Stage.ready(rules({**COMPULSORY, "order": "lowest_first"}))
    stage.do("award_points", team="t1", points=5, reason="赛前加分")
    assert [team for team, _ in played(stage.round())] == ["t2", "t3", "t1"]


def test_the_highest_score_goes_first_where_the_sheet_says_so():
    stage = Stage.ready(rules({**COMPULSORY, "order": "highest_first"}))
    stage.do("award_points", team="t2", points=5, reason="赛前加分")
    assert [team for team, _ in played(stage.round())] == ["t2", "t1", "t3"]


def test_pass_k_belongs_to_member_k_and_begins_again_after_the_last():
    stage = Stage.ready(rules({**COMPULSORY, "by": "member", "questions_each": 4}, count=2)).round()
    assert [member for team, member in played(stage) if team == "t1"] == [1, 2, 3, 1]


def test_an_absent_team_is_skipped_and_the_next_takes_its_place():
    stage = Stage.ready(rules(COMPULSORY)).round()
    stage.do("mark_absent", team="t1")
    assert upcoming(stage.state)[0] == "1-2"


def test_a_right_answer_earns_the_points_of_the_sheet():
    stage = on_the_floor(points={"right": "2.5", "wrong": -1})
    stage.do("finish_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    assert (stage.state.phase, score(stage.state, "t1")) == ("ruled", Decimal("102.5"))


@pytest.mark.parametrize(
    ("verdict", "points", "after"),
    [
        ("wrong", {"wrong": -1}, 99),
        ("timeout", {"wrong": -1}, 99),
        ("timeout", {"wrong": -5, "timeout": -2}, 98),
    ],
)
def test_a_timeout_costs_what_a_wrong_answer_costs_unless_the_sheet_names_a_price(verdict, points, after):
    stage = on_the_floor(points=points)
    stage.do("give_ruling", slot="1-1", team="t1", verdict=verdict)
    assert score(stage.state, "t1") == after


def test_a_score_may_fall_below_zero():
    stage = Stage.ready(rules({**COMPULSORY, "points": {"wrong": -10}}, base_score=5)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="wrong")
    assert score(stage.state, "t1") == -5


def test_half_right_is_refused_where_the_sheet_gives_no_part_credit():
    assert on_the_floor().refused("give_ruling", slot="1-1", team="t1", verdict="partial") == "bad_message"


def test_a_judge_may_name_the_points_of_a_half_right_answer():
    stage = on_the_floor(points={"partial": 5})
    stage.do("give_ruling", by=JUDGE, slot="1-1", team="t1", verdict="partial", points="7.5")
    assert score(stage.state, "t1") == Decimal("107.5")


def test_points_beyond_reason_are_refused():
    stage = on_the_floor(points={"partial": 5})
    code = stage.refused("give_ruling", slot="1-1", team="t1", verdict="partial", points=10_000)
    assert code == "bad_message"


def test_only_the_team_whose_turn_it_is_can_be_ruled():
    assert on_the_floor().refused("give_ruling", slot="1-1", team="t2", verdict="right") == "not_now"


def test_nobody_can_buzz_in_a_compulsory_round():
    stage = on_the_floor()
    assert stage.refused("buzz", slot="1-1", team="t2") == "buzzers_closed"


def test_a_ruling_given_twice_counts_once_and_another_needs_an_overrule():
    stage = on_the_floor()
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    assert stage.do("give_ruling", by=JUDGE, slot="1-1", team="t1", verdict="right") == ()
    assert stage.refused("give_ruling", slot="1-1", team="t1", verdict="wrong") == "already_ruled"


def test_a_click_on_an_old_screen_cannot_hit_the_next_question():
    stage = on_the_floor()
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    stage.do("reveal_key", slot="1-1")
    stage.present("1-2").do("start_answer", slot="1-2")
    assert stage.refused("give_ruling", slot="1-1", team="t1", verdict="wrong") == "stale_slot"


def test_the_host_may_point_at_another_desk_before_the_clock_starts():
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    stage.do("give_turn", slot="1-1", team="t3")
    stage.do("start_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t3", verdict="right")
    assert (score(stage.state, "t1"), score(stage.state, "t3")) == (100, 110)


def test_a_team_that_leaves_in_the_middle_of_its_answer_can_still_be_ruled():
    stage = on_the_floor()
    stage.do("mark_absent", team="t1")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="timeout")
    assert stage.state.phase == "ruled"


def test_the_round_closes_only_after_its_last_question():
    stage = on_the_floor()
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    stage.do("reveal_key", slot="1-1")
    assert stage.refused("close_round", round=1) == "not_now"


def test_the_key_is_revealed_only_after_a_ruling():
    assert on_the_floor().refused("reveal_key", slot="1-1") == "not_now"


DEVICE = {
    **COMPULSORY,
    "judged_by": "device",
    "points": {"right": 10, "wrong": -5, "missing_some": 4, "partial": 6},
}


def by_device(question, response: tuple[str, ...] | None) -> Stage:
    stage = Stage.ready(rules(DEVICE), first=question).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    if response is not None:
        stage.team("t1", "respond", slot="1-1", response=response)
    return stage


@pytest.mark.parametrize(
    ("question", "response", "after"),
    [
        (single("a", "C"), ("C",), 110),
        (single("a", "C"), ("B",), 95),
        (multiple("a", ("A", "B")), ("B", "A"), 110),
        (multiple("a", ("A", "B")), ("A",), 104),
        (multiple("a", ("A", "B")), ("A", "C"), 95),
    ],
)
def test_the_engine_rules_an_answer_from_a_device_when_it_is_finished(question, response, after):
    stage = by_device(question, response)
    stage.team("t1", "finish_answer", slot="1-1")
    assert (stage.state.phase, score(stage.state, "t1")) == ("ruled", after)


def test_an_answer_may_be_changed_until_it_is_finished_and_no_longer():
    stage = by_device(single("a", "C"), ("B",))
    stage.team("t1", "respond", slot="1-1", response=("C",))
    stage.team("t1", "finish_answer", slot="1-1")
    assert score(stage.state, "t1") == 110
    assert stage.refused("respond", by=HOST, slot="1-1", team="t1", response=("B",)) == "not_now"


def test_a_device_that_sends_nothing_has_run_out_of_time():
    stage = by_device(single("a", "C"), None)
    stage.expire()
    assert (stage.state.ledger[-1].verdict, score(stage.state, "t1")) == ("timeout", 95)


@pytest.mark.parametrize("response", [(), ("E",), ("A", "B"), ("A", "A")])
def test_a_response_the_question_does_not_offer_is_refused(response):
    stage = by_device(single("a", "C"), None)
    assert stage.refused("respond", slot="1-1", team="t1", response=response) == "bad_response"


def test_another_teams_device_cannot_answer_for_it():
    stage = by_device(single("a", "C"), None)
    code = stage.refused("respond", slot="1-1", team="t2", response=("C",))
    assert code == "not_your_seat"


def test_an_answer_already_on_its_way_is_taken_within_the_grace_after_the_bell():
    stage = by_device(single("a", "C"), None)
    stage.team("t1", "respond", after=30 * SECOND + 700, slot="1-1", response=("C",))
    stage.expire()
    assert score(stage.state, "t1") == 110
