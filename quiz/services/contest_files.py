"""
The contest files and presets beside the banks: list them, load one, say what is wrong with it.

A file is read anew whenever it is asked for, so that what the organizer saved last is what is used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quiz.banks.bank import Library
from quiz.banks.problem import Problem
from quiz.contest.contest_file import ContestFile
from quiz.contest.rule_reading import check_contest
from quiz.contest.rules import Rules
from quiz.store.bank_files import read_folder

CONTESTS = "contests"
PRESETS = "presets"


@dataclass(frozen=True)
class Listed:
    """One file on the shelf; `contest` is None while something is wrong with it."""

    name: str  # without folder and suffix, presets as presets/standard
    contest: ContestFile | None
    problems: tuple[Problem, ...]

    @property
    def title(self) -> str:
        """What to call it in a list."""
        return self.contest.preset or self.contest.rules.title if self.contest else self.name


class ContestShelf:
    """The contest files of one folder of banks; `library` gives the banks in use."""

    def __init__(self, banks: Path, library: Callable[[], Library | None]) -> None:
        self._folder = banks / CONTESTS
        self._library = library

    def presets(self) -> tuple[Listed, ...]:
        """The presets, in the order of their file names."""
        return self._listed(self._folder / PRESETS, f"{PRESETS}/", {})

    def contests(self) -> tuple[Listed, ...]:
        """The contest files, in the order of their names."""
        return self._listed(self._folder, "", self._by_name())

    def load(self, name: str) -> Listed | None:
        """The file of a name as `Listed.name` has it, or None."""
        return next((each for each in (*self.contests(), *self.presets()) if each.name == name), None)

    def _by_name(self) -> dict[str, Rules]:
        return {each.contest.preset: each.contest.rules for each in self.presets() if each.contest}

    def _listed(self, folder: Path, prefix: str, presets: dict[str, Rules]) -> tuple[Listed, ...]:
        files = read_folder(folder) if folder.is_dir() else {}
        shown = f"{folder.parent.name}/{folder.name}"
        return tuple(
            Listed(
                prefix + Path(name).stem,
                *check_contest(data, f"{shown}/{name}", presets=presets, library=self._library()),
            )
            for name, data in files.items()
        )


def folder_of(file: Path) -> Path:
    """The folder of banks a contest file or preset belongs to."""
    contests = file.resolve().parent
    return (contests.parent if contests.name == PRESETS else contests).parent


def presets_of(banks: Path) -> dict[str, Rules]:
    """What a contest beside these banks may extend, by name."""
    return ContestShelf(banks, lambda: None)._by_name()
