"""
Checks a folder, a bank or a contest file, errors and warnings; what the shell prints and an editor shows.

The day comes from whoever asks. Knows no screen and changes nothing: fixes are shown and saved by the shell.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from quiz.banks.bank import Library
from quiz.banks.checking import read_banks
from quiz.banks.lint.linting import lint
from quiz.banks.problem import WARNING, Problem
from quiz.banks.written import Reading
from quiz.contest.contest_file import is_warning
from quiz.contest.rule_reading import check_contest
from quiz.contest.rules import Rules
from quiz.services.contest_files import CONTESTS, PRESETS, folder_of, presets_of
from quiz.services.packet_forecast import forecast
from quiz.store.bank_files import read_folder, read_media_names


@dataclass(frozen=True)
class Checked:
    """What was found, and in how much."""

    problems: tuple[Problem, ...] = ()
    banks: int = 0
    questions: int = 0
    contests: int = 0

    def __add__(self, other: "Checked") -> "Checked":
        return Checked(
            self.problems + other.problems,
            self.banks + other.banks,
            self.questions + other.questions,
            self.contests + other.contests,
        )

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.is_error)


def check_path(path: Path, day: str, linted: bool = True) -> Checked:
    """
    Everything worth telling of a folder of banks with its contests, of its contests alone, or of one file.

    Args:
        path: It exists.
        day: The day to judge by, YYYY-MM-DD.
        linted: Whether warnings are wanted.

    Raises:
        OSError: A file or the folder cannot be read.
    """
    if not path.is_dir():
        is_contest = path.resolve().parent.name in (CONTESTS, PRESETS)
        return (_check_contest_file if is_contest else _check_bank_file)(path, day, linted)
    folder = path.parent if path.name == CONTESTS else path
    reading = _read(folder)
    contests = _check_contests(folder, reading.library, day, linted)
    return contests if path.name == CONTESTS else _checked(reading, day, linted) + contests


def check_text(folder: Path, name: str, text: str, day: str) -> tuple[Problem, ...]:
    """
    What would be told of one bank of a folder if it had this text; for the margin of an editor.

    Args:
        folder: The folder of banks; the others are read from the disk.
        name: The file, `history.yaml`.
        text: As typed.
        day: The day to judge by, YYYY-MM-DD.
    """
    shown = f"{folder.name}/{name}"
    reading = _read(folder, {shown: text})
    found = (*reading.problems, *lint(reading.written, day))
    return tuple(problem for problem in found if problem.file == shown)


def _read(folder: Path, typed: dict[str, str] | None = None) -> Reading:
    files = {f"{folder.name}/{name}": data for name, data in read_folder(folder).items()}
    return read_banks({**files, **(typed or {})}, read_media_names(folder))


def _checked(reading: Reading, day: str, linted: bool) -> Checked:
    warnings = lint(reading.written, day) if linted else ()
    banks = reading.library.banks
    return Checked((*reading.problems, *warnings), len(banks), sum(len(bank.questions) for bank in banks))


def _check_bank_file(file: Path, day: str, linted: bool) -> Checked:
    reading = read_banks({str(file): file.read_bytes()}, read_media_names(file.parent))
    return replace(_checked(reading, day, linted), banks=1)


def _check_contests(folder: Path, library: Library, day: str, linted: bool) -> Checked:
    presets = presets_of(folder)
    files = [*_yaml(folder / CONTESTS / PRESETS), *_yaml(folder / CONTESTS)]
    return sum((_check_contest(file, presets, library, day, linted) for file in files), Checked())


def _check_contest_file(file: Path, day: str, linted: bool) -> Checked:
    folder = folder_of(file)
    return _check_contest(file, presets_of(folder), _read(folder).library, day, linted)


def _check_contest(
    file: Path, presets: dict[str, Rules], library: Library, day: str, linted: bool
) -> Checked:
    data = file.read_bytes()
    contest, problems = check_contest(data, str(file), presets=presets, library=library)
    told = tuple(replace(each, severity=WARNING) if is_warning(each) else each for each in problems)
    if contest and not contest.preset:
        told += forecast(contest, data, library, day)
    if not linted:
        told = tuple(problem for problem in told if problem.is_error)
    return Checked(told, contests=int(file.resolve().parent.name == CONTESTS))


def _yaml(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.y*ml") if file.name[0] not in ".~")
