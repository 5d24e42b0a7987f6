"""加赛: only the tied teams, only where an award hangs on it."""

import pytest

from quiz.contest.next_step import next_step
from quiz.contest.scoring import scores
from quiz.contest.standings import award_of, deciding_tie, places
from tests.builders import COMPULSORY, Stage, rules, seat
from tests.contest.views import view

ONE = ({"name": "一等奖", "places": 1},)
TWO = ({"name": "一等奖", "places": 1}, {"name": "二等奖", "places": 1})


def after_rounds(scored: tuple[int, ...], **more) -> Stage:
    """A short evening at the end of its only round, with these scores."""
    stage = Stage.ready(rules(COMPULSORY, count=len(scored), **more)).round()
    for number, points in enumerate(scored, start=1):
        stage.do("mark_absent", team=f"t{number}")
        if points != 100:
            stage.do("award_points", team=f"t{number}", points=points - 100, reason="场上成绩")
    stage.do("close_round", round=1)
    for number in range(1, len(scored) + 1):
        stage.do("mark_present", team=f"t{number}")
    return stage


def in_tiebreak(scored: tuple[int, ...] = (110, 110, 100), **more) -> Stage:
    stage = after_rounds(scored, **{"awards": ONE, **more})
    stage.do("open_tiebreak")
    return stage


def played(stage: Stage, team: str | None, verdict: str = "") -> Stage:
    """One tie-break question, answered by a team or by nobody."""
    stage.do("present_question", slot=next_step(stage.state).command["slot"])
    stage.do("open_buzzers", slot=stage.slot)
    if team is None:
        stage.do("close_buzzers", slot=stage.slot)
    else:
        stage.team(team, "buzz", slot=stage.slot)
        stage.do("finish_answer", slot=stage.slot)
        stage.do("give_ruling", slot=stage.slot, team=team, verdict=verdict)
    stage.do("reveal_key", slot=stage.slot)
    return stage


def order(stage: Stage) -> list[str]:
    ranked = places(stage.state)
    return sorted(ranked, key=lambda team: ranked[team])


def test_a_tie_that_decides_an_award_asks_for_a_tiebreak():
    stage = after_rounds((110, 110, 100), awards=ONE)
    assert next_step(stage.state).code == "open_tiebreak"
    assert stage.refused("start_ceremony") == "tie_open"


def test_a_tie_inside_one_award_changes_nothing_and_is_left_alone():
    stage = after_rounds((120, 110, 110), awards=({"name": "一等奖", "places": 3},))
    assert next_step(stage.state).code == "start_ceremony"


def test_a_boundary_inside_a_group_is_found_also_when_the_group_begins_above_it():
    stage = after_rounds((120, 110, 110, 110), awards=({"name": "一等奖", "places": 2},))
    tie = deciding_tie(stage.state)
    assert (tie.award, tie.teams) == ("一等奖", ("t2", "t3", "t4"))


def test_every_tie_is_broken_where_the_sheet_says_so():
    stage = after_rounds((120, 110, 110), awards=(), tiebreak={"only_for": "all"})
    assert deciding_tie(stage.state).teams == ("t2", "t3")


def test_a_team_that_is_not_here_is_in_no_tie():
    stage = after_rounds((110, 110, 100), awards=ONE)
    stage.do("mark_absent", team="t2")
    assert next_step(stage.state).code == "start_ceremony"


def test_only_the_tied_teams_may_press():
    stage = in_tiebreak()
    stage.present("T-1").do("open_buzzers", slot="T-1")
    assert stage.refused("buzz", by=seat("t3"), slot="T-1") == "out"
    assert view("hall", stage.state)["teams"][2]["mark"] == "idle"


def test_in_sudden_death_the_first_right_answer_wins():
    stage = played(in_tiebreak(), "t2", "right")
    assert order(stage) == ["t2", "t1", "t3"]
    assert next_step(stage.state).code == "start_ceremony"


def test_in_sudden_death_a_wrong_answer_of_two_hands_the_other_the_award():
    stage = played(in_tiebreak(), "t1", "wrong")
    assert award_of(stage.state) == {"t2": "一等奖"}


def test_of_three_teams_the_first_wrong_one_is_out_and_the_others_go_on():
    stage = played(in_tiebreak((110, 110, 110)), "t1", "wrong")
    assert stage.state.tie.out == ("t1",)
    stage.present("T-2").do("open_buzzers", slot="T-2")
    assert stage.refused("buzz", by=seat("t1"), slot="T-2") == "out"
    stage.team("t3", "buzz", slot="T-2")
    stage.do("finish_answer", slot="T-2")
    stage.do("give_ruling", slot="T-2", team="t3", verdict="right")
    assert order(stage) == ["t3", "t2", "t1"]


def test_the_first_right_of_three_leaves_the_other_two_tied_for_the_next_award():
    stage = played(in_tiebreak((110, 110, 110), awards=TWO), "t3", "right")
    assert next_step(stage.state).code == "open_tiebreak"
    stage.do("open_tiebreak")
    assert stage.state.tie.teams == ("t1", "t2")
    played(stage, "t2", "right")
    assert award_of(stage.state) == {"t3": "一等奖", "t2": "二等奖"}


def test_two_ties_are_broken_one_after_the_other_from_the_top():
    awards = ({"name": "一等奖", "places": 1}, {"name": "二等奖", "places": 2})
    stage = after_rounds((120, 120, 110, 110, 90), awards=awards)
    stage.do("open_tiebreak")
    assert stage.state.tie.teams == ("t1", "t2")
    played(stage, "t2", "right")
    stage.do("open_tiebreak")
    assert (stage.state.tie.award, stage.state.tie.teams) == ("二等奖", ("t3", "t4"))
    played(stage, "t3", "wrong")
    assert next_step(stage.state).code == "start_ceremony"
    assert order(stage) == ["t2", "t1", "t4", "t3", "t5"]


def test_by_points_the_tie_is_broken_as_soon_as_the_points_differ():
    stage = in_tiebreak(tiebreak={"sudden_death": False, "points": {"right": 10, "wrong": -10}})
    played(stage, "t1", "wrong")
    assert order(stage) == ["t2", "t1", "t3"]


def test_points_of_a_tiebreak_change_no_total():
    stage = in_tiebreak(tiebreak={"sudden_death": False})
    played(stage, "t1", "right")
    assert scores(stage.state) == {"t1": 110, "t2": 110, "t3": 100}


def test_when_the_questions_have_run_out_the_host_settles_the_tie_by_lot():
    stage = in_tiebreak()
    for _ in range(3):
        played(stage, None)
    assert next_step(stage.state) is None
    assert view("host", stage.state)["can_settle_tie"] == ["t1", "t2"]
    stage.do("settle_tie", order=("t2", "t1"), reason="抽签")
    assert order(stage) == ["t2", "t1", "t3"]
    assert next_step(stage.state).code == "start_ceremony"


def test_a_tie_settled_before_its_first_question_leads_on_to_the_ceremony():
    stage = in_tiebreak()
    stage.do("settle_tie", order=("t2", "t1"), reason="双方同意抽签")
    assert next_step(stage.state).code == "start_ceremony"
    stage.do("start_ceremony")
    assert stage.state.phase == "ceremony"


def test_a_tie_settled_while_a_replacement_waits_leads_on_to_the_ceremony():
    stage = in_tiebreak().present("T-1")
    stage.do("withdraw_question", slot="T-1", reason="题有误")
    stage.do("settle_tie", order=("t1", "t2"), reason="抽签")
    assert next_step(stage.state).code == "start_ceremony"


@pytest.mark.parametrize("wrong", [("t1",), ("t1", "t3"), ("t1", "t1"), ("t1", "t2", "t3")])
def test_a_tie_is_settled_by_naming_each_tied_team_once(wrong):
    assert in_tiebreak().refused("settle_tie", order=wrong, reason="抽签") == "unknown_team"


def test_no_tie_is_settled_without_a_reason():
    assert in_tiebreak().refused("settle_tie", order=("t1", "t2"), reason=" ") == "reason_missing"


def test_undoing_the_ruling_that_broke_a_tie_opens_it_again():
    stage = in_tiebreak().present("T-1")
    stage.do("open_buzzers", slot="T-1")
    stage.team("t1", "buzz", slot="T-1")
    stage.do("give_ruling", slot="T-1", team="t1", verdict="right")
    stage.do("undo", command=f"command-{stage.sent}", reason="误触")
    assert (stage.state.phase, stage.state.tie.open, stage.state.settled) == ("answering", True, ())
    assert deciding_tie(stage.state).teams == ("t1", "t2")


def test_undoing_a_settlement_opens_the_tie_again():
    stage = in_tiebreak()
    stage.do("settle_tie", order=("t2", "t1"), reason="抽签")
    stage.do("undo", command=f"command-{stage.sent}")
    assert (stage.state.tie.open, next_step(stage.state).command["slot"]) == (True, "T-1")


def test_undoing_the_opening_of_a_tiebreak_goes_back_to_the_summary():
    stage = in_tiebreak()
    stage.do("undo", command=f"command-{stage.sent}")
    assert (stage.state.phase, stage.state.tie) == ("summary", None)


def test_a_ruling_in_a_tiebreak_is_taken_back_by_undo_not_overruled():
    stage = played(in_tiebreak(), "t2", "right")
    ruling = stage.state.ledger[-1].id
    assert stage.refused("overrule", ruling=ruling, verdict="wrong", reason="核对") == "use_undo"
    assert stage.refused("withdraw_question", slot="T-1", reason="题有误") == "use_undo"


def test_a_team_that_comes_to_the_same_score_later_ties_those_who_were_ranked():
    stage = played(in_tiebreak(), "t2", "right")
    stage.do("award_points", team="t3", points=10, reason="补记")
    assert deciding_tie(stage.state).teams == ("t1", "t2", "t3")


def test_a_tiebreak_has_no_round_to_close():
    stage = played(in_tiebreak(), "t2", "right")
    assert stage.refused("close_round", round=2) == "not_now"


def test_an_early_buzz_in_a_tiebreak_follows_its_own_ladder():
    ladder = ({"points": 0, "offender": "barred_from_question"},)
    stage = in_tiebreak(tiebreak={"early_buzz": ladder}).present("T-1")
    stage.team("t1", "buzz", slot="T-1")
    stage.do("open_buzzers", slot="T-1")
    assert stage.refused("buzz", by=seat("t1"), slot="T-1") == "barred"
