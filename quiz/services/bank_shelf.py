"""
The Library in use. A bank is replaced only by a clean one; a broken bank leaves its last good text standing.
"""

from pathlib import Path

from quiz.banks.bank import Library
from quiz.banks.problem import Problem
from quiz.banks.renewal import renewed
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
        library, problems = load_library(self.folder)
        library, waiting = renewed(self.library, library, {problem.file for problem in problems})
        self.problems = (*problems, *waiting)
        if library != self.library:
            self.library = library
        return self.problems
