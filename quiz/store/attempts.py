"""
The log of practice: entries that only ever grow in number, and the standings folded from them as bytes.

An entry is known by member and id; sent again, it is the same entry. Decides nothing about it, and
knows of a standing only how many entries are in it. Dropping every standing loses nothing.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select, tuple_, update

from quiz.errors import QuizError
from quiz.practice.attempt import Attempt, Dismissal, Entry
from quiz.practice.study_day import study_day
from quiz.store.database import Database, Prepared
from quiz.store.practice_tables import ENTRIES, ERASED, STANDINGS

ORDER = (ENTRIES.c.day, ENTRIES.c.at, ENTRIES.c.id)
PLAIN = (
    "kind", "id", "member", "question", "rev", "at", "day", "mode", "chosen", "right", "sure", "took_ms",
    "pace", "b", "session", "received",
)  # fmt: skip
ENTRY = select(*(ENTRIES.c[name] for name in PLAIN))


class MemberErased(QuizError):
    """Entries of a member who is gone for good."""


@dataclass(frozen=True)
class Receipt:
    """An entry as it came in: `received` by the server's clock, `late` when it is older than two weeks."""

    entry: Entry
    received: int
    late: bool = False


@dataclass(frozen=True)
class StoredStanding:
    """
    A standing that was written down.

    `entries` counts the log it was folded from, `last` is the key of the newest one (day, at, id), `basis`
    names the syllabus and the model: under another basis it is worth nothing.
    """

    entries: int
    last: tuple[int, int, str]
    basis: str
    data: bytes


class AttemptLog:
    """The entries of all members."""

    def __init__(self, database: Database) -> None:
        self._database = database
        gone = select(ERASED.c.member).where(ERASED.c.member == bindparam("member"))
        whole = ENTRY.where(ENTRIES.c.member == bindparam("member")).order_by(*ORDER)
        self._gone, self._whole = Prepared(database.engine, gone), Prepared(database.engine, whole)
        self._add = Prepared(database.engine, insert(ENTRIES), " ON CONFLICT DO NOTHING")

    def append(self, member: str, receipts: Sequence[Receipt]) -> tuple[str, ...]:
        """
        Add what is not there yet.

        Returns:
            The ids that are new, in the order they came.

        Raises:
            MemberErased: The member had everything deleted; nothing was added.
        """
        rows = [_row(member, receipt) for receipt in receipts]

        def work(connection: Connection) -> tuple[str, ...]:
            if self._gone.run(connection, {"member": member}).fetchone():
                raise MemberErased(member)
            return tuple(row["id"] for row in rows if self._add.run(connection, row).rowcount)

        return self._database.jot(work)

    def of(self, member: str) -> tuple[Entry, ...]:
        """A member's entries in the order of a fold."""
        return entries_of(self.rows(member))

    def rows(self, member: str, after: tuple[int, int, str] | None = None) -> Sequence[Any]:
        """What is stored of a member, all or behind a key: for `entries_of`, which may run anywhere."""
        if after is None:
            return self._database.read(
                lambda connection: self._whole.run(connection, {"member": member}).fetchall()
            )
        here = (ENTRIES.c.member == member, tuple_(*ORDER) > tuple_(*after))
        return self._rows(ENTRY.where(*here).order_by(*ORDER))

    def some(self, member: str, ids: Collection[str]) -> tuple[Entry, ...]:
        """The entries of a member with these ids, in the order of a fold."""
        here = (ENTRIES.c.member == member, ENTRIES.c.id.in_(ids))
        return entries_of(self._rows(ENTRY.where(*here).order_by(*ORDER)))

    def count(self, member: str, through: tuple[int, int, str] | None = None) -> int:
        """How many entries a member has, or has up to a key."""
        query = select(func.count()).where(ENTRIES.c.member == member)
        if through is not None:
            query = query.where(tuple_(*ORDER) <= tuple_(*through))
        return self._database.read(lambda connection: connection.execute(query).scalar_one())

    def since(self, member: str, day: int) -> tuple[tuple[int, str, int], ...]:
        """(day, session, answers) of a member's sessions from a study day on."""
        query = (
            select(ENTRIES.c.day, ENTRIES.c.session, func.count())
            .where(ENTRIES.c.member == member, ENTRIES.c.day >= day, ENTRIES.c.kind == "attempt")
            .group_by(ENTRIES.c.day, ENTRIES.c.session)
        )
        return tuple(tuple(row) for row in self._rows(query))

    def latest(self, member: str, count: int) -> tuple[Entry, ...]:
        """The newest answers of a member, newest first."""
        query = ENTRY.where(ENTRIES.c.member == member, ENTRIES.c.kind == "attempt")
        query = query.order_by(*(column.desc() for column in ORDER)).limit(count)
        return entries_of(self._rows(query))

    def members(self) -> tuple[str, ...]:
        """Everybody who has answered anything."""
        return tuple(row[0] for row in self._rows(select(ENTRIES.c.member).distinct()))

    def everything(self, members: Collection[str] | None = None) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """Each member (or each of some) with all entries in order, one by one; not for the hub."""
        for member in sorted(self.members() if members is None else members):
            yield member, self.of(member)

    def hand_over(self, old: str, new: str) -> None:
        """Make the entries of one member those of another; an entry both have stays once."""

        def work(connection: Connection) -> None:
            twice = select(ENTRIES.c.id).where(ENTRIES.c.member == new)
            connection.execute(delete(ENTRIES).where(ENTRIES.c.member == old, ENTRIES.c.id.in_(twice)))
            connection.execute(update(ENTRIES).where(ENTRIES.c.member == old).values(member=new))
            connection.execute(delete(STANDINGS).where(STANDINGS.c.member.in_((old, new))))

        self._database.jot(work)

    def put_standings(self, standings: Iterable[tuple[str, StoredStanding]]) -> None:
        """Keep standings in the place of older ones; none of a member whose entries have gone meanwhile."""
        rows = [_standing_row(member, standing) for member, standing in standings]

        def work(connection: Connection) -> None:
            names = [row["member"] for row in rows]
            connection.execute(delete(STANDINGS).where(STANDINGS.c.member.in_(names)))
            connection.execute(insert(STANDINGS), rows)
            here = select(ENTRIES.c.id).where(ENTRIES.c.member == STANDINGS.c.member).exists()
            connection.execute(delete(STANDINGS).where(STANDINGS.c.member.in_(names), ~here))

        if rows:
            self._database.jot(work)

    def standing(self, member: str) -> StoredStanding | None:
        rows = self._rows(select(STANDINGS).where(STANDINGS.c.member == member))
        return _stored(rows[0]) if rows else None

    def standings(self, members: Collection[str]) -> dict[str, StoredStanding]:
        """What is kept of some members."""
        query = select(STANDINGS).where(STANDINGS.c.member.in_(members))
        return {row.member: _stored(row) for row in self._rows(query)}

    def drop_standings(self) -> None:
        self._database.jot(lambda connection: connection.execute(delete(STANDINGS)))

    def read(self, work: Callable[[Connection], Any]) -> Any:
        """Run a query of somebody who counts over all entries."""
        return self._database.read(work)

    def _rows(self, query: Select) -> Sequence[Row]:
        return self._database.read(lambda connection: connection.execute(query).all())


def entries_of(rows: Iterable[Sequence[Any]]) -> tuple[Entry, ...]:
    """The entries of stored rows."""
    return tuple(_entry(*row) for row in rows)


def _entry(
    kind: str, name: str, member: str, question: str, rev: int, at: int, day: int, mode: Any, chosen: str,
    right: int, sure: Any, took_ms: int, pace: Any, b: float, session: str, received: int,
) -> Entry:  # fmt: skip
    """An entry from what ENTRY selects, in its order."""
    heard = study_day(received)
    if kind == "dismissal":
        return Dismissal(name, member, question, at, day, heard)
    options, right = _chosen(chosen), bool(right)
    return Attempt(
        name, member, question, rev, at, day, mode, options, right, sure, took_ms, pace, b, session, heard
    )


@lru_cache(maxsize=4096)  # most are one label
def _chosen(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _row(member: str, receipt: Receipt) -> dict[str, Any]:
    entry = receipt.entry
    row = {
        "member": member,
        "id": entry.id,
        "kind": "dismissal",
        "question": entry.question,
        "rev": 0,
        "at": entry.at,
        "day": entry.day,
        "mode": "",
        "chosen": "[]",
        "right": False,
        "sure": None,
        "took_ms": 0,
        "pace": "",
        "b": 0.0,
        "session": "",
        "received": receipt.received,
        "late": receipt.late,
    }
    if isinstance(entry, Attempt):
        names = ("rev", "mode", "right", "sure", "took_ms", "pace", "b", "session")
        row.update({name: getattr(entry, name) for name in names}, kind="attempt")
        row["chosen"] = json.dumps(entry.chosen, ensure_ascii=False)
    return row


def _standing_row(member: str, standing: StoredStanding) -> dict[str, Any]:
    day, at, last = standing.last
    return {
        "member": member,
        "entries": standing.entries,
        "day": day,
        "at": at,
        "last": last,
        "basis": standing.basis,
        "data": standing.data,
    }


def _stored(row: Row) -> StoredStanding:
    return StoredStanding(row.entries, (row.day, row.at, row.last), row.basis, row.data)
