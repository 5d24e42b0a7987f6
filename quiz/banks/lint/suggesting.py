"""
What one tap could mend: a problem and the line as it should stand. Only where the problem itself says what.

Nothing is changed here; an editor shows the line, and whoever types may take it back.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.banks.lint.codes import FIXABLE
from quiz.banks.lint.fixing import fixed
from quiz.banks.problem import Complaints, Problem
from quiz.banks.slips import mend

MEANT = re.compile(r"是不是想写 (.+?)？")
WRITTEN = re.compile(r"“(.+?)”")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line as it stands and as it should; `word` is what takes the place of one word, or empty."""

    line: int
    was: str
    better: str
    word: str = ""


def suggested(text: str, problems: Iterable[Problem]) -> dict[Problem, Suggestion]:
    """
    What there is to suggest for the problems of a text.

    Args:
        text: A whole bank file as typed, lines ended by a newline only.
        problems: Of that text.
    """
    problems = list(problems)
    lines = text.split("\n")
    slips = mend(text, Complaints("")).lines if problems else lines
    better = fixed(text).split("\n") if any(each.code in FIXABLE for each in problems) else lines
    found = {}
    for problem in problems:
        if not 0 < problem.line <= len(lines):
            continue
        at = problem.line - 1
        suggestion = _word(problem, lines[at]) or _line(problem, lines[at], slips[at : at + 1])
        if suggestion is None and problem.code in FIXABLE and len(better) == len(lines):
            suggestion = _line(problem, lines[at], better[at : at + 1])
        if suggestion:
            found[problem] = suggestion
    return found


def _word(problem: Problem, line: str) -> Suggestion | None:
    meant, written = MEANT.search(problem.hint), WRITTEN.search(problem.message)
    if not meant or not written:
        return None
    wrong = written[1]
    at = line.find(wrong, problem.column - 1)
    if at < 0:
        return None
    return Suggestion(problem.line, line, line[:at] + meant[1] + line[at + len(wrong) :], meant[1])


def _line(problem: Problem, line: str, better: list[str]) -> Suggestion | None:
    return Suggestion(problem.line, line, better[0]) if better and better[0] != line else None
