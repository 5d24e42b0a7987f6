"""The Library in use. It is replaced only by a clean one; a broken bank leaves the last good one standing."""

from pathlib import Path

from quiz.banks.bank import Library
from quiz.banks.problem import Problem
from quiz.store.bank_files import load_library


class BankShelf:
    """The banks of one folder, as they were when they were last all in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library()
        self.problems: tuple[Problem, ...] = ()

    def refresh(self) -> tuple[Problem, ...]:
        """
        Read the folder again.

        Returns:
            Every problem; while there is any, the library before stays in use.

        Raises:
            OSError: The folder cannot be read.
        """
        library, self.problems = load_library(self.folder)
        if not self.problems:
            self.library = library
        return self.problems
