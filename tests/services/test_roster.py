"""The roster: taken as a whole, with every doubtful line told by its row."""

from quiz.people import RosterLine
from quiz.services.roster import MOST_LINES, branch_id, read, same_name
from quiz.store.members import MemberBook, MemberRow
from tests.services.practice_house import House


def lines(*rows: tuple) -> list[RosterLine]:
    return [RosterLine(str(number), *row) for number, row in enumerate(rows, start=2)]


def test_a_plain_roster_is_read_without_a_word():
    reading = read(lines(("一支部", "张伟"), ("一支部", "李娜", True), ("二支部", "张伟")))
    assert reading.doubts == []
    assert list(reading.branches.values()) == ["一支部", "二支部"]
    assert (len(reading.lines), reading.exempt) == (3, 1)


def test_a_name_that_stands_twice_is_told_with_both_rows():
    reading = read(lines(("一支部", "张伟"), ("一支部", "李娜"), ("一支部", "张　伟")))
    (doubt,) = reading.doubts
    assert (doubt.code, doubt.row, doubt.other, doubt.text) == ("twice", "4", "2", "张伟")
    assert len(reading.lines) == 2


def test_widths_and_spaces_make_no_other_name():
    assert same_name(" 张　伟 ") == "张伟"
    assert same_name("张伟(甲)") == "张伟（甲）"
    assert same_name("Ａｎｎａ  Li") == "Anna Li"


def test_exempt_marks_in_a_name_are_understood():
    reading = read(lines(("一支部", "王老（免）"), ("一支部", "赵老(免学)")))
    assert {name: exempt for (_, name), exempt in reading.lines.items()} == {"王老": True, "赵老": True}


def test_a_line_without_its_branch_or_too_long_is_told_and_left_out():
    reading = read(lines(("", "张伟"), ("一支部", "名" * 21), ("支" * 41, "李娜")))
    assert [doubt.code for doubt in reading.doubts] == ["branch_missing", "too_long", "too_long"]
    assert reading.lines == {}


def test_a_roster_without_end_is_cut_and_told():
    reading = read(RosterLine(str(n), "一支部", f"人{n}") for n in range(MOST_LINES + 5))
    assert len(reading.lines) == MOST_LINES
    assert reading.doubts[-1].code == "too_many"


def test_links_outlive_a_new_roster_and_members_keep_what_they_have(practice_database):
    house = House(practice_database).with_roster(("一支部", "张伟"), ("二支部", "李娜"))
    token = house.practice.entry.branch_token(branch_id("二支部"))
    MemberBook(practice_database).add(MemberRow("m1", branch_id("一支部"), "张伟"))
    house.with_roster(("二支部", "李娜"), ("三支部", "孙七"))
    assert house.practice.entry.branch_of_token(token).name == "二支部"
    assert house.practice.members.get("m1").name == "张伟"


def test_nothing_readable_leaves_the_old_roster(practice_database):
    house = House(practice_database).with_roster(("一支部", "张伟"))
    house.practice.roster.replace([])
    assert len(house.practice.roster.branches()) == 1
