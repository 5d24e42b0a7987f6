"""
Everything of practice in one place, as `services().practice`: built once, reached by every door.

Knows how the parts hang together, and what goes on in the background; decides nothing.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quiz.errors import QuizError
from quiz.practice.calibration import AS_PREDICTED, Calibration
from quiz.services.bank_shelf import BankShelf
from quiz.services.campaign_desk import CampaignDesk
from quiz.services.pin_guard import PinGuard
from quiz.services.practice_answers import Answers
from quiz.services.practice_desk import PracticeDesk
from quiz.services.practice_entry import PracticeEntry
from quiz.services.practice_export import export_of
from quiz.services.practice_pages import PracticePages
from quiz.services.practice_sessions import Sessions
from quiz.services.practice_syllabus import CourseShelf, Fitted
from quiz.services.report_desk import ReportDesk
from quiz.services.roster import Roster
from quiz.services.standing_shelf import StandingShelf
from quiz.services.visits import Visits
from quiz.store.attempts import AttemptLog
from quiz.store.campaigns import CampaignBook
from quiz.store.database import Database
from quiz.store.error_reports import ReportBook
from quiz.store.members import MemberBook
from quiz.store.pin_tries import PinTries
from quiz.store.question_revisions import RevisionRegister
from quiz.store.question_times import QuestionTimes
from quiz.store.training_records import TrainingRecords

BEAT_S = 30
DIFFICULTIES, CALIBRATION = "difficulties", "calibration"

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Practice:
    """The parts of practice."""

    database: Database
    log: AttemptLog
    members: MemberBook
    register: RevisionRegister
    times: QuestionTimes
    courses: CourseShelf
    standings: StandingShelf
    campaigns: CampaignDesk
    reports: ReportDesk
    roster: Roster
    desk: PracticeDesk
    pages: PracticePages
    entry: PracticeEntry
    guard: PinGuard
    away: Callable[..., Any]
    aside: Callable[..., Any]

    def export(self, member: str) -> dict[str, Any]:
        """All that is kept of a member."""
        row, course = self.desk.row(member), self.desk.course()
        branch = self.members.branch(row.branch) if row and row.branch else None
        reports = self.reports.of_member(member)
        entries, standing = self.log.of(member), self.desk.standing(member)
        return self.away(export_of, row, branch.name if branch else "", entries, standing, reports, course)

    def start(self, daily: Callable[[], object] = lambda: None) -> None:
        """
        Begin what goes on in the background.

        Args:
            daily: Called when a study day begins, at four in the morning.
        """
        self.courses.course()  # made before anybody asks: the first time it writes down every question
        threading.Thread(target=self._go_on, args=(daily,), daemon=True).start()

    def _go_on(self, daily: Callable[[], object]) -> None:
        today = self.desk.day()
        while True:
            time.sleep(BEAT_S)
            try:
                self.beat()
                if self.desk.day() != today:
                    today = self.desk.day()
                    daily()
            except QuizError:  # a full or locked disk: the next time may be better
                _log.exception("standings were not written down")

    def beat(self) -> None:
        """What goes on in the background, every BEAT_S seconds."""
        self.standings.write_down()
        self.times.write_down()
        self.aside(self.database.checkpoint)


def build_practice(
    database: Database,
    secret: bytes,
    shelf: BankShelf,
    now: Callable[[], int],
    away: Callable[..., Any],
    aside: Callable[..., Any],
) -> Practice:
    """
    Practice on a database of its own.

    Args:
        database: Opened with the tables of practice.
        secret: Of this installation; links and PINs are signed with it.
        shelf: The banks in use.
        now: Epoch milliseconds.
        away: Runs what reckons where it delays no buzz, one work after the other.
        aside: Runs what waits for the disk, or hashes: it holds up nobody, and nobody waits for it.
    """
    log, members, register = AttemptLog(database), MemberBook(database), RevisionRegister(database)
    book, reports, times = CampaignBook(database), ReportBook(database), QuestionTimes(database)
    courses = CourseShelf(shelf, register, book, lambda: _fitted(database), now, away)
    standings = StandingShelf(log, away, lambda member: visits.is_named(member))
    campaigns = CampaignDesk(book, now, courses.renew)
    visits, guard = Visits(members, log, times), PinGuard(PinTries(database), secret, now)
    answers = Answers(log, times, standings, visits, now)
    desk = PracticeDesk(
        members, reports, courses, standings, campaigns, visits, Sessions(visits, away), answers, now
    )
    return Practice(
        database,
        log,
        members,
        register,
        times,
        courses,
        standings,
        campaigns,
        ReportDesk(reports, now),
        Roster(members),
        desk,
        PracticePages(desk, away),
        PracticeEntry(secret, members, log, desk, visits, guard, now, aside),
        guard,
        away,
        aside,
    )


def _fitted(database: Database) -> Fitted:
    """What the last count found, as far as there was one."""
    records = TrainingRecords(database)
    hard, trusted = records.count(DIFFICULTIES), records.count(CALIBRATION)
    b_of = {name: value[0] for name, value in hard[1].items()} if hard else {}
    return Fitted(b_of, Calibration(**trusted[1]) if trusted else AS_PREDICTED)
