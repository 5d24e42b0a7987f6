"""Answers that come late, from phones without a line or with a wrong clock, and what they may prove."""

import pytest

from quiz.practice.standing import as_bytes
from quiz.practice.study_day import MS_A_DAY
from tests.services.practice_house import DAY, House

ME = "member-me"


@pytest.fixture
def house(practice_database) -> House:
    return House(practice_database)


def test_answers_of_a_phone_that_believes_it_is_1970_are_kept(house):
    first, second = house.entry("ph-0001", at=60_000), house.entry("ph-0002", at=5)
    house.send(ME, first, now=90_000)
    assert house.send(ME, second)["taken"] == [second["id"]]
    told = {entry.question: entry for entry in house.practice.log.of(ME)}
    assert told["ph-0001"].day == DAY
    assert told["ph-0002"].heard - told["ph-0002"].day == 400


def test_answers_dated_back_to_many_days_cross_nothing_off_in_one_evening(house):
    house.answer(ME, "ph-0001", ["A"])
    house.on_day(DAY + 12)
    ago = [house.entry("ph-0001", at=house.now - days * MS_A_DAY) for days in (11, 8, 6, 4, 2, 0)]
    house.send(ME, *ago)
    mistake = house.practice.desk.standing(ME).mistakes["ph-0001"]
    assert (mistake.state, mistake.proofs) == ("fixed", (DAY + 12,))
    house.on_day(DAY + 14)
    house.answer(ME, "ph-0001")
    assert house.practice.desk.standing(ME).mistakes["ph-0001"].state == "crossed_off"


def test_weeks_without_a_line_are_answers_of_their_own_days(house):
    """An honest phone that comes back: its answers keep their days, and its ledger gets one proof at once."""
    said = []
    house.answer(ME, "ph-0001", ["A"])
    for day in (2, 5, 9):
        house.on_day(DAY + day)
        said.append(house.entry("ph-0001"))
    house.on_day(DAY + 10)
    house.send(ME, *said)
    standing = house.practice.desk.standing(ME)
    assert standing.memories["ph-0001"].last_day == DAY + 9
    assert standing.memories["ph-0001"].reps == 4
    assert standing.mistakes["ph-0001"].proofs == (DAY + 10,)


def test_the_standing_kept_at_hand_says_what_a_fold_of_late_answers_says(house):
    house.answer(ME, "ph-0001", ["A"])
    house.on_day(DAY + 20)
    house.send(ME, *(house.entry("ph-0001", at=house.now - days * MS_A_DAY) for days in (19, 9, 0)))
    kept = as_bytes(house.practice.desk.standing(ME))
    house.restart()
    assert as_bytes(house.practice.desk.standing(ME)) == kept
