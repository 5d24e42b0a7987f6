"""
A Draft as the text of a bank file, as an organiser would write it by hand.

Knows how YAML writes texts so that the guarded reader gives back the very same; questions with faults
stay behind as comments, ready to be mended.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from quiz.banks.problem import Complaints
from quiz.banks.slips import mend
from quiz.exchange.draft import Draft, Found
from quiz.exchange.numbering import question_ids

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


def draft_yaml(draft: Draft, bank_id: str, title: str, source: str, ids: Sequence[str] | None = None) -> str:
    """
    The bank file a Draft makes.

    Args:
        draft: What was found; questions with faults are written as comments.
        bank_id: The id of the bank.
        title: Its name.
        source: The book it comes from, for questions that name none.
        ids: An id for each question; without them they are numbered after the bank.

    Returns:
        The text of the file; the same Draft gives the same text.
    """
    numbers = question_ids(draft.questions, bank_id) if ids is None else ids
    pairs = list(zip(draft.questions, numbers, strict=True))
    head = [
        SCHEMA,
        f"bank: {scalar(bank_id)}",
        f"title: {scalar(title)}",
        f"source: {scalar(source)}",
        *(_entry("allow", draft.allow) if draft.allow else ()),
        "questions:",
    ]
    sound = [_question(found, number, source) for found, number in pairs if not found.faults]
    parts = ["\n".join(head), *sound] if sound else ["\n".join(head) + " []"]
    faulty = [_faulty(draft, found, number, source) for found, number in pairs if found.faults]
    if faulty:
        parts.append(f"# 下面 {len(faulty)} 题还不能用。改好以后，把每行开头的“# ”删去。")
        parts.extend(faulty)
    return parts[0] + "\n" + "\n".join(part + "\n" for part in parts[1:])


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
