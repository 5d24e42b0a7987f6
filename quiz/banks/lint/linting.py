"""
All warnings of banks, in the order of files and lines. The only file here that knows every family.

A new family is one file with `check` and one line below.
"""

from collections.abc import Iterable, Iterator, Sequence

from quiz.banks.lint import completeness, giveaways, leaks, options, punctuation, silencing, stale, twins
from quiz.banks.lint.remark import Remark
from quiz.banks.lint.silencing import allowed
from quiz.banks.problem import WARNING, Problem
from quiz.banks.written import Written, WrittenBank


def lint(banks: Sequence[WrittenBank], day: str) -> tuple[Problem, ...]:
    """
    Everything worth a second look.

    Args:
        banks: Of one folder; twins are looked for across all of them.
        day: The day to judge by, YYYY-MM-DD.

    Returns:
        Problems with severity `warning`, those of one file in the order of its lines.
    """
    told: dict[str, set[Problem]] = {bank.file: set() for bank in banks}
    at_head = {bank.file: allowed(bank.node) for bank in banks}
    for bank in banks:
        remarks = [*_bank(bank), *silencing.strangers(bank.node)]
        told[bank.file].update(_problems(bank.file, remarks, at_head[bank.file]))
        for written in bank.questions:
            told[bank.file].update(_problems(bank.file, _question(written, day), at_head[bank.file]))
    for second, first, remark in twins.check([written for bank in banks for written in bank.questions]):
        silent = at_head[second.file] | allowed(second.node) | allowed(first.node)
        told[second.file].update(_problems(second.file, [remark], silent))
    return tuple(problem for bank in banks for problem in sorted(told[bank.file]))


def _question(written: Written, day: str) -> list[Remark]:
    """What stands against one question, what it lets stand left out."""
    remarks = [
        *stale.check(written, day),
        *completeness.check(written),
        *leaks.check(written),
        *options.check(written),
        *giveaways.check(written),
        *punctuation.check(written),
    ]
    silent = allowed(written.node)
    if not silent:
        return remarks
    open_ones = [remark for remark in remarks if remark.code not in silent]
    silenced = {remark.code for remark in remarks} & silent
    return [*open_ones, *silencing.strangers(written.node), *silencing.unused(written.node, silenced)]


def _bank(bank: WrittenBank) -> Iterator[Remark]:
    yield from giveaways.check_bank(bank)
    lines = [at for at, line in enumerate(bank.text.splitlines(), 1) if line != line.rstrip()]
    if lines:
        yield Remark(_Line(lines[0]), "trailing_space", f"行末有空格，共 {len(lines)} 行", "删去")


def _problems(file: str, remarks: Iterable[Remark], silent: frozenset[str]) -> Iterator[Problem]:
    for remark in remarks:
        if remark.code not in silent:
            place = remark.place
            told = remark.message, remark.hint, remark.code, WARNING
            yield Problem(file, place.line, place.column, *told)


class _Line:
    """A whole line as a place."""

    column = 1

    def __init__(self, line: int) -> None:
        self.line = line
