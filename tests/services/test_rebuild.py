"""Standings made anew from the log: the same bytes, and a tampered one is found."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.services.rebuild import rebuild_all
from quiz.store.attempts import AttemptLog
from quiz.store.bank_files import load_library
from quiz.store.database import sqlite_url
from tests.services.practice_house import DAY, House

BANKS = Path(__file__).parents[2] / "question_banks"
MEMBERS = [f"member-{number}" for number in range(6)]


@pytest.fixture
def address(tmp_path, practice_database) -> str:
    """A database in which six members practised for four days."""
    house = House(practice_database)
    house.shelf.library = load_library(BANKS)[0]
    asked = [item.id for item in house.practice.courses.course().whole.asked]
    chance = random.Random(4)
    for day in range(4):
        for member in MEMBERS:
            house.on_day(DAY + day)
            house.send(
                member, *(house.entry(each, chance.choice(["A", "B"])) for each in chance.sample(asked, 12))
            )
    house.practice.standings.write_down(least=1)
    return sqlite_url(tmp_path / "practice.db")


def test_a_rebuild_finds_what_was_written_down_byte_by_byte(address):
    found = rebuild_all(address, BANKS)
    assert (found.members, found.entries, found.compared) == (6, 6 * 4 * 12, 6)
    assert found.sound and found.differing == 0


def test_standings_that_were_dropped_come_back_the_same(address, practice_database):
    log = AttemptLog(practice_database)
    before = log.standings(MEMBERS)
    log.drop_standings()
    assert rebuild_all(address, BANKS).compared == 0
    assert log.standings(MEMBERS) == before


def test_two_processes_make_what_one_makes(address, practice_database):
    log = AttemptLog(practice_database)
    rebuild_all(address, BANKS, processes=1)
    before = log.standings(MEMBERS)
    found = rebuild_all(address, BANKS, processes=2)
    assert (found.members, found.compared, found.differing) == (6, 6, 0)
    assert log.standings(MEMBERS) == before


def test_a_standing_that_is_not_what_the_log_says_is_found_and_mended(address, practice_database):
    log = AttemptLog(practice_database)
    stored = log.standing(MEMBERS[0])
    log.put_standings([(MEMBERS[0], replace(stored, data=stored.data.replace(b"1", b"2", 1)))])
    assert rebuild_all(address, BANKS).differing == 1
    assert log.standing(MEMBERS[0]) == stored
    assert rebuild_all(address, BANKS).sound
