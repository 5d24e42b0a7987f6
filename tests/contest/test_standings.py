"""排名: places, awards, and the cards of the ceremony."""

from decimal import Decimal

from quiz.contest.next_step import next_step
from quiz.contest.standings import award_of, ceremony_steps, groups, places
from tests.builders import COMPULSORY, Stage, rules
from tests.contest.views import view

AWARDS = (
    {"name": "一等奖", "places": 1},
    {"name": "二等奖", "places": 2},
    {"name": "三等奖", "places": 2},
)


def scored(*totals, **more) -> Stage:
    """The end of a short evening with these scores, one for each team."""
    stage = Stage.ready(rules(COMPULSORY, count=len(totals), **{"awards": AWARDS, **more})).round()
    for number, total in enumerate(totals, start=1):
        stage.do("mark_absent", team=f"t{number}")
        if Decimal(str(total)) != 100:
            given = Decimal(str(total)) - 100
            stage.do("award_points", team=f"t{number}", points=given, reason="场上成绩")
    stage.do("close_round", round=1)
    for number in range(1, len(totals) + 1):
        stage.do("mark_present", team=f"t{number}")
    return stage


def test_equal_scores_share_a_place_and_the_next_is_left_out():
    assert places(scored(110, 110, 90).state) == {"t1": 1, "t2": 1, "t3": 3}


def test_half_a_point_decides():
    assert places(scored("102.5", 103, 102).state) == {"t2": 1, "t1": 2, "t3": 3}


def test_equal_teams_stand_in_seat_order():
    assert groups(scored(90, 110, 90, 110).state) == (("t2", "t4"), ("t1", "t3"))


def test_awards_go_by_place_and_end_where_the_places_end():
    stage = scored(160, 150, 140, 130, 120, 110)
    assert award_of(stage.state) == {
        "t1": "一等奖",
        "t2": "二等奖",
        "t3": "二等奖",
        "t4": "三等奖",
        "t5": "三等奖",
    }


def test_the_ceremony_is_revealed_from_the_bottom_up():
    steps = ceremony_steps(scored(160, 150, 140, 130, 120, 110).state)
    assert [(step.name, step.level, step.teams) for step in steps] == [
        ("三等奖", 3, ("t5", "t4")),
        ("二等奖", 2, ("t3", "t2")),
        ("一等奖", 1, ("t1",)),
    ]


def test_an_absent_team_receives_no_award_and_takes_nobodys_place():
    stage = scored(160, 150, 140, 130)
    stage.do("mark_absent", team="t1")
    assert award_of(stage.state) == {"t2": "一等奖", "t3": "二等奖", "t4": "二等奖"}


def test_the_hall_shows_the_field_alone_then_one_award_after_the_other_then_the_standings():
    stage = scored(130, 120, 110)
    stage.do("start_ceremony")
    assert view("hall", stage.state)["ceremony"] == {
        "step": 0,
        "of": 2,
        "award": "",
        "level": 0,
        "first": False,
        "teams": [],
    }
    assert view("hall", stage.state)["standings"] is None
    stage.do("show_award", step=1)
    assert view("hall", stage.state)["ceremony"]["teams"] == [
        {"team": "t3", "score": 110, "place": 3},
        {"team": "t2", "score": 120, "place": 2},
    ]
    stage.do("show_award", step=2)
    assert view("hall", stage.state)["ceremony"]["first"] is True
    assert next_step(stage.state).code == "finish_contest"
    stage.do("finish_contest")
    assert [row["award"] for row in view("audience", stage.state)["standings"]] == [
        "一等奖",
        "二等奖",
        "二等奖",
    ]


def test_a_card_of_the_ceremony_cannot_be_skipped():
    stage = scored(130, 120, 110)
    stage.do("start_ceremony")
    assert stage.refused("show_award", step=2) == "stale_slot"
    assert stage.refused("finish_contest") == "not_now"


def test_what_the_ceremony_announced_stands_when_a_team_leaves_during_it():
    stage = scored(130, 120, 110)
    stage.do("start_ceremony")
    stage.do("mark_absent", team="t1")
    assert award_of(stage.state)["t1"] == "一等奖"


def test_without_awards_the_evening_ends_with_the_standings():
    stage = scored(130, 120, 110, awards=())
    stage.do("start_ceremony")
    stage.do("finish_contest")
    assert view("hall", stage.state)["screen"] == "standings"


def test_after_the_end_nothing_can_be_changed():
    stage = scored(130, 120, 110, awards=())
    stage.do("start_ceremony")
    stage.do("finish_contest")
    assert stage.do("finish_contest") == ()
    assert stage.refused("award_points", team="t1", points=5, reason="补记") == "contest_over"
    assert stage.refused("undo", command=stage.state.past[-1].command) == "contest_over"


def test_places_gained_are_counted_from_the_beginning_of_the_round():
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    assert [(team["place"], team["moved"]) for team in view("hall", stage.state)["teams"]] == [
        (1, 0),
        (2, -1),
        (2, -1),
    ]


def test_the_summary_tells_the_climb_of_the_round_and_what_became_of_its_questions():
    stage = Stage.ready(rules(COMPULSORY, count=2)).round()
    for slot, team, verdict in (("1-1", "t1", "right"), ("1-2", "t2", "wrong")):
        stage.present(slot).do("start_answer", slot=slot)
        stage.do("give_ruling", slot=slot, team=team, verdict=verdict)
        stage.do("reveal_key", slot=slot)
    stage.do("close_round", round=1)
    assert view("hall", stage.state)["summary"] == {
        "title": "compulsory",
        "rows": [
            {"team": "t1", "before": 100, "after": 110, "delta": 10, "place_before": 1, "place": 1},
            {"team": "t2", "before": 100, "after": 100, "delta": 0, "place_before": 1, "place": 2},
        ],
        "counts": {"questions": 2, "right": 1, "wrong": 1, "unanswered": 0},
    }
