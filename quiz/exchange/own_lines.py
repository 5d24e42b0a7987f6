"""Our own Word and text layout read back: labelled lines, `【编号】ph-0001`, a block a question."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quiz.exchange.draft import SOUND, WRONG, Found, Line, Remark
from quiz.exchange.own_layout import HEAD, TAIL, read_back, unescaped
from quiz.exchange.proving import prove
from quiz.exchange.sketch import Sheaf

LABEL = re.compile(r"\s*【([^】]{1,8})】(.*)", re.DOTALL)
FIRST = "编号"


def is_ours(lines: Iterable[Line]) -> bool:
    """Whether lines are of our own making: an id and a type follow one another."""
    labels = [match[1] if (match := LABEL.match(line.text)) else "" for line in lines if line.text.strip()]
    pairs = zip(labels, labels[1:], strict=False)
    return (FIRST, "题型") in pairs


@dataclass
class _Block:
    lines: list[int] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    doubts: list[Remark] = field(default_factory=list)
    last: str = ""


def read_lines(lines: Sequence[Line], sheaf: Sheaf) -> tuple[list[Found], dict[str, str]]:
    """
    The questions, and what the head of the file says: bank, title and source.

    A line without a label, which a person typed in, is added to the text above it and told.
    """
    found, head = [], {}
    for block in _blocks(lines, sheaf, head):
        found.append(_question(block))
    return found, head


def _blocks(lines: Sequence[Line], sheaf: Sheaf, head: dict[str, str]) -> Iterator[_Block]:
    block: _Block | None = None
    for line in lines:
        if not line.text.strip():
            continue
        match = LABEL.match(line.text)
        if match and match[1] in HEAD and block is None:
            head[HEAD[match[1]]] = unescaped(match[2].strip())
            sheaf.tell(line.number, SOUND, f"{match[1]}：{match[2]}")
        elif match and match[1] == FIRST:
            if block:
                yield block
            block = _Block([line.number], {FIRST: match[2].strip()}, last=FIRST)
        elif block is None:
            sheaf.tell(
                line.number, SOUND if not head else WRONG, f"不在题目里，没有收入：{line.text.strip()[:40]}"
            )
        else:
            _add(block, line, match)
    if block:
        yield block


def _add(block: _Block, line: Line, match: re.Match[str] | None) -> None:
    block.lines.append(line.number)
    if match and match[1] not in block.values:
        block.last = match[1]
        block.values[match[1]] = unescaped(match[2].strip())
        return
    text = line.text.strip()
    block.values[block.last] = f"{block.values[block.last]}\n{text}"
    block.doubts.append(Remark(line.number, f"没有标记的一行“{text[:20]}”接在【{block.last}】后面"))


def _question(block: _Block) -> Found:
    fields = read_back(block.values) or {"type": "", "stem": block.values.get("题干", "")}
    fields = {name: value for name, value in fields.items() if value != "" or name == "stem"}
    _, problems = prove(fields, block.lines[0])
    strangers = sorted(
        set(block.values)
        - {FIRST, "题型", "题干", *TAIL}
        - {name for name in block.values if re.fullmatch("(?:选项|错因)[A-Z]", name)}
    )
    doubts = [*block.doubts, *(Remark(block.lines[0], f"不认识【{name}】，没有收入") for name in strangers)]
    faults = tuple(Remark(line, message) for line, message in problems)
    return Found(tuple(block.lines), fields, tuple(doubts), faults)
