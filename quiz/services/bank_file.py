"""A bank file at the desk, as values; and why a save was refused. Knows no folder."""

import hashlib
from dataclasses import dataclass

from quiz.banks.problem import Problem
from quiz.banks.question import Question
from quiz.errors import QuizError

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class BankFile:
    """A bank as it stands on the disk: its text with plain line ends, and a digest of its bytes."""

    bank: str
    name: str
    text: str
    data: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest() if self.data else ""


@dataclass(frozen=True)
class Trial:
    """What a question would be with some fields changed, before anything is saved."""

    question: Question | None
    problems: tuple[tuple[str, Problem], ...]
    matter: tuple[str, ...]
    key: bool


class Conflict(QuizError):
    """The file is no longer the one that was opened; `disk` is what stands there now."""

    def __init__(self, disk: BankFile) -> None:
        super().__init__("bank_changed_on_disk")
        self.disk = disk


class Unsound(QuizError):
    """The text has problems; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("bank_unsound")
        self.problems = problems


class Vanishing(QuizError):
    """Questions would disappear that nobody agreed to lose."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__("bank_ids_vanish")
        self.ids = ids


class SameReader(QuizError):
    """Who wrote a question cannot be its second reader."""


def digest_of(lines: str) -> str:
    """A digest of the lines of one question."""
    return hashlib.sha256(lines.encode()).hexdigest()


def as_stored(text: str, before: bytes) -> str:
    """The line ends and the mark at the beginning that the file had."""
    if before.count(b"\r\n") * 2 > before.count(b"\n"):
        text = text.replace("\n", "\r\n")
    return "\ufeff" + text if before.startswith(BOM) else text
