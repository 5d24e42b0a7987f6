"""A contest as its organizer wrote it: the rule sheet and the teams. Knows no YAML and no seats."""

import hashlib
from dataclasses import dataclass

from quiz.banks.problem import Problem
from quiz.contest.rules import Rules

WARNING = "warning."


@dataclass(frozen=True)
class TeamSheet:
    """A team as written, before the draw gives it a seat."""

    name: str
    members: tuple[str, ...] = ()
    slogan: str = ""


@dataclass(frozen=True)
class ContestFile:
    """
    A sound contest file.

    Args:
        rules: Complete, with what it takes from the preset it extends.
        teams: As named in the file; empty where the names come later.
        file: Its name.
        digest: Of the text, so that a contest can say which text it was made from.
        preset: The name by which others extend it; "" for a contest.
    """

    rules: Rules
    teams: tuple[TeamSheet, ...]
    file: str
    digest: str
    preset: str = ""


def digest_of(data: bytes | str) -> str:
    """The digest of a text as stored."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def is_warning(problem: Problem) -> bool:
    """Whether a problem is only worth a second look and leaves the file usable."""
    return problem.code.startswith(WARNING)
