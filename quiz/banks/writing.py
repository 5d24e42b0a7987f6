"""
Changes a few fields of one question in the text of a bank: only the lines of those fields are rewritten.

Comments, order and the manner of every other line stay as somebody typed them. Knows what a field looks
like in YAML, not what it means; whoever saves the text checks it first.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from quiz.banks.nodes import Entry, Listing, Node, Text, Unreadable
from quiz.banks.nodes import Mapping as Written
from quiz.banks.reading import read
from quiz.errors import QuizError

Value = str | Sequence["Value"] | Mapping[str, "Value"]

ORDER = (
    "id", "type", "stem", "options", "answer", "accept", "why", "explanation", "source", "period", "topic",
    "difficulty", "use", "media", "shuffle", "as_of", "valid_until", "fact", "replaces", "rev", "change",
    "withdrawn", "allow",
)  # fmt: skip
LEADING = "-?:,[]{}#&*!|>'\"%@`"
IN_FLOW = re.compile(r"[,\[\]{}:：，]")
COMMENT = re.compile(r"\s+#.*$")
COMMENT_AFTER_QUOTE = re.compile(r"(?<=[\"'\]}])\s+#[^\"']*$")
LONG_LINE = 160


class NoSuchQuestion(QuizError):
    """The text has no question of that id that could be read."""


def changed(text: str, question_id: str, changes: Mapping[str, Value | None]) -> str:
    """
    The text with some fields of one question changed.

    Args:
        text: A bank as typed, lines ended by a newline only.
        question_id: The question; its id itself cannot be changed.
        changes: Field → its new value, None to take it out.

    Raises:
        NoSuchQuestion: It is not there, or cannot be read.
    """
    before = readable(text)
    if question_id not in before:
        raise NoSuchQuestion(question_id)
    asked = {key: value for key, value in before[question_id].items() if key not in changes}
    asked |= {key: value for key, value in changes.items() if value is not None}
    fitting = ""
    for in_flow in (True, False):
        fitting = _spliced(text, question_id, changes, in_flow)
        after = readable(fitting)
        if after.get(question_id) == asked and _others(after, question_id) == _others(before, question_id):
            return fitting
    return fitting


def question_text(text: str, question_id: str) -> str:
    """The lines of one question as typed, without the blank lines and comments after it; "" without it."""
    found = _find(text, question_id)
    if found is None:
        return ""
    lines = text.split("\n")
    return "\n".join(lines[found.line - 1 : _end_of_question(lines, found)])


def appended(text: str, questions: Iterable[str]) -> str:
    """
    A bank with more questions at its end, indented as those that are there.

    Args:
        text: A bank as typed.
        questions: Lines of questions, as `question_texts` gives them.
    """
    there = _questions(text)
    lines = text.split("\n")
    lead = lines[there[-1].line - 1] if there else "  - "
    dash = len(lead) - len(lead.lstrip(" "))
    end = _end_of_question(lines, there[-1]) if there else len(lines)
    fresh = [line for each in questions for line in ("", *_indented(each, dash))]
    rest = lines[end:]
    return "\n".join([*lines[:end], *fresh, *(rest if any(rest) else [""])])


def _indented(question: str, dash: int) -> list[str]:
    lines = question.split("\n")
    own = len(lines[0]) - len(lines[0].lstrip(" "))
    return [" " * dash + line[own:] if line.strip() else "" for line in lines]


def question_texts(text: str) -> dict[str, str]:
    """The lines of every question as typed, by id."""
    lines = text.split("\n")
    found = ((each, each.get("id")) for each in _questions(text))
    return {
        name.value: "\n".join(lines[each.line - 1 : _end_of_question(lines, each)])
        for each, name in found
        if isinstance(name, Text)
    }


def readable(text: str) -> dict[str, dict[str, Value]]:
    """What the questions of a text say, by id, as far as it can be read."""
    return {
        str(plain(each.get("id"))): {entry.key.value: plain(entry.value) for entry in each.entries}
        for each in _questions(text)
        if isinstance(each.get("id"), Text)
    }


def field_at(text: str, line: int) -> tuple[str, str]:
    """Which question and which field of it a line belongs to; "" where it belongs to none."""
    for each in _questions(text):
        if each.line <= line < _end_of_question(text.split("\n"), each) + 1:
            name = each.get("id")
            above = [entry for entry in each.entries if entry.line <= line]
            key = above[-1].key.value if above else ""
            return (name.value if isinstance(name, Text) else ""), key
    return "", ""


def line_of(text: str, question_id: str) -> int:
    """The line a question begins at; 1 when it is not there."""
    found = _find(text, question_id)
    return found.line if found else 1


def plain(node: Node | None) -> Value:
    """A node as texts, lists and dicts."""
    if isinstance(node, Written):
        return {entry.key.value: plain(entry.value) for entry in node.entries}
    if isinstance(node, Listing):
        return [plain(each) for each in node.items]
    return node.value if isinstance(node, Text) else ""


def scalar(text: str, in_flow: bool = False) -> str:
    """A text as YAML on one line, in quotes only where it must be."""
    odd = (
        not text
        or text != text.strip()
        or text[0] in LEADING
        or any(mark in text for mark in ("\n", ": ", " #"))
        or text.endswith(":")
        or (in_flow and IN_FLOW.search(text))
    )
    if not odd:
        return text
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{safe}"'


def _questions(text: str) -> list[Written]:
    node, _ = read(text, "")
    listed = node.get("questions") if isinstance(node, Written) else None
    return [each for each in listed.items if isinstance(each, Written)] if isinstance(listed, Listing) else []


def _find(text: str, question_id: str) -> Written | None:
    return next((each for each in _questions(text) if plain(each.get("id")) == question_id), None)


def _others(said: Mapping[str, object], question_id: str) -> dict[str, object]:
    return {key: value for key, value in said.items() if key != question_id}


def _spliced(text: str, question_id: str, changes: Mapping[str, Value | None], in_flow: bool) -> str:
    found = _find(text, question_id)
    if found is None or any(isinstance(entry.value, Unreadable) for entry in found.entries):
        raise NoSuchQuestion(question_id)
    lines = text.split("\n")
    first = found.entries[0]
    apart = len({entry.line for entry in found.entries}) == len(found.entries)
    if not apart or first.key.value in changes or lines[found.line - 1].lstrip().startswith("- {"):
        lines[found.line - 1 : _end_of_question(lines, found)] = _rewritten(found, changes, lines, in_flow)
        return "\n".join(lines)
    present = list(found.entries)
    ends = {entry.key.value: _end_of_entry(lines, found, entry) for entry in present}
    wanted = sorted(changes, key=lambda key: _rank(key, present), reverse=True)
    for key in wanted:  # from the last line up, so that the lines above keep their numbers
        _put(lines, found, key, changes[key], in_flow, ends)
    return "\n".join(lines)


def _rank(key: str, present: Sequence[Entry]) -> tuple[int, int]:
    own = next((entry for entry in present if entry.key.value == key), None)
    place = own or _before(key, present)
    return place.line, 0 if own else 1 + _order(key)


def _before(key: str, present: Sequence[Entry]) -> Entry:
    """The entry a new key stands after."""
    above = [entry for entry in present if _order(entry.key.value) < _order(key)]
    return max(above or present[:1], key=lambda entry: entry.line)


def _order(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


def _put(
    lines: list[str],
    found: Written,
    key: str,
    value: Value | None,
    in_flow: bool,
    ends: Mapping[str, int],
) -> None:
    own = next((entry for entry in found.entries if entry.key.value == key), None)
    indent = " " * (found.entries[0].column - 1)
    if own is None:
        if value is not None:
            after = ends[_before(key, found.entries).key.value]
            lines[after:after] = _entry(indent, key, value, in_flow)
        return
    start, end = own.line - 1, ends[key]
    if value is None:
        del lines[start:end]
        return
    flow = in_flow and (end - start == 1 or not isinstance(own.value, Written))
    fresh = _entry(indent, key, value, flow)
    if end - start == 1 and len(fresh) == 1:
        fresh[0] += _comment(lines[start])
    lines[start:end] = fresh


def _comment(line: str) -> str:
    """The comment at the end of a line, with the spaces before it."""
    found = COMMENT_AFTER_QUOTE.search(line) or (None if re.search("[\"']", line) else COMMENT.search(line))
    return found[0] if found else ""


def _entry(indent: str, key: str, value: Value, in_flow: bool) -> list[str]:
    if isinstance(value, str):
        return [f"{indent}{key}: {scalar(value)}"]
    line = f"{indent}{key}: {_flow(value)}"
    if not isinstance(value, Mapping) or (in_flow and len(line) <= LONG_LINE):
        return [line]
    return [f"{indent}{key}:", *(f"{indent}  {label}: {scalar(str(text))}" for label, text in value.items())]


def _flow(value: Value) -> str:
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(_flow(each) for each in value) + "]"


def _rewritten(
    found: Written, changes: Mapping[str, Value | None], lines: Sequence[str], in_flow: bool
) -> list[str]:
    """A question that is written on one line, as lines of their own."""
    values = {entry.key.value: plain(entry.value) for entry in found.entries} | dict(changes)
    lead = lines[found.line - 1]
    dash = len(lead) - len(lead.lstrip(" "))
    indent = " " * (dash + 2)
    keys = sorted((key for key, value in values.items() if value is not None), key=_order)
    fresh = [line for key in keys for line in _entry(indent, key, values[key] or "", in_flow)]
    return [" " * dash + "- " + fresh[0].lstrip(), *fresh[1:]]


def _end_of_entry(lines: Sequence[str], found: Written, entry: Entry) -> int:
    later = [each.line - 1 for each in found.entries if each.line > entry.line]
    end = min(later) if later else _end_of_question(lines, found)
    return _trimmed(lines, entry.line, end)


def _end_of_question(lines: Sequence[str], found: Written) -> int:
    """The index of the line after the last one that belongs to a question."""
    lead = lines[found.line - 1]
    dash = len(lead) - len(lead.lstrip(" "))
    end = found.line
    while end < len(lines):
        line = lines[end]
        if line.strip() and not line.lstrip().startswith("#") and len(line) - len(line.lstrip(" ")) <= dash:
            break
        end += 1
    return _trimmed(lines, found.line, end)


def _trimmed(lines: Sequence[str], start: int, end: int) -> int:
    """Without the blank lines and comments at the end."""
    while end > start and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end
