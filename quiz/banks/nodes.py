"""
A file as read: texts, listings and mappings that remember their line and column, both from 1.

Every scalar is text here; what a text means is decided by whoever asks for it (fields.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; `plain` when it was written without quotes or a block sign."""

    value: str
    line: int
    column: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: Text
    value: "Node"

    @property
    def line(self) -> int:
        return self.key.line

    @property
    def column(self) -> int:
        return self.key.column


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[Entry, ...]
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value written under a key, or None."""
        for entry in self.entries:  # asked some twenty times a question: no generator
            if entry.key.value == key:
                return entry.value
        return None

    def keys(self) -> Iterator[str]:
        return (entry.key.value for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A part whose syntax is broken and already reported: readers pass over it in silence."""

    line: int
    column: int


Node = Text | Listing | Mapping | Unreadable


def kind_of(node: Node) -> str:
    """What a node is, in the words of an organiser."""
    if isinstance(node, Mapping):
        return "一组“键: 值”"
    if isinstance(node, Listing):
        return "一个列表"
    return "文字"
