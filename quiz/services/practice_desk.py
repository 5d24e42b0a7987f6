"""
The desk of practice: a session to take away, answers coming in, and who one is.

Everything is for the member of the cookie alone; no call here takes anything of anybody else.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from quiz.practice.mistakes import may_cross_off
from quiz.practice.standing import Standing
from quiz.practice.study_day import date_of, study_day
from quiz.services.campaign_desk import CampaignDesk
from quiz.services.practice_answers import Answers
from quiz.services.practice_refused import PracticeRefused
from quiz.services.practice_sessions import Sessions
from quiz.services.practice_syllabus import Course, CourseShelf
from quiz.services.report_desk import notices_of
from quiz.services.standing_shelf import StandingShelf
from quiz.services.visits import Visits
from quiz.store.error_reports import ReportBook
from quiz.store.members import MemberBook, MemberRow

MOST_NOTICES = 20
MOST_SEEN = 200
LONGEST_NOTICE = 160


class PracticeDesk:
    """Sessions and answers of all members."""

    def __init__(
        self,
        members: MemberBook,
        reports: ReportBook,
        courses: CourseShelf,
        standings: StandingShelf,
        campaigns: CampaignDesk,
        visits: Visits,
        sessions: Sessions,
        answers: Answers,
        now: Callable[[], int],
    ) -> None:
        self._members, self._reports, self._courses = members, reports, courses
        self._standings, self._campaigns, self._visits = standings, campaigns, visits
        self._sessions, self._answers, self._now = sessions, answers, now

    def day(self) -> int:
        """The study day of this moment."""
        return study_day(self._now())

    def course(self) -> Course:
        return self._courses.course()

    def standing(self, member: str) -> Standing:
        """Where a member stands, over all banks."""
        return self._standings.of(member, self.course().whole)

    def row(self, member: str) -> MemberRow | None:
        """
        The member as stored, None before the first answer.

        Raises:
            PracticeRefused: erased (410).
        """
        return self._visits.row(member)

    def owner(self, member: str) -> str:
        """
        Whose it is what is sent under an id: of whoever its phone has joined, else of the id itself.

        Raises:
            PracticeRefused: erased (410).
        """
        return self._visits.heir(member) or member

    def enrolled(self, member: str, branch: str) -> MemberRow | None:
        """
        The member, stored now if nothing was answered yet: a reply must find whoever reported.

        Raises:
            PracticeRefused: erased (410).
        """
        if self.row(member) is None:
            self._visits.enrol(member, branch, self._now())
        return self.row(member)

    def exam_day(self, member: str) -> int | None:
        """The day this member practises for: their own choice, else the campaign's."""
        own = self._visits.settings(member).get("exam_day")
        return own if own is not None else self._campaigns.current().exam_day

    def session(self, member: str, branch: str, asked: Mapping[str, str]) -> dict[str, Any]:
        """
        A session with its questions, and `me`.

        Args:
            member: By the cookie.
            branch: Id of the branch whose link the member came by, or "".
            asked: kind, bank, period, topic, size, more.

        Raises:
            PracticeRefused: bad_request, erased, or empty when there is nothing to ask.
        """
        exam, course = self.exam_day(member), self.course()
        standing = self._standings.of(member, course.whole)
        said = self._sessions.session(member, asked, course, standing, self.day(), exam)
        return {**said, "me": self.me(member, branch)}

    def take(self, member: str, branch: str, said: Mapping[str, Any]) -> dict[str, Any]:
        """
        Answers from a phone.

        Returns:
            What was taken (also what was here before), refused, the verdicts, and `me`.

        Raises:
            PracticeRefused: bad_request, too_many or erased.
        """
        taken = self._answers.take(member, branch, said, self.course())
        answer = {"ok": True, "taken": taken.ids, "refused": taken.refused, "verdicts": taken.verdicts}
        # Who has joined meanwhile is told by the door, not by what was on its way under the old id.
        return {**answer, "me": self.me(member, branch) if taken.member == member else None}

    def me(self, member: str, branch: str) -> dict[str, Any]:
        """What every page needs to know of the member."""
        row, course, day = self.row(member), self.course(), self.day()
        standing = self._standings.of(member, course.whole)
        place = self._members.branch(row.branch if row and row.branch else branch)
        today = self._visits.today(member, day) if row else {}
        return {
            "member": member,
            "named": bool(row and row.name),
            "name": (row.name if row else None) or "",
            "branch": {"id": place.id, "name": place.name} if place else None,
            "settings": self._visits.settings(member),
            "campaign": self._campaign(member, day),
            "ledger": ledger_counts(standing, course, day),
            "today": {"answered": sum(today.values()), "sessions": len(today)},
            "day": day,
            "notices": self._notices(member, standing, course, day) if row else [],
            "branches": [{"id": each.id, "name": each.name} for each in self._members.branches()],
            "purpose": self._campaigns.purpose(),
        }

    def see(self, member: str, notices: object) -> None:
        """
        Put notices away.

        Raises:
            PracticeRefused: bad_request or erased.
        """
        if not isinstance(notices, list) or len(notices) > MOST_SEEN:
            raise PracticeRefused("bad_request")
        names = [each for each in notices if isinstance(each, str) and each.isascii()]
        names = [each for each in names if len(each) <= LONGEST_NOTICE]
        if self.row(member):
            self._members.see(member, names)

    def forget(self, *members: str) -> None:
        """Drop what is at hand of members who were changed elsewhere."""
        self._visits.forget(*members)
        self._standings.drop(*members)

    def undisturbed(self, *members: str) -> AbstractContextManager[None]:
        """Keep answers and folds of members out while their logs are rewritten."""
        return self._standings.undisturbed(*members)

    def note_reporter(self, member: str) -> None:
        """A member took over reports of another one."""
        self._reports.note_reporter(member)

    def _campaign(self, member: str, day: int) -> dict[str, Any]:
        campaign, exam = self._campaigns.current(), self.exam_day(member)
        return {
            "title": campaign.title,
            "exam_day": exam,
            "date": date_of(exam).isoformat() if exam is not None else None,
            "days_left": max(exam - day, 0) if exam is not None else None,
            "minutes": self._visits.settings(member).get("minutes") or campaign.minutes,
        }

    def _notices(self, member: str, standing: Standing, course: Course, day: int) -> list[Any]:
        found = notices_of(standing, course, self._reports.of_member(member), day)
        seen = self._members.seen(member) if found else frozenset()
        return [each for each in found if each["id"] not in seen][:MOST_NOTICES]


def ledger_counts(standing: Standing, course: Course, day: int) -> dict[str, int]:
    """How many mistakes are in each state, and how many could be crossed off today."""
    counts = {"open": 0, "fixed": 0, "crossed_off": 0, "consolidated": 0, "today": 0}
    for question, mistake in standing.mistakes.items():
        item = course.whole.items.get(question)
        if mistake.state in counts:
            counts[mistake.state] += 1
        if item is not None and not item.withdrawn:
            counts["today"] += may_cross_off(mistake, item.type, day)
    return counts
