"""
A new PIN for a member who forgot the old one, told to the organizer once and stored as a hash only.

The organizer learns nothing else: neither the old PIN nor what was answered.
"""

import secrets
from collections.abc import Callable
from typing import Any

from quiz.services.pin_guard import PinGuard
from quiz.services.pins import SALT_BYTES, fresh_pin, hashed
from quiz.services.practice_refused import PracticeRefused
from quiz.services.roster_reading import same_name
from quiz.store.members import MemberBook


class PinReset:
    """Resets PINs."""

    def __init__(
        self,
        members: MemberBook,
        guard: PinGuard,
        secret: bytes,
        away: Callable[..., Any],
        forget: Callable[[str], None],
    ) -> None:
        self._members, self._guard, self._secret = members, guard, secret
        self._away, self._forget = away, forget

    def reset(self, branch: str, name: str) -> str:
        """
        A fresh PIN of four digits; every phone that is in goes out, whoever holds it.

        Raises:
            PracticeRefused: unknown_member: nobody of this name has saved progress in the branch.
        """
        row = self._members.named(branch, same_name(name))
        if row is None:
            raise PracticeRefused("unknown_member", 404)
        pin = fresh_pin()
        stored = self._away(hashed, pin, secrets.token_bytes(SALT_BYTES), self._secret)
        self._members.change(row.id, pin_hash=stored)
        self._members.raise_generation(row.id)
        self._guard.clear(branch, same_name(name))
        self._forget(row.id)
        self._away(self._members.make_lasting)
        return pin
