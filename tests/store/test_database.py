import sqlite3
import time

import pytest
from sqlalchemy import text

from quiz.store.database import Busy, DatabaseRefused, open_database, sqlite_url
from quiz.store.folder_lock import FolderInUse, lock_folder


@pytest.mark.parametrize(
    "url", ["postgresql://host/quiz", "postgresql+psycopg://host/quiz", "mysql://host/quiz", "quiz.db", ""]
)
def test_only_drivers_that_share_the_hub_are_accepted(url):
    with pytest.raises(DatabaseRefused):
        open_database(url)


def test_sqlite_writes_ahead_and_waits_for_the_disk(tmp_path):
    database = open_database(sqlite_url(tmp_path / "leitai.db"))

    def pragmas(connection):
        names = ("journal_mode", "synchronous")
        return [connection.execute(text(f"PRAGMA {name}")).scalar() for name in names]

    assert database.read(pragmas) == ["wal", 2]
    database.close()


def test_a_foreign_lock_is_waited_for_in_small_steps_and_then_named(tmp_path):
    database = open_database(sqlite_url(tmp_path / "leitai.db"), patience_s=0.3)
    foreign = sqlite3.connect(tmp_path / "leitai.db", isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(Busy):
        database.write(lambda connection: connection.execute(text("delete from events")))
    assert time.monotonic() - began < 2
    assert database.answers(), "reading goes on while another program writes"
    foreign.execute("ROLLBACK")
    foreign.close()
    database.write(lambda connection: connection.execute(text("delete from events")))
    database.close()


def test_a_failed_write_leaves_nothing_behind(database):
    def work(connection):
        connection.execute(text("insert into heartbeats values ('final', 1, 1, 'x')"))
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        database.write(work)
    count = text("select count(*) from heartbeats")
    assert database.read(lambda connection: connection.execute(count).scalar()) == 0


def test_a_data_folder_serves_one_process(tmp_path):
    held = lock_folder(tmp_path)
    with pytest.raises(FolderInUse):
        lock_folder(tmp_path)
    held.close()
    lock_folder(tmp_path).close()


def test_a_jotted_write_is_kept_and_the_next_write_waits_for_the_disk_again(tmp_path):
    database = open_database(sqlite_url(tmp_path / "jot.db"))

    database.jot(lambda connection: connection.execute(text("create table notes (line text)")))
    database.jot(lambda connection: connection.execute(text("insert into notes values ('alive')")))

    assert (
        database.read(lambda connection: connection.execute(text("select line from notes")).scalar())
        == "alive"
    )
    assert database.write(lambda connection: connection.execute(text("PRAGMA synchronous")).scalar()) == 2
    database.close()
