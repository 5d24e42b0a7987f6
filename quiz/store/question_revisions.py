"""
Every text a question has had since people practise with it, with the study day it came into use.

What a member answered is judged by the text of that time; so no text is thrown away. Knows nothing of
what a change means.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, delete, insert, select

from quiz.banks.bank import Library
from quiz.banks.question import QUESTION
from quiz.practice.lineage import Lineage, Revision
from quiz.store.database import Database
from quiz.store.practice_tables import QUESTION_REVISIONS

PIECE = 500
Text = dict[str, Any]


class RevisionRegister:
    """The lineages of all questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, texts: Iterable[Text], day: int, at: int) -> tuple[str, ...]:
        """
        Note the questions as they now are, as `texts_of` gives them.

        A text under a revision that is known is a slip mended without a new number: it replaces the
        old one, and the day stays.

        Returns:
            The ids of questions that are new here or say something else now.
        """
        known = self._known()
        fresh = [
            {**text, "day": known.get(key, (day, ""))[0], "at": at}
            for text in texts
            if known.get(key := (text["question"], text["rev"]), (0, ""))[1] != text["data"]
        ]
        if fresh:
            self._database.jot(lambda connection: _replace(connection, fresh))
        return tuple(row["question"] for row in fresh)

    def rows(self) -> Sequence[Row]:
        """All that is stored, for `lineages_of`, which may run where it holds up nobody."""
        table = QUESTION_REVISIONS.c
        return self._rows(select(QUESTION_REVISIONS).order_by(table.question, table.rev))

    def lineages(self) -> dict[str, Lineage]:
        """Question → its revisions, oldest first."""
        return lineages_of(self.rows())

    def _known(self) -> dict[tuple[str, int], tuple[int, str]]:
        table = QUESTION_REVISIONS.c
        query = select(table.question, table.rev, table.day, table.data)
        return {(row.question, row.rev): (row.day, row.data) for row in self._rows(query)}

    def _rows(self, query: Any) -> Sequence[Any]:
        return self._database.read(lambda connection: connection.execute(query).all())


def texts_of(library: Library) -> list[Text]:
    """The questions of a library that members may see."""
    return [
        {
            "question": question.id,
            "rev": question.rev,
            "change": question.change,
            "data": question.model_dump_json(),
        }
        for question in library.questions
        if question.use != "contest"
    ]


def lineages_of(rows: Iterable[Row]) -> dict[str, Lineage]:
    """Question → its revisions, oldest first."""
    found: dict[str, list[Revision]] = {}
    for row in rows:
        question = QUESTION.validate_json(row.data)
        found.setdefault(row.question, []).append(Revision(row.rev, row.change, row.day, question))
    return {name: tuple(revisions) for name, revisions in found.items()}


def _replace(connection: Any, rows: Sequence[dict[str, Any]]) -> None:
    table = QUESTION_REVISIONS.c
    for row in rows:
        connection.execute(
            delete(QUESTION_REVISIONS).where(table.question == row["question"], table.rev == row["rev"])
        )
    for start in range(0, len(rows), PIECE):
        connection.execute(insert(QUESTION_REVISIONS), list(rows[start : start + PIECE]))
