"""
What an edited bank owes, set against the version in use: a word for every change that matters to learners.

Decides nothing about saving or reloading; reads values only.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.banks.bank import Bank, Library
from quiz.banks.problem import Place, Problem
from quiz.banks.question import Question
from quiz.banks.revising import Owed, debts, key_changed, renamed
from quiz.banks.written import Reading


@dataclass(frozen=True)
class Undeclared:
    """A question whose new text waits for a word: its bank, what is owed, and both texts."""

    bank: Bank
    owed: Owed
    old: Question | None
    new: Question

    @property
    def key(self) -> bool:
        """Whether another response now counts as right."""
        return self.old is not None and key_changed(self.old, self.new)


def undeclared_in(reading: Reading, in_use: Library) -> tuple[Undeclared, ...]:
    """Changes of matter, and new names for old questions, that the files do not declare."""
    broken = {problem.file for problem in reading.problems}
    kept = [question for bank in in_use.banks if bank.file in broken for question in bank.questions]
    now = (*reading.library.questions, *kept)
    before = tuple(in_use.questions)
    return tuple(
        Undeclared(bank, each, in_use.question(each.was or each.question), _question(bank, each.question))
        for bank in reading.library.banks
        for each in (*debts(in_use.question, bank), *renamed(before, now, bank))
    )


def _question(bank: Bank, name: str) -> Question:
    return next(question for question in bank.questions if question.id == name)


def placed(undeclared: Iterable[Undeclared], reading: Reading) -> tuple[Problem, ...]:
    """What is owed, as problems where it is read."""
    owing = {each.new.id: each.owed for each in undeclared}
    if not owing:
        return ()
    return tuple(
        _problem(owing[each.question.id], each.where(owing[each.question.id].field), each.file)
        for each in reading.questions()
        if each.question.id in owing
    )


def left_behind(undeclared: Iterable[Undeclared], in_use: Library) -> tuple[Problem, ...]:
    """One problem for every bank that must wait, because a question went from it to a bank that waits."""
    homes = [(each, in_use.bank_of(each.old.id)) for each in undeclared if each.old]
    return tuple(
        Problem(
            home.file,
            1,
            1,
            f"暂不启用新的一版：{each.old.id} 挪到了 {each.bank.file}，那里的改动还没有说明",
            f"先在 {each.bank.file} 里说明",
            "waits",
        )
        for each, home in homes
        if each.old and home and home.file != each.bank.file
    )


def _problem(owed: Owed, place: Place, file: str) -> Problem:
    return Problem(file, place.line, place.column, f"{owed.question} {owed.message}", owed.hint, owed.code)


def owing_of(
    new: Bank, reading: Reading, in_use: Library, on_disk: Bank | None = None
) -> tuple[Problem, ...]:
    """
    What the changes of one bank lack.

    Args:
        new: The bank as it is to be saved.
        reading: What it was read in.
        in_use: The banks in use.
        on_disk: The bank as its file says now: what stands there already is nobody's change at this save;
            whoever reloads is told of it.
    """
    disk = {question.id: question for question in on_disk.questions} if on_disk else {}
    same = {each.id for each in new.questions if disk.get(each.id) == each}
    others = (question for each in in_use.banks if each.id != new.id for question in each.questions)
    before = in_use.bank(new.id) or on_disk
    known = {**disk, **{question.id: question for question in in_use.questions}}
    heirs = renamed(before.questions if before else (), (*new.questions, *others), new)
    places = {each.question.id: each for each in reading.questions() if each.file == new.file}
    return tuple(
        _problem(each, places[each.question].where(each.field), new.file)
        for each in (*debts(known.get, new), *heirs)
        if each.question not in same
    )
