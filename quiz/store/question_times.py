"""
How long first answers took, as counts in broad steps a question: enough for a median, useless about anybody.

Knows no member.
"""

import json
from collections.abc import Mapping
from math import floor, log

from sqlalchemy import delete, insert, select

from quiz.store.database import Database
from quiz.store.practice_tables import MEASURES

STEP = 1.25
SHORTEST_MS = 500
AT_ONCE = 100


class QuestionTimes:
    """Counts of first answers by question and step of time; held in memory, written down now and then."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: dict[str, dict[int, int]] | None = None
        self._unwritten: dict[str, None] = {}  # in the order they were met, so that none waits for ever

    def add(self, question: str, took_ms: int) -> None:
        """Count one first answer."""
        counts = self._all().setdefault(question, {})
        step = step_of(took_ms)
        counts[step] = counts.get(step, 0) + 1
        self._unwritten[question] = None

    def median(self, question: str) -> tuple[float | None, int]:
        """The median in ms and the number of first answers it rests on."""
        counts = self._all().get(question, {})
        return median_of(counts), sum(counts.values())

    def write_down(self) -> None:
        """Keep what was counted, of some questions at a time: writing down all of them takes 10 ms."""
        names = list(self._unwritten)[:AT_ONCE]
        for name in names:
            del self._unwritten[name]
        rows = [_row(name, self._all()[name]) for name in names]

        def work(connection) -> None:
            connection.execute(delete(MEASURES).where(MEASURES.c.question.in_(names)))
            connection.execute(insert(MEASURES), rows)

        if rows:
            self._database.jot(work)

    def _all(self) -> dict[str, dict[int, int]]:
        if self._counts is None:
            query = select(MEASURES.c.question, MEASURES.c.times)
            rows = self._database.read(lambda connection: connection.execute(query).all())
            self._counts = {
                name: {int(step): count for step, count in json.loads(text).items()} for name, text in rows
            }
        return self._counts


def step_of(took_ms: int) -> int:
    """Which step a time falls into; each is a quarter longer than the one before."""
    return floor(log(max(took_ms, SHORTEST_MS) / SHORTEST_MS) / log(STEP))


def median_of(counts: Mapping[int, int]) -> float | None:
    """The middle of the step the median lies in, in ms."""
    half, seen = sum(counts.values()) / 2, 0
    for step in sorted(counts):
        seen += counts[step]
        if seen >= half and seen:
            return SHORTEST_MS * STEP ** (step + 0.5)
    return None


def _row(question: str, counts: Mapping[int, int]) -> dict[str, object]:
    return {"question": question, "n": sum(counts.values()), "times": json.dumps(counts)}
