"""PINs: how often they may be tried, what a stranger is told, and which ones nobody may choose."""

import pytest
from sqlalchemy import select

from quiz.services.pin_guard import DAY_MS, HOUR_MS, MINUTE_MS, PinGuard, PinRules
from quiz.services.pins import fresh_pin, is_easy
from quiz.services.practice_refused import PracticeRefused
from quiz.store.pin_tries import PinTries
from quiz.store.practice_tables import PIN_TRIES
from tests.services.practice_door import (
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
from tests.services.practice_house import House

TRIES = PinRules().tries


@pytest.fixture
def house(practice_database) -> House:
    return house_with_roster(practice_database)


def trying(guard: PinGuard, name: str, address: str, right: bool = False) -> PracticeRefused | None:
    """What a try is refused with, if it is; a right one is told to the guard."""
    try:
        guard.count("b", name, address)
    except PracticeRefused as found:
        return found
    if right:
        guard.right("b", name, address)
    return None


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
    monkeypatch.setattr(entry, "_aside", lambda work, *args: (done.append(work.__name__), work(*args))[1])
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

    monkeypatch.setattr(house.practice.entry, "_aside", meanwhile)
    refused(joined, house, PHONE, pin="9999")
    assert len(looked_at) == TRIES
    assert refused(joined, house, OTHER).code == "paused"


def test_a_right_pin_forgets_the_wrong_ones(house):
    named(house, ME)
    for _ in range(3):
        for _ in range(TRIES - 1):
            assert refused(joined, house, PHONE, pin="9999").code == "wrong_pin"
        joined(house, PHONE)


def test_an_old_pin_lets_nobody_in_that_was_changed_while_it_was_looked_at(house, monkeypatch):
    named(house, ME)
    entry, whole = house.practice.entry, house.practice.entry._aside

    def meanwhile(work, *args):
        monkeypatch.setattr(entry, "_aside", whole)
        resetting(house).reset(house.branch(OFFICE), "张伟")
        return work(*args)

    monkeypatch.setattr(entry, "_aside", meanwhile)
    assert refused(joined, house, PHONE).code == "wrong_pin"
