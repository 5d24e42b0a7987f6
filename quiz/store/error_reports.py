"""
What members reported about questions, and what was replied. Nothing is closed without a reply.

Knows nothing of the questions themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select, update

from quiz.store.database import Database
from quiz.store.practice_tables import REPORTS


@dataclass(frozen=True)
class Report:
    """One report 纠错; open until it has a reply."""

    id: str
    question: str
    rev: int
    member: str | None
    reason: str
    text: str
    at: int
    reply: str | None = None
    outcome: str | None = None
    closed_at: int | None = None
    closed_by: str | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class ReportBook:
    """All reports, oldest first: who waits longest is read first."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reporters: set[str] | None = None

    def add(self, report: Report) -> None:
        values = {column.name: getattr(report, column.name) for column in REPORTS.columns}
        self._database.jot(lambda connection: connection.execute(insert(REPORTS).values(values)))
        self.note_reporter(report.member)

    def all(self, only_open: bool = False) -> tuple[Report, ...]:
        query = select(REPORTS).order_by(REPORTS.c.at, REPORTS.c.id)
        return self._reports(query.where(REPORTS.c.closed_at.is_(None)) if only_open else query)

    def get(self, report: str) -> Report | None:
        return next(iter(self._reports(select(REPORTS).where(REPORTS.c.id == report))), None)

    def note_reporter(self, member: str | None) -> None:
        """Remember that a member has reports; few have any, and the others need not be looked up."""
        if self._reporters is not None and member:
            self._reporters.add(member)

    def of_member(self, member: str) -> tuple[Report, ...]:
        if self._reporters is None:
            query = select(REPORTS.c.member).distinct()
            rows = self._database.read(lambda connection: connection.execute(query).scalars().all())
            self._reporters = {name for name in rows if name}
        if member not in self._reporters:
            return ()
        return self._reports(select(REPORTS).where(REPORTS.c.member == member).order_by(REPORTS.c.at))

    def counts(self) -> dict[str, int]:
        """Question → how often it was reported."""
        query = select(REPORTS.c.question, func.count()).group_by(REPORTS.c.question)
        rows = self._database.read(lambda connection: connection.execute(query).all())
        return {question: count for question, count in rows}

    def close(self, report: str, reply: str, outcome: str, at: int, by: str) -> bool:
        """Close a report with a reply; False when it was closed by somebody else before."""
        query = (
            update(REPORTS)
            .where(REPORTS.c.id == report, REPORTS.c.closed_at.is_(None))
            .values(reply=reply, outcome=outcome, closed_at=at, closed_by=by)
        )
        return self._database.jot(lambda connection: connection.execute(query).rowcount) == 1

    def _reports(self, query: Any) -> Sequence[Report]:
        rows = self._database.read(lambda connection: connection.execute(query).mappings().all())
        return tuple(Report(**row) for row in rows)
