"""
One question as the fields of a form, and what was typed there as changes of a bank file.

Only what was really changed becomes a change, so that every other line keeps the manner it was written in.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from quiz.banks.writing import Value

LETTERS = "ABCDEFGHIJ"
SCALARS = (
    "stem", "explanation", "source", "period", "topic", "difficulty", "use", "shuffle", "as_of",
    "valid_until", "fact",
)  # fmt: skip
LISTED = ("replaces",)
CHOOSING = ("single", "multiple", "order")
BETWEEN_IDS = re.compile(r"[\s,，、;；]+")
BETWEEN = re.compile(r"\s*[；;\n]\s*")
TRUE = ("对", "正确", "是", "true", "yes", "√", "t")

Form = dict[str, Any]


def shown(fields: Mapping[str, Value]) -> Form:
    """The fields of a question as a form shows them; texts and lists of texts only."""
    kind = _text(fields.get("type"))
    form: Form = {key: _text(fields.get(key)) for key in SCALARS}
    form |= {key: " ".join(_listed(fields.get(key))) for key in LISTED}
    options, why, media = (_mapping(fields.get(key)) for key in ("options", "why", "media"))
    form |= {"type": kind, "media_file": media.get("file", ""), "media_alt": media.get("alt", "")}
    form["options"] = [options[label] for label in options]
    form["why"] = [why.get(label, "") for label in options]
    form["answer"] = _answer(kind, fields.get("answer"))
    form["accept"] = _accept(kind, fields.get("accept"), len(form["answer"]))
    return form


def typed(kind: str, given: Any) -> Form:
    """A posted form (a MultiDict) in the same shape as `shown`; the type itself cannot be changed."""
    form: Form = {key: _clean(given.get(key, "")) for key in SCALARS}
    form |= {key: " ".join(filter(None, BETWEEN_IDS.split(given.get(key, "")))) for key in LISTED}
    form |= {"type": kind, "media_file": _clean(given.get("media_file", ""))}
    form["media_alt"] = _clean(given.get("media_alt", ""))
    options = [_clean(each) for each in given.getlist("option")]
    why = [_clean(each) for each in given.getlist("why")] + [""] * len(options)
    while options and not options[-1]:
        options.pop()
    form["options"], form["why"] = options, why[: len(options)]
    answers = [_clean(each) for each in given.getlist("answer")]
    form["answer"] = _letters("".join(answers)) if kind in CHOOSING else answers
    if kind == "multiple":
        form["answer"].sort()
    if kind in ("single", "multiple"):
        right = [LETTERS.index(label) for label in form["answer"] if label in LETTERS]
        form["why"] = ["" if at in right else each for at, each in enumerate(form["why"])]
    form["accept"] = [_split(each) for each in given.getlist("accept")]
    return form


def changes(before: Form, after: Form) -> dict[str, Value | None]:
    """What was changed, as fields of the bank file; None takes a field out."""
    kind = before["type"]
    found: dict[str, Value | None] = {key: after[key] or None for key in SCALARS if after[key] != before[key]}
    found |= {key: after[key].split() or None for key in LISTED if after[key] != before[key]}
    if kind in CHOOSING and after["options"] != before["options"]:
        found["options"] = dict(zip(LETTERS, after["options"], strict=False))
    if kind in ("single", "multiple") and after["why"] != before["why"]:
        why = {label: text for label, text in zip(LETTERS, after["why"], strict=False) if text}
        found["why"] = why or None
    if after["answer"] != before["answer"]:
        found["answer"] = _written_answer(kind, after["answer"])
    if kind in ("fill", "oral") and after["accept"] != before["accept"]:
        lists = after["accept"]
        found["accept"] = None if not any(lists) else lists[0] if len(lists) == 1 else lists
    if (after["media_file"], after["media_alt"]) != (before["media_file"], before["media_alt"]):
        media = {"file": after["media_file"], "alt": after["media_alt"]}
        found["media"] = media if any(media.values()) else None
    return found


def _written_answer(kind: str, answer: Sequence[str]) -> Value:
    if kind in ("multiple", "order"):
        return list(answer)
    if kind == "fill" and len(answer) > 1:
        return list(answer)
    return answer[0] if answer else ""


def _answer(kind: str, value: Value | None) -> list[str]:
    texts = [_text(each) for each in value] if isinstance(value, list) else [_text(value)]
    if kind in CHOOSING:
        letters = _letters("".join(texts))
        return sorted(letters) if kind == "multiple" else letters
    if kind == "true_false":
        return ["对" if texts[0].strip().lower() in TRUE else "错"]
    return texts


def _accept(kind: str, value: Value | None, blanks: int) -> list[list[str]]:
    """Other accepted forms, one list a blank; an oral question counts as one blank."""
    if kind not in ("fill", "oral"):
        return []
    items = value if isinstance(value, list) else [] if value is None else [value]
    if kind == "oral" or blanks == 1:
        return [[_text(each) for each in items]]
    lists = [[_text(each) for each in item] if isinstance(item, list) else [_text(item)] for item in items]
    return (lists + [[] for _ in range(blanks)])[:blanks]


def _letters(text: str) -> list[str]:
    return re.findall("[A-Z]", text.upper())


def _split(text: str) -> list[str]:
    return [part for part in BETWEEN.split(_clean(text)) if part]


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\t", " ").strip()


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""


def _listed(value: Value | None) -> list[str]:
    return [_text(each) for each in value] if isinstance(value, list) else [_text(value)]


def _mapping(value: Value | None) -> dict[str, str]:
    return {key: _text(each) for key, each in value.items()} if isinstance(value, dict) else {}
