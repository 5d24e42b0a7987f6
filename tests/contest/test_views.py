"""Views 视图: what each role may know, built up from nothing."""

import json
from dataclasses import replace

import pytest

from quiz.contest.state import initial
from quiz.contest.views.results import results
from tests.builders import BUZZER, COMPULSORY, JOINT, JUDGE, RISK, Stage, rules, single, true_false
from tests.contest.views import view

COMMON = {
    "role",
    "contest",
    "kind",
    "title",
    "subtitle",
    "organizer",
    "phase",
    "round",
    "question",
    "turn",
    "clock",
    "paused",
    "paused_for",
    "teams",
    "buzzes",
    "foul",
    "ruling",
    "rulings",
    "key",
    "introduced",
    "tie",
    "audience_question",
    "card",
    "stakes",
    "summary",
    "ceremony",
    "standings",
    "evidence",
}
BENCH = {"responses", "proposal", "log", "protests", "corrections", "exposed", "overlay", "reserve"}
DESK = {
    "screen",
    "say",
    "steps",
    "next",
    "keys",
    "fouls",
    "stake_keys",
    "preview",
    "undo",
    "upcoming",
    "can_settle_tie",
    "packet_warning",
}


def buzzing(**more) -> Stage:
    stage = Stage.ready(rules({**BUZZER, **more}), first=single("a", "C")).round().present("1-1")
    stage.do("open_buzzers", slot="1-1")
    return stage


def ruled(stage: Stage, team: str, verdict: str) -> Stage:
    stage.team(team, "buzz", slot="1-1")
    stage.do("start_answer", slot="1-1")
    stage.team(team, "respond", slot="1-1", response=("B",))
    stage.do("finish_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team=team, verdict=verdict)
    return stage


@pytest.mark.parametrize(
    ("role", "more"),
    [
        ("audience", set()),
        ("hall", {"screen", "corrected"}),
        ("team", {"me", "seat", "pad", "may_protest", "protest", "device_check"}),
        ("judge", BENCH),
        ("host", BENCH | DESK),
    ],
)
def test_each_role_is_sent_these_fields_and_no_others(role, more):
    assert set(view(role, buzzing().state, "t1")) == COMMON | more


@pytest.mark.parametrize("role", ["hall", "audience", "team"])
def test_the_key_is_shown_from_the_reveal_on_and_not_before(role):
    stage = ruled(buzzing(), "t1", "wrong")
    assert view(role, stage.state, "t1")["key"] is None
    stage.do("reveal_key", slot="1-1")
    assert view(role, stage.state, "t1")["key"] == {
        "labels": ["C"],
        "text": "选项aC",
        "explanation": "SECRET-a-explanation",
        "source": "SECRET-a-source",
        "accept": [],
        "why": {},
    }


@pytest.mark.parametrize("role", ["hall", "audience", "team"])
def test_what_a_team_answered_joins_its_ruling_at_the_reveal(role):
    stage = ruled(buzzing(), "t1", "wrong")
    assert view(role, stage.state, "t2")["rulings"][0]["response"] is None
    stage.do("reveal_key", slot="1-1")
    assert view(role, stage.state, "t2")["rulings"][0]["response"] == "B"


def test_undoing_a_reveal_hides_the_key_again():
    stage = ruled(buzzing(), "t1", "wrong")
    stage.do("reveal_key", slot="1-1")
    stage.do("undo", command=f"command-{stage.sent}")
    assert view("hall", stage.state)["key"] is None
    assert stage.state.exposed == ("a",)


def shown_and_taken_back() -> Stage:
    stage = ruled(buzzing(), "t1", "wrong")
    opened = next(step.command for step in stage.state.past if step.before.phase == "presented")
    stage.do("reveal_key", slot="1-1")
    stage.do("undo", command=opened)
    return stage


@pytest.mark.parametrize("role", ["host", "judge"])
def test_the_bench_is_told_that_the_key_of_this_question_was_on_the_hall_already(role):
    assert view(role, ruled(buzzing(), "t1", "wrong").state)["exposed"] is False
    stage = shown_and_taken_back()
    assert (stage.state.phase, view(role, stage.state)["exposed"]) == ("presented", True)


def test_the_hall_is_told_whose_total_a_correction_has_changed():
    stage = ruled(buzzing(), "t1", "wrong")
    assert view("hall", stage.state)["corrected"] == {}
    stage.do("undo", command=f"command-{stage.sent}")
    stage.do("award_points", team="t2", points=5, reason="补记")
    assert view("hall", stage.state)["corrected"] == {"t1": 1, "t2": 2}


@pytest.mark.parametrize(("answer", "word"), [(("T",), "正确"), (("F",), "错误")])
def test_true_and_false_are_told_in_words(answer, word):
    stage = Stage.ready(rules(JOINT), first=true_false("a", True)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.team("t1", "respond", slot="1-1", response=answer)
    stage.do("finish_answer", slot="1-1")
    stage.do("reveal_key", slot="1-1")
    told = [each["response"] for each in view("hall", stage.state)["rulings"] if each["team"] == "t1"]
    assert told == [word]
    assert results(stage.state)["questions"][0]["lines"][0]["response"] == word


@pytest.mark.parametrize(("form", "cue"), [(COMPULSORY, "start_answer"), (BUZZER, "open_buzzers")])
def test_the_host_is_given_the_cue_that_follows_the_question(form, cue):
    stage = Stage.ready(rules(form)).round().present("1-1")
    assert view("host", stage.state)["say"]["then"] == {"code": f"say.then.{cue}", "args": {}}


def test_the_bench_sees_the_key_as_soon_as_the_question_is_on_stage():
    stage = Stage.ready(rules(COMPULSORY)).round()
    assert view("judge", stage.state)["key"] is None
    stage.present("1-1")
    assert view("judge", stage.state)["key"]["labels"] == view("host", stage.state)["key"]["labels"] == ["C"]


def test_only_the_host_knows_the_next_question():
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    assert view("host", stage.state)["upcoming"] == {"stem": "题干q1-2？", "type": "single"}
    others = [view(role, stage.state, "t1") for role in ("hall", "audience", "team", "judge")]
    assert "题干q1-2" not in json.dumps(others, ensure_ascii=False)


def test_the_judge_sees_the_engines_opinion_and_the_teams_do_not():
    stage = buzzing()
    stage.team("t1", "buzz", slot="1-1")
    stage.team("t1", "respond", slot="1-1", response=("C",))
    assert view("judge", stage.state)["responses"] == [{"team": "t1", "response": ["C"], "grade": "accept"}]
    others = [view(role, stage.state, "t2") for role in ("hall", "audience", "team")]
    assert all("responses" not in seen and "proposal" not in seen for seen in others)


def test_the_engine_proposes_a_verdict_once_a_device_answer_is_finished():
    stage = buzzing()
    stage.team("t1", "buzz", slot="1-1")
    stage.team("t1", "respond", slot="1-1", response=("C",))
    stage.do("finish_answer", slot="1-1")
    assert view("host", stage.state)["proposal"] == {"verdict": "right", "why": "device"}


@pytest.mark.parametrize(
    ("team", "state"),
    [("t1", "spoken"), ("t2", "taken"), ("t3", "taken")],
    ids=["holder", "behind", "silent"],
)
def test_a_phone_always_says_whose_the_question_is(team, state):
    stage = buzzing()
    stage.team("t1", "buzz", slot="1-1")
    stage.team("t2", "buzz", after=37, slot="1-1")
    pad = view("team", stage.state, team)["pad"]
    assert pad.get("state", pad["kind"]) == state
    if team == "t2":
        assert (pad["behind_ms"], pad["place"], pad["holder"]) == (37, 2, "t1")


def test_a_phone_warns_what_a_press_would_cost_before_the_cue():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    pad = view("team", stage.state, "t1")["pad"]
    assert (pad["kind"], pad["state"]) == ("buzz", "waiting")
    assert pad["early_penalty"] == {"points": -10, "effect": "barred_from_question"}


def test_a_barred_team_is_marked_for_everybody():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    stage.team("t2", "buzz", slot="1-1")
    assert view("team", stage.state, "t2")["pad"]["state"] == "barred"
    assert [team["mark"] for team in view("hall", stage.state)["teams"]] == ["", "barred", ""]
    assert view("hall", stage.state)["foul"]["team"] == "t2"


def test_in_the_lobby_a_press_only_checks_the_seat():
    seen = view("team", Stage.ready(rules(BUZZER)).state, "t1")
    assert (seen["device_check"], seen["pad"]) == (True, {"kind": "none"})


def test_an_absent_teams_phone_offers_nothing():
    stage = buzzing()
    stage.do("mark_absent", team="t2")
    seen = view("team", stage.state, "t2")
    assert (seen["pad"], seen["may_protest"]) == ({"kind": "none"}, False)


def test_a_team_sees_its_own_protest_and_no_other():
    stage = ruled(buzzing(), "t1", "wrong")
    stage.team("t1", "raise_protest", text="答案与教材一致")
    assert view("team", stage.state, "t1")["protest"]["state"] == "open"
    others = [view(role, stage.state, "t2") for role in ("hall", "audience", "team")]
    assert "答案与教材一致" not in json.dumps(others, ensure_ascii=False)
    stage.do("rule_protest", by=JUDGE, protest=stage.state.protests[0].id, upheld=False, reason="维持原判")
    assert view("team", stage.state, "t1")["protest"]["reason"] == "维持原判"


def test_a_stake_is_offered_with_what_it_would_lead_to():
    stage = Stage.ready(rules(RISK)).round().present("1-1")
    assert view("team", stage.state, "t1")["pad"]["offered"][2] == {
        "stake": 30,
        "if_right": 130,
        "if_wrong": 70,
    }
    assert view("team", stage.state, "t2")["pad"] == {"kind": "wait"}


def test_points_are_whole_numbers_where_they_are_whole():
    stage = buzzing(points={"right": "2.5", "wrong": -1})
    points = view("hall", stage.state)["question"]["points"]
    assert points == {"right": 2.5, "wrong": -1, "timeout": -1, "missing_some": None}
    assert json.dumps(points["wrong"]) == "-1"


@pytest.mark.parametrize("role", ["hall", "host", "judge", "audience"])
def test_a_contest_of_which_nothing_is_known_can_be_shown(role):
    assert view(role, initial())["phase"] == "new"


def test_the_host_is_shown_what_the_hall_shows_now_and_after_the_next_step():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    assert view("host", stage.state)["preview"] == {"now": "question", "then": "armed"}


def test_a_key_that_is_dead_says_why_and_sends_nothing():
    keys = {key["key"]: key for key in view("host", buzzing().state)["keys"]}
    assert (keys["KeyJ"]["enabled"], keys["KeyJ"]["why"], keys["KeyJ"]["command"]) == (
        False,
        "why.no_answer",
        None,
    )
    assert keys["KeyN"]["command"] == {"type": "close_buzzers", "slot": "1-1"}


def test_once_the_contest_is_over_no_step_is_offered_to_be_taken_back():
    over = view("host", replace(buzzing().state, phase="finished"))
    undo = next(key for key in over["keys"] if key["key"] == "KeyZ")
    assert (over["undo"], undo["enabled"], undo["why"]) == ([], False, "why.finished")


def test_a_digit_presses_for_a_desk_that_may_still_press():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    stage.team("t2", "buzz", slot="1-1")
    stage.do("open_buzzers", slot="1-1")
    keys = [team["keys"] for team in view("host", stage.state)["teams"]]
    assert [key and key["code"] for key in keys] == ["team.buzz", None, "team.buzz"]


def test_the_rule_card_stands_on_the_hall_until_the_first_question():
    stage = Stage.ready(rules(BUZZER)).round()
    assert view("hall", stage.state)["card"]["title"] == "buzzer"
    stage.present("1-1")
    assert view("hall", stage.state)["card"] is None
