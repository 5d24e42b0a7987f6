"""What is wrong with a file an organiser wrote, as values. Knows no rule of any format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

MOST = 1000
ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """
    A place in a file (line and column from 1), what is wrong there, and what to write instead.

    An error keeps the file from being used; a warning only asks for a second look.
    """

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    code: str = ""
    severity: str = ERROR

    @property
    def is_error(self) -> bool:
        """Whether the file may not be used because of this."""
        return self.severity == ERROR

    def __str__(self) -> str:
        hint = f"（{self.hint}）" if self.hint else ""
        return " ".join(f"{self.file}:{self.line}:{self.column}: {self.message}{hint}".split("\n"))

    def as_dict(self) -> Mapping[str, str | int]:
        """The problem as JSON-ready data, for the margin beside the editor."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "hint": self.hint,
            "code": self.code,
            "severity": self.severity,
        }


class Place(Protocol):
    """Anything that remembers where it was written, lines and columns from 1."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class Complaints:
    """Every problem of one file, gathered while it is read and checked."""

    def __init__(self, file: str, problems: tuple[Problem, ...] = ()) -> None:
        self.file = file
        self._problems: list[Problem] = list(problems)

    def at(self, place: Place, message: str, hint: str = "", code: str = "") -> None:
        """Note a problem at a place."""
        self.at_line(place.line, place.column, message, hint, code)

    def at_line(self, line: int, column: int, message: str, hint: str = "", code: str = "") -> None:
        """Note a problem at a line and column."""
        if len(self._problems) == MOST:
            message, hint, code = "问题太多，后面的不再列出", "先改好前面的再检查", "too_many"
        elif self.full:
            return
        self._problems.append(Problem(self.file, line, column, message, hint, code))

    @property
    def full(self) -> bool:
        """Whether so much is wrong that telling more helps nobody; checking may stop."""
        return len(self._problems) > MOST

    def __bool__(self) -> bool:
        return bool(self._problems)

    def sorted(self) -> tuple[Problem, ...]:
        """The problems in the order of the file, each once."""
        return tuple(sorted(set(self._problems), key=lambda problem: (problem.code == "too_many", problem)))
