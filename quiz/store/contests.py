"""The register of contests and their heartbeats. Knows the contest only by its title page."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quiz.store.database import Database, Prepared
from quiz.store.tables import CONTESTS, HEARTBEATS


@dataclass(frozen=True)
class Entry:
    """A contest on the register; `code` is the four digits the audience types."""

    id: str
    kind: str
    title: str
    code: str
    created_at: int
    finished: bool = False


@dataclass(frozen=True)
class Heartbeat:
    """The last moment a contest was seen alive, and the digest of its state at that version."""

    at: int
    version: int
    digest: str


class ContestRegister:
    """All contests of this data folder, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database
        gone = delete(HEARTBEATS).where(HEARTBEATS.c.contest == bindparam("contest"))
        self._forget_beat = Prepared(database.engine, gone)
        self._add_beat = Prepared(database.engine, insert(HEARTBEATS))

    def add(self, entry: Entry) -> None:
        """Put a contest on the register; an id is used once."""
        values = {column.name: getattr(entry, column.name) for column in CONTESTS.columns}
        self._database.write(lambda connection: connection.execute(insert(CONTESTS).values(values)))

    def all(self) -> tuple[Entry, ...]:
        return self._entries(select(CONTESTS).order_by(CONTESTS.c.created_at.desc(), CONTESTS.c.id))

    def get(self, contest: str) -> Entry | None:
        return next(iter(self._entries(select(CONTESTS).where(CONTESTS.c.id == contest))), None)

    def by_code(self, code: str) -> Entry | None:
        """The unfinished contest that has these four digits."""
        query = select(CONTESTS).where(CONTESTS.c.code == code, CONTESTS.c.finished.is_(False))
        return next(iter(self._entries(query)), None)

    def finish(self, contest: str, finished: bool = True) -> None:
        """Note that a contest is over, or that it is not after all (its end was undone)."""
        change = update(CONTESTS).where(CONTESTS.c.id == contest).values(finished=finished)
        self._database.write(lambda connection: connection.execute(change))

    def beat(self, contest: str, beat: Heartbeat) -> None:
        """Remember that the contest is alive; a power cut may take back the last of these."""

        row = {"contest": contest, **asdict(beat)}

        def work(connection: Connection) -> None:
            self._forget_beat.run(connection, row)
            self._add_beat.run(connection, row)

        self._database.jot(work)

    def last_beat(self, contest: str) -> Heartbeat | None:
        query = select(HEARTBEATS.c.at, HEARTBEATS.c.version, HEARTBEATS.c.digest)
        row = self._first(query.where(HEARTBEATS.c.contest == contest))
        return Heartbeat(*row) if row else None

    def _entries(self, query: Any) -> tuple[Entry, ...]:
        rows = self._database.read(lambda connection: connection.execute(query).mappings().all())
        return tuple(Entry(**row) for row in rows)

    def _first(self, query: Any) -> Any:
        return self._database.read(lambda connection: connection.execute(query).first())
