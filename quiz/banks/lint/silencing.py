"""`allow: {code: reason}` beside a question or at the head of a bank: which warnings are let stand."""

from collections.abc import Iterator

from quiz.banks.allowance import ALLOW, allowed
from quiz.banks.lint.codes import SILENCEABLE, UNKNOWN_CODE, UNUSED_ALLOW
from quiz.banks.lint.remark import Remark
from quiz.banks.nodes import Mapping
from quiz.banks.words import did_you_mean, quoted

ACROSS_QUESTIONS = frozenset({"near_twin", "near_twin_key"})
"""Told at one of two questions, perhaps of two files, and silenced at either: never called unused."""

__all__ = ["allowed", "strangers", "unused"]


def strangers(node: Mapping) -> Iterator[Remark]:
    """Codes that nobody knows."""
    written = node.get(ALLOW)
    for entry in written.entries if isinstance(written, Mapping) else ():
        if entry.key.value not in SILENCEABLE:
            message = f"allow 里没有{quoted(entry.key.value)}这种提示"
            yield Remark(entry.key, UNKNOWN_CODE, message, did_you_mean(entry.key.value, SILENCEABLE))


def unused(node: Mapping, silenced: set[str]) -> Iterator[Remark]:
    """Codes of a question that there is nothing to silence for."""
    written = node.get(ALLOW)
    for entry in written.entries if isinstance(written, Mapping) else ():
        code = entry.key.value
        if code in SILENCEABLE and code not in silenced | ACROSS_QUESTIONS:
            yield Remark(entry.key, UNUSED_ALLOW, f"这里已经没有{quoted(code)}要放行", "删去这一项")
