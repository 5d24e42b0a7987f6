"""Members, branches and roster: names once a branch, and an erased member leaves nothing but the id."""

import pytest
from sqlalchemy import select

from quiz.people import Branch
from quiz.store.attempts import AttemptLog
from quiz.store.error_reports import Report, ReportBook
from quiz.store.members import MemberBook, MemberRow
from quiz.store.practice_tables import PRACTICE
from tests.store.test_attempts import AT, MEMBER, OTHER, attempt, receipts


@pytest.fixture
def members(practice_database):
    return MemberBook(practice_database)


def test_a_member_comes_back_as_stored(members):
    row = MemberRow(MEMBER, "b1", settings={"size": 5}, created_at=AT)
    members.add(row)
    members.add(MemberRow(MEMBER, "b2"))
    assert members.get(MEMBER) == row
    assert members.get(OTHER) is None


def test_a_name_belongs_to_one_member_of_a_branch(members):
    members.add(MemberRow(MEMBER, "b1"))
    members.add(MemberRow(OTHER, "b1"))
    assert members.change(MEMBER, name="张伟", pin_hash="x")
    assert not members.change(OTHER, name="张伟")
    assert members.change(OTHER, branch="b2", name="张伟")
    assert members.named("b1", "张伟").id == MEMBER


def test_a_roster_replaces_the_one_before_and_keeps_its_order(members):
    members.replace_roster([Branch("z", "办公室"), Branch("a", "研究室")], [("z", "张伟", False)])
    assert members.branches() == (Branch("z", "办公室"), Branch("a", "研究室"))
    members.replace_roster([Branch("a", "研究室")], [("a", "李娜", True)])
    assert members.branches() == (Branch("a", "研究室"),)
    assert members.listed("a", "李娜") is True
    assert members.listed("z", "张伟") is None
    assert members.branch("z") is None


def test_notices_that_were_seen_are_remembered(members):
    members.see(MEMBER, ["redeemed-1", "redeemed-1"])
    members.see(MEMBER, ["redeemed-1", "reply-2"])
    assert members.seen(MEMBER) == {"redeemed-1", "reply-2"}
    assert members.seen(OTHER) == frozenset()


def test_an_erased_member_leaves_the_id_and_nothing_else(members, practice_database):
    log, reports = AttemptLog(practice_database), ReportBook(practice_database)
    members.add(MemberRow(MEMBER, "b1", name="张伟"))
    log.append(MEMBER, receipts(attempt(1)))
    reports.add(Report("r1", "ph-0001", 1, MEMBER, "key", "错了", AT))
    members.see(MEMBER, ["n1"])
    members.erase(MEMBER, AT)
    assert members.is_erased(MEMBER)
    for table in PRACTICE.tables.values():
        if "member" in table.c and table.name != "practice_erased":
            column = table.c.member
            query = select(column).where(column == MEMBER)
            assert not practice_database.read(lambda c, q=query: c.execute(q).all()), table.name
    assert members.get(MEMBER) is None
