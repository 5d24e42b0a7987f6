"""
纠错: a member reports a question, an organizer answers every report; and the notices members get.

A report is closed only with a reply, and the reply reaches whoever reported. Notices follow from the
log and the register; nothing but "seen" is stored of them.
"""

import secrets
from collections.abc import Callable, Sequence
from typing import Any

from quiz.practice.standing import Standing
from quiz.services.practice_refused import PracticeRefused
from quiz.services.practice_syllabus import Course
from quiz.store.error_reports import Report, ReportBook

REASONS = ("key", "text", "source", "outdated", "other")
OUTCOMES = ("fixed", "withdrawn", "kept", "answered")
MOST_TEXT = 500
MOST_OPEN = 20
NOTICE_DAYS = 30


class ReportDesk:
    """Reports of all members."""

    def __init__(self, book: ReportBook, now: Callable[[], int]) -> None:
        self._book, self._now = book, now

    def report(self, member: str, course: Course, said: dict[str, Any]) -> str:
        """
        Take a report.

        Returns:
            Its id.

        Raises:
            PracticeRefused: unknown_question, bad_request or too_many_reports.
        """
        question, rev = said.get("question"), said.get("rev", 1)
        reason, text = said.get("reason") or "other", said.get("text") or ""
        item = course.item(question) if isinstance(question, str) else None
        if item is None:
            raise PracticeRefused("unknown_question", 404)
        if reason not in REASONS or not isinstance(text, str) or len(text) > MOST_TEXT:
            raise PracticeRefused("bad_request")
        if sum(report.is_open for report in self._book.of_member(member)) >= MOST_OPEN:
            raise PracticeRefused("too_many_reports", 429)
        rev = rev if isinstance(rev, int) and 0 < rev < 2**31 else 1
        report = Report(secrets.token_hex(8), item.id, rev, member, reason, _plain(text), self._now())
        self._book.add(report)
        return report.id

    def all(self, only_open: bool = False) -> tuple[Report, ...]:
        """All reports, the oldest first."""
        return self._book.all(only_open)

    def get(self, report: str) -> Report | None:
        return self._book.get(report)

    def of_member(self, member: str) -> Sequence[Report]:
        """What a member reported."""
        return self._book.of_member(member)

    def counts(self) -> dict[str, int]:
        """Question → how often it was reported."""
        return self._book.counts()

    def close(self, report: str, reply: str, outcome: str, by: str) -> Report:
        """
        Close a report.

        Raises:
            PracticeRefused: reply_missing, bad_request, unknown_report or closed_already.
        """
        reply = _plain(reply)
        if not reply:
            raise PracticeRefused("reply_missing")
        if outcome not in OUTCOMES or len(reply) > MOST_TEXT:
            raise PracticeRefused("bad_request")
        if self._book.get(report) is None:
            raise PracticeRefused("unknown_report", 404)
        if not self._book.close(report, reply, outcome, self._now(), by):
            raise PracticeRefused("closed_already", 409)
        closed = self._book.get(report)
        assert closed is not None
        return closed


def notices_of(
    standing: Standing, course: Course, reports: Sequence[Report], day: int
) -> list[dict[str, Any]]:
    """What a member should hear of questions they answered, the newest kinds of news first."""
    notices = [
        _notice(f"redeemed-{each.attempt}", "redeemed", each.question, "", course)
        for each in standing.rejudged
        if each.right and day - each.day <= NOTICE_DAYS
    ]
    notices += [
        _notice(f"reply-{each.id}", "reply", each.question, each.reply or "", course)
        for each in reports
        if not each.is_open
    ]
    for question, mistake in standing.mistakes.items():
        if mistake.closed_why == "withdrawn" and day - mistake.changed_day <= NOTICE_DAYS:
            notices.append(_notice(f"withdrawn-{question}", "withdrawn", question, "", course))
    for question in standing.recheck:
        item = course.item(question)
        if item is not None and not item.withdrawn:
            notices.append(
                _notice(f"updated-{question}-{item.question.rev}", "updated", question, "", course)
            )
    return _one_a_question(notices)


def _one_a_question(notices: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Somebody wronged three times by one key hears of it once."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for notice in notices:
        key = (notice["kind"], notice["id"] if notice["kind"] == "reply" else notice["question"])
        found.setdefault(key, notice)
    return list(found.values())


def _notice(name: str, kind: str, question: str, text: str, course: Course) -> dict[str, Any]:
    item = course.item(question)
    stem = item.question.stem if item else ""
    return {"id": name, "kind": kind, "question": question, "stem": stem, "text": text}


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n").strip()
