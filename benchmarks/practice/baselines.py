"""
The ways of practising that ours must beat: none, random, sequential, wrong-answer books, SM-2, FSRS.

They see what any app sees: right or wrong. FSRS rates right as Good and wrong as Again. Due queues show
the longest overdue first; new questions come in the order of the bank.
"""

from random import Random

from benchmarks.practice.season import Answer
from quiz.practice.memory import Memory, Rating, reviewed


class NoPractice:
    def __init__(self, bank, person, cell, mind) -> None: ...

    def next(self, day: int, second: float) -> None:
        return None

    def told(self, answer: Answer) -> None: ...


class AtRandom:
    """Any question, any time."""

    def __init__(self, bank, person, cell, mind) -> None:
        self._size, self._chance = len(bank), Random(f"random:{person.number}")

    def next(self, day: int, second: float) -> int:
        return self._chance.randrange(self._size)

    def told(self, answer: Answer) -> None: ...


class Sequential:
    """The bank from the first question to the last, and again."""

    def __init__(self, bank, person, cell, mind) -> None:
        self._size, self._at = len(bank), -1

    def next(self, day: int, second: float) -> int:
        self._at += 1
        return self._at % self._size

    def told(self, answer: Answer) -> None: ...


class WrongBook(Sequential):
    """Wrong answers of earlier days first, until right so many times; then on through the bank, in order."""

    off_after = 1

    def __init__(self, bank, person, cell, mind) -> None:
        super().__init__(bank, person, cell, mind)
        self._book: dict[int, int] = {}
        self._day, self._todo = -1, []

    def next(self, day: int, second: float) -> int:
        if day != self._day:
            self._day, self._todo = day, list(reversed(self._book))
        return self._todo.pop() if self._todo else self.other()

    def other(self) -> int:
        """What is asked when the book is done for today."""
        self._at += 1
        return self._at % self._size

    def told(self, answer: Answer) -> None:
        if not answer.right:
            self._book[answer.index] = 0
        elif answer.index in self._book:
            self._book[answer.index] += 1
            if self._book[answer.index] >= self.off_after:
                del self._book[answer.index]


class UsualBook(WrongBook):
    """The same, but at random once the bank has been gone through, as most apps do."""

    def __init__(self, bank, person, cell, mind) -> None:
        super().__init__(bank, person, cell, mind)
        self._chance = Random(f"book:{person.number}")

    def other(self) -> int:
        return super().other() if self._at < self._size - 1 else self._chance.randrange(self._size)


class UsualBookTwice(UsualBook):
    off_after = 2


class DueFirst:
    """What is due, longest overdue first; new questions only when nothing is."""

    def __init__(self, bank, person, cell, mind) -> None:
        self._size, self._new = len(bank), 0
        self._due: dict[int, int] = {}
        self._day, self._queue = -1, []

    def next(self, day: int, second: float) -> int | None:
        self._open(day)
        return self._queue.pop() if self._queue else self._fresh()

    def told(self, answer: Answer) -> None:
        self._due[answer.index] = answer.day + self.interval(answer)

    def interval(self, answer: Answer) -> int:
        """Days until it is due again."""
        raise NotImplementedError

    def _open(self, day: int) -> None:
        if day == self._day:
            return
        self._day = day
        due = [(when, index) for index, when in self._due.items() if when <= day]
        self._queue = [index for _, index in sorted(due, reverse=True)]

    def _fresh(self) -> int | None:
        if self._new >= self._size:
            return None
        self._new += 1
        return self._new - 1


class Sm2(DueFirst):
    """SuperMemo 2: right is quality 4, wrong is quality 2."""

    def __init__(self, bank, person, cell, mind) -> None:
        super().__init__(bank, person, cell, mind)
        self._states: dict[int, tuple[int, int, float]] = {}

    def interval(self, answer: Answer) -> int:
        times, interval, ease = self._states.get(answer.index, (0, 0, 2.5))
        quality = 4 if answer.right else 2
        interval = (1, 6)[times] if times < 2 else round(interval * ease)
        times, interval = (times + 1, interval) if answer.right else (0, 1)
        ease = max(1.3, ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
        self._states[answer.index] = (times, interval, ease)
        return interval


class FsrsDueFirst(DueFirst):
    """FSRS-6 with default weights, due when recall has fallen to 0.9."""

    def __init__(self, bank, person, cell, mind) -> None:
        super().__init__(bank, person, cell, mind)
        self._memories: dict[int, Memory] = {}

    def interval(self, answer: Answer) -> int:
        rating = Rating.GOOD if answer.right else Rating.AGAIN
        memory = reviewed(self._memories.get(answer.index), rating, answer.day)
        self._memories[answer.index] = memory
        return max(1, round(memory.stability))


class FsrsAlternating(FsrsDueFirst):
    """The same memory, but a new question after each review while there are both."""

    def __init__(self, bank, person, cell, mind) -> None:
        super().__init__(bank, person, cell, mind)
        self._turn = False

    def next(self, day: int, second: float) -> int | None:
        self._open(day)
        self._turn = not self._turn
        if self._turn and self._new < self._size:
            return self._fresh()
        return self._queue.pop() if self._queue else self._fresh()
