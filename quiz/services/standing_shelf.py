"""
Where each member stands, kept at hand: folded from the log once, then extended entry by entry.

Written down now and then as bytes, so that a start needs no folding; what is lost of that in a crash is
folded again from the log. One member's entries are taken in one after the other. Where room is short, those
go first who have answered nothing, then those without a name: visitors never put out a member.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from quiz.practice.attempt import Entry, in_order, place_in_log
from quiz.practice.standing import NOTHING, Standing, as_bytes, extended, fold, from_bytes
from quiz.practice.syllabus import Syllabus
from quiz.store.attempts import AttemptLog, StoredStanding, entries_of

MOST = 500
AT_ONCE, TOGETHER = 20, 5
LOCKS = 64
MANY = 20
WORTH_WRITING = 20
"""So many new entries that reading them again would take longer than writing the standing down."""


@dataclass
class Held:
    """A member's standing, how many entries are in it, and how many of them are not written down."""

    standing: Standing
    entries: int
    digest: str
    unwritten: int = 0
    rank: int = 0


EMPTY, NAMELESS, NAMED = range(3)
"""Ranks, in the order in which they make room."""


class StandingShelf:
    """
    The standings of those who practise at the moment.

    Args:
        log: Where they are folded from.
        away: Runs long work where it delays no buzz.
        is_named: Whether a member has given a name.
        most: How many are kept.
    """

    def __init__(
        self,
        log: AttemptLog,
        away: Callable[..., Any],
        is_named: Callable[[str], bool],
        most: int = MOST,
    ) -> None:
        self._log, self._away, self._is_named, self._most = log, away, is_named, most
        self._held: dict[str, Held] = {}
        self._order: tuple[OrderedDict[str, None], ...] = (OrderedDict(), OrderedDict(), OrderedDict())
        self._turn = threading.RLock()
        self._locks = tuple(threading.RLock() for _ in range(LOCKS))

    def one_at_a_time(self, member: str) -> threading.RLock:
        """A lock to hold while the log of a member and the standing kept here are changed together."""
        return self._locks[hash(member) % LOCKS]

    @contextmanager
    def undisturbed(self, *members: str) -> Iterator[None]:
        """Hold the locks of several members, always in the same order, so that nobody waits in a circle."""
        with ExitStack() as held:
            for place in sorted({hash(member) % LOCKS for member in members}):
                held.enter_context(self._locks[place])
            yield

    def of(self, member: str, syllabus: Syllabus) -> Standing:
        """Where a member stands."""
        return self._of(member, syllabus).standing

    def take(self, member: str, fresh: Iterable[Entry], syllabus: Syllabus) -> Standing:
        """The standing after entries that were just added to the log."""
        held = self._held.get(member)
        fresh = in_order(fresh)
        if held is None or held.digest != syllabus.digest:
            return self.of(member, syllabus)
        if fresh and held.standing.last is not None and place_in_log(fresh[0]) <= held.standing.last:
            return self._put(member, self._folded(member, syllabus)).standing
        extend = _extended if len(fresh) < MANY else partial(self._away, _extended)
        standing = extend(held.standing, fresh, syllabus)
        total, unwritten = held.entries + len(fresh), held.unwritten + len(fresh)
        return self._put(member, Held(standing, total, syllabus.digest, unwritten)).standing

    def drop(self, *members: str) -> None:
        """Forget what is held of members whose log was rewritten."""
        for member in members:
            self._taken_out(member)

    def write_down(self, least: int = WORTH_WRITING, most: int = AT_ONCE) -> int:
        """
        Keep standings as bytes, those first whose owners would be waited for longest after a start.

        Args:
            least: So many entries nobody wrote down make it worth while.
            most: So many standings at once: a beat must end before the next.

        Returns:
            How many were written.
        """
        due = [(member, held) for member, held in self._held.items() if held.unwritten >= least]
        due.sort(key=lambda each: -each[1].unwritten)
        self._write(due[:most])
        return len(due[:most])

    def _of(self, member: str, syllabus: Syllabus) -> Held:
        held = self._held.get(member)
        if held is not None and held.digest == syllabus.digest:
            self._order[held.rank].move_to_end(member)
            return held
        with self.one_at_a_time(member):
            held = self._held.get(member)
            if held is not None and held.digest == syllabus.digest:
                return held
            with self._turn:  # or fifty logs would be fetched on the hub before the first is folded
                read = self._read(member, syllabus)
            return self._put(member, read)

    def _put(self, member: str, held: Held) -> Held:
        rank = EMPTY if not held.entries else NAMED if self._is_named(member) else NAMELESS
        self._taken_out(member)
        held.rank = rank
        self._held[member], self._order[rank][member] = held, None
        gone = [self._first_out() for _ in range(len(self._held) - self._most)]
        self._write([(name, old) for name, old in gone if old.unwritten])
        return held

    def _first_out(self) -> tuple[str, Held]:
        """Take out the one that was not asked for the longest, of the lowest rank there is."""
        member = next(iter(next(order for order in self._order if order)))
        held = self._taken_out(member)
        assert held is not None
        return member, held

    def _taken_out(self, member: str) -> Held | None:
        held = self._held.pop(member, None)
        if held is not None:
            self._order[held.rank].pop(member, None)
        return held

    def _read(self, member: str, syllabus: Syllabus) -> Held:
        stored = self._log.standing(member)
        if stored is None or stored.basis != syllabus.digest:
            return self._folded(member, syllabus)
        if self._log.count(member, stored.last) != stored.entries:
            return self._folded(member, syllabus)  # an entry of an earlier day came in after it was written
        later = self._log.rows(member, stored.last)
        try:
            standing = self._away(_caught_up, stored.data, later, syllabus)
        except ValueError:
            return self._folded(member, syllabus)
        return Held(standing, stored.entries + len(later), syllabus.digest, len(later))

    def _folded(self, member: str, syllabus: Syllabus) -> Held:
        rows = self._log.rows(member)
        standing = self._away(_made, rows, syllabus) if rows else NOTHING
        return Held(standing, len(rows), syllabus.digest, len(rows))

    def _write(self, due: Sequence[tuple[str, Held]]) -> None:
        """Keep some standings as bytes: few in one transaction, which the hub waits for."""
        for start in range(0, len(due), TOGETHER):
            some = due[start : start + TOGETHER]
            self._log.put_standings([(member, self._bytes_of(held)) for member, held in some])
            for _, held in some:
                held.unwritten = 0

    def _bytes_of(self, held: Held) -> StoredStanding:
        return self._away(stored_of, held.standing, held.entries, held.digest)


def _made(rows: Sequence[Any], syllabus: Syllabus) -> Standing:
    return fold(entries_of(rows), syllabus)


def _caught_up(data: bytes, later: Sequence[Any], syllabus: Syllabus) -> Standing:
    return _extended(from_bytes(data, syllabus), entries_of(later), syllabus)


def _extended(standing: Standing, later: Iterable[Entry], syllabus: Syllabus) -> Standing:
    for entry in later:
        standing = extended(standing, entry, syllabus)
    return standing


def stored_of(standing: Standing, entries: int, digest: str) -> StoredStanding:
    """A standing as it is written down."""
    return StoredStanding(entries, standing.last or (0, 0, ""), digest, as_bytes(standing))
