"""
The Library in use. A bank is replaced only by a clean one; a broken bank leaves its last good text standing.
"""

from collections import Counter
from pathlib import Path

from quiz.banks.bank import Library
from quiz.banks.problem import Problem
from quiz.store.bank_files import load_library


class BankShelf:
    """The banks of one folder, each as it was when it was last in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library()
        self.problems: tuple[Problem, ...] = ()

    def refresh(self) -> tuple[Problem, ...]:
        """
        Read the folder again.

        Returns:
            Every problem; a bank that has any stays in use as it was before.

        Raises:
            OSError: The folder cannot be read.
        """
        library, self.problems = load_library(self.folder)
        merged = self._merged(library, {problem.file for problem in self.problems})
        if merged != self.library:
            self.library = merged
        return self.problems

    def _merged(self, fresh: Library, broken: set[str]) -> Library:
        """The clean banks and the last good text of the broken; all as before where these two collide."""
        kept = [bank for bank in self.library.banks if bank.file in broken]
        banks = tuple(sorted((*fresh.banks, *kept), key=lambda bank: bank.file))
        ids = Counter(question.id for bank in banks for question in bank.questions)
        ids.update(f"bank {bank.id}" for bank in banks)
        clash = any(count > 1 for count in ids.values())
        return self.library if clash else Library(banks)
