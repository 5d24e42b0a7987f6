"""申诉: a protest parks the clock, and the bench rules it with a reason."""

import pytest

from quiz.contest.next_step import next_step
from tests.builders import BUZZER, COMPULSORY, HOST, JUDGE, Stage, rules, seat
from tests.contest.evenings import asked, points, ruled, undo_last
from tests.contest.views import view


def protested(**more) -> Stage:
    stage = ruled("wrong", **more)
    stage.team("t1", "raise_protest", text="答案与教材一致")
    return stage


def test_a_protest_parks_the_running_clock_until_the_bench_has_ruled():
    stage = asked()
    stage.team("t2", "raise_protest", after=5_000, text="有人提示")
    assert (stage.state.paused_for, stage.state.clock.remaining_ms) == ("protest", 25_000)
    assert stage.refused("resume_clock") == "protest_open"
    assert next_step(stage.state) is None
    stage.do("rule_protest", by=JUDGE, protest=stage.state.protests[0].id, upheld=False, reason="未见提示")
    stage.do("resume_clock")
    assert stage.state.clock.deadline == stage.at + 25_000


@pytest.mark.parametrize("wish", [{"text": "答案与教材一致"}, {"text": "同上", "slot": "1-1"}])
def test_a_protest_upheld_replaces_the_ruling(wish):
    stage = ruled("wrong")
    stage.team("t1", "raise_protest", **wish)
    protest = stage.state.protests[0].id
    stage.do("rule_protest", by=JUDGE, protest=protest, upheld=True, reason="教材第12页", verdict="right")
    assert (points(stage), stage.state.protests[0].state) == (110, "upheld")
    assert [line.kind for line in stage.state.corrections] == ["overrule", "protest"]


def test_the_judge_is_told_whether_a_protest_matters():
    found = view("judge", protested().state)["protests"][0]["matters"]
    assert found == {
        "places": [
            {"team": "t2", "place_before": 1, "place": 2},
            {"team": "t3", "place_before": 1, "place": 2},
        ],
        "award": True,
    }


def test_a_protest_is_ruled_once():
    stage = protested()
    protest = stage.state.protests[0].id
    stage.do("rule_protest", by=JUDGE, protest=protest, upheld=False, reason="维持")
    assert stage.do("rule_protest", by=JUDGE, protest=protest, upheld=False, reason="维持") == ()
    code = stage.refused("rule_protest", by=JUDGE, protest=protest, upheld=True, reason="改判")
    assert code == "already_ruled"


def test_a_team_has_one_open_protest():
    stage = protested()
    assert stage.refused("raise_protest", by=seat("t1"), text="再申诉") == "protest_open"


def test_a_team_cannot_stop_the_race_by_a_protest_but_the_host_may():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    stage.do("open_buzzers", slot="1-1")
    assert stage.refused("raise_protest", by=seat("t1"), text="没听清") == "not_now"
    stage.do("raise_protest", team="t1", text="没听清")
    assert stage.state.paused_for == "protest"
    assert stage.refused("buzz", by=seat("t2"), slot="1-1") == "paused"


def test_there_is_no_protest_where_the_sheet_has_none():
    stage = Stage.ready(rules(COMPULSORY, protests=False)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    assert stage.refused("raise_protest", by=seat("t1"), text="异议") == "not_now"
    assert view("team", stage.state, "t1")["may_protest"] is False


def last_question(stage: Stage) -> Stage:
    for team in ("t2", "t3"):
        stage.do("mark_absent", team=team)
    stage.do("reveal_key", slot="1-1")
    stage.do("close_round", round=1)
    return stage


def test_the_ceremony_waits_for_the_last_protest():
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="wrong")
    stage.team("t1", "raise_protest", text="答案与教材一致")
    last_question(stage)
    assert next_step(stage.state) is None
    assert stage.refused("start_ceremony") == "protest_open"


def test_the_ceremony_seals_the_scores_until_it_is_undone():
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    last_question(stage)
    stage.do("start_ceremony")
    ruling = stage.state.ledger[0].id
    assert stage.refused("award_points", team="t1", points=5, reason="补记") == "not_now"
    assert stage.refused("overrule", by=JUDGE, ruling=ruling, verdict="wrong", reason="核对") == "not_now"
    assert stage.refused("withdraw_question", by=HOST, slot="1-1", reason="题有误") == "not_now"
    assert stage.refused("raise_protest", by=seat("t1"), text="异议", slot="1-1") == "not_now"
    undo_last(stage)
    stage.do("award_points", team="t1", points=5, reason="补记")
    assert points(stage) == 115
