"""
The product's own picker and fold as a policy, and two shortened forms of it for comparison.

What runs here is `quiz.practice`: answers become attempts, attempts a standing, the standing a plan.
"""

from functools import cache

from benchmarks.practice.population import DAYS, HISTORIES, PERIOD_SIZE, Asked, Cell
from benchmarks.practice.season import Answer
from quiz.banks.question import TrueFalse
from quiz.practice.attempt import Attempt
from quiz.practice.candidates import eligible, piles_of
from quiz.practice.lineage import Revision
from quiz.practice.next_question import plan
from quiz.practice.pacing import horizon_of
from quiz.practice.planned import Planned
from quiz.practice.standing import NOTHING, extended
from quiz.practice.syllabus import B_OF_DIFFICULTY, Item, Syllabus

SESSION = 10
FIX_AFTER = 4
A_SECOND_MS = 1000
STUB = TrueFalse(
    id="q", stem="x", explanation="x", source="x", period="p", topic="t", difficulty=3, answer=True
)
"""The text of a simulated question; nothing but its kind ever matters here."""


def name_of(index: int) -> str:
    return f"q{index:04d}"


@cache
def syllabus_for(bank: tuple[Asked, ...]) -> Syllabus:
    """The simulated bank as the product sees it: difficulty as an author labels it."""
    items = [_item(question) for question in bank]
    return Syllabus({item.id: item for item in items}, HISTORIES)


def _item(question: Asked) -> Item:
    return Item(
        id=name_of(question.index),
        history=HISTORIES[question.history],
        period=f"{question.history}-{question.period}",
        topic="",
        type=question.kind,
        guess=question.guess,
        fact=question.fact,
        b=B_OF_DIFFICULTY[question.label],
        order=question.period * PERIOD_SIZE,
        points=1.0,
        characters=60,
        lineage=(Revision(1, None, 0, STUB),),
        withdrawn=False,
    )


class Ours:
    """Sessions of ten, one after another while the day's minutes last; with the tap 蒙的."""

    taps = True

    def __init__(self, bank, person, cell: Cell, mind) -> None:
        self.syllabus = syllabus_for(bank)
        self.standing = NOTHING
        self._person, self._mind = person.number, mind
        self._day, self._session, self._queue = -1, 0, []
        self._now: Planned | None = None
        self._count = 0

    def next(self, day: int, second: float) -> int | None:
        if day != self._day:
            self._day, self._session, self._queue = day, 0, []
        if not self._queue:
            self._queue = list(reversed(self.planned(day)))
            self._session += 1
        self._now = self._queue.pop() if self._queue else None
        return int(self._now.question[1:]) if self._now else None

    def planned(self, day: int) -> tuple[Planned, ...]:
        """The next session of a day."""
        horizon = horizon_of(self.standing.answered, day, DAYS)
        seed = f"{self._person}:{day}:{self._session}"
        return plan(self.standing, self.syllabus, horizon, seed, SESSION)

    def told(self, answer: Answer) -> None:
        attempt = self._attempt(answer)
        self.seen(answer)
        self.standing = extended(self.standing, attempt, self.syllabus)
        self.folded(attempt)

    def seen(self, answer: Answer) -> None:
        """Called with every answer before it is folded, for those who measure."""

    def folded(self, attempt: Attempt) -> None:
        """Called with every attempt after it has been folded."""

    def _attempt(self, answer: Answer) -> Attempt:
        self._count += 1
        item = self.syllabus.items[name_of(answer.index)]
        return Attempt(
            id=f"a{self._count:07d}",
            member=str(self._person),
            question=item.id,
            rev=1,
            at=answer.day * 86_400_000 + int(answer.second * A_SECOND_MS),
            day=answer.day,
            mode=self._now.mode,
            chosen=("T",),
            right=answer.right,
            sure="guess" if answer.guessed and self.taps else None,
            took_ms=8_000,
            pace="usual",
            b=item.b,
            session=f"{answer.day}-{self._session}",
        )


class OursWithoutTap(Ours):
    """The same for somebody who never taps."""

    taps = False


class OursWithFixes(Ours):
    """The same, and what was missed is asked again in the same sitting, four questions later (改)."""

    def told(self, answer: Answer) -> None:
        mode = self._now.mode
        super().told(answer)
        if not answer.right and mode != "fix":
            at = max(0, len(self._queue) - FIX_AFTER)
            self._queue.insert(at, Planned(name_of(answer.index), "fix", "mistake"))


class GainOnly(Ours):
    """The same memory and evidence, but always the highest expected gain: no pacing, none of the rules."""

    def planned(self, day: int) -> tuple[Planned, ...]:
        horizon = horizon_of(self.standing.answered, day, DAYS)
        items = eligible(self.standing, self.syllabus, day, None)
        piles = piles_of(items, self.standing, horizon, SESSION)
        reviews = piles.changed + piles.mistakes + piles.due + piles.rest
        ranked = sorted(reviews + piles.new + piles.beyond, key=lambda each: -each.value)
        modes = [(each.item.id, "learn" if each.kept is None else "review") for each in ranked[:SESSION]]
        return tuple(Planned(name, mode, "new") for name, mode in modes)
