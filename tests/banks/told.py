"""Shared by the bank tests: a small sound bank as text, and what the checker tells of a text."""

from quiz.banks.bank import Bank
from quiz.banks.checking import check_bank

HEAD = """\
bank: history
title: 党史
source: 《中国共产党简史》，2021年
questions:
"""

SINGLE = """\
  - id: h-0001
    type: single
    stem: 确立毛泽东同志领导地位的会议是？
    options: {A: 八七会议, B: 古田会议, C: 遵义会议}
    answer: C
"""


def told(text: str | bytes, file: str = "history.yaml", media: frozenset[str] | None = None) -> list[str]:
    """The problems of a bank, one line each; the text is printed above them for whoever reads a failure."""
    bank, problems = check_bank(text, file, media)
    print(text if isinstance(text, str) else text[:200])
    lines = [str(problem) for problem in problems]
    print("\n".join(lines))
    assert (bank is None) == bool(problems)
    return lines


def sound(text: str) -> Bank:
    bank, problems = check_bank(text, "history.yaml")
    assert problems == ()
    return bank


def changed(old: str, new: str, question: str = SINGLE) -> str:
    """The sound bank with one thing spoilt."""
    assert old in question
    return HEAD + question.replace(old, new)
