"""
What is at hand of each member between requests: the stored row, today's sessions, the usual haste.

May be lost at any time. Knows nothing of what was answered or learnt.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quiz.practice.attempt import Attempt, Entry
from quiz.practice.evidence import RULES
from quiz.services.practice_refused import PracticeRefused
from quiz.store.attempts import AttemptLog
from quiz.store.members import MemberBook, MemberRow
from quiz.store.question_times import QuestionTimes

MOST = 2000
LATELY = 40
ENOUGH = 10
SLOWEST, QUICKEST = 3.0, 0.5
SETTINGS = {"size": 10, "confidence": True}


@dataclass
class Visit:
    """`answered` counts by session, on the study day `day`; `sessions` are those planned, by kind."""

    row: MemberRow | None = None
    known: bool = False
    ratio: float | None = None
    day: int = -1
    answered: Counter[str] = field(default_factory=Counter)
    sessions: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)


class Visits:
    """The members who were here lately."""

    def __init__(self, members: MemberBook, log: AttemptLog, times: QuestionTimes) -> None:
        self._members, self._log, self._times = members, log, times
        self._visits: OrderedDict[str, Visit] = OrderedDict()

    def of(self, member: str) -> Visit:
        visit = self._visits.setdefault(member, Visit())
        self._visits.move_to_end(member)
        while len(self._visits) > MOST:
            self._visits.popitem(last=False)
        return visit

    def forget(self, *members: str) -> None:
        """Drop what is at hand of members who were changed elsewhere."""
        for member in members:
            self._visits.pop(member, None)

    def row(self, member: str) -> MemberRow | None:
        """
        The member as stored, None before the first answer.

        Raises:
            PracticeRefused: erased (410).
        """
        visit = self.of(member)
        if not visit.known:
            visit.row = self._members.get(member)
            if visit.row is None and self._members.is_erased(member):
                raise PracticeRefused("erased", 410)
            visit.known = True
        return visit.row

    def is_named(self, member: str) -> bool:
        """Whether a member has given a name; somebody who erased everything has none."""
        try:
            row = self.row(member)
        except PracticeRefused:
            return False
        return bool(row and row.name)

    def heir(self, member: str) -> str | None:
        """
        Whom what is sent under this id belongs to, None when to itself.

        A request may be on its way while its phone joins: it comes with the id of before.

        Raises:
            PracticeRefused: erased (410).
        """
        return None if self.row(member) is not None else self._members.heir(member)

    def settings(self, member: str) -> dict[str, Any]:
        row = self.row(member)
        return {**SETTINGS, **(row.settings if row else {})}

    def enrol(self, member: str, branch: str, now: int) -> None:
        """Store a member; it happens with the first answers, never by looking."""
        row = MemberRow(member, branch if self._members.branch(branch) else "", created_at=now)
        self._members.add(row)
        self.of(member).row = row

    def today(self, member: str, day: int) -> Counter[str]:
        """Session → answers of today."""
        visit = self.of(member)
        if visit.day != day:
            since = self._log.since(member, day)
            visit.day, visit.answered = day, Counter({name: n for when, name, n in since if when == day})
        return visit.answered

    def count(self, member: str, fresh: Iterable[Entry]) -> None:
        """Count answers that were just stored."""
        visit = self.of(member)
        for entry in fresh:
            if isinstance(entry, Attempt) and entry.day == visit.day:
                visit.answered[entry.session] += 1

    def ratio(self, member: str) -> float:
        """How slow a member is beside others: their latest times over the medians of the questions."""
        visit = self.of(member)
        if visit.ratio is None:
            ratios = []
            for entry in self._log.latest(member, LATELY):
                median, count = self._times.median(entry.question)
                if median and count >= RULES.answers_for_a_median:
                    ratios.append(entry.took_ms / median)
            ratios.sort()
            middle = ratios[len(ratios) // 2] if len(ratios) >= ENOUGH else 1.0
            visit.ratio = min(max(middle, QUICKEST), SLOWEST)
        return visit.ratio
