"""What is worth learning together: ranked by what it would bring, and silent about few people."""

import pytest

from quiz.practice.weak_points import Recall, confusions, five_weakest, weak_points

FACTS = {"q1": "特区", "q2": "特区", "q3": "q3", "q4": "q4"}
POINTS = {"q1": 2.0, "q2": 1.0, "q3": 1.0, "q4": 1.0}


def test_facts_come_by_what_is_missing_times_points_times_people():
    many = [[Recall("q1", 0.4), Recall("q2", 0.6), Recall("q3", 0.1)] for _ in range(10)]
    found = weak_points(many, FACTS, POINTS)
    assert [(each.fact, each.people) for each in found] == [("特区", 10), ("q3", 10)]
    assert found[0].worth == pytest.approx(0.5 * 2 * 10) and found[0].questions == ("q1", "q2")


def test_a_fact_that_only_four_have_met_is_not_told():
    assert weak_points([[Recall("q4", 0.1)]] * 4, FACTS, POINTS) == ()


def test_questions_that_may_not_be_named_are_left_out():
    assert weak_points([[Recall("sealed", 0.1)]] * 9, FACTS, POINTS) == ()


def test_no_more_than_asked_for_and_the_same_every_time():
    many = [[Recall(question, 0.5) for question in FACTS]] * 6
    assert weak_points(many, FACTS, POINTS, most=2) == weak_points(many[::-1], FACTS, POINTS, most=2)
    assert len(weak_points(many, FACTS, POINTS, most=2)) == 2


def test_a_confusion_counts_people_not_answers():
    chosen = [(f"m{n % 6}", "q1", ("B",)) for n in range(40)] + [(f"m{n}", "q1", ("D",)) for n in range(4)]
    (found,) = confusions(chosen, {"q1": "C"})
    assert (found.question, found.wrong, found.people) == ("q1", "B", 6)


def test_the_right_option_is_no_confusion():
    assert confusions([(f"m{n}", "q1", ("C",)) for n in range(9)], {"q1": "C"}) == ()


def test_five_for_a_meeting_are_the_weakest_and_one_a_fact():
    branch = [[Recall("q1", 0.2), Recall("q2", 0.1), Recall("q3", 0.5), Recall("q4", 0.9)]] * 6
    assert five_weakest(branch, FACTS) == ("q2", "q3", "q4")
    assert five_weakest(branch, FACTS, most=1) == ("q2",)
