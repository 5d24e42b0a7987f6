"""The log: every entry once, in the order of the fold."""

from quiz.practice.attempt import in_order
from tests.practice.logs import attempt, dismissal


def test_entries_come_by_day_moment_and_id_and_only_once():
    first, second, third = attempt(minute=1), dismissal(minute=2), attempt(day=1)
    assert in_order([third, second, first, second, third]) == [first, second, third]


def test_entries_of_one_moment_come_by_their_ids():
    one, other = attempt(id="aaaaaaaa"), attempt(id="bbbbbbbb")
    assert in_order([other, one]) == [one, other]
