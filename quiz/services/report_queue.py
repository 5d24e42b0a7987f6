"""
纠错 as the organizer reads it: the open reports first, each with its question as it is now.

Knows how many people a mended key would judge again, and not who they are. Closing is report_desk.py's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, select

from quiz.banks.bank import Library
from quiz.banks.question import Question
from quiz.practice.lineage import meaning
from quiz.store.database import Database
from quiz.store.error_reports import Report, ReportBook
from quiz.store.practice_tables import ENTRIES
from quiz.store.question_revisions import RevisionRegister


@dataclass(frozen=True)
class Waiting:
    """A report with its question as it is now, and how many people have answered that question."""

    report: Report
    question: Question | None
    bank: str
    people: int


class ReportQueue:
    """The reports of one database of practice."""

    def __init__(self, database: Database, library: Callable[[], Library]) -> None:
        self._database, self._library = database, library
        self._reports, self._revisions = ReportBook(database), RevisionRegister(database)

    def waiting(self) -> tuple[Waiting, ...]:
        """The open reports, who waits longest first."""
        return tuple(self._with_question(each) for each in self._reports.all(only_open=True))

    def closed(self, most: int = 50) -> tuple[Waiting, ...]:
        """The closed ones, the latest first."""
        done = [each for each in self._reports.all() if not each.is_open]
        done.sort(key=lambda each: -(each.closed_at or 0))
        return tuple(self._with_question(each) for each in done[:most])

    def people(self, question: str) -> int:
        """How many people have answered the question in its present meaning: a new key judges them again."""
        lineage = self._revisions.lineages().get(question, ())
        now = meaning(lineage, lineage[-1].rev) if lineage else 0
        revs = [each.rev for each in lineage if meaning(lineage, each.rev) == now]
        query = select(func.count(func.distinct(ENTRIES.c.member))).where(
            ENTRIES.c.question == question, ENTRIES.c.kind == "attempt"
        )
        if revs:
            query = query.where(ENTRIES.c.rev.in_(revs))
        return self._database.read(lambda connection: connection.execute(query).scalar_one())

    def _with_question(self, report: Report) -> Waiting:
        bank = self._library().bank_of(report.question)
        question = self._library().question(report.question)
        return Waiting(report, question, bank.id if bank else "", self.people(report.question))
