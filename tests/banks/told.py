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

MULTIPLE = """\
  - id: h-0002
    type: multiple
    stem: 三大优良作风包括？
    options: {A: 理论联系实际, B: 密切联系群众, C: 艰苦奋斗, D: 批评和自我批评}
    answer: [D, A, B]
"""

TRUE_FALSE = "  - {id: h-0003, type: true_false, stem: 党的六大在莫斯科召开。, answer: 对}\n"

FILL = """\
  - id: h-0004
    type: fill
    stem: ____年10月1日，开国大典在____举行。
    answer: [1949, 天安门广场]
    accept: [[], [北京天安门广场]]
"""

ORDER = """\
  - id: h-0005
    type: order
    stem: 请按先后排序。
    options: {A: 遵义会议, B: 八七会议, C: 古田会议}
    answer: [B, C, A]
"""

ORAL = """\
  - id: h-0006
    type: oral
    stem: 两个务必是什么？
    answer: 务必继续保持谦虚谨慎的作风
    accept: [谦虚谨慎]
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
