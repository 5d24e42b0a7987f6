"""At the door of practice: names given, joins, refusals and new PINs, in a house with a roster."""

import pytest

from quiz.services.pin_reset import PinReset
from quiz.services.practice_refused import PracticeRefused
from tests.services.practice_house import SECRET, House

ME, PHONE, OTHER = "member-me", "member-phone", "member-other"
OFFICE, LAW = "办公室党支部", "法制工作党支部"


def house_with_roster(database) -> House:
    lines = [(OFFICE, "张伟"), (OFFICE, "李娜"), (OFFICE, "王老"), (LAW, "")]
    return House(database).with_roster(*lines, exempt=("王老",))


def named(house: House, member: str, name: str = "张伟", pin: str = "2749", branch: str = OFFICE):
    return house.practice.entry.name(member, "", {"branch": house.branch(branch), "name": name, "pin": pin})


def joined(house: House, member: str, name: str = "张伟", pin: str = "2749", branch: str = OFFICE):
    return house.practice.entry.join(member, "", {"branch": house.branch(branch), "name": name, "pin": pin})


def resetting(house: House) -> PinReset:
    practice = house.practice
    away = lambda work, *args: work(*args)  # noqa: E731
    return PinReset(practice.members, practice.guard, SECRET, away, practice.desk.forget)


def refused(call, *args, **kwargs) -> PracticeRefused:
    with pytest.raises(PracticeRefused) as found:
        call(*args, **kwargs)
    return found.value
