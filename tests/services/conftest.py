"""A runner on a database in a folder, with the real rules and a prepared contest."""

import pytest

from quiz.contest.decide import answer, decide
from quiz.contest.events import EVENTS
from quiz.contest.evolve import evolve
from quiz.contest.state import initial
from quiz.services.contest_runner import ContestRunner, Decider
from quiz.store.database import open_database, sqlite_url
from quiz.store.event_codec import EventCodec
from quiz.store.event_log import EventLog
from quiz.store.practice_tables import PRACTICE
from tests.services.evening import prepare

DECIDER = Decider(initial, decide, evolve, answer)


@pytest.fixture
def database(tmp_path):
    database = open_database(sqlite_url(tmp_path / "leitai.db"))
    yield database
    database.close()


@pytest.fixture
def practice_database(tmp_path):
    database = open_database(sqlite_url(tmp_path / "practice.db"), PRACTICE, checkpoints=False)
    yield database
    database.close()


@pytest.fixture
def log(database) -> EventLog:
    return EventLog(database, EventCodec(EVENTS))


@pytest.fixture
def runner(log) -> ContestRunner:
    runner = ContestRunner(log, DECIDER)
    runner.run("final", prepare())
    return runner
