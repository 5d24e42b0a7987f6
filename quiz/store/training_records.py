"""
What was counted over all members, as JSON under a name; and who took which figures out of the house, and why.

A count may be thrown away and made again; the list of exports only grows. Knows no figure by its meaning.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text, delete, insert, select

from quiz.store.database import Database
from quiz.store.practice_tables import FITS, PRACTICE

EXPORTS = Table(
    "practice_exports",
    PRACTICE,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("what", String(64), nullable=False),
)


@dataclass(frozen=True)
class Export:
    """Figures that left: `what` names the table and its form."""

    at: int
    who: str
    why: str
    what: str


class TrainingRecords:
    """The counts and the list of exports of one database of practice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, name: str) -> tuple[int, dict[str, Any]] | None:
        """When a count was made, and what it says; None before the first."""
        query = select(FITS.c.at, FITS.c.data).where(FITS.c.name == name)
        row = self._database.read(lambda connection: connection.execute(query).first())
        return (row.at, json.loads(row.data)) if row else None

    def counted_at(self, name: str) -> int | None:
        """When a count was made, without reading it."""
        query = select(FITS.c.at).where(FITS.c.name == name)
        return self._database.read(lambda connection: connection.execute(query).scalar())

    def put(self, name: str, at: int, data: dict[str, Any]) -> None:
        """Keep a count in the place of the one before."""
        row = {"name": name, "at": at, "data": json.dumps(data, ensure_ascii=False)}

        def work(connection) -> None:
            connection.execute(delete(FITS).where(FITS.c.name == name))
            connection.execute(insert(FITS).values(row))

        self._database.write(work)

    def note(self, export: Export) -> None:
        """Write down an export before anything is handed out."""
        row = asdict(export)
        self._database.write(lambda connection: connection.execute(insert(EXPORTS).values(row)))

    def exports(self) -> tuple[Export, ...]:
        """All exports, the latest first."""
        query = select(EXPORTS.c.at, EXPORTS.c.who, EXPORTS.c.why, EXPORTS.c.what)
        query = query.order_by(EXPORTS.c.number.desc())
        rows = self._database.read(lambda connection: connection.execute(query).all())
        return tuple(Export(*row) for row in rows)
