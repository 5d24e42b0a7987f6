"""
Guarded reading: bytes of a YAML file → nodes that keep line and column, and every problem at once.

PyYAML is asked for events only, one by one, and nothing is built beyond fixed bounds; anchors,
aliases, tags and merge keys are refused, and every scalar stays text. Where the syntax is broken the
smallest list item around the place is set aside and reading goes on. Knows nothing of banks.
"""

import re
from collections.abc import Iterator

import yaml

from quiz.banks.encoding import decode
from quiz.banks.nodes import Entry, Listing, Mapping, Node, Text, Unreadable
from quiz.banks.problem import Complaints, Problem
from quiz.banks.slips import Mended, mend
from quiz.banks.syntax import explain
from quiz.banks.words import quoted

MOST_EVENTS = 200_000
MOST_DEPTH = 16
MOST_SYNTAX_ERRORS = 20
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SET_ASIDE = "\ue000"
OPENERS = re.compile(rf"[\[{{](?:\s*[\[{{]){{{MOST_DEPTH}}}")
ITEM = re.compile(r" *- ")
KEY = re.compile(r" *[^\s#'\"\[{][^:]*:(?= |$)")
HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
FOLDED = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class _TooMuch(Exception):
    """The file is deeper or longer than any honest one; reading stops here."""

    def __init__(self, mark: yaml.Mark, message: str, hint: str, code: str) -> None:
        self.mark, self.told = mark, (message, hint, code)


def read(data: bytes | str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """
    What a YAML file says, as nodes.

    Args:
        data: The file as stored, or as typed into an editor.
        file: Its name, for the problems.

    Returns:
        The node, present even beside problems whenever something could be read, so that its
        contents can be checked in the same run; and the problems in the order of the file.
        A file may be used only when there are none.
    """
    complaints = Complaints(file)
    text = decode(data, complaints)
    node = _read(text, complaints) if text is not None else None
    if node is None and not complaints:
        complaints.at_line(1, 1, "文件是空的", "", "empty")
    return node, complaints.sorted()


def _read(text: str, complaints: Complaints) -> Node | None:
    deep = OPENERS.search(text)
    if deep:
        # Refused before the parser sees it: its scanner looks far ahead for a key.
        line = text.count("\n", 0, deep.start()) + 1
        column = deep.start() - text.rfind("\n", 0, deep.start())
        complaints.at_line(line, column, *_too_deep())
        return None
    mended = mend(text, complaints)
    aside: set[int] = set()
    for _ in range(MOST_SYNTAX_ERRORS):
        try:
            return _Builder(mended, aside, complaints).document()
        except _TooMuch as refusal:
            line, column = _place(refusal.mark, mended)
            complaints.at_line(line, column, *refusal.told)
            return None
        except (yaml.YAMLError, ValueError) as error:
            # ValueError: the pure-Python scanner on impossible escapes.
            line = _note_syntax(error, mended, complaints)
            if not _set_aside(line, mended.lines, aside):
                return None
    return None


class _Builder:
    """Nodes from events. Recursion is safe: it goes no deeper than MOST_DEPTH."""

    def __init__(self, mended: Mended, aside: set[int], complaints: Complaints) -> None:
        self.mended = mended
        self.aside = aside
        self.complaints = complaints
        self.events = self._guarded(LOADER(mended.text))

    def _guarded(self, events: yaml.SafeLoader) -> Iterator[yaml.Event]:
        depth = count = 0
        while events.check_event():
            event = events.get_event()
            count += 1
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MOST_DEPTH:
                raise _TooMuch(event.start_mark, *_too_deep())
            if count > MOST_EVENTS:
                raise _TooMuch(event.start_mark, "文件内容太多", "请分成几个题库", "size")
            yield event

    def document(self) -> Node | None:
        node = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "删去单独一行的 ---，或分成两个文件"
                    self._tell(event, "文件里只能有一份内容", hint, "documents")
                    break
                node = self._node(next(self.events))
        empty = isinstance(node, Text) and node.plain and not node.value
        return None if empty else node

    def _node(self, event: yaml.NodeEvent) -> Node:
        line, column = _place(event.start_mark, self.mended)
        if isinstance(event, yaml.AliasEvent):
            self._tell(
                event, "不能用 *别名 引用别处", "把内容再写一遍；文字以 * 开头时用英文引号括起来", "alias"
            )
            return Unreadable(line, column)
        if event.anchor is not None:
            self._tell(event, "不能用 & 设记号", "文字以 & 开头时用英文引号括起来", "anchor")
        if event.tag is not None:
            self._tell(event, "不能用 ! 标注类型", "文字以 ! 开头时用英文引号括起来", "tag")
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Listing(tuple(self._items()), line, column)
        return Mapping(tuple(self._entries()), line, column)

    def _text(self, event: yaml.ScalarEvent, line: int, column: int) -> Text | Unreadable:
        if line in self.aside and event.value == SET_ASIDE:
            return Unreadable(line, column)
        if CONTROL.search(event.value):
            self._tell(event, "文字里有控制字符", "删去反斜杠写出的特殊字符", "invisible")
        value = event.value
        if event.style != "|" and event.end_mark.line > event.start_mark.line:
            # YAML joins lines with a space, which Chinese does not want.
            value = FOLDED.sub("", value)
        return Text(value, line, column, plain=not event.style)

    def _items(self) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event)

    def _entries(self) -> Iterator[Entry]:
        first: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event)
            value = self._node(next(self.events))
            if not isinstance(key, Text):
                self._tell(event, "键只能是文字", "花括号、方括号开头的文字用英文引号括起来", "key")
            elif key.plain and key.value == "<<":
                self._tell(event, "不能用 << 合并", "把内容再写一遍", "merge")
            elif key.value in first:
                hint = f"第 {first[key.value]} 行已有，只留一个"
                self._tell(event, f"{quoted(key.value)}写了两次", hint, "duplicate_key")
            else:
                first[key.value] = key.line
                yield Entry(key, value)

    def _tell(self, event: yaml.Event, message: str, hint: str, code: str) -> None:
        line, column = _place(event.start_mark, self.mended)
        self.complaints.at_line(line, column, message, hint, code)


def _too_deep() -> tuple[str, str, str]:
    return f"括号或缩进套得太深，最多 {MOST_DEPTH} 层", "文字里的括号请用英文引号括起来", "depth"


def _place(mark: yaml.Mark | None, mended: Mended) -> tuple[int, int]:
    if mark is None:
        return 1, 1
    return mark.line + 1, mended.column(mark.line + 1, mark.column + 1)


def _note_syntax(error: Exception, mended: Mended, complaints: Complaints) -> int:
    """Note broken syntax in Chinese; returns the line it is blamed on."""
    context = getattr(error, "context", None) or ""
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if re.search("scalar|flow|simple key|anchor|alias|tag", context) and getattr(error, "context_mark", None):
        # What was opened here was never closed; the parser noticed only later.
        mark = error.context_mark
    line, column = _place(mark, mended)
    line = min(line, len(mended.lines))
    message, hint = explain(context, problem)
    complaints.at_line(line, column, message, hint, "syntax")
    return line


def _set_aside(line: int, lines: list[str], aside: set[int]) -> bool:
    """
    Replace the list item around a line, or its value when it is in none, so that reading goes on.

    Returns:
        False when nothing was left to set aside.
    """
    items = [index for index in range(line) if ITEM.match(lines[index])]
    indent = min((_indent(lines[index]) for index in items), default=0)
    start = next((index for index in reversed(items) if _indent(lines[index]) == indent), line - 1)
    key = KEY.match(lines[start])
    opening = " " * indent + "- " if items else f"{key[0]} " if key else None
    if opening is None or start + 1 in aside:
        return False
    end = line
    while end < len(lines) and not _begins_anew(lines[end], _indent(lines[start]), bool(items)):
        end += 1
    lines[start:end] = [opening + SET_ASIDE] + [""] * (end - start - 1)
    aside.add(start + 1)
    return True


def _begins_anew(line: str, indent: int, in_list: bool) -> bool:
    if in_list and ITEM.match(line):
        return _indent(line) <= indent
    return bool(KEY.match(line)) and (_indent(line) < indent or not in_list and _indent(line) == indent)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
