"""
All duels of this process, in memory and nowhere else: rooms by their code, members by where they play.

A duel counts for nothing, so nothing of it is stored and a restart forgets it. Knows no socket.
"""

import secrets
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from quiz.practice.duel import (
    Answer,
    BeReady,
    ComeBack,
    Command,
    Duel,
    DuelRefused,
    DuelRules,
    GoAway,
    Join,
    Leave,
    PassTime,
    Posed,
)
from quiz.practice.duel_view import NONE, View, view_of
from quiz.practice.duelling import decide, drawn, due, evolve, invited
from quiz.services.practice_syllabus import Course

MOST = 60
MOST_HERE = MOST // 2  # of one address: a whole branch sits behind one router, but nobody may hold all rooms
CODES = range(1000, 10_000)
WRONG_CODES = 8  # tries of a member until a pause: 9,000 codes are soon tried through otherwise
PAUSE_MS = 60_000
LONGEST_WAIT_MS = 60_000
TRIED = 2_000

Told = Callable[[str, View], None]
"""Hears (member, the duel as that member sees it) after every change."""

__all__ = ["MOST", "DuelRefused", "Duels", "open_to_practice"]


def open_to_practice(course: Course) -> list[Posed]:
    """Every question members practise now; what is kept for contests never enters a course."""
    return [
        Posed(item.question, course.title(item.history))
        for item in course.current.items.values()
        if not item.withdrawn and item.question.use != "contest"
    ]


class Duels:
    """
    The rooms.

    Args:
        pool: What is open to practice now, with the titles of the banks; nothing sealed.
        now: Epoch milliseconds.
        chance: n → a number under n; also what questions are drawn by.
        rules: Times and numbers.
        most, most_here: Rooms at once, of all and of one address.
    """

    def __init__(
        self,
        pool: Callable[[], Iterable[Posed]],
        now: Callable[[], int],
        chance: Callable[[int], int] = secrets.randbelow,
        rules: DuelRules | None = None,
        most: int = MOST,
        most_here: int = MOST_HERE,
    ) -> None:
        self._pool, self._now, self._chance = pool, now, chance
        self._rules, self._most, self._most_here = rules or DuelRules(), most, most_here
        self._rooms: dict[str, Duel] = {}
        self._places: dict[str, str] = {}  # member → code
        self._homes: dict[str, str] = {}  # code → address it was opened from
        self._wrong: Counter[str] = Counter()
        self._wrong_until = 0
        self._lock = threading.RLock()
        self._listeners: list[Told] = []
        self.wake = threading.Event()

    def listen(self, listener: Told) -> None:
        self._listeners.append(listener)

    def view(self, member: str) -> View:
        """What a member plays now; a phase of `none` for one who plays nothing."""
        code = self._places.get(member)
        return view_of(self._rooms[code], member) if code in self._rooms else NONE

    def open(self, member: str, address: str = "") -> View:
        """
        A new room; a member who has one that still waits for somebody keeps it.

        Where all are taken, the oldest that still waits makes room, of the address that has most of those.

        Args:
            member: Who opens it.
            address: Where the request comes from.

        Raises:
            DuelRefused: duel_full when there are too many rooms, duel_short when there are too few questions.
        """
        with self._lock:
            here = self._rooms.get(self._places.get(member, ""))
            if here is not None and here.phase == "waiting":
                return view_of(here, member)
            self._withdraw(member)
            self._make_room(address)
            code = self._free_code()
            self._keep(invited(code, member, self._now(), self._drawn(), self._rules))
            self._homes[code] = address
            return self.view(member)

    def join(self, member: str, code: str) -> View:
        """
        Sit down in a room.

        Raises:
            DuelRefused: duel_unknown, duel_taken, duel_over, or duel_tries after too many wrong codes.
        """
        with self._lock:
            self._may_try(member)
            duel = self._rooms.get(code)
            if duel is None:
                self._wrong[member] += 1
                raise DuelRefused("duel_unknown")
            events = decide(duel, Join(member, self._now()))
            if self._places.get(member) not in (None, code):
                self._withdraw(member)
            self._happen(duel, events)
            return self.view(member)

    def ready(self, member: str, phase: str, number: int) -> View:
        """Say yes to what is asked in this phase: to begin, to go on, to play again."""
        duel = self._of(member)
        again = phase == "finished" == duel.phase
        spent = [each.question.id for each in duel.questions] if again else []
        questions = self._drawn(spent) if again else ()
        return self._run(member, BeReady(member, self._now(), phase, number, questions))

    def answer(self, member: str, number: int, chosen: Iterable[str]) -> View:
        return self._run(member, Answer(member, self._now(), number, tuple(chosen)))

    def leave(self, member: str) -> View:
        """Go for good; a member who plays nothing has already gone."""
        with self._lock:
            self._withdraw(member)
        return NONE

    def gone(self, member: str) -> None:
        """The line of a member is lost; the room waits."""
        if member in self._places:
            self._run(member, GoAway(member, self._now()))

    def back(self, member: str) -> View:
        """A member's line is there, for the first time or again."""
        return self._run(member, ComeBack(member, self._now())) if member in self._places else NONE

    def pass_time(self) -> int:
        """
        Let time decide what is due.

        Returns:
            Milliseconds until there is more, at most LONGEST_WAIT_MS.
        """
        with self._lock:
            now = self._now()
            for duel in [each for each in self._rooms.values() if due(each) <= now]:
                if duel.is_over:
                    self._forget(duel)
                else:
                    self._happen(duel, decide(duel, PassTime(now)))
            nearest = min((due(duel) for duel in self._rooms.values()), default=now + LONGEST_WAIT_MS)
        return max(0, min(LONGEST_WAIT_MS, nearest - now))

    def _make_room(self, address: str) -> None:
        here = [duel for duel in self._rooms.values() if self._homes[duel.code] == address]
        if sum(not duel.is_over for duel in here) >= self._most_here:
            raise DuelRefused("duel_full")
        if len(self._rooms) >= self._most:
            for duel in [each for each in self._rooms.values() if each.is_over]:
                self._forget(duel)
        if len(self._rooms) < self._most:
            return
        waiting = [duel for duel in self._rooms.values() if duel.phase == "waiting"]
        by_home = Counter(self._homes[duel.code] for duel in waiting)
        home, count = by_home.most_common(1)[0] if by_home else ("", 0)
        if count <= by_home[address] + 1:
            raise DuelRefused("duel_full")
        self._forget(min((duel for duel in waiting if self._homes[duel.code] == home), key=due))

    def _drawn(self, spent: Iterable[str] = ()) -> tuple[Posed, ...]:
        return drawn(self._pool(), str(self._chance(2**64)), self._rules, spent)

    def _free_code(self) -> str:
        while True:
            code = str(CODES[self._chance(len(CODES))])
            if code not in self._rooms:
                return code

    def _may_try(self, member: str) -> None:
        if self._now() >= self._wrong_until or len(self._wrong) > TRIED:
            self._wrong.clear()
            self._wrong_until = self._now() + PAUSE_MS
        if self._wrong[member] >= WRONG_CODES:
            raise DuelRefused("duel_tries")

    def _of(self, member: str) -> Duel:
        duel = self._rooms.get(self._places.get(member, ""))
        if duel is None:
            raise DuelRefused("duel_over")
        return duel

    def _run(self, member: str, command: Command) -> View:
        with self._lock:
            duel = self._of(member)
            self._happen(duel, decide(duel, command))
            return self.view(member)

    def _happen(self, duel: Duel, events: Iterable[Any]) -> None:
        before = duel
        for event in events:
            duel = evolve(duel, event)
        if duel is not before:
            self._keep(duel)
            for player in duel.players:
                if self._places.get(player.member) == duel.code:
                    self._tell(player.member, view_of(duel, player.member))

    def _keep(self, duel: Duel) -> None:
        self._rooms[duel.code] = duel
        for player in duel.players:
            if player.member != duel.left_by:
                self._places[player.member] = duel.code
        self.wake.set()

    def _withdraw(self, member: str) -> None:
        """Out of the room a member is in; the other is told."""
        duel = self._rooms.get(self._places.pop(member, ""))
        if duel is None:
            return
        if len(duel.players) == 1 or not any(self._places.get(e.member) == duel.code for e in duel.players):
            return self._forget(duel)
        self._happen(duel, decide(duel, Leave(member, self._now())))

    def _forget(self, duel: Duel) -> None:
        self._rooms.pop(duel.code, None)
        self._homes.pop(duel.code, None)
        for player in duel.players:
            if self._places.get(player.member) == duel.code:
                del self._places[player.member]
                self._tell(player.member, NONE)

    def _tell(self, member: str, view: View) -> None:
        for listener in self._listeners:
            listener(member, view)
