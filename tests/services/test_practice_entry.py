"""Names, second phones, settings, leaving nothing behind."""

import threading

import pytest

from quiz.store.members import HEIR_MS
from tests.services.practice_door import (
    LAW,
    ME,
    OFFICE,
    OTHER,
    PHONE,
    house_with_roster,
    joined,
    named,
    refused,
    resetting,
)
from tests.services.practice_house import DAY, House


@pytest.fixture
def house(practice_database) -> House:
    return house_with_roster(practice_database)


def test_a_name_is_given_with_a_pin_and_kept_as_a_hash(house):
    house.answer(ME, "ph-0001")
    row = named(house, ME, "张 伟")
    assert (row.name, row.branch) == ("张伟", house.branch(OFFICE))
    assert "2749" not in row.pin_hash
    me = house.practice.desk.me(ME, "")
    assert me["named"] and me["branch"]["name"] == OFFICE


def test_a_name_that_exists_is_joined_not_taken(house):
    named(house, ME)
    assert refused(named, house, OTHER).code == "pin_needed"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": "张伟", "pin": "123"}, "bad_pin"),
        ({"name": "张伟", "pin": "１２３４"}, "bad_pin"),
        ({"name": "张伟", "pin": 1234}, "bad_pin"),
        ({"name": "  ", "pin": "2749"}, "bad_name"),
        ({"name": "名" * 21, "pin": "2749"}, "bad_name"),
        ({"name": ["张伟"], "pin": "2749"}, "bad_name"),
        ({"name": "赵六", "pin": "2749"}, "not_on_roster"),
        ({"name": "王老", "pin": "2749"}, "exempt"),
        ({"name": "张伟", "pin": "2749", "branch": "nowhere"}, "unknown_branch"),
        ({"name": "张伟", "pin": "2749", "branch": {"id": 1}}, "unknown_branch"),
    ],
)
def test_a_name_that_cannot_be_is_refused(house, said, code):
    said = {"branch": house.branch(OFFICE), **said}
    assert refused(house.practice.entry.name, ME, "", said).code == code
    assert house.practice.members.get(ME) is None


def test_a_branch_without_a_list_takes_any_name(house):
    assert named(house, ME, "孙七", branch=LAW).name == "孙七"


def test_another_phone_joins_and_brings_its_answers(house):
    house.answer(ME, "ph-0001", ["A"])
    named(house, ME)
    shared = house.entry("ph-0002", ["A"])
    house.send(ME, shared)
    house.send(PHONE, shared, house.entry("ph-0003", ["A"]))
    assert joined(house, PHONE).id == ME
    assert [entry.question for entry in house.practice.log.of(ME)] == ["ph-0001", "ph-0002", "ph-0003"]
    assert house.practice.log.count(PHONE) == 0
    assert house.practice.members.get(PHONE) is None
    assert set(house.practice.desk.standing(ME).mistakes) == {"ph-0001", "ph-0002", "ph-0003"}


def test_reports_of_the_second_phone_go_along(house):
    named(house, ME)
    house.answer(PHONE, "ph-0001")
    desk, reports = house.practice.desk, house.practice.reports
    report = reports.report(PHONE, desk.course(), {"question": "ph-0001", "text": "有误"})
    joined(house, PHONE)
    reports.close(report, "已经核对，没有错误。", "kept", "组织者")
    assert [each["text"] for each in desk.me(ME, "")["notices"]] == ["已经核对，没有错误。"]


def test_nothing_is_handed_to_a_member_who_erased_everything_meanwhile(house, monkeypatch):
    named(house, ME)
    house.answer(PHONE, "ph-0001")

    def meanwhile(work, *args):
        house.practice.members.erase(ME, house.now)
        return work(*args)

    monkeypatch.setattr(house.practice.entry, "_aside", meanwhile)
    assert refused(joined, house, PHONE).code == "wrong_pin"
    assert house.practice.log.members() == (PHONE,)


def test_a_join_waits_for_a_fold_under_way_lest_it_put_back_what_it_read_before(house):
    named(house, ME)
    house.answer(PHONE, "ph-0001")
    done = threading.Event()
    join = threading.Thread(target=lambda: (joined(house, PHONE), done.set()))
    with house.practice.standings.one_at_a_time(ME):
        join.start()
        assert not done.wait(0.5)
        assert house.practice.log.count(PHONE) == 1
    join.join(10)
    assert done.is_set() and house.practice.log.count(ME) == 1


def test_what_was_on_its_way_while_its_phone_joined_lands_with_the_member_it_joined(house):
    named(house, ME)
    house.answer(PHONE, "ph-0001")
    late, later = house.entry("ph-0002"), house.entry("ph-0003")
    joined(house, PHONE)
    said = house.send(PHONE, late)
    assert said["taken"] == [late["id"]] and said["me"] is None
    assert house.send(PHONE, late, later)["taken"] == [late["id"], later["id"]]
    assert house.send(ME, later)["taken"] == [later["id"]]
    assert [entry.question for entry in house.practice.log.of(ME)] == ["ph-0001", "ph-0002", "ph-0003"]
    assert house.practice.members.get(PHONE) is None and house.practice.log.members() == (ME,)
    assert house.practice.desk.owner(PHONE) == house.practice.desk.owner(ME) == ME
    house.restart()
    assert house.practice.desk.standing(ME).seen_days.keys() == {"ph-0001", "ph-0002", "ph-0003"}


@pytest.mark.parametrize("before", [True, False])
def test_answers_that_wait_for_a_join_under_way_land_with_the_member_it_made(house, monkeypatch, before):
    """The phone's answers have been read, and wait for the lock its join holds."""
    named(house, ME)
    if before:
        house.answer(PHONE, "ph-0001")
    entry, answers = house.entry("ph-0002"), house.practice.desk._answers
    whole = answers._setting

    def meanwhile(member, *args):
        monkeypatch.setattr(answers, "_setting", whole)
        joined(house, PHONE)
        return whole(member, *args)

    monkeypatch.setattr(answers, "_setting", meanwhile)
    assert house.send(PHONE, entry)["taken"] == [entry["id"]]
    assert house.practice.log.members() == (ME,)


def test_who_somebody_is_has_reached_the_disk_before_it_is_told(house, monkeypatch):
    """Answers are sent again after a power cut; a name, a PIN and a join are not."""
    done = []
    entry = house.practice.entry
    monkeypatch.setattr(entry, "_aside", lambda work, *args: (done.append(work.__name__), work(*args))[1])
    for act in (
        lambda: named(house, ME),
        lambda: joined(house, PHONE),
        lambda: entry.name(ME, "", {"pin": "8361"}),
        lambda: entry.sign_out_others(ME),
    ):
        done.clear()
        act()
        assert done[-1] == "make_lasting"


def test_after_an_erasure_nothing_comes_under_an_old_id(house):
    named(house, ME)
    joined(house, PHONE)
    house.practice.entry.erase(ME, {"confirm": True})
    assert refused(house.send, PHONE, house.entry("ph-0001")).code == "erased"


def test_old_ids_are_forgotten_after_a_week_and_by_a_new_pin(house):
    named(house, ME)
    joined(house, PHONE)
    house.now += HEIR_MS + 1
    joined(house, OTHER)
    assert (house.practice.members.heir(PHONE), house.practice.members.heir(OTHER)) == (None, ME)
    resetting(house).reset(house.branch(OFFICE), "张伟")
    assert house.practice.members.heir(OTHER) is None


def test_a_new_pin_signs_every_phone_out(house):
    named(house, ME)
    assert house.practice.entry.generation(ME) == 0
    resetting(house).reset(house.branch(OFFICE), "张伟")
    assert house.practice.entry.generation(ME) == 1
    house.restart()
    assert house.practice.entry.generation(ME) == 1


def test_one_can_sign_the_others_out_but_not_without_a_name(house):
    house.answer(ME, "ph-0001")
    assert refused(house.practice.entry.sign_out_others, ME).code == "not_named"
    named(house, ME)
    assert house.practice.entry.sign_out_others(ME).generation == 1
    assert house.practice.entry.sign_out_others(ME).generation == 2


def test_a_phone_that_has_a_name_cannot_join_another(house):
    named(house, ME)
    named(house, OTHER, "李娜")
    assert refused(joined, house, OTHER).code == "named_already"
    assert refused(named, house, ME, "李娜").code == "named_already"


def test_the_pin_alone_can_be_changed(house):
    named(house, ME)
    house.practice.entry.name(ME, "", {"pin": "8361"})
    assert refused(joined, house, PHONE, pin="2749").code == "wrong_pin"
    assert joined(house, PHONE, pin="8361").id == ME


def test_settings_are_kept_and_bounded(house):
    said = house.practice.entry.settings(ME, "", {"size": 20, "confidence": False, "exam_day": DAY + 9})
    assert said == {"size": 20, "confidence": False, "exam_day": DAY + 9}
    assert house.practice.desk.me(ME, "")["campaign"]["days_left"] == 9
    assert "exam_day" not in house.practice.entry.settings(ME, "", {"exam_day": None})
    for bad in (
        {"size": 7},
        {"size": "10"},
        {"minutes": 0},
        {"rank": 1},
        {"confidence": 1},
        {"exam_day": 1e9},
    ):
        assert refused(house.practice.entry.settings, ME, "", bad).code == "bad_settings"


def test_erasing_wants_a_word_and_then_leaves_nothing(house):
    entry = house.entry("ph-0001", ["A"])
    house.send(ME, entry)
    assert refused(house.practice.entry.erase, ME, {}).code == "not_confirmed"
    house.practice.entry.erase(ME, {"confirm": True})
    for call in (
        lambda: house.send(ME, entry),
        lambda: house.practice.desk.me(ME, ""),
        lambda: house.practice.desk.session(ME, "", {}),
        lambda: house.practice.entry.settings(ME, "", {"size": 5}),
        lambda: house.practice.entry.name(ME, house.branch(LAW), {"name": "孙七", "pin": "2749"}),
    ):
        assert refused(call).status == 410
    assert house.practice.log.count(ME) == 0


def test_while_the_files_are_cleared_the_member_is_gone_already(house, monkeypatch):
    house.answer(ME, "ph-0001")
    told = []
    monkeypatch.setattr(
        house.practice.entry, "_aside", lambda work: told.append(refused(house.practice.desk.row, ME).code)
    )
    house.practice.entry.erase(ME, {"confirm": True})
    assert told == ["erased"]


def test_what_was_erased_is_in_no_file_any_more(house, tmp_path):
    house.answer(ME, "ph-0011", ["写下的答案", "另一处"])
    house.practice.standings.write_down(least=1)
    named(house, ME, "孙七七", branch=LAW)
    inside = lambda: b"".join(file.read_bytes() for file in tmp_path.glob("practice.db*"))  # noqa: E731
    assert "写下的答案".encode() in inside() or "\\u5199" in inside().decode("latin-1")
    assert "孙七七".encode() in inside()
    house.practice.entry.erase(ME, {"confirm": True})
    assert "写下的答案".encode() not in inside()
    assert "孙七七".encode() not in inside()
    assert ME.encode() in inside()


def test_a_name_that_was_erased_can_be_given_again(house):
    named(house, ME)
    house.practice.entry.erase(ME, {"confirm": True})
    assert named(house, OTHER).name == "张伟"


def test_a_link_says_its_branch_and_a_forged_one_says_nothing(house):
    entry = house.practice.entry
    token = entry.branch_token(house.branch(LAW))
    assert entry.branch_of_token(token).name == LAW
    assert entry.branch_of_token(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert entry.branch_of_token("") is None
    assert entry.branch_of_token("x" * 10_000) is None
    house.with_roster((OFFICE, ""))
    assert entry.branch_of_token(token) is None


def test_who_comes_by_a_link_belongs_to_its_branch_from_the_first_answer(house):
    house.send(ME, house.entry("ph-0001"), branch=house.branch(LAW))
    house.send(OTHER, house.entry("ph-0001"), branch="no-such-branch")
    assert house.practice.members.get(ME).branch == house.branch(LAW)
    assert house.practice.members.get(OTHER).branch == ""
