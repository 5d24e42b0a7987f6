"""
How often a PIN may be tried: for each name less and less, and for each address within a budget.

A name nobody has is counted like any other, so that the door tells nobody who practises. Knows no PIN.
"""

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from quiz.practice.study_day import AHEAD_MS, EPOCH
from quiz.services.practice_refused import PracticeRefused
from quiz.store.pin_tries import PinTries, Tries

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


@dataclass(frozen=True)
class PinRules:
    """
    The numbers of the door.

    After each `tries` wrong PINs of a name it pauses, every time longer, the last pause again and again:
    10,000 PINs at five a day take five years, and nobody is told when he is near. An address may err
    `address_tries` times at once and once in `address_ms` from then on; right PINs cost nothing, so a
    branch behind one router gets in. Tries of a name are forgotten after `forget_ms` without one.
    """

    tries: int = 5
    pauses_ms: tuple[int, ...] = (15 * MINUTE_MS, HOUR_MS, DAY_MS)
    address_tries: int = 100
    address_ms: int = 10 * MINUTE_MS
    addresses: int = 4096
    forget_ms: int = 60 * DAY_MS

    def pause_after(self, wrong: int) -> int:
        """The pause after so many wrong PINs in a row, in ms; 0 when another may follow at once."""
        rounds, more = divmod(wrong, self.tries)
        return 0 if more or not rounds else self.pauses_ms[min(rounds, len(self.pauses_ms)) - 1]


class Spent(NamedTuple):
    """What an address has spent of its budget, as of a moment."""

    tries: float = 0.0
    at: int = 0


class PinGuard:
    """
    Watches the tries.

    Args:
        tries: Where they are kept.
        secret: Of this installation; the names that were tried are not to be read from the tries.
        now: Epoch milliseconds.
        rules: The numbers.
    """

    def __init__(
        self, tries: PinTries, secret: bytes, now: Callable[[], int], rules: PinRules | None = None
    ) -> None:
        self._tries, self._secret, self._now = tries, secret, now
        self._rules = rules or PinRules()
        self._spent: OrderedDict[str, Spent] = OrderedDict()

    def count(self, branch: str, name: str, address: str) -> None:
        """
        One try, before it is looked at.

        Raises:
            PracticeRefused: paused or paused_long for this name, address_paused for this address.
        """
        now, rules = self._now(), self._rules
        spent = self._of(address, now)
        if (over := spent + 1 - rules.address_tries) > 0:
            raise _refusal("address_paused", now + round(over * rules.address_ms), now)
        key = self._key(branch, name)
        if self._tries.count(key, now, rules.pause_after, rules.forget_ms) is None:
            raise _paused(self._tries.of(key), now)
        self._spend(address, spent + 1, now)

    def wrong(self, branch: str, name: str) -> PracticeRefused:
        """What to say to a wrong PIN that was counted: how many more there may be, or when again."""
        tries, now = self._tries.of(self._key(branch, name)), self._now()
        if tries.until > now:
            return _paused(tries, now)
        return PracticeRefused("wrong_pin", 403, left=self._rules.tries - tries.wrong % self._rules.tries)

    def right(self, branch: str, name: str, address: str) -> None:
        """A PIN was right: the name begins anew, and the address has not erred."""
        self.clear(branch, name)
        now = self._now()
        self._spend(address, max(0.0, self._of(address, now) - 1), now)

    def clear(self, branch: str, name: str) -> None:
        """Forget the tries of a name: it has a new PIN, or belongs to nobody any more."""
        self._tries.clear(self._key(branch, name))

    def _of(self, address: str, now: int) -> float:
        spent, at = self._spent.get(address, Spent())
        return max(0.0, spent - max(0, now - at) / self._rules.address_ms)

    def _spend(self, address: str, tries: float, now: int) -> None:
        self._spent[address] = Spent(tries, now)
        self._spent.move_to_end(address)
        while len(self._spent) > self._rules.addresses:
            self._spent.popitem(last=False)

    def _key(self, branch: str, name: str) -> str:
        return hmac.new(self._secret, f"pin\0{branch}\0{name}".encode(), hashlib.sha256).hexdigest()


def _paused(tries: Tries, now: int) -> PracticeRefused:
    return _refusal("paused" if tries.until - now <= HOUR_MS else "paused_long", tries.until, now)


def _refusal(code: str, until: int, now: int) -> PracticeRefused:
    """A refusal that says when to come again: in minutes, and by the clock of the wall."""
    minute = -(-(until + AHEAD_MS) // MINUTE_MS)
    days, minutes = divmod(minute, 24 * 60)
    date = EPOCH + timedelta(days=days)
    return PracticeRefused(
        code,
        429,
        until=until,
        minutes=-(-(until - now) // MINUTE_MS),
        month=date.month,
        day=date.day,
        date=date.isoformat(),
        clock=f"{minutes // 60:02}:{minutes % 60:02}",
    )
