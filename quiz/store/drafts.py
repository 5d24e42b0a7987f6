"""Drafts, of contests not sealed yet and of banks being imported. Knows nothing of what is in one."""

import json
from typing import Any

from sqlalchemy import Table, delete, insert, select

from quiz.store.database import Database
from quiz.store.tables import DRAFTS


class DraftBook:
    """All drafts of one kind in this data folder, the latest touched first."""

    def __init__(self, database: Database, table: Table = DRAFTS) -> None:
        self._database, self._table = database, table

    def get(self, draft: str) -> dict[str, Any] | None:
        query = select(self._table.c.data).where(self._table.c.id == draft)
        data = self._database.read(lambda connection: connection.execute(query).scalar())
        return json.loads(data) if data else None

    def all(self) -> tuple[dict[str, Any], ...]:
        query = select(self._table.c.data).order_by(self._table.c.at.desc(), self._table.c.id)
        rows = self._database.read(lambda connection: connection.execute(query).scalars().all())
        return tuple(json.loads(data) for data in rows)

    def put(self, draft: str, at: int, data: dict[str, Any]) -> None:
        """Write a draft as it now is."""
        row = {"id": draft, "at": at, "data": json.dumps(data, ensure_ascii=False)}

        def work(connection) -> None:
            connection.execute(delete(self._table).where(self._table.c.id == draft))
            connection.execute(insert(self._table).values(row))

        self._database.write(work)

    def remove(self, draft: str) -> None:
        self._database.write(
            lambda connection: connection.execute(delete(self._table).where(self._table.c.id == draft))
        )
