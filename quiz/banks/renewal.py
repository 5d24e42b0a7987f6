"""
Which text of each bank is in use after reading again: the new one where it is sound, else the last good.

Pure; knows no folder. Banks broken on the disk are kept file by file, so one slip holds up nobody else.
"""

from collections.abc import Collection

from quiz.banks.bank import Bank, Library
from quiz.banks.problem import Problem


def renewed(in_use: Library, fresh: Library, broken: Collection[str]) -> tuple[Library, tuple[Problem, ...]]:
    """
    The library to use from now on.

    Args:
        in_use: The library until now.
        fresh: The sound banks of the files as they are.
        broken: Files that are there and not sound.

    Returns:
        The library, in the order of files; and one problem for every sound bank that must wait,
        because a question moved or merged into it still stands in the last good text of a broken one.
    """
    before = {bank.file: bank for bank in in_use.banks}
    kept = {file: bank for file, bank in before.items() if file in broken}
    new = {bank.file: bank for bank in fresh.banks}
    waiting: list[Problem] = []
    while clash := _clash(kept, new):
        bank, other, shared = clash
        del new[bank.file]
        if bank.file in before:
            # What was in use together never clashes, so this goes on at most once a file.
            kept[bank.file] = before[bank.file]
        message = f"暂不启用新的一版：{shared} 还在 {other.file} 的上一版里"
        waiting.append(Problem(bank.file, 1, 1, message, f"先改好 {other.file}", "waits"))
    banks = sorted((*kept.values(), *new.values()), key=lambda bank: bank.file)
    return Library(tuple(banks)), tuple(sorted(waiting))


def _clash(kept: dict[str, Bank], new: dict[str, Bank]) -> tuple[Bank, Bank, str] | None:
    """A new bank, a kept one, and the id both have, or that one replaces and the other still asks."""
    owners = {name: bank for bank in kept.values() for name in _ids(bank)}
    in_use = {name: bank for bank in kept.values() for name in _asked(bank)}
    for bank in new.values():
        for name in _ids(bank):
            if name in owners:
                return bank, owners[name], name
        for name in (name for question in bank.questions for name in question.replaces):
            if name in in_use:
                return bank, in_use[name], name
    return None


def _asked(bank: Bank) -> list[str]:
    return [question.id for question in bank.questions if question.withdrawn is None]


def _ids(bank: Bank) -> list[str]:
    return [bank.id, *(question.id for question in bank.questions)]
