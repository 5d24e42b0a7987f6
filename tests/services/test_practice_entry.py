"""Names, PINs, second phones, settings, leaving nothing behind."""

import threading

import pytest

from quiz.services.practice_entry import PAUSE_MS, WRONG_PINS
from quiz.services.practice_refused import PracticeRefused
from tests.services.practice_house import DAY, House

ME, PHONE, OTHER = "member-me", "member-phone", "member-other"
OFFICE, LAW = "办公室党支部", "法制工作党支部"


@pytest.fixture
def house(practice_database) -> House:
    lines = [(OFFICE, "张伟"), (OFFICE, "李娜"), (OFFICE, "王老"), (LAW, "")]
    return House(practice_database).with_roster(*lines, exempt=("王老",))


def named(house: House, member: str, name: str = "张伟", pin: str = "1234", branch: str = OFFICE):
    return house.practice.entry.name(member, "", {"branch": house.branch(branch), "name": name, "pin": pin})


def joined(house: House, member: str, name: str = "张伟", pin: str = "1234", branch: str = OFFICE):
    return house.practice.entry.join(member, "", {"branch": house.branch(branch), "name": name, "pin": pin})


def refused(call, *args, **kwargs) -> PracticeRefused:
    with pytest.raises(PracticeRefused) as found:
        call(*args, **kwargs)
    return found.value


def test_a_name_is_given_with_a_pin_and_kept_as_a_hash(house):
    house.answer(ME, "ph-0001")
    row = named(house, ME, "张 伟")
    assert (row.name, row.branch) == ("张伟", house.branch(OFFICE))
    assert "1234" not in row.pin_hash
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
        ({"name": "  ", "pin": "1234"}, "bad_name"),
        ({"name": "名" * 21, "pin": "1234"}, "bad_name"),
        ({"name": ["张伟"], "pin": "1234"}, "bad_name"),
        ({"name": "赵六", "pin": "1234"}, "not_on_roster"),
        ({"name": "王老", "pin": "1234"}, "exempt"),
        ({"name": "张伟", "pin": "1234", "branch": "nowhere"}, "unknown_branch"),
        ({"name": "张伟", "pin": "1234", "branch": {"id": 1}}, "unknown_branch"),
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


def test_five_wrong_pins_pause_the_name_for_a_quarter_of_an_hour(house):
    named(house, ME)
    for _ in range(WRONG_PINS - 1):
        assert refused(joined, house, PHONE, pin="9999").code == "wrong_pin"
    assert refused(joined, house, PHONE, pin="9999").code == "paused"
    assert refused(joined, house, PHONE).code == "paused"
    assert refused(joined, house, OTHER).code == "paused"
    house.now += PAUSE_MS + 1
    assert joined(house, PHONE).id == ME


def test_pins_sent_at_the_same_time_are_counted_before_any_is_looked_at(house, monkeypatch):
    named(house, ME)
    looked_at, waiting = [], list(range(3 * WRONG_PINS))

    def meanwhile(work, pin, *args):
        """While one number is looked at, off the hub, the next request comes in."""
        looked_at.append(pin)
        if waiting:
            refused(joined, house, f"member-{waiting.pop()}", pin=f"{len(waiting):04}")
        return work(pin, *args)

    monkeypatch.setattr(house.practice.entry, "_away", meanwhile)
    refused(joined, house, PHONE, pin="9999")
    assert len(looked_at) == WRONG_PINS
    assert refused(joined, house, OTHER).code == "paused"


def test_nothing_is_handed_to_a_member_who_erased_everything_meanwhile(house, monkeypatch):
    named(house, ME)
    house.answer(PHONE, "ph-0001")

    def meanwhile(work, *args):
        house.practice.members.erase(ME, house.now)
        return work(*args)

    monkeypatch.setattr(house.practice.entry, "_away", meanwhile)
    assert refused(joined, house, PHONE).code == "wrong_pin"
    assert house.practice.log.members() == (PHONE,)


def test_a_right_pin_forgets_the_wrong_ones(house):
    named(house, ME)
    for _ in range(WRONG_PINS - 1):
        refused(joined, house, PHONE, pin="9999")
    joined(house, PHONE)
    assert house.practice.members.get(ME).wrong_pins == 0


def test_a_name_nobody_has_is_refused_as_a_wrong_pin_is(house):
    assert refused(joined, house, PHONE, name="李娜").code == "wrong_pin"


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


def test_a_phone_that_has_a_name_cannot_join_another(house):
    named(house, ME)
    named(house, OTHER, "李娜")
    assert refused(joined, house, OTHER).code == "named_already"
    assert refused(named, house, ME, "李娜").code == "named_already"


def test_the_pin_alone_can_be_changed(house):
    named(house, ME)
    house.practice.entry.name(ME, "", {"pin": "8765"})
    assert refused(joined, house, PHONE, pin="1234").code == "wrong_pin"
    assert joined(house, PHONE, pin="8765").id == ME


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
        lambda: house.practice.entry.name(ME, house.branch(LAW), {"name": "孙七", "pin": "1234"}),
    ):
        assert refused(call).status == 410
    assert house.practice.log.count(ME) == 0


def test_while_the_files_are_cleared_the_member_is_gone_already(house, monkeypatch):
    house.answer(ME, "ph-0001")
    told = []
    monkeypatch.setattr(
        house.practice.entry, "_away", lambda work: told.append(refused(house.practice.desk.row, ME).code)
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
