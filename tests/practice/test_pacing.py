"""Pacing: answers left, the share of new questions, and what the exam's nearness means."""

import pytest

from quiz.practice.pacing import Horizon, chapters_open, horizon_of, share_of_new

DAY = 20_700


def test_without_practice_yet_twenty_answers_on_six_days_of_ten_are_expected():
    assert horizon_of({}, DAY, DAY + 30).answers_left == pytest.approx(20 + 29 * 20 * 0.6)


def test_the_habit_of_the_last_two_weeks_takes_their_place():
    answered = {DAY - day: 40 for day in (2, 4, 6, 8)}
    assert horizon_of(answered, DAY, DAY + 11).answers_left == pytest.approx(40 + 10 * 40 * 0.5)
    long_ago = {DAY - 20: 100, DAY - 15: 100}
    assert horizon_of(long_ago, DAY, DAY + 11).answers_left == pytest.approx(20 + 10 * 20 * 0.6)


def test_what_was_answered_today_is_gone_from_what_is_left():
    assert horizon_of({DAY: 15}, DAY, DAY + 1).answers_left == pytest.approx(5)
    assert horizon_of({DAY: 90}, DAY, DAY + 1).answers_left == 1.0


def test_without_an_exam_and_after_it_a_month_lies_ahead():
    for exam in (None, DAY - 1):
        horizon = horizon_of({}, DAY, exam)
        assert horizon.target_day == DAY + 30
        assert horizon.answers_left == pytest.approx(20 + 29 * 20 * 0.6)


@pytest.mark.parametrize(
    ("left", "phase"),
    [
        (4, "usual"),
        (3, "last_days"),
        (2, "last_days"),
        (1, "last_evening"),
        (0, "last_evening"),
        (-1, "afterwards"),
    ],
)
def test_the_phase_follows_the_days_left(left, phase):
    assert Horizon(DAY, DAY + left, 100).phase == phase


def test_the_target_is_never_today():
    assert Horizon(DAY, DAY, 10).target_day == DAY + 1


@pytest.mark.parametrize(
    ("unseen", "left", "share"),
    [(0, 100, 0.0), (1, 1000, 0.2), (300, 1000, 0.5), (800, 500, 1.0), (5, 0, 1.0)],
)
def test_new_questions_get_what_they_need_between_a_fifth_and_all(unseen, left, share):
    assert share_of_new(unseen, left) == pytest.approx(share)


def test_chapters_are_learnt_in_order_unless_there_is_no_time_for_all():
    assert chapters_open(unseen=300, answers_left=300) == 2
    assert chapters_open(unseen=301, answers_left=300) is None
