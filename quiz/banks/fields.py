"""
Asking a mapping for its values key by key, gathering every problem on the way.

Shared by all files an organiser writes (banks, contest files). Knows texts, numbers, durations and
choices; knows nothing of questions or rounds. A value asked for without a default is required.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from decimal import Decimal
from typing import Any

from quiz.banks.nodes import Entry, Listing, Mapping, Node, Text, Unreadable, kind_of
from quiz.banks.problem import Complaints
from quiz.banks.words import did_you_mean, narrowed, nearest, quoted

REQUIRED: Any = object()
YES = frozenset({"yes", "true", "on", "是"})
NO = frozenset({"no", "false", "off", "否"})
DURATION = re.compile(r"(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?")


def fields_of(
    node: Node | None, complaints: Complaints, what: str, nicknames: Dictionary[str, str] | None = None
) -> "Fields | None":
    """
    A node as a mapping to be asked.

    Args:
        node: What was read, or None for an empty file.
        complaints: Where problems are noted.
        what: What the mapping is, in Chinese, for messages: 题目, 轮次, ….
        nicknames: Likely wrong names of keys → the right ones, for hints.

    Returns:
        Fields; or None, the problem being noted.
    """
    if isinstance(node, Mapping):
        return Fields(node, complaints, what, nicknames)
    if node is None:
        complaints.at(Text("", 1, 1), f"文件里没有内容，应当是{what}", "", "empty")
    elif not isinstance(node, Unreadable):
        message = f"{what}应当是一组“键: 值”，这里却是{kind_of(node)}"
        complaints.at(node, message, "冒号用英文半角，后面空一格", "kind")
    return None


class Fields:
    """
    One mapping of a file, asked key by key.

    Each asking method returns the value, or the default when the key is absent or wrong;
    without a default the key is required and None is returned when it is absent or wrong.
    Every key asked for counts as known. `finish` must be called last: it complains about the
    others, and about required keys that are missing (one that is only misspelt is told once).
    """

    def __init__(
        self,
        node: Mapping,
        complaints: Complaints,
        what: str = "内容",
        nicknames: Dictionary[str, str] | None = None,
    ) -> None:
        self.mapping_node = node
        self.complaints = complaints
        self.what = what
        self._nicknames = nicknames or {}
        self._known: dict[str, None] = {}
        self._missing: dict[str, None] = {}

    def has(self, key: str) -> bool:
        self._known.setdefault(key)
        return self.mapping_node.get(key) is not None

    def where(self, key: str) -> Node:
        """The node to complain at: the value of the key, else the mapping itself."""
        return self.mapping_node.get(key) or self.mapping_node

    def complain(self, key: str, message: str, hint: str = "", code: str = "") -> None:
        """Note a problem at the value of a key."""
        self.complaints.at(self.where(key), message, hint, code)

    def node(self, key: str, default: Any = REQUIRED) -> Node | None:
        """The node as read; a required key that is missing is noted by `finish`."""
        self._known.setdefault(key)
        found = self.mapping_node.get(key)
        if found is None:
            if default is REQUIRED:
                self._missing.setdefault(key)
            return None
        return None if isinstance(found, Unreadable) else found

    def text(self, key: str, default: Any = REQUIRED, most: int | None = None) -> str | None:
        """A text that is not empty, without spaces around it; at most `most` characters."""
        node = self.node(key, default)
        value = self.text_of(node, key)
        if value is not None and most is not None and len(value) > most:
            self.complain(key, f"{key} 太长：{len(value)} 字，最多 {most} 字", "", "long")
        return _or_default(value, default)

    def text_of(self, node: Node | None, name: str) -> str | None:
        """A node as a text that is not empty, else None, the problem being noted."""
        if node is None or isinstance(node, Unreadable):
            return None
        if not isinstance(node, Text):
            hint = "文字里若有括号、逗号或冒号加空格，请用英文引号括起来"
            self.complaints.at(node, f"{name} 应当是文字，这里却是{kind_of(node)}", hint, "kind")
            return None
        if not node.value.strip():
            self.complaints.at(node, f"{name} 是空的", "写上内容，或删去这一行", "empty")
            return None
        return node.value.strip()

    def choice(
        self,
        key: str,
        allowed: Iterable[str],
        default: Any = REQUIRED,
        nicknames: Dictionary[str, str] | None = None,
    ) -> str | None:
        """One of the allowed words; a wrong one is told which was probably meant."""
        allowed = list(allowed)
        value = self.text(key, default)
        if value is None or value in allowed or not self.has(key):
            return value
        self.complain(key, f"{key} 不能写{quoted(value)}", did_you_mean(value, allowed, nicknames), "choice")
        return _or_default(None, default)

    def integer(
        self, key: str, default: Any = REQUIRED, least: int | None = None, most: int | None = None
    ) -> int | None:
        """A whole number within bounds, both included."""
        number = self._number(key, default, r"[+-]?\d{1,9}", "整数")
        return _or_default(self._bounded(key, number, least, most), default, int)

    def decimal(
        self,
        key: str,
        default: Any = REQUIRED,
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
    ) -> Decimal | None:
        """A number such as 2.5 or -1 within bounds, both included."""
        number = self._number(key, default, r"[+-]?\d{1,9}(\.\d{1,6})?", "数")
        return _or_default(self._bounded(key, number, least, most), default)

    def span(self, key: str, default: Any = REQUIRED, least: int = 0, most: int = 10**9) -> Any:
        """A range of whole numbers, `1-3` or `2`, as (low, high)."""
        value = self.text(key, default)
        if value is None or not self.has(key) or value is default:
            return value
        found = re.fullmatch(r"(\d{1,9})(?:\s*[-~至到]\s*(\d{1,9}))?", narrowed(value))
        if found:
            low, high = int(found[1]), int(found[2] or found[1])
            if least <= low <= high <= most:
                return low, high
        hint = f"写成 {least}-{min(most, 99)} 之间的范围，如 1-3"
        self.complain(key, f"{key} 不能写{quoted(value)}", hint, "number")
        return _or_default(None, default)

    def milliseconds(self, key: str, default: Any = REQUIRED) -> int | None:
        """A duration written 30s, 1m, 1m30s, 1.5s or 500ms."""
        value = self.text(key, default)
        if value is None or value is default:
            return value
        found = DURATION.fullmatch(narrowed(value).replace(" ", ""))
        if found and any(found.groups()):
            minutes, seconds, rest = found.groups(default="0")
            return int(minutes) * 60_000 + int(Decimal(seconds) * 1000) + int(rest)
        digits = re.match(r"\d+", narrowed(value))
        hint = f"时间要带单位，如 {digits[0] if digits else 30}s、1m30s"
        self.complain(key, f"{key} 不是时间：{quoted(value)}", hint, "duration")
        return _or_default(None, default)

    def boolean(self, key: str, default: Any = REQUIRED) -> bool | None:
        """yes or no, in the usual spellings."""
        if not self.has(key) and default is not REQUIRED:
            return default
        value = self.text(key)
        if value is None:
            return _or_default(None, default)
        if value.lower() in YES | NO:
            return value.lower() in YES
        self.complain(key, f"{key} 只能写 yes 或 no，这里是{quoted(value)}", "", "boolean")
        return _or_default(None, default)

    def items(self, key: str, default: Any = REQUIRED, single: bool = False) -> tuple[Node, ...] | None:
        """The items of a list; with `single`, one text counts as a list of one."""
        node = self.node(key, default)
        if node is None:
            return _or_default(None, default)
        if isinstance(node, Listing):
            return node.items
        if single and isinstance(node, Text) and node.value.strip():
            return (node,)
        hint = "写成 [甲, 乙]，或每行以“- ”开头"
        self.complaints.at(node, f"{key} 应当是列表，这里却是{kind_of(node)}", hint, "kind")
        return _or_default(None, default)

    def texts(self, key: str, default: Any = REQUIRED) -> tuple[str, ...] | None:
        """A list of texts; a single text counts as a list of one."""
        nodes = self.items(key, default, single=True)
        if nodes is None or nodes is default:
            return nodes
        return tuple(text for node in nodes if (text := self.text_of(node, key)) is not None)

    def mapping(
        self,
        key: str,
        what: str | None = None,
        default: Any = REQUIRED,
        nicknames: Dictionary[str, str] | None = None,
    ) -> "Fields | None":
        """A mapping under a key, to be asked and finished in its turn."""
        node = self.node(key, default)
        if node is None:
            return None
        return fields_of(node, self.complaints, what or f"{key} ", nicknames)

    def entries(self) -> tuple[Entry, ...]:
        """Every key and value, for mappings whose keys are free; all of them count as known."""
        for entry in self.mapping_node.entries:
            self._known.setdefault(entry.key.value)
        return self.mapping_node.entries

    def allow(self, *keys: str) -> None:
        """Count keys as known without asking for them."""
        for key in keys:
            self._known.setdefault(key)

    def finish(self) -> None:
        """Complain about required keys that are missing and keys that nobody asked for."""
        strangers = [entry for entry in self.mapping_node.entries if entry.key.value not in self._known]
        missing = dict(self._missing)
        for entry in strangers:
            if self.complaints.full:
                return
            free = [key for key in self._known if self.mapping_node.get(key) is None]
            name = entry.key.value
            missing.pop(nearest(name, free, self._nicknames) or "", None)
            hint = did_you_mean(name, free or self._known, self._nicknames)
            self.complaints.at(entry, f"{self.what}里没有{quoted(name)}这一项", hint, "unknown_key")
        for key in missing:
            self.complaints.at(self.mapping_node, f"{self.what}缺少 {key}", f"请加一行 {key}: …", "missing")

    def _number(self, key: str, default: Any, pattern: str, kind: str) -> Decimal | None:
        if not self.has(key) and default is not REQUIRED:
            return None
        value = self.text(key)
        if value is None:
            return None
        if re.fullmatch(pattern, narrowed(value)):
            return Decimal(narrowed(value))
        self.complain(key, f"{key} 应当是{kind}，这里是{quoted(value)}", "", "number")
        return None

    def _bounded(self, key: str, number: Any, least: Any, most: Any) -> Any:
        if number is None:
            return None
        if (least is not None and number < least) or (most is not None and number > most):
            bounds = f"不小于 {least}" if most is None else f"不大于 {most}"
            if least is not None and most is not None:
                bounds = f"在 {least}–{most} 之间"
            self.complain(key, f"{key} 应当{bounds}，这里是 {number}", "", "bounds")
            return None
        return number


def _or_default(value: Any, default: Any, convert: Any = None) -> Any:
    if value is not None:
        return convert(value) if convert else value
    return None if default is REQUIRED else default
