"""
Everybody's answers for research, without a name: a process of its own, an order in, a CSV out.

Whoever answers is a code that is drawn anew for each export and kept nowhere; a day stands for the moment;
how long an answer took is not in it, nor an answer that was too fast to count. Branches are codes as well,
left out where the heatmap hides them. What somebody typed is in it only if several others typed the same.
"""

import csv
import io
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random, SystemRandom
from typing import TextIO

from quiz.practice.attempt import Attempt, Entry
from quiz.practice.heatmap import GROUP, hidden_branches
from quiz.practice.lineage import Lineage, judged
from quiz.practice.study_day import date_of
from quiz.services.training_workshop import bound
from quiz.store.attempts import AttemptLog
from quiz.store.bank_files import load_library
from quiz.store.database import open_database
from quiz.store.members import MemberBook
from quiz.store.practice_tables import PRACTICE
from quiz.store.question_revisions import RevisionRegister

COLUMNS = ("person", "branch", "day", "order", "id", "rev", "mode", "chosen", "right", "sure")
LEAST = 10
"""Fewer people than this are not hidden by codes."""
TYPED = ("fill",)
SHORTEST_CODE = 1000

Row = tuple[str, ...]
Read = Callable[[str], Sequence[Entry]]


@dataclass(frozen=True)
class Order:
    """Where the log and the banks are, what the columns are called, and whether branches are told apart."""

    database: str
    banks: str
    head: tuple[str, ...]
    branches: bool


@dataclass(frozen=True)
class Frame:
    """
    What answers are read by.

    Args:
        lineages: Of every question that may be named.
        types: Their types.
        branch_of: Member → branch; empty where branches are not told apart.
    """

    lineages: Mapping[str, Lineage]
    types: Mapping[str, str]
    branch_of: Mapping[str, str]


def rows(members: Sequence[str], read: Read, frame: Frame, chance: Random) -> Iterator[Row]:
    """
    A row an answer, members in the order of their codes.

    Args:
        members: Everybody who has answered.
        read: Member → entries in order; asked twice for each.
        frame: What they are read by.
        chance: Draws the codes.

    Returns:
        Nothing at all of fewer than ten people.
    """
    people = [each for each in members if _counted(read(each), frame)]
    if len(people) < LEAST:
        return
    sizes = Counter(frame.branch_of.get(each, "") for each in people)
    hidden = {"", *hidden_branches({branch: count for branch, count in sizes.items() if branch})}
    branches = _codes([each for each in sizes if each not in hidden], "Z", chance)
    usual = _usual(people, read, frame)
    for member, code in sorted(_codes(people, "R", chance).items(), key=lambda pair: pair[1]):
        branch = branches.get(frame.branch_of.get(member, ""), "")
        for number, each in enumerate(_counted(read(member), frame), start=1):
            yield (code, branch, *_told(each, number, usual, frame))


def _counted(entries: Iterable[Entry], frame: Frame) -> list[Attempt]:
    """Answers that prove something, to questions that may be named."""
    return [
        each
        for each in entries
        if isinstance(each, Attempt) and each.pace != "rapid" and each.question in frame.lineages
    ]


def _codes(names: Sequence[str], letter: str, chance: Random) -> dict[str, str]:
    """A code for each, which says nothing of the order they came in."""
    drawn = chance.sample(range(SHORTEST_CODE, SHORTEST_CODE * 10 + 10 * len(names)), len(names))
    return {name: f"{letter}{number}" for name, number in zip(names, drawn, strict=True)}


def _usual(people: Sequence[str], read: Read, frame: Frame) -> frozenset[tuple[str, Row]]:
    """What was typed by a group of people at least."""
    who: dict[tuple[str, Row], set[str]] = defaultdict(set)
    for member in people:
        for each in _counted(read(member), frame):
            if frame.types[each.question] in TYPED:
                who[each.question, each.chosen].add(member)
    return frozenset(said for said, members in who.items() if len(members) >= GROUP)


def _told(each: Attempt, number: int, usual: frozenset[tuple[str, Row]], frame: Frame) -> Row:
    free = frame.types[each.question] in TYPED and (each.question, each.chosen) not in usual
    return (
        date_of(each.day).isoformat(),
        str(number),
        each.question,
        str(each.rev),
        each.mode,
        "" if free else json.dumps(each.chosen, ensure_ascii=False),
        str(int(judged(each, frame.lineages[each.question]))),
        each.sure or "",
    )


def write(order: Order, out: TextIO, chance: Random) -> None:
    """Write the table, a line at a time. No cell can be a formula: what was chosen is written as a list."""
    database = open_database(order.database, PRACTICE)
    try:
        library, _ = load_library(Path(order.banks))
        shown = {each.id: each for each in library.questions if each.use != "contest"}
        lineages = RevisionRegister(database).lineages()
        frame = Frame(
            {name: each for name, each in lineages.items() if name in shown},
            {name: each.type for name, each in shown.items()},
            MemberBook(database).branch_of_members() if order.branches else {},
        )
        log = AttemptLog(database)
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(order.head)
        for row in rows(log.members(), log.of, frame, chance):
            writer.writerow(row)
    finally:
        database.close()


def main() -> None:
    bound()
    said = json.load(sys.stdin)
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8-sig", newline="")
    write(Order(**{**said, "head": tuple(said["head"])}), out, SystemRandom())
    out.flush()


if __name__ == "__main__":
    main()
