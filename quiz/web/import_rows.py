"""An import as the rows of its preview: what each question says, what is doubted, what a bank has already."""

from collections.abc import Mapping
from typing import Any

from quiz.banks.bank import Library
from quiz.exchange.draft import DOUBTFUL, SOUND, WRONG, Draft, Found, Remark
from quiz.exchange.numbering import Mark, known_in, mark_of

OPEN, AGREED, DROPPED, TAKEN = "open", "agreed", "dropped", "taken"

_seen: tuple[Library, Mapping[Mark, str]] = (Library(), {})


def twins(library: Library) -> Mapping[Mark, str]:
    """What the banks in use ask already, worked out once for each library."""
    global _seen
    if _seen[0] is not library:
        _seen = library, known_in(library.questions)
    return _seen[1]


def twin_of(found: Found, state: str, library: Library) -> str:
    """The id of the same question in a bank; "" when there is none."""
    return "" if state == TAKEN else twins(library).get(mark_of(found), "")


def row(draft: Draft, at: int, state: str, library: Library) -> dict[str, Any]:
    """One question of the preview."""
    found = draft.questions[at]
    twin = twin_of(found, state, library)
    line = found.lines[0] if found.lines else 1
    there = (Remark(line, f"题库里已经有这道题：{twin}"),) if twin else ()
    remarks = (*there, *(found.faults or (found.doubts if state == OPEN else ())))
    doubted = {remark.line for remark in remarks}
    fields = found.fields
    answer = fields.get("answer", "")
    joined = "；" if fields.get("type") == "fill" else ""
    return {
        "at": at,
        "mark": mark(found, state, twin),
        "state": state,
        "twin": twin,
        "place": draft.place(found.lines[0]) if found.lines else "",
        "lines": [(line_text(draft, number), number in doubted) for number in found.lines],
        "fields": fields,
        "options": [f"{label}. {text}" for label, text in (fields.get("options") or {}).items()],
        "answer": joined.join(answer) if isinstance(answer, (list, tuple)) else answer,
        "remarks": remarks,
    }


def mark(found: Found, state: str, twin: str = "") -> str:
    """✓ for what is settled as well: agreed to, taken or left out."""
    if (found.faults or twin) and state not in (DROPPED, TAKEN):
        return WRONG
    return DOUBTFUL if found.doubts and state == OPEN else SOUND


def is_ready(found: Found, state: str, library: Library) -> bool:
    """Whether a question may enter a bank now."""
    twin = twin_of(found, state, library)
    return state not in (TAKEN, DROPPED) and mark(found, state, twin) == SOUND


def line_text(draft: Draft, number: int) -> str:
    return draft.lines[number - 1].text if 0 < number <= len(draft.lines) else ""
