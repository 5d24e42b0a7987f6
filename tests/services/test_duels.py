import json
from random import Random

import pytest

from quiz.banks.bank import Bank, Library
from quiz.practice.duel import DuelRefused, DuelRules, Posed
from quiz.practice.syllabus import syllabus_of
from quiz.services.duels import WRONG_CODES, Duels, open_to_practice
from quiz.services.practice_syllabus import Course
from tests import builders

RULES = DuelRules(questions=3)
POOL = [Posed(builders.single(f"q{number:02}"), "党史") for number in range(12)]


class House:
    """Rooms with an hour and a chance of their own, and what every member was told."""

    def __init__(self, most=60, most_here=60):
        self.at = builders.T0
        self.told = []
        self.duels = Duels(lambda: POOL, lambda: self.at, Random(5).randrange, RULES, most, most_here)
        self.duels.listen(lambda member, view: self.told.append((member, view)))

    def pair(self, one="anna", other="bo"):
        self.duels.join(other, self.duels.open(one)["code"])
        return self

    def playing(self):
        self.pair()
        self.duels.ready("anna", "gathering", 0)
        self.duels.ready("bo", "gathering", 0)
        self.pass_time(RULES.start_ms)
        return self

    def pass_time(self, ms):
        self.at += ms
        return self.duels.pass_time()

    def phase(self, member):
        return self.duels.view(member)["phase"]

    def refused(self, act, *arguments):
        with pytest.raises(DuelRefused) as refusal:
            act(*arguments)
        return refusal.value.code


@pytest.fixture
def house():
    return House()


def test_a_code_of_four_figures_leads_two_members_into_one_room(house):
    code = house.duels.open("anna")["code"]
    assert len(code) == 4 and code.isdecimal()
    assert house.duels.join("bo", code)["phase"] == "gathering"
    assert [member for member, _ in house.told] == ["anna", "bo"]
    assert house.phase("anna") == "gathering"


def test_opening_twice_keeps_the_room_that_waits(house):
    assert house.duels.open("anna")["code"] == house.duels.open("anna")["code"]


def test_both_are_told_of_every_change_and_never_of_the_key_too_early(house):
    house.playing()
    house.duels.answer("anna", 1, ["C"])
    early = [view for _, view in house.told]
    assert {view["phase"] for view in early} >= {"gathering", "starting", "asking"}
    assert "SECRET" not in json.dumps(early)
    house.duels.answer("bo", 1, ["A"])
    shown = house.told[-2:]
    assert [member for member, _ in shown] == ["anna", "bo"]
    assert all(view["key"]["source"].startswith("SECRET") for _, view in shown)


def test_a_wrong_code_says_so_and_many_of_them_bring_a_pause(house):
    for _ in range(WRONG_CODES):
        assert house.refused(house.duels.join, "bo", "0000") == "duel_unknown"
    code = house.duels.open("anna")["code"]
    assert house.refused(house.duels.join, "bo", code) == "duel_tries"
    assert house.duels.join("cy", code)["phase"] == "gathering"
    house.pass_time(60_000)
    assert house.refused(house.duels.join, "bo", code) == "duel_taken"


def test_there_are_no_more_rooms_than_allowed():
    house = House(most=2)
    house.duels.open("anna")
    house.duels.open("bo")
    assert house.refused(house.duels.open, "cy") == "duel_full"
    house.duels.leave("anna")
    assert house.duels.open("cy")["phase"] == "waiting"


def test_who_opens_another_room_leaves_the_old_one(house):
    house.playing()
    assert house.duels.open("bo")["phase"] == "waiting"
    assert house.duels.view("anna")["left"] == "other"
    assert house.duels.join("anna", house.duels.view("bo")["code"])["phase"] == "gathering"


def test_a_room_both_have_left_is_gone_at_once(house):
    house.pair()
    code = house.duels.view("anna")["code"]
    house.duels.leave("anna")
    house.duels.leave("bo")
    assert house.refused(house.duels.join, "cy", code) == "duel_unknown"


def test_every_room_ends_by_itself_and_is_forgotten(house):
    house.playing()
    house.duels.gone("anna")
    house.duels.gone("bo")
    for _ in range(10):
        house.pass_time(RULES.farewell_ms)
    assert (house.phase("anna"), house.phase("bo")) == ("none", "none")
    assert house.refused(house.duels.ready, "anna", "shown", 1) == "duel_over"


def test_a_member_whose_line_was_lost_comes_back_to_the_same_question(house):
    house.playing()
    question = house.duels.view("bo")["question"]
    house.duels.gone("bo")
    assert not house.duels.view("anna")["other"]["here"]
    assert house.duels.back("bo")["question"] == question
    assert house.duels.view("anna")["other"]["here"]


def test_another_round_is_drawn_anew(house):
    house.playing()
    asked = []
    for number in (1, 2, 3):
        asked.append(house.duels.view("anna")["question"]["stem"])
        for member in ("anna", "bo"):
            house.duels.answer(member, number, ["A"])
        for member in ("anna", "bo"):
            house.duels.ready(member, "shown", number)
    assert house.phase("anna") == "finished"
    for member in ("anna", "bo"):
        house.duels.ready(member, "finished", 3)
    house.pass_time(RULES.start_ms)
    view = house.duels.view("bo")
    assert (view["phase"], view["round"]) == ("asking", 2)
    assert view["question"]["stem"] not in asked


def test_the_wait_until_the_next_deadline_is_told(house):
    house.pair()
    house.duels.ready("anna", "gathering", 0)
    house.duels.ready("bo", "gathering", 0)
    assert house.pass_time(0) == RULES.start_ms
    assert house.pass_time(RULES.start_ms) == 20_000 + RULES.grace_ms


def test_what_is_kept_for_contests_or_withdrawn_or_not_practised_now_never_enters_a_duel():
    questions = (
        builders.single("open"),
        builders.single("practice").model_copy(update={"use": "practice"}),
        builders.single("sealed").model_copy(update={"use": "contest"}),
        builders.single("gone").model_copy(update={"withdrawn": "过时"}),
    )
    other = (builders.single("other"),)
    banks = (Bank("party", "党史", "书", questions, "a.yaml"), Bank("prc", "新中国史", "书", other, "b.yaml"))
    library = Library(banks)
    whole = syllabus_of(library, ("party", "prc"), {})
    current = syllabus_of(library, ("party",), {})
    found = open_to_practice(Course(library, None, whole, current, 0))
    assert [(each.question.id, each.history) for each in found] == [("open", "党史"), ("practice", "党史")]


def test_one_address_cannot_hold_all_rooms():
    house = House(most=6, most_here=3)
    for number in range(3):
        house.duels.open(f"m{number}", "10.0.0.1")
    assert house.refused(house.duels.open, "m9", "10.0.0.1") == "duel_full"
    assert house.duels.open("m0", "10.0.0.1")["phase"] == "waiting"
    assert house.duels.open("anna", "10.0.0.2")["phase"] == "waiting"
    house.duels.leave("m1")
    assert house.duels.open("m9", "10.0.0.1")["phase"] == "waiting"


def test_where_all_rooms_are_taken_the_oldest_that_waits_makes_room_of_whoever_has_most():
    house = House(most=6, most_here=5)
    for number in range(4):
        house.duels.open(f"m{number}", "10.0.0.1")
        house.at += 1000
    house.pair()
    house.duels.open("cy", "10.0.0.2")
    assert house.duels.open("di", "10.0.0.3")["phase"] == "waiting"
    assert [house.phase(f"m{number}") for number in range(4)] == ["none", "waiting", "waiting", "waiting"]
    assert house.told[-1][0] == "m0" and house.told[-1][1]["phase"] == "none"
    assert house.phase("anna") == "gathering" and house.phase("cy") == "waiting"
    house.duels.open("ed", "10.0.0.3")
    assert house.refused(house.duels.open, "fay", "10.0.0.3") == "duel_full"


def test_a_room_nobody_came_to_is_free_again_after_three_minutes():
    house = House(most=1)
    house.duels.open("anna")
    assert house.refused(house.duels.open, "bo") == "duel_full"
    house.pass_time(3 * 60_000)
    assert house.duels.open("bo")["phase"] == "waiting"
