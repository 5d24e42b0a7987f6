"""
The log of events: append at an expected version, load, and verify the chain of hashes.

Each row carries the hash of the row before it, so that an edit of the past is found by `verify`.
Knows nothing of what an event means, and tells nobody that one was stored.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Row, bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from quiz.errors import QuizError
from quiz.people import Actor
from quiz.store.database import Database, Prepared
from quiz.store.event_codec import EventCodec, EventUnreadable, canonical
from quiz.store.tables import EVENTS

GENESIS = "0" * 64
ADD = insert(EVENTS)
HASHED = ("contest", "version", "type", "schema", "at", "command", "ordinal", "actor", "data", "prev_hash")


class VersionConflict(QuizError):
    """Somebody else appended first; the runner decides again on the newer state."""

    def __init__(self, expected: int, actual: int) -> None:
        super().__init__(f"expected version {expected}, found {actual}")
        self.expected = expected
        self.actual = actual


class Order(Protocol):
    """What the log keeps of a command: its id, its moment, its author."""

    id: str
    at: int
    by: Actor


@dataclass(frozen=True)
class Recorded:
    """One stored event with what is known of its making."""

    version: int
    at: int
    command: str
    by: Actor
    event: Any


class EventLog:
    """The events of all contests; the version of a contest is the number of its events."""

    def __init__(self, database: Database, codec: EventCodec) -> None:
        self._database = database
        self._codec = codec
        query = select(EVENTS.c.version, EVENTS.c.hash).where(EVENTS.c.contest == bindparam("contest"))
        self._last = Prepared(database.engine, query.order_by(EVENTS.c.version.desc()), " LIMIT 1")

    def append(self, contest: str, expected: int, events: Sequence[object], command: Order) -> None:
        """
        Store the events of one command; they are on the disk when this returns.

        Raises:
            VersionConflict: The contest is no longer at `expected`; nothing was stored.
        """
        if not events:
            return
        rows = [self._row(contest, expected + 1 + n, n, event, command) for n, event in enumerate(events)]
        try:
            self._database.write(lambda connection: self._insert(connection, contest, expected, rows))
        except IntegrityError as error:
            raise VersionConflict(expected, self.version(contest)) from error

    def load(self, contest: str, after: int = 0) -> tuple[Recorded, ...]:
        """The events of a contest behind version `after`, oldest first."""
        query = select(EVENTS).where(EVENTS.c.contest == contest, EVENTS.c.version > after)
        return self._recorded(query.order_by(EVENTS.c.version))

    def of_command(self, contest: str, command: str) -> tuple[Recorded, ...]:
        """What a command led to, empty if it is not known here."""
        query = select(EVENTS).where(EVENTS.c.contest == contest, EVENTS.c.command == command)
        return self._recorded(query.order_by(EVENTS.c.ordinal))

    def version(self, contest: str) -> int:
        query = select(func.coalesce(func.max(EVENTS.c.version), 0)).where(EVENTS.c.contest == contest)
        return self._database.read(lambda connection: connection.execute(query).scalar_one())

    def rows(self, contest: str) -> tuple[Row, ...]:
        """What is stored, unread: for `first_bad` and `decoded`, which may run where they hold up nobody."""
        query = select(EVENTS).where(EVENTS.c.contest == contest).order_by(EVENTS.c.version)
        return tuple(self._fetch(query))

    def verify(self, contest: str) -> int | None:
        """The first version whose row was altered, removed or cannot be read; None if all is sound."""
        return self.first_bad(self.rows(contest))

    def decoded(self, rows: Iterable[Row]) -> tuple[Recorded, ...]:
        """The events of stored rows."""
        return tuple(self._decode(row) for row in rows)

    def first_bad(self, rows: Iterable[Row]) -> int | None:
        """As `verify`, of all the rows of a contest."""
        previous = GENESIS
        for expected, row in enumerate(rows, start=1):
            if row.version != expected or row.prev_hash != previous or row.hash != _hash(row._mapping):
                return expected
            try:
                self._decode(row)
            except (EventUnreadable, ValueError):
                return expected
            previous = row.hash
        return None

    def _recorded(self, query: Any) -> tuple[Recorded, ...]:
        return self.decoded(self._fetch(query))

    def _fetch(self, query: Any) -> Iterable[Row]:
        return self._database.read(lambda connection: connection.execute(query).all())

    def _row(self, contest: str, version: int, ordinal: int, event: object, command: Order) -> dict[str, Any]:
        name, schema, data = self._codec.encode(event)
        return {
            "contest": contest,
            "version": version,
            "type": name,
            "schema": schema,
            "at": command.at,
            "command": command.id,
            "ordinal": ordinal,
            "actor": canonical(asdict(command.by)),
            "data": canonical(data),
        }

    def _insert(
        self, connection: Connection, contest: str, expected: int, rows: list[dict[str, Any]]
    ) -> None:
        actual, previous = self._last.run(connection, {"contest": contest}).fetchone() or (0, GENESIS)
        if actual != expected:
            raise VersionConflict(expected, actual)
        for row in rows:
            row["prev_hash"] = previous
            row["hash"] = previous = _hash(row)
        connection.execute(ADD, rows)

    def _decode(self, row: Row) -> Recorded:
        event = self._codec.decode(row.type, row.schema, json.loads(row.data))
        return Recorded(row.version, row.at, row.command, Actor(**json.loads(row.actor)), event)


def _hash(row: Any) -> str:
    return hashlib.sha256(canonical([row[name] for name in HASHED]).encode()).hexdigest()
