"""The log of practice: it only grows, an entry is stored once, and standings may be dropped."""

from dataclasses import replace

import pytest

from quiz.practice.attempt import Attempt, Dismissal, in_order, place_in_log
from quiz.practice.study_day import study_day
from quiz.store.attempts import AttemptLog, MemberErased, Receipt, StoredStanding, entries_of
from quiz.store.members import MemberBook

MEMBER, OTHER = "member-one", "member-two"
DAY, AT = 20_800, 1_797_000_000_000
HEARD = study_day(AT + 10_000)


def attempt(number: int, **changes) -> Attempt:
    made = Attempt(
        f"entry-{number:04}",
        MEMBER,
        f"ph-{number:04}",
        1,
        AT + number,
        DAY,
        "learn",
        ("A",),
        True,
        None,
        5000,
        "usual",
        0.5,
        "daily-20800-1",
        HEARD,
    )
    return replace(made, **changes)


def receipts(*entries) -> list[Receipt]:
    return [Receipt(entry, AT + 10_000) for entry in entries]


@pytest.fixture
def log(practice_database):
    return AttemptLog(practice_database)


def test_an_entry_comes_back_as_it_was_stored(log):
    odd = attempt(1, chosen=("一", "“二”"), sure="guess", right=False, mode="mock", pace="slow", b=-1.25)
    slip = Dismissal("entry-0002", MEMBER, "ph-0001", AT + 2, DAY, HEARD)
    log.append(MEMBER, receipts(odd, slip))
    assert log.of(MEMBER) == (odd, slip)


def test_an_entry_that_is_sent_again_is_stored_once(log):
    assert log.append(MEMBER, receipts(attempt(1), attempt(2))) == ("entry-0001", "entry-0002")
    assert log.append(MEMBER, receipts(attempt(2), attempt(3), attempt(3))) == ("entry-0003",)
    assert log.count(MEMBER) == 3


def test_an_entry_that_is_sent_again_changed_stays_as_it_was(log):
    log.append(MEMBER, receipts(attempt(1)))
    log.append(MEMBER, receipts(attempt(1, right=False, chosen=("B",))))
    assert log.of(MEMBER) == (attempt(1),)


def test_the_same_id_of_two_members_is_two_entries(log):
    log.append(MEMBER, receipts(attempt(1)))
    log.append(OTHER, receipts(attempt(1, member=OTHER)))
    assert log.count(MEMBER) == log.count(OTHER) == 1


def test_entries_come_in_the_order_of_a_fold_whatever_order_they_came_in(log):
    entries = [attempt(3), attempt(1, day=DAY + 1), attempt(2), attempt(5, at=AT + 2)]
    log.append(MEMBER, receipts(*entries))
    assert list(log.of(MEMBER)) == in_order(entries)


def test_entries_behind_a_key_are_those_not_yet_in_a_standing(log):
    entries = [attempt(number) for number in range(6)]
    log.append(MEMBER, receipts(*entries))
    key = place_in_log(entries[2])
    assert entries_of(log.rows(MEMBER, key)) == tuple(entries[3:])
    assert log.count(MEMBER, key) == 3


def test_a_rebuild_reads_what_everybody_else_reads(log):
    log.append(
        MEMBER, receipts(attempt(1, chosen=("甲",)), Dismissal("entry-0009", MEMBER, "x-0001", AT, DAY))
    )
    log.append(OTHER, receipts(attempt(2, member=OTHER, sure="sure")))
    assert dict(log.everything()) == {MEMBER: log.of(MEMBER), OTHER: log.of(OTHER)}
    assert dict(log.everything([OTHER])) == {OTHER: log.of(OTHER)}


def test_handing_over_keeps_an_entry_both_have_once(log):
    log.append(MEMBER, receipts(attempt(1), attempt(2)))
    log.append(OTHER, receipts(attempt(2, member=OTHER), attempt(3, member=OTHER)))
    log.hand_over(MEMBER, OTHER)
    assert [entry.id for entry in log.of(OTHER)] == ["entry-0001", "entry-0002", "entry-0003"]
    assert all(entry.member == OTHER for entry in log.of(OTHER))
    assert log.count(MEMBER) == 0


def test_answers_are_counted_by_session(log):
    log.append(MEMBER, receipts(attempt(1), attempt(2), attempt(3, session="topic-1", day=DAY + 1)))
    assert sorted(log.since(MEMBER, DAY)) == [(DAY, "daily-20800-1", 2), (DAY + 1, "topic-1", 1)]
    assert log.since(MEMBER, DAY + 1) == ((DAY + 1, "topic-1", 1),)


def test_a_standing_replaces_the_one_before_and_may_be_dropped(log):
    log.append(MEMBER, receipts(attempt(1)))
    first = StoredStanding(3, (DAY, AT, "entry-0003"), "basis", b"{}")
    log.put_standings([(MEMBER, first)])
    log.put_standings([(MEMBER, replace(first, entries=4, data=b"\x00\xff"))])
    assert log.standing(MEMBER) == replace(first, entries=4, data=b"\x00\xff")
    assert log.standings([MEMBER, OTHER]) == {MEMBER: log.standing(MEMBER)}
    log.drop_standings()
    assert log.standing(MEMBER) is None


def test_nothing_can_be_added_for_a_member_who_erased_everything(log, practice_database):
    log.append(MEMBER, receipts(attempt(1)))
    MemberBook(practice_database).erase(MEMBER, AT)
    with pytest.raises(MemberErased):
        log.append(MEMBER, receipts(attempt(1)))
    assert log.count(MEMBER) == 0


def test_no_standing_is_kept_of_a_member_who_is_gone(log, practice_database):
    """It was on its way to the disk when everything of its owner was deleted, or went to another member."""
    late = StoredStanding(1, (DAY, AT, "entry-0001"), "basis", b"{}")
    log.append(MEMBER, receipts(attempt(1)))
    log.append(OTHER, receipts(attempt(2, member=OTHER)))
    log.hand_over(MEMBER, OTHER)
    log.put_standings([(MEMBER, late)])
    MemberBook(practice_database).erase(OTHER, AT)
    log.put_standings([(OTHER, late)])
    assert log.standings([MEMBER, OTHER]) == {}
