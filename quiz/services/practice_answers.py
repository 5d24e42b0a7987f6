"""
Answers coming in: stored before anything is said about them; sent again, answered again.

One member's answers are taken in one request after the other. Knows neither HTTP nor sessions.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quiz.errors import NotNow
from quiz.practice.attempt import Attempt, Entry
from quiz.practice.lineage import judged
from quiz.practice.standing import Standing
from quiz.services.practice_refused import PracticeRefused
from quiz.services.practice_syllabus import Course
from quiz.services.receiving import Setting, Unfit, entry_id, is_late, received, skew_of
from quiz.services.standing_shelf import StandingShelf
from quiz.services.visits import Visits
from quiz.store.attempts import AttemptLog, MemberErased, Receipt
from quiz.store.question_times import QuestionTimes

MOST = 200
SHOWN_ID = 64


@dataclass(frozen=True)
class Taken:
    """Ids that are in the log of `member` now, refusals by id, and what to say of each that was taken."""

    member: str
    ids: list[str]
    refused: list[dict[str, Any]]
    verdicts: dict[str, dict[str, Any]]


class Answers:
    """Where the answers of all members come in."""

    def __init__(
        self,
        log: AttemptLog,
        times: QuestionTimes,
        standings: StandingShelf,
        visits: Visits,
        now: Callable[[], int],
    ) -> None:
        self._log, self._times, self._standings = log, times, standings
        self._visits, self._now = visits, now

    def take(self, member: str, branch: str, said: Mapping[str, Any], course: Course) -> Taken:
        """
        Answers from a phone.

        Raises:
            PracticeRefused: bad_request, too_many or erased.
        """
        entries, owner = said.get("entries"), self._visits.heir(member) or member
        if not isinstance(entries, list):
            raise PracticeRefused("bad_request")
        if len(entries) > MOST:
            raise PracticeRefused("too_many", 413)
        setting = self._setting(owner, said, course)
        fit, refused = _sorted_out(entries, setting)
        if not fit:
            return Taken(owner, [], refused, {})
        with self._standings.one_at_a_time(owner):
            joined_meanwhile = self._visits.heir(owner) is not None
            if not joined_meanwhile:
                if self._visits.row(owner) is None:
                    self._visits.enrol(owner, branch, setting.now)
                standing, fresh = self._stored(owner, fit, course, setting.now)
        if joined_meanwhile:
            return self.take(member, branch, said, course)
        old = [entry.id for entry in fit if entry.id not in fresh]
        told = [*(entry for entry in fit if entry.id in fresh), *(self._log.some(owner, old) if old else ())]
        verdicts = {entry.id: _verdict(entry, standing, course) for entry in told}
        return Taken(owner, [entry.id for entry in fit], refused, verdicts)

    def _stored(
        self, member: str, fit: Sequence[Entry], course: Course, now: int
    ) -> tuple[Standing, frozenset[str]]:
        before = self._standings.of(member, course.whole)
        try:
            ids = self._log.append(member, [Receipt(entry, now, is_late(entry, now)) for entry in fit])
        except MemberErased:
            self._visits.forget(member)
            raise PracticeRefused("erased", 410) from None
        except NotNow:  # kept after all, perhaps: what is at hand must not be believed
            self._visits.forget(member)
            self._standings.drop(member)
            raise
        fresh = [entry for entry in fit if entry.id in set(ids)]
        self._visits.count(member, fresh)
        self._measure(fresh, before)
        return self._standings.take(member, fresh, course.whole), frozenset(ids)

    def _setting(self, member: str, said: Mapping[str, Any], course: Course) -> Setting:
        now = self._now()
        skew = skew_of(said.get("now"), now)
        return Setting(member, now, skew, course.whole, self._times.median, self._visits.ratio(member))

    def _measure(self, fresh: Sequence[Entry], before: Standing) -> None:
        for entry in fresh:
            first = isinstance(entry, Attempt) and entry.question not in before.traces
            if first and entry.pace != "rapid" and entry.mode != "mock":
                self._times.add(entry.question, entry.took_ms)


def _verdict(entry: Entry, standing: Standing, course: Course) -> dict[str, Any]:
    items = course.whole.of(entry.question)
    mistake = standing.mistakes.get(items[0].id) if items else None
    state = mistake.state if mistake else None
    if not isinstance(entry, Attempt):
        return {"right": None, "counts": True, "mistake": state}
    right = judged(entry, items[0].lineage) if items else entry.right
    return {"right": right, "counts": entry.pace != "rapid", "mistake": state}


def _sorted_out(entries: Sequence[Any], setting: Setting) -> tuple[list[Entry], list[dict[str, Any]]]:
    fit: dict[str, Entry] = {}
    refused = []
    for said in entries:
        name = entry_id(said)
        if name is None:
            shown = said.get("id") if isinstance(said, Mapping) else None
            shown = shown[:SHOWN_ID] if isinstance(shown, str) and shown.isascii() else None
            refused.append({"id": shown, "code": "bad_id"})
            continue
        try:
            fit.setdefault(name, received(said, setting))
        except Unfit as unfit:
            refused.append({"id": name, "code": unfit.code})
    return list(fit.values()), refused
