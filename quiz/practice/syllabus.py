"""
What is practised: the questions of some banks as items, with what the formulas need of each.

Questions that are for contests only never enter. Knows no member.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from quiz.banks.bank import Bank, Library, revision_digest
from quiz.banks.face import options_of
from quiz.banks.question import Question
from quiz.practice.lineage import Lineage, Revision

B_OF_DIFFICULTY = {1: -1.2, 2: -0.6, 3: 0.0, 4: 0.6, 5: 1.2}
"""Where an item begins, in logits, until first answers have been fitted."""

GUESS_OF_TYPE = {"true_false": 0.5, "multiple": 0.07, "fill": 0.02, "order": 0.02, "oral": 0.02}
"""The chance to be right without knowing; one in so many options for a single."""


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

    @property
    def plain(self) -> bool:
        """Never edited and in nobody's place, so that every attempt counts as it stands."""
        return len(self.lineage) == 1 and not self.former


@dataclass(frozen=True)
class Syllabus:
    """
    Items by id, in curriculum order; histories in the order of the campaign.

    `aliases` leads from an old id to its successors: one for a rename or merge, several for a split.
    `former` holds the lineages of old ids, as far as they are known.
    """

    items: Mapping[str, Item]
    histories: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    former: Mapping[str, Lineage] = field(default_factory=dict)

    def of(self, question: str) -> tuple[Item, ...]:
        """The items an entry counts for: itself, or the successors of an old id; none when unknown."""
        return self._places.get(question, ())

    def lineage_of(self, question: str) -> Lineage:
        """The revisions of a question or of an old id; empty when unknown."""
        item = self.items.get(question)
        return item.lineage if item else self.former.get(question, ())

    @cached_property
    def asked(self) -> tuple[Item, ...]:
        """The items that may be asked: all but the withdrawn."""
        return tuple(item for item in self.items.values() if not item.withdrawn)

    @cached_property
    def digest(self) -> str:
        """Changes whenever a fold of the same log could come out differently."""
        told = [self.histories, sorted(self.aliases.items()), [_told(item) for item in self.items.values()]]
        told.append([(old, _lineage_told(lineage)) for old, lineage in sorted(self.former.items())])
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    @cached_property
    def _places(self) -> dict[str, tuple[Item, ...]]:
        places = {name: (item,) for name, item in self.items.items()}
        for old, successors in self.aliases.items():
            if found := tuple(self.items[name] for name in successors if name in self.items):
                places[old] = found
        return places


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
    taken = [bank for bank in map(library.bank, banks) if bank is not None]
    items = {item.id: item for bank in taken for item in _items_of(bank, lineages, b_of or {}, points or {})}
    aliases = _aliases(library.questions, lineages)
    former = {old: lineages[old] for old in aliases if old in lineages}
    return Syllabus(items, tuple(bank.id for bank in taken), aliases, former)


def guess_of(question: Question) -> float:
    """The chance to be right without knowing."""
    fixed = GUESS_OF_TYPE.get(question.type)
    return 1 / len(options_of(question)) if fixed is None else fixed


def narrowed(syllabus: Syllabus, ids: Collection[str]) -> Syllabus:
    """The same syllabus with only some of its items, for a plan or a forecast over part of it."""
    return replace(syllabus, items={name: item for name, item in syllabus.items.items() if name in ids})


def _items_of(
    bank: Bank, lineages: Mapping[str, Lineage], b_of: Mapping[str, float], points: Mapping[str, float]
) -> Iterator[Item]:
    chapters = list(dict.fromkeys(question.period for question in bank.questions))
    questions = sorted(bank.questions, key=lambda question: chapters.index(question.period))
    practised = (question for question in questions if question.use != "contest")
    for order, question in enumerate(practised):
        options = options_of(question)
        yield Item(
            id=question.id,
            history=bank.id,
            period=question.period,
            topic=question.topic,
            type=question.type,
            guess=guess_of(question),
            fact=question.fact,
            b=b_of.get(question.id, B_OF_DIFFICULTY[question.difficulty]),
            order=order,
            points=points.get(question.type, 1.0),
            characters=len(question.stem) + sum(len(option.text) for option in options),
            lineage=lineages.get(question.id) or (Revision(question.rev, None, 0, question),),
            withdrawn=question.withdrawn is not None,
            former=_ancestors(question.replaces, lineages),
        )


def _aliases(questions: Iterator[Question], lineages: Mapping[str, Lineage]) -> dict[str, tuple[str, ...]]:
    """Every old id with its successors, also over several steps (a became b, and b became c)."""
    successors = defaultdict(list)
    for question in questions:
        for old in _ancestors(question.replaces, lineages):
            successors[old].append(question.id)
    return {old: tuple(names) for old, names in successors.items()}


def _ancestors(replaced: Sequence[str], lineages: Mapping[str, Lineage]) -> tuple[str, ...]:
    """The ids replaced, those that they had replaced, and so on."""
    found: dict[str, None] = {}
    waiting = list(replaced)
    while waiting:
        old = waiting.pop(0)
        if old not in found:
            found[old] = None
            waiting += lineages[old][-1].question.replaces if lineages.get(old) else ()
    return tuple(found)


def _told(item: Item) -> tuple[object, ...]:
    return (
        item.id,
        item.history,
        item.type,
        item.guess,
        item.withdrawn,
        item.former,
        _lineage_told(item.lineage),
    )


def _lineage_told(lineage: Lineage) -> list[tuple[object, ...]]:
    """Texts matter only where attempts may be judged again: in a lineage of several revisions."""
    several = len(lineage) > 1
    return [
        (revision.rev, revision.change, revision.day, several and revision_digest(revision.question))
        for revision in lineage
    ]
