"""
What is practised at the moment: the syllabus of the Library in use, and the records phones get.

Made anew whenever the shelf holds another Library, the campaign changes or difficulties were fitted;
the register of revisions is fed on the way. `whole` covers all banks, and standings are folded over it;
`current` holds the banks of the campaign, and sessions are planned from it.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quiz.banks.bank import Library
from quiz.banks.question import Question
from quiz.practice.calibration import AS_PREDICTED, Calibration
from quiz.practice.lineage import Lineage
from quiz.practice.study_day import study_day
from quiz.practice.syllabus import Item, Syllabus, syllabus_of
from quiz.services.bank_shelf import BankShelf
from quiz.services.question_wire import record_of
from quiz.store.campaigns import Campaign, CampaignBook
from quiz.store.question_revisions import RevisionRegister, lineages_of, texts_of


@dataclass(frozen=True)
class Fitted:
    """What the last count found: how hard questions are (logits), and how far predictions can be trusted."""

    b_of: Mapping[str, float] = field(default_factory=dict)
    calibration: Calibration = AS_PREDICTED


@dataclass(frozen=True)
class Course:
    """A Library and a campaign, ready to practise."""

    library: Library
    campaign: Campaign | None
    whole: Syllabus
    current: Syllabus
    day: int
    calibration: Calibration = AS_PREDICTED
    _records: dict[str, dict[str, Any]] = field(default_factory=dict)

    def question(self, question: str) -> Question | None:
        """A question that members may see; None for everything else, above all for sealed ones."""
        item = self.whole.items.get(question)
        return None if item is None or item.withdrawn else item.question

    def record(self, question: str) -> dict[str, Any]:
        """
        What a phone gets of a question.

        Raises:
            KeyError: It is not open to practice.
        """
        found = self._records.get(question)
        if found is None:
            item = self.whole.items[question]
            if item.withdrawn or item.question.use == "contest":
                raise KeyError(question)
            found = record_of(item.question, item.history, self.title(item.history), item.lineage, self.day)
            self._records[question] = found
        return found

    def title(self, history: str) -> str:
        """The title of a bank, as members read it."""
        bank = self.library.bank(history)
        return bank.title if bank else history

    def item(self, question: str) -> Item | None:
        return self.whole.items.get(question)


class CourseShelf:
    """The course in use, kept until anything it was made from has changed."""

    def __init__(
        self,
        shelf: BankShelf,
        register: RevisionRegister,
        campaigns: CampaignBook,
        fitted: Callable[[], Fitted],
        now: Callable[[], int],
        away: Callable[..., Any],
    ) -> None:
        self._shelf, self._register, self._campaigns = shelf, register, campaigns
        self._fitted, self._now, self._away = fitted, now, away
        self._lock = threading.Lock()
        self._course: Course | None = None

    def course(self) -> Course:
        """The course of this moment."""
        course, day = self._course, study_day(self._now())
        if course is None or course.library is not self._shelf.library or course.day != day:
            with self._lock:
                course = self._course
                if course is None or course.library is not self._shelf.library or course.day != day:
                    course = self._course = self._made(self._shelf.library, day)
        return course

    def renew(self) -> None:
        """Have the next request meet a new course: the campaign or the difficulties are others now."""
        self._course = None

    def _made(self, library: Library, day: int) -> Course:
        self._register.take(self._away(texts_of, library), day, self._now())
        rows, campaign = self._register.rows(), self._campaigns.active()
        return self._away(_course_of, library, campaign, rows, self._fitted(), day)


def whole_syllabus(
    library: Library, lineages: Mapping[str, Lineage], b_of: Mapping[str, float] | None = None
) -> Syllabus:
    """The syllabus of all banks, which standings are folded over."""
    return syllabus_of(library, [bank.id for bank in library.banks], lineages, b_of)


def _course_of(
    library: Library, campaign: Campaign | None, rows: Sequence[Any], fitted: Fitted, day: int
) -> Course:
    lineages, banks = lineages_of(rows), tuple(bank.id for bank in library.banks)
    chosen = tuple(bank for bank in (campaign.banks if campaign else ()) if bank in banks) or banks
    points = campaign.blueprint.get("points") if campaign else None
    whole = syllabus_of(library, banks, lineages, fitted.b_of, points)
    current = whole if chosen == banks else syllabus_of(library, chosen, lineages, fitted.b_of, points)
    assert whole.digest and current.digest  # made here once, where it delays nobody
    return Course(library, campaign, whole, current, day, fitted.calibration)
