"""Who changed which question when, its lines before and after, and who vouched for it. Decides nothing."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import insert, select

from quiz.store.database import Database
from quiz.store.tables import BANK_HISTORY

EDITED, ADDED, REMOVED, WITHDRAWN, RESTORED = "edited", "added", "removed", "withdrawn", "restored"
WRITTEN, REVIEWED = "written", "reviewed"
MARKS = (WRITTEN, REVIEWED)


@dataclass(frozen=True)
class Entry:
    """
    One thing that was done to one question.

    Args:
        bank, question: Their ids.
        at: Epoch milliseconds.
        who: The name given, never checked.
        act: EDITED, ADDED, REMOVED, WITHDRAWN, RESTORED, or a mark: WRITTEN, REVIEWED.
        rev, change: As the question said afterwards; 0 and "" when it said nothing.
        digest: Of its matter afterwards: a mark holds for this text only.
        before, after: Its lines in the file.
    """

    bank: str
    question: str
    at: int
    who: str
    act: str
    rev: int = 0
    change: str = ""
    digest: str = ""
    before: str = ""
    after: str = ""


class BankHistory:
    """The history of all banks of this data folder; rows are only ever added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entries: Iterable[Entry]) -> None:
        """Write down what was done."""
        rows = [asdict(entry) for entry in entries]
        if rows:
            self._database.write(lambda connection: connection.execute(insert(BANK_HISTORY), rows))

    def of(self, question: str) -> tuple[Entry, ...]:
        """Everything done to a question, the latest first."""
        columns = [column for column in BANK_HISTORY.c if column.name != "number"]
        query = (
            select(*columns).where(BANK_HISTORY.c.question == question).order_by(BANK_HISTORY.c.number.desc())
        )
        rows = self._database.read(lambda connection: connection.execute(query).mappings().all())
        return tuple(Entry(**row) for row in rows)

    def marks(self, question: str, digest: str) -> dict[str, Entry]:
        """The latest mark of each kind that holds for the text as it now is."""
        found: dict[str, Entry] = {}
        for entry in self.of(question):
            if entry.act in MARKS and entry.digest == digest:
                found.setdefault(entry.act, entry)
        return found
