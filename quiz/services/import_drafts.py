"""
Imports that wait for the organizer: kept for thirty days, listed by name, discarded when nobody wants them.

A small row beside the drafts says what waits, so that a list never loads them whole. Knows nothing of
questions.
"""

from typing import Any

from quiz.store.drafts import DraftBook

LIST = "list"
DAY_MS = 24 * 3600 * 1000
KEPT_MS = 30 * DAY_MS


class ImportDrafts:
    """All imports begun in this data folder."""

    def __init__(self, book: DraftBook) -> None:
        self._book = book

    def get(self, key: str) -> dict[str, Any] | None:
        return None if key == LIST else self._book.get(key)

    def put(self, key: str, at: int, data: dict[str, Any], told: dict[str, Any]) -> None:
        """Write an import as it now is; `told` is what the list says of it."""
        self._book.put(key, at, data)
        self._book.put(LIST, at, {**self._list(), key: {**told, "at": at}})

    def discard(self, key: str, at: int) -> None:
        """Forget an import; nothing that entered a bank changes."""
        if key == LIST:
            return
        self._book.remove(key)
        self._book.put(LIST, at, {name: each for name, each in self._list().items() if name != key})

    def waiting(self) -> list[dict[str, Any]]:
        """What the list says of every import, with its key, the latest first."""
        found = [{**each, "key": key} for key, each in self._list().items()]
        return sorted(found, key=lambda each: -each["at"])

    def clear_old(self, now: int) -> int:
        """Forget what nobody touched for thirty days; how many there were."""
        old = [each["key"] for each in self.waiting() if each["at"] < now - KEPT_MS]
        for key in old:
            self.discard(key, now)
        return len(old)

    def _list(self) -> dict[str, Any]:
        return self._book.get(LIST) or {}
