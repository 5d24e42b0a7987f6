"""
What a bank lacks: coverage by type and difficulty, sources, reviews, questions nobody ever met, sealed leaks.

Reads values and the history of questions; decides nothing about a member.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from quiz.banks.bank import Bank, Library, revision_digest
from quiz.banks.question import TYPES, Question
from quiz.store.bank_history import REVIEWED, BankHistory

YEAR_MS = 365 * 24 * 3600 * 1000
LEVELS = (1, 2, 3, 4, 5)
THIN = 3
"""Fewer questions than this of one type in a history are hardly enough for a paper."""


@dataclass(frozen=True)
class Coverage:
    """Questions of practice in one history: `counts` by (type, difficulty), `total` by type."""

    bank: Bank
    counts: dict[tuple[str, int], int]
    total: dict[str, int]

    @property
    def thin(self) -> tuple[str, ...]:
        """Types there are, but too few of."""
        return tuple(type_ for type_, count in self.total.items() if 0 < count < THIN)


@dataclass(frozen=True)
class Health:
    """
    Lists of questions to look at, in the order of the banks.

    `leaked` are questions for contests only that practice has shown: there must be none.
    """

    coverage: tuple[Coverage, ...]
    sourceless: tuple[Question, ...]
    unasked: tuple[Question, ...]
    unreviewed: tuple[Question, ...]
    leaked: tuple[str, ...]


def health(
    library: Library, history: BankHistory, asked: Collection[str], leaked: Collection[str], now: int
) -> Health:
    """
    The health of all banks in use. Asks the history once a question: off the hub.

    Args:
        library: The banks in use.
        history: Who reviewed what when.
        asked: Questions practice has asked anybody.
        leaked: Those of them that are for contests only.
        now: The clock of the server, in ms.
    """
    questions = [each for each in library.questions if each.use != "contest" and each.withdrawn is None]
    fresh = _reviewed_since(history, now - YEAR_MS)
    return Health(
        tuple(_coverage(bank) for bank in library.banks),
        tuple(each for each in questions if not each.source.strip()),
        tuple(each for each in questions if each.id not in asked),
        tuple(each for each in questions if not fresh(each)),
        tuple(sorted(leaked)),
    )


def _coverage(bank: Bank) -> Coverage:
    usable = [each for each in bank.questions if each.use != "contest" and each.withdrawn is None]
    counts = Counter((each.type, each.difficulty) for each in usable)
    total = Counter(each.type for each in usable)
    return Coverage(bank, dict(counts), {type_: total[type_] for type_ in TYPES})


def _reviewed_since(history: BankHistory, since: int) -> Callable[[Question], bool]:
    def reviewed(question: Question) -> bool:
        mark = history.marks(question.id, revision_digest(question)).get(REVIEWED)
        return mark is not None and mark.at >= since

    return reviewed
