"""Which id an imported question gets, and whether it is one that a bank has already. Knows no file."""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from quiz.banks.asked import ID
from quiz.banks.bank import Bank
from quiz.banks.question import Question
from quiz.exchange.decoding import letters
from quiz.exchange.draft import Found

NUMBERED = re.compile(r"(.+)-\d{4}")
Mark = tuple
NOTHING: Collection[str] = frozenset()


def question_ids(
    questions: Iterable[Found], prefix: str, keep: Bank | None = None, taken: Collection[str] = NOTHING
) -> list[str]:
    """
    A permanent id for each question, in order.

    An id the file gives is kept when it is sound, not taken and not used twice; else the id of the same
    question in the bank that is replaced; else the next number that was never used.

    Args:
        questions: As found.
        prefix: What new ids begin with.
        keep: The bank these questions replace, whose ids go on.
        taken: Ids that other questions have.
    """
    questions = list(questions)
    known = known_in(keep.questions) if keep else {}
    used: set[str] = set()
    ids: list[str] = []
    for found in questions:
        wishes = (str(found.fields.get("id", "")), known.get(mark_of(found), ""))
        free = (each for each in wishes if ID.fullmatch(each) and each not in used and each not in taken)
        ids.append(next(free, ""))
        used.add(ids[-1])
    there = {*used, *taken, *(question.id for question in keep.questions)} if keep else {*used, *taken}
    last = max((int(each[-4:]) for each in there if _prefix(each) == prefix), default=0)
    for place, each in enumerate(ids):
        if not each:
            last += 1
            ids[place] = f"{prefix}-{last:04d}"
    return ids


def usual_prefix(ids: Iterable[str]) -> str:
    """What most of the ids begin with; "" when there are none."""
    found = Counter(filter(None, map(_prefix, ids))).most_common(1)
    return found[0][0] if found else ""


def known_in(questions: Iterable[Question]) -> dict[Mark, str]:
    """The ids of questions by what they ask, without signs and spaces."""
    return {
        (q.type, letters(q.stem), tuple(sorted(letters(o.text) for o in getattr(q, "options", ())))): q.id
        for q in questions
    }


def mark_of(found: Found) -> Mark:
    """What a question asks, to be looked for in `known_in`."""
    options = found.fields.get("options") or {}
    return (
        found.fields.get("type"),
        letters(str(found.fields.get("stem", ""))),
        tuple(sorted(letters(str(each)) for each in options.values())),
    )


def _prefix(name: str) -> str:
    match = NUMBERED.fullmatch(name)
    return match[1] if match else ""
