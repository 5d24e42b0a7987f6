"""Names, PINs, second phones, settings, leaving nothing behind."""

import threading

import pytest
from sqlalchemy import select

from quiz.services.pin_guard import DAY_MS, HOUR_MS, MINUTE_MS, PinGuard, PinRules
from quiz.services.pin_reset import PinReset
from quiz.services.pins import fresh_pin, is_easy
from quiz.services.practice_refused import PracticeRefused
from quiz.store.pin_tries import PinTries
from quiz.store.practice_tables import PIN_TRIES
from tests.services.practice_house import DAY, SECRET, House

ME, PHONE, OTHER = "member-me", "member-phone", "member-other"
TRIES = PinRules().tries
OFFICE, LAW = "办公室党支部", "法制工作党支部"


@pytest.fixture
def house(practice_database) -> House:
    lines = [(OFFICE, "张伟"), (OFFICE, "李娜"), (OFFICE, "王老"), (LAW, "")]
    return House(practice_database).with_roster(*lines, exempt=("王老",))


def named(house: House, member: str, name: str = "张伟", pin: str = "2749", branch: str = OFFICE):
    return house.practice.entry.name(member, "", {"branch": house.branch(branch), "name": name, "pin": pin})


def joined(house: House, member: str, name: str = "张伟", pin: str = "2749", branch: str = OFFICE):
    return house.practice.entry.join(member, "", {"branch": house.branch(branch), "name": name, "pin": pin})


def resetting(house: House) -> PinReset:
    practice = house.practice
    return PinReset(practice.members, practice.guard, SECRET, lambda work, *args: work(*args))


def trying(guard: PinGuard, name: str, address: str, right: bool = False) -> PracticeRefused | None:
    """What a try is refused with, if it is; a right one is told to the guard."""
    try:
        guard.count("b", name, address)
    except PracticeRefused as found:
        return found
    if right:
        guard.right("b", name, address)
    return None


def refused(call, *args, **kwargs) -> PracticeRefused:
    with pytest.raises(PracticeRefused) as found:
        call(*args, **kwargs)
    return found.value


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


def test_wrong_pins_pause_the_name_each_time_for_longer(house):
    named(house, ME)
    for pause in (15 * MINUTE_MS, HOUR_MS, DAY_MS, DAY_MS):
        left = [refused(joined, house, PHONE, pin="9999").args_of_words["left"] for _ in range(TRIES - 1)]
        assert left == [4, 3, 2, 1]
        said = refused(joined, house, PHONE, pin="9999")
        assert said.code == ("paused" if pause <= HOUR_MS else "paused_long")
        assert said.args_of_words["until"] == house.now + pause
        house.restart()
        assert refused(joined, house, PHONE).status == refused(joined, house, OTHER).status == 429
        house.now += pause
    assert joined(house, PHONE).id == ME


def test_one_who_must_wait_is_told_until_when(house):
    for _ in range(3 * TRIES):
        said = refused(joined, house, PHONE)
        house.now = max(house.now, said.args_of_words.get("until", 0))
    assert (said.code, said.args_of_words["minutes"]) == ("paused_long", 24 * 60)
    facts = {key: said.args_of_words[key] for key in ("date", "month", "day", "clock")}
    assert facts == {"date": "2026-12-14", "month": 12, "day": 14, "clock": "13:15"}


def test_a_patient_stranger_needs_years(house):
    """Everything four digits can be, one after the other, whenever the door allows it."""
    rules, now = PinRules(), 0
    for wrong in range(1, 10_000):
        now += rules.pause_after(wrong)
    assert now > 5 * 365 * DAY_MS


def test_the_organizers_new_pin_ends_the_waiting(house):
    named(house, ME)
    for _ in range(TRIES):
        refused(joined, house, PHONE, pin="9999")
    pin = resetting(house).reset(house.branch(OFFICE), "张 伟")
    assert joined(house, PHONE, pin=pin).id == ME


def test_a_name_nobody_has_is_paused_as_one_that_somebody_has(house):
    named(house, ME)
    answers = {}
    for name in ("张伟", "李娜", "赵六"):
        said = [refused(joined, house, PHONE, name=name, pin="9999") for _ in range(TRIES + 1)]
        answers[name] = [(each.code, each.status, each.args_of_words) for each in said]
    assert answers["张伟"] == answers["李娜"] == answers["赵六"]


def test_a_name_nobody_has_costs_the_same_work(house, monkeypatch):
    named(house, ME)
    done = []
    entry = house.practice.entry
    monkeypatch.setattr(entry, "_away", lambda work, *args: (done.append(work.__name__), work(*args))[1])
    for name in ("张伟", "李娜", "赵六"):
        refused(joined, house, PHONE, name=name, pin="9999")
    assert done == ["fits"] * 3


def test_one_address_may_err_a_hundred_times_and_then_once_in_ten_minutes(house):
    """A branch in one room behind one router: everybody errs once, and everybody gets in."""
    guard, rules = house.practice.guard, PinRules()
    for person in range(90):
        assert trying(guard, f"人{person}", "10.0.0.1") is None
        assert trying(guard, f"人{person}", "10.0.0.1", right=True) is None
    for stranger in range(rules.address_tries + 1):
        last = trying(guard, f"名{stranger}", "10.0.0.2")
    assert last.code == "address_paused"
    assert trying(guard, "张三", "10.0.0.2", right=True).code == "address_paused"
    assert trying(guard, "张三", "10.0.0.3") is None
    house.now += rules.address_ms
    assert trying(guard, "李四", "10.0.0.2") is None
    assert trying(guard, "王五", "10.0.0.2").code == "address_paused"


def test_what_was_tried_is_not_readable_from_the_tries_and_is_forgotten_in_time(house, practice_database):
    refused(joined, house, PHONE, name="赵六七", pin="9999")
    tries = PinTries(practice_database)
    guard = PinGuard(tries, b"another", lambda: house.now + PinRules().forget_ms + DAY_MS)
    rows = lambda: practice_database.read(lambda c: c.execute(select(PIN_TRIES)).all())  # noqa: E731
    assert len(rows()) == 1 and "赵六七" not in str(rows())
    guard.count("b", "x", "")
    assert len(rows()) == 1


@pytest.mark.parametrize("pin", ["1111", "1234", "0123", "9876", "3210", "7890", "1212", "1122", "5500"])
def test_what_everybody_tries_first_is_no_pin(house, pin):
    assert is_easy(pin)
    assert refused(named, house, ME, pin=pin).code == "easy_pin"
    named(house, ME)
    assert refused(house.practice.entry.name, ME, "", {"pin": pin}).code == "easy_pin"
    assert refused(named, house, OTHER, pin=pin).code == "pin_needed"


def test_a_pin_that_is_handed_out_is_not_easy():
    assert not any(is_easy(fresh_pin()) for _ in range(500))


def test_pins_sent_at_the_same_time_are_counted_before_any_is_looked_at(house, monkeypatch):
    named(house, ME)
    looked_at, waiting = [], list(range(3 * TRIES))

    def meanwhile(work, pin, *args):
        """While one number is looked at, off the hub, the next request comes in."""
        looked_at.append(pin)
        if waiting:
            refused(joined, house, f"member-{waiting.pop()}", pin=f"{len(waiting):04}")
        return work(pin, *args)

    monkeypatch.setattr(house.practice.entry, "_away", meanwhile)
    refused(joined, house, PHONE, pin="9999")
    assert len(looked_at) == TRIES
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
    for _ in range(3):
        for _ in range(TRIES - 1):
            assert refused(joined, house, PHONE, pin="9999").code == "wrong_pin"
        joined(house, PHONE)


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
