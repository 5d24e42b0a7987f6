"""The roster: taken as a whole, with every doubtful line told by its row."""

from quiz.people import RosterLine
from quiz.services.branch_identity import Known, branch_id, identified, proposed
from quiz.services.roster_reading import MOST_LINES, read, same_name
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


PEOPLE = ("张伟", "李娜", "王强", "赵敏")


def roster(**branches: tuple[str, ...]) -> list[RosterLine]:
    return lines(*((branch, name) for branch, names in branches.items() for name in names or ("",)))


def test_a_renamed_branch_keeps_its_id_its_link_and_its_members(practice_database):
    house = House(practice_database)
    practice, rows = house.practice, roster(一支部=PEOPLE, 二支部=("孙七", "周八"))
    practice.roster.replace(rows)
    old = house.branch("一支部")
    token = practice.entry.branch_token(old)
    practice.entry.name("m1", "", {"branch": old, "name": "张伟", "pin": "2749"})

    reading = read(roster(办公厅第一支部=PEOPLE[:3], 二支部=("孙七", "周八")))
    identities, claimable = practice.roster.look(reading)
    assert {key: each.name for key, each in identities.renamed.items()} == {"办公厅第一支部": "一支部"}
    assert identities.new == identities.missing == ()
    assert [each.name for each in claimable] == ["一支部"]
    practice.roster.replace(roster(办公厅第一支部=PEOPLE[:3]), {"办公厅第一支部": old})
    assert practice.entry.branch_of_token(token).name == "办公厅第一支部"
    assert practice.desk.me("m1", "")["branch"]["name"] == "办公厅第一支部"
    assert practice.entry.join("m2", "", {"branch": old, "name": "张伟", "pin": "2749"}).id == "m1"


def test_without_a_word_of_the_organizer_a_new_name_is_a_new_branch(practice_database):
    house = House(practice_database).with_roster(("一支部", "张伟"), ("一支部", "李娜"))
    old = house.branch("一支部")
    house.with_roster(("甲支部", "张伟"), ("甲支部", "李娜"))
    assert house.branch("甲支部") != old


def test_what_was_taken_for_a_new_branch_can_be_put_right_at_a_later_import(practice_database):
    house = House(practice_database)
    roster_of, entry = house.practice.roster, house.practice.entry
    house.with_roster(("一支部", "张伟"), ("空支部", "吴九"))
    old = house.branch("一支部")
    entry.name("m1", "", {"branch": old, "name": "张伟", "pin": "2749"})
    house.with_roster(("甲支部", "张伟"))
    identities, claimable = roster_of.look(read(roster(甲支部=("张伟",))))
    assert [each.name for each in claimable] == ["一支部", "空支部"]
    assert [each.name for each in identities.missing] == ["一支部"]
    roster_of.replace(roster(丙支部=("张伟",)), {"丙支部": old})
    assert house.practice.desk.me("m1", "")["branch"]["name"] == "丙支部"
    assert {each.name for each in house.practice.members.former_branches()} == {"甲支部", "空支部"}


def test_a_branch_that_comes_back_under_its_name_is_the_one_it_was(practice_database):
    house = House(practice_database).with_roster(("一支部", "张伟"))
    token = house.practice.entry.branch_token(house.branch("一支部"))
    house.with_roster(("二支部", "李娜"))
    assert house.practice.entry.branch_of_token(token) is None
    house.with_roster(("一支部", "王强"))
    assert house.practice.entry.branch_of_token(token).name == "一支部"


def test_a_name_that_was_given_up_is_free_for_another_branch(practice_database):
    house = House(practice_database).with_roster(("一支部", "张伟"))
    first = house.branch("一支部")
    house.practice.roster.replace(roster(二支部=("张伟",), 一支部=("李娜",)), {"二支部": first})
    assert house.branch("一支部") == first  # the same name is the same branch, whatever was said
    house.practice.roster.replace(roster(三支部=("张伟",)), {"三支部": first})
    house.practice.roster.replace(roster(三支部=("张伟",), 一支部=("李娜",)))
    assert house.branch("三支部") == first
    assert house.branch("一支部") not in (first, branch_id("一支部"))


def test_a_branch_cannot_be_claimed_twice(practice_database):
    house = House(practice_database).with_roster(("一支部", "张伟"))
    old = house.branch("一支部")
    house.practice.roster.replace(roster(甲=("张伟",), 乙=("李娜",)), {"甲": old, "乙": old})
    assert house.branch("甲") == old != house.branch("乙")


def test_what_looks_renamed_is_proposed_by_its_people_and_never_in_doubt():
    known = [Known("a", "一支部", people=frozenset(PEOPLE)), Known("b", "二支部", people=frozenset("甲乙丙"))]
    guess = lambda **branches: proposed(read(roster(**branches)), known)  # noqa: E731
    assert guess(办公厅支部=PEOPLE) == {"办公厅支部": "a"}
    assert guess(办公厅支部=PEOPLE[:2], 二支部=()) == {"办公厅支部": "a"}
    assert guess(办公厅支部=PEOPLE[:1]) == {}
    assert guess(甲支部=PEOPLE[:2], 乙支部=PEOPLE[2:]) == {}
    assert guess(甲支部=()) == {}
    assert guess(一支部=(), 甲支部=PEOPLE) == {}
    assert identified(read(roster(甲支部=())), known, {"甲支部": "nothing"}).new == ("甲支部",)
