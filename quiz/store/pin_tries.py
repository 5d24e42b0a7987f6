"""
Tries of PINs since the last right one, by a key that stands for a name. Knows no rule and no name.
"""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from quiz.store.database import Database
from quiz.store.practice_tables import PIN_TRIES


class Tries(NamedTuple):
    """How often it was tried, and until when (epoch ms, 0: now) it may not be tried again."""

    wrong: int = 0
    until: int = 0


class PinTries:
    """The tries of all names, whether or not somebody has them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, key: str) -> Tries:
        return self._database.read(lambda connection: _of(connection, key) or Tries())

    def count(self, key: str, now: int, pause_after: Callable[[int], int], forget_ms: int) -> Tries | None:
        """
        One try more, counted before anybody looks whether it is right.

        Args:
            key: Of the name.
            now: Epoch ms.
            pause_after: Tries → the pause after so many wrong ones, in ms.
            forget_ms: Names nobody has tried for so long are forgotten.

        Returns:
            The tries with this one, None when the name may not be tried now.
        """

        def work(connection: Connection) -> Tries | None:
            found = _of(connection, key, alone=True)
            wrong, until = found or Tries()
            if until > now:
                return None
            pause = pause_after(wrong + 1)
            tries = Tries(wrong + 1, now + pause if pause else 0)
            values = {"wrong": tries.wrong, "until": tries.until, "at": now}
            if found is None:
                connection.execute(delete(PIN_TRIES).where(PIN_TRIES.c.at < now - forget_ms))
                connection.execute(insert(PIN_TRIES).values(name_key=key, **values))
            else:
                connection.execute(update(PIN_TRIES).where(PIN_TRIES.c.name_key == key).values(values))
            return tries

        try:
            return self._database.jot(work)
        except IntegrityError:  # the first try of this name came twice at the same moment
            return self._database.jot(work)

    def clear(self, key: str) -> None:
        query = delete(PIN_TRIES).where(PIN_TRIES.c.name_key == key)
        self._database.jot(lambda connection: connection.execute(query))


def _of(connection: Connection, key: str, alone: bool = False) -> Tries | None:
    """The tries of a name; `alone` keeps others from counting on them until the transaction ends."""
    query = select(PIN_TRIES.c.wrong, PIN_TRIES.c.until).where(PIN_TRIES.c.name_key == key)
    row = connection.execute(query.with_for_update() if alone else query).first()
    return Tries(*row) if row else None
