"""
What is practised: the questions of some banks as items, with what the formulas need of each.

Questions that are for contests only never enter. Knows no member.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from quiz.banks.bank import Library
from quiz.banks.question import Question
from quiz.practice.lineage import Lineage


@dataclass(frozen=True, slots=True)
class Item:
    """
    One question of the syllabus.

    `history` is the bank's id; `order` counts through the history chapter by chapter; `b` is the
    difficulty in logits; `guess` the chance to be right without knowing; `fact` is shared by siblings
    that ask for the same thing. `former` are the ids it replaces.
    """

    id: str
    history: str
    period: str
    topic: str
    type: str
    guess: float
    fact: str | None
    b: float
    order: int
    points: float
    characters: int
    lineage: Lineage
    withdrawn: bool
    former: tuple[str, ...] = ()

    @property
    def question(self) -> Question:
        """The text in use."""
        return self.lineage[-1].question


@dataclass(frozen=True)
class Syllabus:
    """
    Items by id, in curriculum order; histories in the order of the campaign.

    `aliases` leads from an old id to its successors: one for a rename or merge, several for a split.
    `former` holds the lineages of old ids, as far as they are known. `digest` changes whenever a fold
    of the same log could come out differently.
    """

    items: Mapping[str, Item]
    histories: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    former: Mapping[str, Lineage] = field(default_factory=dict)
    digest: str = ""

    def of(self, question: str) -> tuple[Item, ...]:
        """The items an entry counts for: itself, or the successors of an old id; none when unknown."""
        raise NotImplementedError

    @property
    def asked(self) -> tuple[Item, ...]:
        """The items that may be asked: all but the withdrawn."""
        return tuple(item for item in self.items.values() if not item.withdrawn)


def syllabus_of(
    library: Library,
    banks: Sequence[str],
    lineages: Mapping[str, Lineage],
    b_of: Mapping[str, float] | None = None,
    points: Mapping[str, float] | None = None,
) -> Syllabus:
    """
    The syllabus of some banks.

    Args:
        library: The banks in use.
        banks: Ids of the banks practised, in the order members see them.
        lineages: Revisions by question id, old ids among them; a question without any has only the
            text in use.
        b_of: Fitted difficulties by id; others begin at what the bank says (1–5).
        points: What a right answer is worth in the exam, by type; 1 where nothing is said.
    """
    raise NotImplementedError


def guess_of(question: Question) -> float:
    """The chance to be right without knowing."""
    raise NotImplementedError


def scoped(syllabus: Syllabus, ids: Collection[str]) -> Syllabus:
    """The same syllabus with only some of its items asked."""
    raise NotImplementedError
