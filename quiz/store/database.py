"""
The engine and its transactions: SQLite that survives a power cut, or PostgreSQL through psycopg2.

Knows no table by its meaning. Nothing may yield to another green thread between the begin and the
end of a transaction, so `work` is a plain function and does no waiting of its own.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.sql.elements import ClauseElement

from quiz.errors import NotNow, QuizError
from quiz.store.tables import METADATA

T = TypeVar("T")

BUSY_S = 0.005  # a C call that waits stops every other green thread, so the rest of the wait is ours
CHECKPOINT_S = 0.2
PATIENCE_S = 5.0
DRIVERS = ("sqlite", "postgresql+psycopg2")


class DatabaseRefused(QuizError):
    """An address of a database that this program cannot serve from."""


class WriteFailed(NotNow):
    """The database did not confirm a write: a full disk, or a connection lost in the middle of it."""


class Busy(WriteFailed):
    """Another program kept the database locked for longer than we are willing to wait."""


class Database:
    """One database, with its reads and its all-or-nothing writes."""

    def __init__(self, engine: Engine, patience_s: float = PATIENCE_S) -> None:
        self.engine, self._patience_s = engine, patience_s

    def read(self, work: Callable[[Connection], T]) -> T:
        """
        Run `work` on a consistent snapshot; nothing it writes would be kept.

        Raises:
            Busy: As for `write`; writers do not lock readers out, a checkpoint may for a moment.
        """

        def once() -> T:
            with self.engine.connect().execution_options(begin="BEGIN") as connection:
                return work(connection)

        return self._patiently(once)

    def write(self, work: Callable[[Connection], T], lasting: bool = True) -> T:
        """
        Run `work` in one write transaction; a lasting one is on the disk when this returns.

        Raises:
            Busy: The write lock was not to be had for as long as this database is waited for.
            WriteFailed: Not confirmed; it may or may not have been kept, so look before trying again.
        """

        def once() -> T:
            with self.engine.connect() as connection, _synced(connection, lasting), connection.begin():
                return work(connection)

        try:
            return self._patiently(once)
        except IntegrityError:
            raise
        except (DBAPIError, self.engine.dialect.loaded_dbapi.Error) as error:
            raise WriteFailed(str(getattr(error, "orig", error))) from error

    def _patiently(self, once: Callable[[], T]) -> T:
        """Try again while another program holds the lock, waiting where no green thread has to."""
        tired = time.monotonic() + self._patience_s
        while True:
            try:
                return once()
            except DBAPIError as error:
                if not _is_locked(error):
                    raise
                if time.monotonic() >= tired:
                    raise Busy("the database is locked by another program") from error
            time.sleep(random.uniform(0.01, 0.05))

    def jot(self, work: Callable[[Connection], T]) -> T:
        """
        Run `work` in a write transaction that a power cut may take back: nothing waits for the disk.

        Raises:
            Busy, WriteFailed: As for `write`.
        """
        return self.write(work, lasting=False)

    def answers(self) -> bool:
        """Whether the database can be asked anything at all."""
        return self.read(lambda connection: connection.execute(text("select 1")).scalar()) == 1

    def checkpoint(self, wholly: bool = False) -> None:
        """
        Bring what SQLite keeps beside its file into the file. Waits for the disk: not on the hub.

        Args:
            wholly: Leave nothing beside the file, which waits for whoever is reading.
        """
        if self.engine.dialect.name != "sqlite":
            return
        # Not one of the pool's connections: its locks belong to the hub's thread.
        connection = sqlite3.connect(self.engine.url.database or "", timeout=CHECKPOINT_S)
        try:
            connection.execute(f"PRAGMA wal_checkpoint({'TRUNCATE' if wholly else 'PASSIVE'})").fetchall()
        finally:
            connection.close()

    def close(self) -> None:
        self.engine.dispose()


def open_database(
    url: str, tables: MetaData = METADATA, checkpoints: bool = True, patience_s: float = PATIENCE_S
) -> Database:
    """
    Open the database and make the tables that are missing.

    Args:
        url: `sqlite:///…`, or `postgresql+psycopg2://…`; no other driver can share a hub.
        tables: What is to be in it.
        checkpoints: False where whoever opens it calls `checkpoint`: SQLite would otherwise wait for
            the disk in the middle of some commit.
        patience_s: How long to wait for the lock of another program.

    Raises:
        DatabaseRefused: Another database or driver, or no address at all.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseRefused(f"not a database address: {url!r}") from error
    if parsed.drivername not in DRIVERS:
        raise DatabaseRefused(
            f"{parsed.drivername}:// is not supported; use sqlite:/// or postgresql+psycopg2:// "
            "(psycopg 3 does not cooperate with eventlet: one query would stop every screen)"
        )
    engine = _sqlite(url, checkpoints) if parsed.drivername == "sqlite" else _postgres(url)
    database = Database(engine, patience_s)
    database.write(tables.create_all)
    return database


class Prepared:
    """
    A statement in the words of one database, for what is done with every answer of a member.

    SQLAlchemy compiles a statement once as well, but takes ten times as long as SQLite to look that up.
    """

    def __init__(self, engine: Engine, statement: ClauseElement, ending: str = "") -> None:
        compiled: Any = statement.compile(engine)
        self._text, self._names = f"{compiled}{ending}", compiled.positiontup

    def run(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """The driver's cursor, after the statement was executed with these values."""
        cursor = connection.connection.cursor()
        cursor.execute(self._text, [values[name] for name in self._names] if self._names else values)
        return cursor


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


def _sqlite(url: str, checkpoints: bool) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_S})

    @event.listens_for(engine, "connect")
    def prepare(connection, _record) -> None:
        connection.isolation_level = None  # the driver must not begin on its own, see `begin` below
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        if not checkpoints:
            connection.execute("PRAGMA wal_autocheckpoint=0")
            connection.execute("PRAGMA secure_delete=ON")  # members may erase what they answered

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred read that turns into a write fails at once with BUSY_SNAPSHOT, timeout or not.
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN IMMEDIATE"))

    return engine


@contextmanager
def _synced(connection: Connection, lasting: bool) -> Iterator[None]:
    """SQLite waits for the disk at a commit unless told otherwise, outside of any transaction."""
    if lasting or connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.dbapi_connection
    driver.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        driver.execute("PRAGMA synchronous=FULL")


def _postgres(url: str) -> Engine:
    return create_engine(url, pool_size=10, max_overflow=0, pool_timeout=2, pool_pre_ping=True)


def _is_locked(error: DBAPIError) -> bool:
    return isinstance(error, OperationalError) and "is locked" in str(error.orig)
