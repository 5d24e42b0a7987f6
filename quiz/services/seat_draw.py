"""
The draw of seats 抽签: a seed and the names of the teams decide, and anybody can count it again.

No chance in here: the seed is announced before the first slip is turned.
"""

import hashlib
from collections.abc import Sequence


def drawn_seats(seed: str, names: Sequence[str]) -> tuple[int, ...]:
    """
    The seat of each team, in the order of the names.

    The teams are lined up by SHA-256 of `seed:name` as hexadecimal text; the smallest sits at desk 1. Any
    tool that knows SHA-256 can check it.

    Args:
        seed: As announced.
        names: Of the teams, all different.
    """
    lined_up = sorted(names, key=lambda name: fingerprint(seed, name))
    return tuple(lined_up.index(name) + 1 for name in names)


def fingerprint(seed: str, name: str) -> str:
    """What a team is lined up by."""
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def is_seating(seats: Sequence[int], teams: int) -> bool:
    """Whether every desk from 1 up has exactly one team."""
    return sorted(seats) == list(range(1, teams + 1))
