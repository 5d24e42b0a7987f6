"""The checker of banks has the last word on every question found: its problems are our faults."""

import re
from collections.abc import Mapping
from typing import Any

from quiz.banks.asked import check_question
from quiz.banks.fields import Fields
from quiz.banks.nodes import Entry, Listing, Node, Text
from quiz.banks.nodes import Mapping as Written
from quiz.banks.problem import Complaints
from quiz.banks.question import Question

STAND_IN = "x-0001"


def prove(
    fields: Mapping[str, Any], line: int, book: str = "—"
) -> tuple[Question | None, list[tuple[int, str]]]:
    """
    What the checker makes of the fields of one question.

    Args:
        fields: As in a bank file; `id` may be missing.
        line: Where problems are put.
        book: The source of the bank, for a question that names none.

    Returns:
        The question, or None; and (line, message) of each problem.
    """
    complaints = Complaints("")
    node = _node({"id": STAND_IN, **fields}, line)
    assert isinstance(node, Written)
    question, _ = check_question(Fields(node, complaints, "题目"), book, None)
    told = [(each.line, each.message + _hint(each.hint)) for each in complaints.sorted()]
    return (None if told else question), told


def _hint(hint: str) -> str:
    """A hint that helps; one that names a line of a bank file would mislead here."""
    return "" if not hint or re.search(r"第 \d+ 行", hint) else f"（{hint}）"


def _node(value: Any, line: int) -> Node:
    if isinstance(value, Mapping):
        return Written(
            tuple(Entry(Text(key, line, 1), _node(each, line)) for key, each in value.items()), line, 1
        )
    if isinstance(value, (list, tuple)):
        return Listing(tuple(_node(each, line) for each in value), line, 1)
    return Text(str(value), line, 1, plain=False)
