"""Advice on the size of a bank: the sentence it was made for, and no surprises beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.practice.advice import (
    ANSWERS_A_QUESTION,
    SURE_HIGH,
    TIGHT_FROM,
    Gain,
    advised,
    answers_in,
    gained,
)

SIZES, MINUTES, DAYS = st.integers(1, 5000), st.integers(1, 60), st.integers(1, 200)


def test_ten_minutes_a_day_over_thirty_days_teach_about_400_questions():
    told = advised(400, minutes=10, days=30)
    assert told.teachable == pytest.approx(400, rel=0.06)
    assert told.code == "enough" and told.minutes_needed == 10


def test_the_cells_of_the_simulation_are_judged_as_they_went():
    """(questions, minutes) where pacing decided, where every spaced way sufficed, where only coverage did."""
    codes = [advised(questions, minutes, 30).code for questions, minutes in ((400, 10), (200, 10), (800, 6))]
    assert codes == ["enough", "enough", "too_many"]


def test_the_ratio_is_answers_for_each_question():
    told = advised(500, minutes=10, days=30)
    assert told.ratio == pytest.approx(answers_in(10, 30) / 500)


@pytest.mark.parametrize(
    ("answers_each", "code"),
    [
        (ANSWERS_A_QUESTION + 0.01, "enough"),
        (ANSWERS_A_QUESTION - 0.01, "tight"),
        (TIGHT_FROM + 0.01, "tight"),
        (TIGHT_FROM - 0.01, "too_many"),
    ],
)
def test_the_words_change_at_the_numbers_told(answers_each, code):
    minutes = 1000 * answers_each / answers_in(1, 30)
    assert advised(1000, minutes, 30).code == code


@given(SIZES, MINUTES, DAYS)
def test_a_bank_is_enough_when_all_of_it_can_be_taught(questions, minutes, days):
    told = advised(questions, minutes, days)
    assert (told.code == "enough") == (answers_in(minutes, days) >= ANSWERS_A_QUESTION * questions)
    assert told.teachable >= questions or told.code != "enough"


@given(SIZES, MINUTES, DAYS)
def test_more_time_never_teaches_less(questions, minutes, days):
    told = advised(questions, minutes, days)
    assert advised(questions, minutes + 1, days).teachable >= told.teachable
    assert advised(questions, minutes, days + 1).minutes_needed <= told.minutes_needed


@given(SIZES, MINUTES, DAYS)
def test_a_smaller_bank_is_never_judged_worse(questions, minutes, days):
    order = ("enough", "tight", "too_many")
    smaller = advised(max(1, questions // 2), minutes, days)
    assert order.index(smaller.code) <= order.index(advised(questions, minutes, days).code)


@given(SIZES, DAYS)
def test_the_minutes_named_are_about_enough(questions, days):
    told = advised(questions, 1, days)
    assert answers_in(told.minutes_needed, days) >= ANSWERS_A_QUESTION * questions * (1 - 1e-9)


def test_an_empty_bank_is_no_trouble():
    assert advised(0, 10, 30).code == "enough" and advised(0, 10, 30).minutes_needed == 1


PLAYED = (
    ("A", 200, 5, 0, 54.9, 4.7),
    ("A", 200, 10, 0, 54.9, 0.6),
    ("A", 200, 10, 10, 88.5, 0.5),
    ("A", 200, 10, 20, 93.7, 0.4),
    ("A", 400, 5, 0, 56.2, 9.7),
    ("A", 400, 5, 10, 68.0, 7.9),
    ("A", 400, 5, 20, 75.3, 5.6),
    ("A", 400, 10, 0, 56.2, 3.4),
    ("A", 400, 10, 10, 76.1, 2.7),
    ("A", 400, 10, 20, 86.4, 1.7),
    ("A", 400, 15, 0, 56.2, 1.0),
    ("A", 800, 5, 0, 55.1, 9.9),
    ("A", 800, 10, 10, 66.2, 5.0),
    ("A", 800, 10, 20, 72.8, 3.1),
    ("B", 200, 5, 0, 50.1, 7.8),
    ("B", 200, 10, 0, 50.1, 3.1),
    ("B", 200, 10, 10, 74.4, 2.4),
    ("B", 200, 10, 20, 81.5, 1.7),
    ("B", 400, 5, 0, 54.1, 9.3),
    ("B", 400, 5, 10, 61.9, 7.3),
    ("B", 400, 5, 20, 66.8, 4.4),
    ("B", 400, 10, 0, 54.1, 4.2),
    ("B", 400, 10, 10, 67.7, 3.3),
    ("B", 400, 10, 20, 75.5, 2.2),
    ("B", 400, 15, 0, 54.1, 2.3),
    ("B", 800, 5, 0, 46.9, 6.0),
    ("B", 800, 10, 10, 53.9, 3.8),
    ("B", 800, 10, 20, 57.8, 2.3),
)
"""World, questions, minutes, day of the change, score that day, points that five minutes more brought."""


def test_five_minutes_more_bring_what_they_brought_in_the_simulation():
    ranges = [gained(5, score, size, minutes, 30 - day) for _, size, minutes, day, score, _ in PLAYED]
    held = [told.low <= each[-1] <= told.high for told, each in zip(ranges, PLAYED, strict=True)]
    assert sum(held) >= len(PLAYED) - 1
    assert all(each.high - each.low <= 11 for each in ranges)


@given(st.floats(0, 100), SIZES, MINUTES, DAYS)
def test_more_minutes_never_take_points_away_nor_bring_more_than_are_missing(score, questions, minutes, days):
    five, ten = (gained(more, score, questions, minutes, days) for more in (5, 10))
    assert 0 <= five.low <= five.high <= 1 + SURE_HIGH * (100 - score) + 1
    assert five.low <= ten.low and five.high <= ten.high


def test_where_everything_is_known_more_minutes_bring_nothing():
    assert gained(5, 97.0, 400, 10, 30) == Gain(0, 0)
    assert gained(5, 60.0, 10, 60, 30).high <= 1, "enough is enough"
