"""
Questions beside the text they were read from, for whoever must point at a line: the lint, the fixes.

Knows no rule; `checking.py` makes these, and a Library forgets them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.banks.bank import Library
from quiz.banks.nodes import Entry, Mapping, Node
from quiz.banks.problem import Problem
from quiz.banks.question import Question


@dataclass(frozen=True, slots=True)
class Written:
    """A sound question and the mapping it was read from."""

    question: Question
    node: Mapping
    file: str

    def where(self, key: str) -> Node:
        """The value under a key, else the question itself."""
        return self.node.get(key) or self.node

    def where_option(self, index: int) -> Node:
        """The text of an option, counted from 0."""
        options = self.node.get("options")
        return options.entries[index].value if isinstance(options, Mapping) else self.node


@dataclass(frozen=True, slots=True)
class WrittenBank:
    """One file: its mapping, its sound questions in order, its text as stored."""

    file: str
    node: Mapping
    questions: tuple[Written, ...]
    text: str

    def where(self, key: str) -> Node | Entry:
        """The key itself, else where the file begins; a list would begin only at its first item."""
        return next((entry for entry in self.node.entries if entry.key.value == key), self.node)


@dataclass(frozen=True, slots=True)
class Reading:
    """
    Everything that files gave.

    Args:
        library: The banks without problems.
        problems: Of the others, in the order of files and lines.
        written: The sound questions of every file that could be read at all.
    """

    library: Library
    problems: tuple[Problem, ...]
    written: tuple[WrittenBank, ...]

    def questions(self) -> Iterator[Written]:
        """Every sound question, file by file."""
        return (each for bank in self.written for each in bank.questions)
