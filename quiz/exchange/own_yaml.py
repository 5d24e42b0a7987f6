"""A bank file of our own, sound or not → a Draft: each question judged by itself, all problems told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quiz.banks.allowance import ALLOW
from quiz.banks.checking import check_bank
from quiz.banks.nodes import Listing, Mapping, Node, Text
from quiz.banks.problem import Problem
from quiz.banks.reading import read
from quiz.exchange.draft import DOUBTFUL, SOUND, WRONG, Draft, Found, Line, Remark, Told
from quiz.exchange.gathering import tell_twins

HEAD = re.compile(r"\s*(?:bank|title|source|questions|allow)\s*[:：]")


NOT_HERE = ("asked_twice", "other_key")
"""The same question twice is told for both places by `tell_twins`."""
OUR_KEY = re.compile(r"^\s*(?:-\s+)?\{?(?:bank|questions?|id|type|stem)\s*[:：]", re.MULTILINE)


def looks_like_bank(text: str, suffix: str = "") -> bool:
    """Whether a text is a bank file, or a file of that suffix means to be one."""
    if suffix in ("yaml", "yml") and OUR_KEY.search(text):
        return True
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


def read_bank_file(file: str, text: str, lines: Sequence[Line], remarks: Sequence[str] = ()) -> Draft:
    """
    The Draft of a bank file.

    Args:
        file: Its name.
        text: Its text, decoded.
        lines: Its lines.
        remarks: What is to be said of the whole file.
    """
    node, _ = read(text, file)
    head = _texts(node) if isinstance(node, Mapping) else {}
    asked = node.get("questions") if isinstance(node, Mapping) else None
    items = asked.items if isinstance(asked, Listing) else ()
    typed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks = [_Block(item, _own_lines(item, typed)) for item in items if isinstance(item, Mapping)]
    told = []
    for problem in check_bank(text, f"{head.get('bank') or 'x'}.yaml")[1]:
        owner = _owner(blocks, problem)
        if problem.code in NOT_HERE:
            continue
        if owner is None:
            told.append(Told(problem.line, DOUBTFUL if problem.code == "missing" else WRONG, _said(problem)))
        elif problem.code == "id_twice":
            owner.doubts.append(
                Remark(problem.line, f"第 {problem.column} 列：{problem.message}，导入时另编一个")
            )
        else:
            owner.faults.append(Remark(problem.line, _said(problem)))
    questions = tell_twins(each.found() for each in blocks)
    known = {number for found in questions for number in found.lines} | {each.line for each in told}
    told += [_rest(line) for line in lines if line.text.strip() and line.number not in known]
    allow = node.get(ALLOW) if isinstance(node, Mapping) else None
    return Draft(
        file=file,
        title=head.get("title", ""),
        lines=tuple(lines),
        questions=tuple(questions),
        told=tuple(sorted(told, key=lambda each: each.line)),
        bank=head.get("bank", ""),
        source=head.get("source", ""),
        remarks=tuple(remarks),
        allow=_plain(allow) if isinstance(allow, Mapping) else {},
    )


@dataclass
class _Block:
    item: Mapping
    lines: tuple[int, ...]
    doubts: list[Remark] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)

    def found(self) -> Found:
        return Found(self.lines, _plain(self.item), tuple(self.doubts), tuple(self.faults))


def _own_lines(item: Mapping, typed: Sequence[str]) -> tuple[int, ...]:
    """The lines of a question: up to the next that stands as far left as its dash."""
    dash = _depth(typed[item.line - 1])
    own = [item.line]
    for number, line in enumerate(typed[item.line :], item.line + 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if _depth(line) <= dash:
            break
        own.append(number)
    return tuple(own)


def _depth(text: str) -> int:
    """How far a line is indented; a tab, which the checker refuses, still means deeper."""
    wide = text.expandtabs(8)
    return len(wide) - len(wide.lstrip())


def _owner(blocks: Sequence[_Block], problem: Problem) -> _Block | None:
    """The question a problem lies in; several may share a line."""
    place = (problem.line, problem.column)
    before = [each for each in blocks if (each.item.line, each.item.column) <= place]
    return before[-1] if before and problem.line in before[-1].lines else None


def _said(problem: Problem) -> str:
    hint = f"（{problem.hint}）" if problem.hint else ""
    return f"第 {problem.column} 列：{problem.message}{hint}"


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
