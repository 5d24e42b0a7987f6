"""风险题: a team stakes points on its own question."""

from decimal import Decimal

import pytest

from quiz.contest.next_step import next_step
from quiz.contest.packet import Packet, Pool, RoundPacket
from quiz.contest.scoring import score
from tests.builders import RISK, Stage, packet_for, pool, rules, seat
from tests.contest.views import view


def choosing(count: int = 3, **more) -> Stage:
    """Team 1 is asked for its stake."""
    sheet = rules({**RISK, **more}, count=count)
    return Stage.ready(sheet).round().present("1-1")


def staked(stake: int, count: int = 3, **more) -> Stage:
    """Team 1 answers for its stake."""
    stage = choosing(count, **more)
    stage.team("t1", "choose_stake", slot="1-1", stake=stake)
    stage.present("1-1").do("start_answer", slot="1-1")
    return stage


def ruled(stage: Stage, verdict: str, team: str = "t1") -> Stage:
    stage.do("give_ruling", slot=stage.slot, team=team, verdict=verdict)
    return stage


def test_the_lowest_score_chooses_first():
    stage = Stage.ready(rules(RISK))
    stage.do("award_points", team="t2", points=-5, reason="扣分")
    stage.round().present("1-1")
    assert stage.state.play.turn.team == "t2"


def test_no_question_is_on_screen_while_the_stake_is_open():
    stage = choosing()
    assert view("hall", stage.state)["question"] is None
    assert view("hall", stage.state)["screen"] == "stakes"


def test_a_stake_once_chosen_stands():
    stage = choosing()
    stage.team("t1", "choose_stake", slot="1-1", stake=20)
    assert stage.team("t1", "choose_stake", slot="1-1", stake=20) == ()
    assert stage.refused("choose_stake", slot="1-1", stake=30) == "stake_fixed"


def test_a_stake_the_sheet_does_not_offer_is_refused():
    assert choosing().refused("choose_stake", slot="1-1", stake=15) == "unknown_stake"


def test_another_team_cannot_choose_for_the_one_whose_turn_it_is():
    assert choosing().refused("choose_stake", slot="1-1", stake=10, by=seat("t2")) == "not_your_seat"


def test_the_question_is_not_shown_before_a_stake_is_chosen():
    assert choosing().refused("present_question", slot="1-1") == "no_answer_yet"


@pytest.mark.parametrize(
    ("verdict", "wrong", "after"),
    [
        ("right", "lose_stake", 120),
        ("wrong", "lose_stake", 80),
        ("timeout", "lose_stake", 80),
        ("wrong", "lose_nothing", 100),
        ("wrong", {"fixed": -15}, 85),
    ],
)
def test_the_stake_is_won_or_lost_as_the_sheet_says(verdict, wrong, after):
    assert score(ruled(staked(20, wrong=wrong), verdict).state, "t1") == after


def test_a_stake_may_have_its_own_price_when_wrong():
    stakes = ({"value": 20, "wrong": "-2.5"}, {"value": 40, "wrong": -20})
    assert score(ruled(staked(20, stakes=stakes), "wrong").state, "t1") == Decimal("97.5")


def test_passing_costs_nothing_and_the_next_team_chooses():
    stage = choosing()
    stage.team("t1", "pass_turn", slot="1-1")
    assert (stage.state.phase, score(stage.state, "t1")) == ("ruled", 100)
    assert next_step(stage.state).command == {"type": "present_question", "slot": "1-2"}


def test_a_team_cannot_pass_once_its_stake_is_chosen():
    stage = choosing()
    stage.team("t1", "choose_stake", slot="1-1", stake=10)
    assert stage.refused("pass_turn", slot="1-1") == "stake_fixed"


def test_where_passing_is_not_allowed_only_the_host_may_still_move_on():
    stage = choosing(may_pass=False)
    assert stage.refused("pass_turn", slot="1-1", by=seat("t1")) == "cannot_pass"
    stage.do("pass_turn", slot="1-1")
    assert stage.state.phase == "ruled"


def test_the_host_passes_for_a_team_that_left_while_it_should_choose():
    stage = choosing()
    stage.do("mark_absent", team="t1")
    stage.do("pass_turn", slot="1-1")
    assert next_step(stage.state).command["slot"] == "1-2"


def test_when_the_time_to_choose_runs_out_the_choice_is_still_the_hosts_to_end():
    stage = choosing()
    stage.expire()
    assert (stage.state.phase, stage.state.clock.left(stage.at)) == ("choosing", 0)
    stage.do("choose_stake", slot="1-1", stake=10)
    assert stage.state.play.stake == 10


def test_a_team_cannot_choose_while_the_clock_is_parked_but_the_host_can():
    stage = choosing()
    stage.do("pause_clock")
    assert stage.refused("choose_stake", slot="1-1", stake=10, by=seat("t1")) == "paused"
    stage.do("choose_stake", slot="1-1", stake=10)
    assert (stage.state.play.stake, stage.state.paused_for) == (10, None)


def test_discussion_comes_before_the_answer_where_the_sheet_allows_it():
    stage = choosing(clock={"discuss_ms": 30_000, "answer_ms": 60_000})
    stage.do("choose_stake", slot="1-1", stake=10)
    stage.present("1-1").do("start_discussion", slot="1-1")
    assert (stage.state.phase, stage.state.clock.total_ms) == ("discussing", 30_000)
    stage.do("start_answer", slot="1-1")
    assert (stage.state.phase, stage.state.clock.total_ms) == ("answering", 60_000)


def test_a_staked_question_stays_with_the_team_that_staked():
    stage = choosing()
    stage.do("choose_stake", slot="1-1", stake=10)
    stage.present("1-1")
    assert stage.refused("give_turn", slot="1-1", team="t2") == "not_now"


def test_two_picks_may_have_to_differ():
    stage = ruled(staked(30, 1, questions_each=2, different_stakes=True), "right")
    stage.do("reveal_key", slot="1-1")
    stage.present("1-2")
    assert [offer["stake"] for offer in view("team", stage.state, "t1")["pad"]["offered"]] == [10, 20]
    assert stage.refused("choose_stake", slot="1-2", stake=30) == "unknown_stake"


STEAL = {"steal": 5, "clock": {"answer_ms": 60_000}}


def test_others_may_compete_when_the_picker_fails_and_risk_nothing():
    stage = ruled(staked(20, **STEAL), "wrong")
    assert next_step(stage.state).command["type"] == "open_buzzers"
    stage.do("open_buzzers", slot="1-1")
    assert view("team", stage.state, "t2")["pad"]["state"] == "armed"
    assert view("team", stage.state, "t1")["pad"]["state"] == "barred"
    stage.team("t2", "buzz", slot="1-1")
    ruled(stage, "wrong", "t2")
    assert [score(stage.state, team) for team in ("t1", "t2")] == [80, 100]
    assert stage.state.play.follow == "reveal"


def test_a_team_that_competes_and_is_right_wins_the_price_of_the_steal():
    stage = ruled(staked(20, **STEAL), "timeout")
    stage.do("open_buzzers", slot="1-1")
    stage.team("t3", "buzz", slot="1-1")
    ruled(stage, "right", "t3")
    assert score(stage.state, "t3") == 105


def test_overruling_a_steal_keeps_the_price_of_the_steal():
    stage = ruled(staked(20, **STEAL), "wrong")
    stage.do("open_buzzers", slot="1-1")
    stage.team("t3", "buzz", slot="1-1")
    ruled(stage, "wrong", "t3")
    stage.do("overrule", ruling=stage.state.play.ruling, verdict="right", reason="同义")
    assert score(stage.state, "t3") == 105


def test_nobody_competes_when_nobody_else_is_here():
    stage = staked(20, 2, **STEAL)
    stage.do("mark_absent", team="t2")
    assert ruled(stage, "wrong").state.play.follow == "reveal"


def test_a_device_answer_with_something_missing_is_priced_by_the_sheet():
    stage = staked(20, judged_by="device", points={"missing_some": 5})
    stage.team("t1", "finish_answer", slot="1-1")
    assert score(stage.state, "t1") == 80


def short_packet() -> Packet:
    sheet = rules(RISK)
    whole = packet_for(sheet)
    pools = (pool("ten-", 1, 10), Pool(stake=20, questions=()), Pool(stake=30, questions=()))
    return whole.model_copy(update={"rounds": (RoundPacket(pools=pools),)})


def test_a_stake_without_a_question_left_is_not_offered():
    stage = Stage.ready(rules(RISK), packet=short_packet()).round().present("1-1")
    assert [offer["stake"] for offer in view("team", stage.state, "t1")["pad"]["offered"]] == [10]


def test_a_round_with_nothing_left_to_ask_can_be_closed():
    stage = Stage.ready(rules(RISK), packet=short_packet()).round().present("1-1")
    stage.do("choose_stake", slot="1-1", stake=10)
    stage.present("1-1").do("start_answer", slot="1-1")
    ruled(stage, "right").do("reveal_key", slot="1-1")
    assert next_step(stage.state).command == {"type": "close_round", "round": 1}
    stage.do("close_round", round=1)
    assert stage.state.phase == "summary"
