"""A bank file of our own, sound or not → a Draft: each question judged by itself, all problems told."""

import re
from collections.abc import Sequence

from quiz.banks.allowance import ALLOW
from quiz.banks.nodes import Listing, Mapping, Node, Text
from quiz.banks.reading import read
from quiz.exchange.draft import DOUBTFUL, SOUND, WRONG, Draft, Found, Line, Remark, Told
from quiz.exchange.gathering import tell_twins
from quiz.exchange.proving import prove

HEAD = re.compile(r"\s*(?:bank|title|source|questions|allow)\s*[:：]")


def looks_like_bank(text: str) -> bool:
    """Whether a text is a bank file, whatever its name."""
    return bool(re.search(r"^questions\s*[:：]", text, re.MULTILINE)) and bool(
        re.search(r"^\s*-\s+\w+\s*[:：]|^\s*- \{", text, re.MULTILINE)
    )


def allowed_in(data: bytes) -> dict[str, dict[str, str]]:
    """What a sound bank file says under `allow:`, by question id; under "" for the whole bank."""
    node, _ = read(data, "")
    asked = node.get("questions") if isinstance(node, Mapping) else None
    items = asked.items if isinstance(asked, Listing) else ()
    named = [("", node), *((_texts(item).get("id", ""), item) for item in items if isinstance(item, Mapping))]
    return {name: _plain(each.get(ALLOW)) for name, each in named if each is not None and each.get(ALLOW)}


def read_bank_file(file: str, text: str, lines: Sequence[Line]) -> Draft:
    """
    The Draft of a bank file.

    Args:
        file: Its name.
        text: Its text, decoded.
        lines: Its lines.
    """
    node, problems = read(text, file)
    head = _texts(node) if isinstance(node, Mapping) else {}
    asked = node.get("questions") if isinstance(node, Mapping) else None
    items = asked.items if isinstance(asked, Listing) else ()
    stops = [*(item.line for item in items[1:]), len(lines) + 1][: len(items)]
    syntax = {problem.line: problem for problem in problems}
    questions = [
        _question(item, stop, lines, syntax)
        for item, stop in zip(items, stops, strict=True)
        if isinstance(item, Mapping)
    ]
    told = [
        Told(each.line, WRONG, each.message + (f"（{each.hint}）" if each.hint else "")) for each in problems
    ]
    questions = list(tell_twins(questions))
    known = {number for found in questions for number in found.lines} | {each.line for each in told}
    told += [_rest(line) for line in lines if line.text.strip() and line.number not in known]
    return Draft(
        file=file,
        title=head.get("title", ""),
        lines=tuple(lines),
        questions=tuple(questions),
        told=tuple(sorted(told, key=lambda each: each.line)),
        bank=head.get("bank", ""),
        source=head.get("source", ""),
        allow=_plain(node.get(ALLOW))
        if isinstance(node, Mapping) and isinstance(node.get(ALLOW), Mapping)
        else {},
    )


def _question(item: Mapping, stop: int, lines: Sequence[Line], syntax: dict) -> Found:
    own = [
        line.number
        for line in lines[item.line - 1 : stop - 1]
        if line.text.strip() and not line.text.lstrip().startswith("#")
    ]
    fields = _plain(item)
    _, found = prove(fields, item.line)
    faults = [Remark(line, message) for line, message in found]
    faults += [Remark(number, syntax[number].message) for number in own if number in syntax]
    return Found(tuple(own) or (item.line,), fields, (), tuple(faults))


def _plain(node: Node):
    """A node as plain values, all scalars text."""
    if isinstance(node, Mapping):
        return {entry.key.value: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Listing):
        return [_plain(each) for each in node.items]
    return node.value if isinstance(node, Text) else ""


def _texts(node: Mapping) -> dict[str, str]:
    return {
        entry.key.value: entry.value.value.strip() for entry in node.entries if isinstance(entry.value, Text)
    }


def _rest(line: Line) -> Told:
    text = line.text.strip()
    if text.startswith("#"):
        return Told(line.number, DOUBTFUL, f"注释没有带入：{text[:40]}")
    if HEAD.match(line.text) or text in ("---", "..."):
        return Told(line.number, SOUND, f"题库的抬头：{text[:40]}")
    return Told(line.number, WRONG, f"没有认出：{text[:40]}")
