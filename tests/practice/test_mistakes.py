"""The ledger of mistakes over days: 改一个、销一个、巩固一个."""

import pytest

from quiz.practice.mistakes import (
    Miss,
    MistakeRules,
    answered,
    dismissed,
    may_cross_off,
    may_dismiss,
    missed,
    redeemed,
    unproved,
    withdrawn,
)

LABELS = ("B",)


def opened(day=0, place=3, before=None):
    return missed(before, "ph-0001", Miss("ph-0001", 1, day, day * 1000, place, LABELS))


def right(
    mistake, day, heard=None, *, place=1, type_="single", mode="review", sure=None, kappa=0.95, stability=5.0
):
    heard = day if heard is None else heard
    return answered(mistake, type_, day, heard, place, mode, sure, kappa, stability)


def through(*days, type_="single"):
    mistake = opened()
    for day in days:
        mistake = right(mistake, day, type_=type_)
    return mistake


def test_a_miss_opens_a_mistake_with_what_was_chosen():
    mistake = opened(day=5)
    assert (mistake.state, mistake.opened_day, mistake.chosen, mistake.misses) == ("open", 5, LABELS, 1)
    assert mistake.live and not mistake.reopened


def test_right_four_questions_later_in_the_same_sitting_is_fixed_and_proves_nothing():
    assert right(opened(place=3), 0, place=6).state == "open"
    fixed = right(opened(place=3), 0, place=7)
    assert (fixed.state, fixed.proofs) == ("fixed", ())


def test_a_guess_in_the_same_sitting_fixes_nothing():
    assert right(opened(place=3), 0, place=9, sure="guess").state == "open"


def test_missing_it_once_more_in_the_same_sitting_opens_it_again():
    again = opened(place=7, before=right(opened(place=3), 0, place=7))
    assert (again.state, again.reopened, again.misses) == ("open", False, 2)
    assert right(again, 0, place=10).state == "open"


@pytest.mark.parametrize(
    ("days", "state", "proofs"),
    [
        ((1,), "fixed", (1,)),
        ((1, 2), "fixed", (1,)),
        ((1, 2, 3), "crossed_off", (1, 3)),
        ((1, 3), "crossed_off", (1, 3)),
        ((1, 1, 1), "fixed", (1,)),
        ((4, 40), "crossed_off", (4, 40)),
    ],
)
def test_two_later_days_two_apart_cross_it_off(days, state, proofs):
    mistake = through(*days)
    assert (mistake.state, mistake.proofs) == (state, proofs)


@pytest.mark.parametrize(
    ("days", "state"), [((1, 3), "fixed"), ((1, 3, 5), "crossed_off"), ((1, 3, 4), "fixed")]
)
def test_true_or_false_wants_three_days(days, state):
    assert through(*days, type_="true_false").state == state


def test_right_answers_that_may_be_luck_prove_nothing():
    fixed = right(opened(), 1, kappa=0.74)
    assert (fixed.state, fixed.proofs) == ("fixed", ())
    assert right(opened(), 1, kappa=0.49).state == "open"
    assert right(through(1), 3, kappa=0.74).proofs == (1,)


def test_days_of_proof_are_those_the_server_heard_on():
    """A phone that says it was right on three days, all of it sent in one evening, has proved one day."""
    mistake = opened()
    for day in (1, 3, 5, 7, 9):
        mistake = right(mistake, day, heard=9)
    assert (mistake.state, mistake.proofs) == ("fixed", (9,))
    assert right(mistake, 11).state == "crossed_off"


def test_a_check_that_was_dated_on_is_none():
    crossed = through(1, 3)
    assert right(crossed, 10, heard=3).state == "crossed_off"
    assert right(crossed, 10, heard=10).state == "consolidated"


def test_what_a_phone_kept_for_more_than_two_weeks_proves_nothing():
    assert right(opened(), 1, heard=15).proofs == (15,)
    assert right(opened(), 1, heard=16).proofs == ()
    assert right(through(1, 3), 4, heard=19, stability=30.0).state == "crossed_off"


def test_a_miss_between_the_proofs_begins_anew():
    mistake = opened(day=2, before=through(1))
    assert (mistake.state, mistake.proofs) == ("open", ())
    assert right(right(mistake, 3), 4).state == "fixed"
    assert right(right(mistake, 3), 5).state == "crossed_off"


def test_missed_after_crossing_off_it_returns_until_it_is_crossed_off_again():
    returned = opened(day=9, before=through(1, 3))
    assert (returned.state, returned.reopened, returned.misses) == ("open", True, 2)
    assert opened(day=10, before=returned).reopened
    assert right(returned, 10).reopened
    done = right(right(returned, 10), 12)
    assert (done.state, done.reopened) == ("crossed_off", False)


def test_missed_after_it_was_consolidated_it_returns_as_well():
    assert opened(day=30, before=through(1, 3, 10)).reopened


@pytest.mark.parametrize(("day", "state"), [(9, "crossed_off"), (10, "consolidated")])
def test_a_check_seven_days_later_consolidates(day, state):
    assert right(through(1, 3), day).state == state


@pytest.mark.parametrize("mode", ["fix", "mistakes"])
def test_a_check_that_was_announced_does_not(mode):
    assert right(through(1, 3), 20, mode=mode).state == "crossed_off"


def test_a_lucky_check_does_not_either():
    assert right(through(1, 3), 20, kappa=0.7).state == "crossed_off"


def test_a_memory_of_three_weeks_consolidates_without_the_wait():
    assert right(through(1, 3), 5, stability=21.0).state == "consolidated"
    assert right(through(1, 3), 3, stability=30.0).state == "crossed_off"


def test_a_dismissed_mistake_is_closed_and_a_later_miss_is_a_new_one():
    slip = dismissed(opened(), 0)
    assert (slip.state, slip.closed_why, slip.live) == ("closed", "dismissed", False)
    assert right(slip, 9) == slip
    assert not opened(day=9, before=slip).reopened


@pytest.mark.parametrize(
    ("days", "day", "may"),
    [
        ((), 0, True),
        ((0,), 0, True),
        ((0, 0), 0, False),
        ((0, 3), 6, False),
        ((0, 3), 7, True),
        ((1, 3), 7, False),
    ],
)
def test_two_dismissals_count_in_any_seven_study_days(days, day, may):
    assert may_dismiss(days, day) is may


def test_a_redeemed_miss_was_never_one():
    mistake = redeemed("ph-0001", Miss("ph-0001", 1, 4, 4000, 2, LABELS), 9)
    assert (mistake.state, mistake.closed_why, mistake.misses, mistake.changed_day) == (
        "closed",
        "redeemed",
        0,
        9,
    )


def test_withdrawal_closes_what_is_live_and_leaves_what_is_done():
    assert withdrawn(opened(), 8).closed_why == "withdrawn"
    assert withdrawn(through(1, 3), 8) == through(1, 3)


def test_a_change_of_meaning_voids_the_proofs_of_a_live_mistake():
    assert unproved(through(1)).proofs == ()
    assert unproved(through(1, 3)) == through(1, 3)


def test_may_be_crossed_off_today_means_that_a_right_answer_would_do_it():
    for days in ((), (1,), (1, 3)):
        for type_ in ("single", "true_false"):
            mistake = through(*days, type_=type_)
            for day in range(max((0, *days)), 12):
                would = mistake.live and right(mistake, day, type_=type_).state == "crossed_off"
                assert may_cross_off(mistake, type_, day) is would


def test_where_one_proof_is_enough_it_still_wants_a_later_day():
    once = MistakeRules(proofs=1)
    assert not may_cross_off(opened(), "single", 0, once)
    assert may_cross_off(opened(), "single", 1, once)


def test_the_numbers_of_the_rules_can_be_given():
    strict = MistakeRules(proofs=3, proofs_by_type={}, apart=5)
    mistake = opened()
    for day in (1, 6, 10):
        mistake = answered(mistake, "single", day, day, 1, "review", None, 0.9, 1.0, strict)
    assert (mistake.state, mistake.proofs) == ("fixed", (1, 6))
