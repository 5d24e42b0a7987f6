"""
The text of a bank with everything mended that needs no judgement; comments and layout stay as typed.

One edit a scalar, each in the quotes it was typed in; afterwards the new text is read again, and an edit
whose scalar does not read as it should is taken back. A text with broken syntax is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from quiz.banks.allowance import allowed
from quiz.banks.answers import FALSE_WORDS, OWN_LABEL, TRUE_WORDS, WRAPPING
from quiz.banks.lint.completeness import MARKS
from quiz.banks.lint.punctuation import tidied
from quiz.banks.lint.remark import folded
from quiz.banks.nodes import Listing, Mapping, Node, Text
from quiz.banks.reading import LOADER, read
from quiz.banks.words import narrowed

PROSE = ("stem", "explanation", "source", "why", "options", "accept")
BY_TEXT = ("fill", "oral")
TRAILING = re.compile("[ \t\u3000\xa0]+(?=\r?$)", re.MULTILINE)
SAFE_START = re.compile(r"[\w“‘《（【]")
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Scalar:
    start: int
    end: int
    style: str | None
    value: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """What takes the place of one scalar; `value` is how it should read, None when only nearly the same."""

    scalar: int
    raw: str
    value: str | None


def fixed(text: str) -> str:
    """
    The text mended as far as that is safe; the same text when there is nothing to mend.

    Args:
        text: A whole bank file.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = _stripped(text.removeprefix(mark))
    node, problems = read(body, "")
    if problems or not isinstance(node, Mapping):
        return text
    scalars = _scalars(body)
    starts = {place: at for at, place in enumerate(_places(scalars, body.split("\n")))}
    edits = {}
    for wish, value in _wishes(node):
        at = starts.get((wish.line, wish.column))
        edit = _edit(at, scalars[at], body, value) if at is not None else None
        if edit is not None:
            edits[edit.scalar] = edit
    return mark + _applied(body, scalars, edits)


def _wishes(node: Mapping) -> Iterator[tuple[Text, str]]:
    """Every text that should read otherwise, and how."""
    head = allowed(node)
    questions = node.get("questions")
    for question in questions.items if isinstance(questions, Listing) else ():
        if isinstance(question, Mapping):
            keep = head | allowed(question)
            kind = question.get("type")
            yield from _in_question(question, kind.value.strip() if isinstance(kind, Text) else "", keep)


def _in_question(question: Mapping, kind: str, keep: frozenset[str]) -> Iterator[tuple[Text, str]]:
    labels = dict(_labels(question.get("options")))
    for key in (*PROSE, *(("answer",) if kind in BY_TEXT else ())):
        for leaf in _leaves(question.get(key)):
            text = _unlabelled(leaf.value.strip(), labels.get(leaf))
            if (better := tidied(text, keep)) != leaf.value.strip():
                yield leaf, better
    for entry_key, label in _keys(question.get("options")):
        if entry_key.value != label and narrowed(entry_key.value).upper() == label:
            yield entry_key, label
    if kind == "true_false" and "truth_word" not in keep:
        yield from _truth(question.get("answer"))
    if kind == "multiple" and "answer_order" not in keep:
        yield from _in_order(question.get("answer"))


def _keys(options: Node | None) -> Iterator[tuple[Text, str]]:
    entries = options.entries if isinstance(options, Mapping) else ()
    yield from zip((entry.key for entry in entries), "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False)


def _labels(options: Node | None) -> Iterator[tuple[Text, str]]:
    entries = options.entries if isinstance(options, Mapping) else ()
    for entry, label in zip(entries, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False):
        if isinstance(entry.value, Text):
            yield entry.value, label


def _unlabelled(text: str, label: str | None) -> str:
    own = OWN_LABEL.match(text)
    if label is None or own is None or narrowed(own[1]) != label:
        return text
    return text[own.end() - 1 :]


def _truth(answer: Node | None) -> Iterator[tuple[Text, str]]:
    if isinstance(answer, Text) and MARKS.search(answer.value):
        word = narrowed(answer.value).strip(WRAPPING).lower()
        if word in TRUE_WORDS | FALSE_WORDS:
            yield answer, "对" if word in TRUE_WORDS else "错"


def _in_order(answer: Node | None) -> Iterator[tuple[Text, str]]:
    if isinstance(answer, Text):
        found = re.findall("[A-Z]", narrowed(answer.value).upper())
        if found != sorted(found) and not re.search("[^A-Z,，、;； ]", narrowed(answer.value).upper()):
            yield answer, "".join(sorted(found))
    elif isinstance(answer, Listing):
        items = [item for item in answer.items if isinstance(item, Text)]
        found = [narrowed(item.value).upper() for item in items]
        if all(re.fullmatch("[A-Z]", label) for label in found):
            yield from (
                (item, label)
                for item, old, label in zip(items, found, sorted(found), strict=True)
                if old != label
            )


def _leaves(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _leaves(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _leaves(entry.value)


def _scalars(text: str) -> list[_Scalar]:
    return [
        _Scalar(event.start_mark.index, event.end_mark.index, event.style, event.value)
        for event in yaml.parse(text, Loader=LOADER)
        if isinstance(event, yaml.ScalarEvent)
    ]


def _places(scalars: list[_Scalar], lines: list[str]) -> Iterator[tuple[int, int]]:
    """Line and column of every scalar, from 1; both run forward together."""
    line, begin = 0, 0
    for scalar in scalars:
        while line < len(lines) - 1 and scalar.start > begin + len(lines[line]):
            begin += len(lines[line]) + 1
            line += 1
        yield line + 1, scalar.start - begin + 1


def _edit(at: int, scalar: _Scalar, text: str, value: str) -> _Edit | None:
    raw = text[scalar.start : scalar.end]
    if "\n" in raw:
        if scalar.style in ("'", '"'):
            return None
        better = "\n".join(_line(line) for line in raw.split("\n"))
        return _Edit(at, better, None) if better != raw else None
    if scalar.style == "'":
        return _Edit(at, "'" + value.replace("'", "''") + "'", value)
    if scalar.style == '"' or not SAFE_START.match(value):
        return _Edit(at, '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"', value)
    return _Edit(at, value, value)


def _line(line: str) -> str:
    content = line.strip(" \r")
    return line.replace(content, tidied(content), 1) if content else line


def _applied(text: str, scalars: list[_Scalar], edits: dict[int, _Edit]) -> str:
    """The text with the edits that hold when it is read again."""
    for _ in range(ROUNDS):
        better = _with(text, scalars, edits)
        wrong = _misread(better, scalars, edits)
        if not wrong:
            return better
        edits = {at: edit for at, edit in edits.items() if at not in wrong}
    return text


def _with(text: str, scalars: list[_Scalar], edits: dict[int, _Edit]) -> str:
    parts, end = [], 0
    for at in sorted(edits):
        parts += [text[end : scalars[at].start], edits[at].raw]
        end = scalars[at].end
    return "".join(parts) + text[end:]


def _misread(text: str, scalars: list[_Scalar], edits: dict[int, _Edit]) -> set[int]:
    """The edits to take back; all of them when the text has another shape now."""
    try:
        values = [scalar.value for scalar in _scalars(text)]
    except (yaml.YAMLError, ValueError):
        return set(edits)
    if len(values) != len(scalars):
        return set(edits)
    return {at for at, edit in edits.items() if not _reads(values[at], edit, scalars[at])}


def _reads(value: str, edit: _Edit, before: _Scalar) -> bool:
    if edit.value is None:
        return folded(value) == folded(before.value)
    return value == edit.value


def _stripped(text: str) -> str:
    """Without spaces at the ends of lines, as long as everything reads the same or could not be read."""
    better = TRAILING.sub("", text)
    try:
        before = [folded(scalar.value) for scalar in _scalars(text)]
    except (yaml.YAMLError, ValueError):
        return better  # a Tab at the end of a line, say; whoever called looks for problems that are left
    try:
        after = [folded(scalar.value) for scalar in _scalars(better)]
    except (yaml.YAMLError, ValueError):
        return text
    return better if before == after else text
