"""Databases to test on: SQLite in a folder, and PostgreSQL where one can be reached."""

import os
import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text

from quiz.store.database import Database, open_database, sqlite_url
from quiz.store.event_codec import EventCodec
from quiz.store.event_log import EventLog
from quiz.store.practice_tables import PRACTICE
from tests.store.events import REGISTRY


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request, tmp_path) -> Iterator[str]:
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "leitai.db")
    else:
        yield from _postgres_schema()


@pytest.fixture
def database(database_url) -> Iterator[Database]:
    database = open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def practice_database(database_url) -> Iterator[Database]:
    database = open_database(database_url, PRACTICE, checkpoints=False)
    yield database
    database.close()


@pytest.fixture
def log(database) -> EventLog:
    return EventLog(database, EventCodec(REGISTRY))


def _postgres_schema() -> Iterator[str]:
    """A schema of its own on the PostgreSQL of LEITAI_TEST_POSTGRES, dropped afterwards."""
    url = os.environ.get("LEITAI_TEST_POSTGRES")
    if not url:
        if "postgres" in os.environ.get("LEITAI_REQUIRE", ""):
            pytest.fail("PostgreSQL is required here: set LEITAI_TEST_POSTGRES to its address")
        pytest.skip("no PostgreSQL: set LEITAI_TEST_POSTGRES to test on it")
    schema = f"leitai_{uuid.uuid4().hex[:12]}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"create schema {schema}"))
    yield f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(text(f"drop schema {schema} cascade"))
    engine.dispose()
