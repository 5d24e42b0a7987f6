"""Advice on the size of a bank: the sentence it was made for, and no surprises beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.practice.advice import ANSWERS_A_QUESTION, TIGHT_FROM, advised, answers_in

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
