"""
The desk of practice: a session to take away, answers coming in, and who one is.

Everything is for the member of the cookie alone. Answers are stored before anything is said about them;
sent again, they are answered again.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quiz.practice.attempt import Attempt, Entry
from quiz.practice.evidence import RULES
from quiz.practice.lineage import judged
from quiz.practice.standing import Standing, crossable
from quiz.practice.study_day import date_of, study_day
from quiz.services.campaign_desk import BOUNDS, CampaignDesk
from quiz.services.mock_paper import paper_of
from quiz.services.practice_plan import KINDS, MOST, Wish, horizon_of, items_of, planned
from quiz.services.practice_refused import PracticeRefused
from quiz.services.practice_syllabus import Course, CourseShelf
from quiz.services.receiving import Setting, Unfit, entry_id, is_late, received
from quiz.services.report_desk import notices_of
from quiz.services.standing_shelf import StandingShelf
from quiz.store.attempts import AttemptLog, Receipt
from quiz.store.error_reports import ReportBook
from quiz.store.members import MemberBook, MemberRow
from quiz.store.question_times import QuestionTimes

MOST_ENTRIES = 200
SETTINGS = {"size": 10, "confidence": True}
SIZES = (5, 10, 20)
LATELY = 40
REMEMBERED = 2000
ME_NOTICES = 20


@dataclass
class Visit:
    """What is at hand of a member between requests; may be lost at any time."""

    row: MemberRow | None = None
    known: bool = False
    ratio: float | None = None
    sessions: dict[str, dict[str, Any]] = field(default_factory=dict)


class PracticeDesk:
    """Sessions and answers of all members."""

    def __init__(
        self,
        log: AttemptLog,
        members: MemberBook,
        reports: ReportBook,
        times: QuestionTimes,
        courses: CourseShelf,
        standings: StandingShelf,
        campaigns: CampaignDesk,
        now: Callable[[], int],
    ) -> None:
        self._log, self._members, self._reports, self._times = log, members, reports, times
        self._courses, self._standings, self._campaigns, self._now = courses, standings, campaigns, now
        self._visits: OrderedDict[str, Visit] = OrderedDict()

    # What everybody asks

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
        visit = self._visit(member)
        if not visit.known:
            visit.row = self._members.get(member)
            if visit.row is None and self._members.is_erased(member):
                raise PracticeRefused("erased", 410)
            visit.known = True
        return visit.row

    def settings(self, row: MemberRow | None) -> dict[str, Any]:
        return {**SETTINGS, **(row.settings if row else {})}

    def forget(self, *members: str) -> None:
        """Drop what is at hand of members who were changed elsewhere."""
        for member in members:
            self._visits.pop(member, None)

    def exam_day(self, row: MemberRow | None) -> int | None:
        """The day this member practises for: their own choice, else the campaign's."""
        own = self.settings(row).get("exam_day")
        return own if own is not None else self._campaigns.current().exam_day

    # Sessions

    def session(self, member: str, branch: str, asked: Mapping[str, str]) -> dict[str, Any]:
        """
        A session with its questions.

        Args:
            member: By the cookie.
            branch: Id of the branch whose link the member came by, or "".
            asked: kind, bank, period, topic, size, more.

        Raises:
            PracticeRefused: bad_request, or empty when there is nothing to ask.
        """
        row, course = self.row(member), self.course()
        standing = self._standings.of(member, course.whole)
        kind = asked.get("kind") or "daily"
        if kind == "mock":
            session = self._mock(member, course)
        elif kind in KINDS:
            wish = _wish(kind, asked, self.settings(row))
            session = self._planned(member, row, course, standing, wish, bool(asked.get("more")))
        else:
            raise PracticeRefused("bad_request")
        if not session["items"]:
            raise PracticeRefused("empty", 404)
        paper = session.pop("paper", None)
        said = {
            "session": session,
            "questions": {item["question"]: course.record(item["question"]) for item in session["items"]},
            "me": self.me(member, branch),
        }
        return said if paper is None else {**said, "paper": paper}

    def _planned(
        self,
        member: str,
        row: MemberRow | None,
        course: Course,
        standing: Standing,
        wish: Wish,
        more: bool,
    ) -> dict[str, Any]:
        day, visit = self.day(), self._visit(member)
        number = self._number(member, day, more)
        name = f"{wish.kind}-{day}-{number}"
        key = f"{name}|{wish}|{standing.last}|{course.current.digest}"
        kept = visit.sessions.get(wish.kind)
        if kept is not None and kept["key"] == key:
            return dict(kept["session"])
        seed = f"{member}:{day}:{number}:{wish.kind}"
        horizon = horizon_of(standing, day, self.exam_day(row))
        items = items_of(planned(standing, course.current, horizon, seed, wish), course.current, seed)
        session = {"id": name, "kind": wish.kind, "day": day, "number": number, "items": items}
        visit.sessions[wish.kind] = {"key": key, "session": session}
        return dict(session)

    def _mock(self, member: str, course: Course) -> dict[str, Any]:
        day = self.day()
        number = self._number(member, day, False)
        seed = f"{member}:{day}:{number}:mock"
        items, paper = paper_of(course.current, course.campaign, seed)
        session = {"id": f"mock-{day}-{number}", "kind": "mock", "day": day, "number": number}
        return {**session, "items": items, "paper": paper}

    def _number(self, member: str, day: int, more: bool) -> int:
        """1 for the first session of a day; `more` is the one behind the session under way."""
        begun = {session for when, session, _ in self._log.since(member, day) if when == day}
        return len(begun) + (2 if more and not begun else 1)

    # Answers

    def take(self, member: str, branch: str, said: Mapping[str, Any]) -> dict[str, Any]:
        """
        Answers from a phone.

        Returns:
            What was taken (also what was here before), refused, and the verdicts.

        Raises:
            PracticeRefused: bad_request, too_many or erased.
        """
        entries, now = said.get("entries"), self._now()
        if not isinstance(entries, list):
            raise PracticeRefused("bad_request")
        if len(entries) > MOST_ENTRIES:
            raise PracticeRefused("too_many", 413)
        row, course = self.row(member), self.course()
        before = self._standings.of(member, course.whole)
        setting = self._setting(member, said, now, course)
        fit, refused = _sorted_out(entries, setting)
        receipts = [Receipt(entry, now, is_late(entry, now)) for entry in fit]
        if receipts and row is None:
            self._enrol(member, branch, now)
        fresh = set(self._log.append(member, receipts)) if receipts else set()
        known = [entry for entry in fit if entry.id not in fresh]
        after = self._standings.take(member, [entry for entry in fit if entry.id in fresh], course.whole)
        self._measure([entry for entry in fit if entry.id in fresh], before)
        stored = self._log.some(member, [entry.id for entry in known]) if known else ()
        told = [*(entry for entry in fit if entry.id in fresh), *stored]
        return {
            "ok": True,
            "taken": [entry.id for entry in fit],
            "refused": refused,
            "verdicts": {entry.id: _verdict(entry, after, course) for entry in told},
            "me": self.me(member, branch),
        }

    def _enrol(self, member: str, branch: str, now: int) -> None:
        row = MemberRow(member, branch if self._members.branch(branch) else "", created_at=now)
        self._members.add(row)
        self._visit(member).row = row

    def _setting(self, member: str, said: Mapping[str, Any], now: int, course: Course) -> Setting:
        client = said.get("now")
        whole = isinstance(client, int) and not isinstance(client, bool)
        skew = now - client if whole and abs(now - client) < BOUNDS["skew_ms"] else 0
        return Setting(member, now, skew, course.whole, self._times.median, self._ratio(member))

    def _ratio(self, member: str) -> float:
        """How slow a member is beside others: the middle of their latest times over the questions' medians."""
        visit = self._visit(member)
        if visit.ratio is None:
            ratios = []
            for entry in self._log.latest(member, LATELY):
                median, count = self._times.median(entry.question)
                if median and count >= RULES.answers_for_a_median:
                    ratios.append(entry.took_ms / median)
            ratios.sort()
            visit.ratio = min(max(ratios[len(ratios) // 2], 0.5), 3.0) if len(ratios) >= 10 else 1.0
        return visit.ratio

    def _measure(self, fresh: Sequence[Entry], before: Standing) -> None:
        for entry in fresh:
            if isinstance(entry, Attempt) and entry.question not in before.traces:
                if entry.pace != "rapid" and entry.mode != "mock":
                    self._times.add(entry.question, entry.took_ms)

    # Who one is

    def me(self, member: str, branch: str) -> dict[str, Any]:
        """What every page needs to know of the member."""
        row, course, day = self.row(member), self.course(), self.day()
        standing = self._standings.of(member, course.whole)
        own = row.branch if row and row.branch else branch
        place = self._members.branch(own) if own else None
        campaign, exam = self._campaigns.current(), self.exam_day(row)
        today = [each for each in self._log.since(member, day) if each[0] == day] if row else []
        return {
            "member": member,
            "named": bool(row and row.name),
            "name": (row.name if row else None) or "",
            "branch": {"id": place.id, "name": place.name} if place else None,
            "settings": self.settings(row),
            "campaign": {
                "title": campaign.title,
                "exam_day": exam,
                "date": date_of(exam).isoformat() if exam is not None else None,
                "days_left": max(exam - day, 0) if exam is not None else None,
                "minutes": self.settings(row).get("minutes") or campaign.minutes,
            },
            "ledger": ledger_counts(standing, course, day),
            "today": {"answered": sum(count for _, _, count in today), "sessions": len(today)},
            "day": day,
            "notices": self._notices(member, row, standing, course, day),
            "branches": [{"id": each.id, "name": each.name} for each in self._members.branches()],
            "purpose": self._campaigns.purpose(),
        }

    def _notices(self, member: str, row: Any, standing: Standing, course: Course, day: int) -> list[Any]:
        if row is None:
            return []
        found = notices_of(standing, course, self._reports.of_member(member), day)
        seen = self._members.seen(member) if found else frozenset()
        return [each for each in found if each["id"] not in seen][:ME_NOTICES]

    def see(self, member: str, notices: object) -> None:
        """Put notices away."""
        if not isinstance(notices, list) or len(notices) > MOST_ENTRIES:
            raise PracticeRefused("bad_request")
        if self.row(member):
            self._members.see(
                member, [each for each in notices if isinstance(each, str) and len(each) <= 160]
            )

    def _visit(self, member: str) -> Visit:
        visit = self._visits.get(member)
        if visit is None:
            visit = self._visits[member] = Visit()
            while len(self._visits) > REMEMBERED:
                self._visits.popitem(last=False)
        else:
            self._visits.move_to_end(member)
        return visit


def ledger_counts(standing: Standing, course: Course, day: int) -> dict[str, int]:
    """How many mistakes are in each state, and how many could be crossed off today."""
    counts = {"open": 0, "fixed": 0, "crossed_off": 0, "consolidated": 0}
    for mistake in standing.mistakes.values():
        if mistake.state in counts:
            counts[mistake.state] += 1
    return {**counts, "today": len(crossable(standing, course.whole, day))}


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
            refused.append({"id": shown if isinstance(shown, str) else None, "code": "bad_id"})
            continue
        try:
            fit.setdefault(name, received(said, setting))
        except Unfit as unfit:
            refused.append({"id": name, "code": unfit.code})
    return list(fit.values()), refused


def _wish(kind: str, asked: Mapping[str, str], settings: Mapping[str, Any]) -> Wish:
    size = asked.get("size") or str(settings["size"])
    if not size.isdigit() or len(size) > 4:
        raise PracticeRefused("bad_request")
    scope = {name: asked.get(name, "")[:80] for name in ("bank", "period", "topic")}
    return Wish(kind, size=max(1, min(int(size), MOST)), **scope)
