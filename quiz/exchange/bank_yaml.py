"""
A Draft as the text of a bank file, as an organiser would write it by hand.

Knows how YAML writes texts so that the guarded reader gives back the very same; questions with faults
stay behind as comments, ready to be mended.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from quiz.banks.asked import ID
from quiz.banks.bank import Bank
from quiz.banks.problem import Complaints
from quiz.banks.slips import mend
from quiz.exchange.decoding import letters
from quiz.exchange.draft import Draft, Found

SCHEMA = "# yaml-language-server: $schema=../schemas/bank.schema.json"
ORDER = (
    "id", "type", "stem", "options", "answer", "accept", "why", "explanation", "source", "period", "topic",
    "difficulty", "use", "media", "shuffle", "as_of", "valid_until", "fact", "replaces", "rev", "change",
    "withdrawn", "allow",
)  # fmt: skip
PLAIN = re.compile(r"[\w\u4e00-\u9fff（《“‘【〔①-⑳][^\n\t\"#]*")
UNSAFE = re.compile(
    r": |:$| #|[\[\]{},]|^[-?:] ?|\s$|[\x00-\x1f\x7f-\xa0\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]"
)
SPECIAL = re.compile(r"(?:~|null|yes|no|true|false|on|off)$", re.IGNORECASE)
SHORT = 96
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\xa0\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]"
)


def draft_yaml(draft: Draft, bank_id: str, title: str, source: str, keep: Bank | None = None) -> str:
    """
    The bank file a Draft makes.

    Args:
        draft: What was found; questions with faults are written as comments.
        bank_id: The id of the bank, and the beginning of the ids of its questions.
        title: Its name.
        source: The book it comes from, for questions that name none.
        keep: The bank this one replaces: a question it already has keeps its id.

    Returns:
        The text of the file; the same Draft gives the same text.
    """
    ids = question_ids(draft.questions, bank_id, keep)
    pairs = list(zip(draft.questions, ids, strict=True))
    head = [
        SCHEMA,
        f"bank: {scalar(bank_id)}",
        f"title: {scalar(title)}",
        f"source: {scalar(source)}",
        "questions:",
    ]
    sound = [_question(found, number, source) for found, number in pairs if not found.faults]
    parts = ["\n".join(head), *sound] if sound else ["\n".join(head) + " []"]
    faulty = [_faulty(draft, found, number, source) for found, number in pairs if found.faults]
    if faulty:
        parts.append(f"# 下面 {len(faulty)} 题还不能用。改好以后，把每行开头的“# ”删去。")
        parts.extend(faulty)
    return parts[0] + "\n" + "\n".join(part + "\n" for part in parts[1:])


def question_ids(questions: Iterable[Found], bank_id: str, keep: Bank | None = None) -> list[str]:
    """
    A permanent id for each question, in order.

    An id the file gives is kept when it is sound and not used twice; else the id of the same question in
    the bank that is replaced; else the next number that was never used.
    """
    questions = list(questions)
    known = _known(keep)
    taken = {question.id for question in keep.questions} if keep else set()
    used: set[str] = set()
    ids: list[str] = []
    for found in questions:
        own = str(found.fields.get("id", ""))
        before = known.get(_mark(found), "")
        choice = next((each for each in (own, before) if ID.fullmatch(each) and each not in used), "")
        ids.append(choice)
        used.add(choice)
    last = max(
        (int(each[-4:]) for each in taken | used if each.startswith(f"{bank_id}-") and ID.fullmatch(each)),
        default=0,
    )
    for place, each in enumerate(ids):
        if not each:
            last += 1
            ids[place] = f"{bank_id}-{last:04d}"
    return ids


def _known(keep: Bank | None) -> dict[tuple, str]:
    if keep is None:
        return {}
    return {
        (q.type, letters(q.stem), tuple(sorted(letters(o.text) for o in getattr(q, "options", ())))): q.id
        for q in keep.questions
    }


def _mark(found: Found) -> tuple:
    options = found.fields.get("options") or {}
    return (
        found.fields.get("type"),
        letters(str(found.fields.get("stem", ""))),
        tuple(sorted(map(letters, options.values()))),
    )


def _question(found: Found, number: str, book: str) -> str:
    fields = {**found.fields, "id": number}
    if fields.get("source") == book:
        del fields["source"]
    lines = [line for name in ORDER if name in fields for line in _entry(name, fields[name])]
    return "\n".join(["  - " + lines[0], *("    " + line for line in lines[1:])])


def _faulty(draft: Draft, found: Found, number: str, book: str) -> str:
    why = [f"# {draft.place(remark.line)}: {remark.message}" for remark in found.faults]
    text = _question(found, number, book)
    return "\n".join(
        [*(" ".join(line.split("\n")) for line in why), *(f"# {line}" for line in text.split("\n"))]
    )


def _entry(name: str, value: Any) -> list[str]:
    """One key with its value, on one line when it is short."""
    if isinstance(value, Mapping):
        flow = ", ".join(f"{key}: {scalar(text, flow=True)}" for key, text in value.items())
        line = f"{name}: {{{flow}}}"
        if len(flow) <= SHORT and not _slips(line):
            return [line]
        return [f"{name}:", *(f"  {key}: {scalar(text)}" for key, text in value.items())]
    if isinstance(value, (list, tuple)):
        return [f"{name}: {_flow(value)}"]
    return [f"{name}: {scalar(value)}"]


def _slips(line: str) -> bool:
    """Whether the reader would take something in a line for a slip of the keyboard, as it may in braces."""
    complaints = Complaints("")
    mend(line, complaints)
    return bool(complaints)


def _flow(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_flow(each) for each in value) + "]"
    return scalar(value, flow=True)


def scalar(value: Any, flow: bool = False) -> str:
    """A text plain where YAML reads it as itself, else in double quotes."""
    text = str(value)
    safe = PLAIN.fullmatch(text) and not UNSAFE.search(text) and not SPECIAL.match(text)
    if safe and not (flow and "'" in text):
        return text
    quoted = "".join(ESCAPES.get(sign, sign) for sign in text)
    return '"' + HIDDEN.sub(lambda found: _hidden(found[0]), quoted) + '"'


def _hidden(sign: str) -> str:
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
