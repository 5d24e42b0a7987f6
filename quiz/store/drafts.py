"""Drafts of contests that are not sealed yet, kept as typed. Knows nothing of what is in one."""

import json
from typing import Any

from sqlalchemy import delete, insert, select

from quiz.store.database import Database
from quiz.store.tables import DRAFTS


class DraftBook:
    """All drafts of this data folder, the latest touched first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, draft: str) -> dict[str, Any] | None:
        query = select(DRAFTS.c.data).where(DRAFTS.c.id == draft)
        data = self._database.read(lambda connection: connection.execute(query).scalar())
        return json.loads(data) if data else None

    def all(self) -> tuple[dict[str, Any], ...]:
        query = select(DRAFTS.c.data).order_by(DRAFTS.c.at.desc(), DRAFTS.c.id)
        rows = self._database.read(lambda connection: connection.execute(query).scalars().all())
        return tuple(json.loads(data) for data in rows)

    def put(self, draft: str, at: int, data: dict[str, Any]) -> None:
        """Write a draft as it now is."""
        row = {"id": draft, "at": at, "data": json.dumps(data, ensure_ascii=False)}

        def work(connection) -> None:
            connection.execute(delete(DRAFTS).where(DRAFTS.c.id == draft))
            connection.execute(insert(DRAFTS).values(row))

        self._database.write(work)

    def remove(self, draft: str) -> None:
        self._database.write(
            lambda connection: connection.execute(delete(DRAFTS).where(DRAFTS.c.id == draft))
        )
