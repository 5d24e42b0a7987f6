"""Days of learning, from four in the morning."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from quiz.practice.study_day import begins_ms, date_of, day_of, study_day

SHANGHAI = timezone(timedelta(hours=8))


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1000)


def test_a_study_day_begins_at_four_in_the_morning():
    before, after = at("2026-10-02T03:59:59"), at("2026-10-02T04:00:00")
    assert date_of(study_day(before)) == date(2026, 10, 1)
    assert date_of(study_day(after)) == date(2026, 10, 2)


def test_half_past_midnight_still_belongs_to_the_evening():
    assert study_day(at("2026-10-02T00:30:00")) == study_day(at("2026-10-01T22:00:00"))


def test_an_evening_and_the_next_morning_are_a_day_apart():
    assert study_day(at("2026-10-02T07:00:00")) - study_day(at("2026-10-01T22:00:00")) == 1


def test_the_first_study_day_is_that_of_1970():
    assert study_day(at("1970-01-01T12:00:00")) == 0
    assert study_day(at("1970-01-01T03:00:00")) == -1


@given(st.integers(-10_000, 40_000))
def test_a_day_begins_where_the_one_before_it_ends(day):
    assert study_day(begins_ms(day)) == day
    assert study_day(begins_ms(day) - 1) == day - 1
    assert day_of(date_of(day)) == day
