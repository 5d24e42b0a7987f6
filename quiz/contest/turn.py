"""Whose question it is. Knows no order of play; the formats make the turns of a round."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """Whose question it is: a team, perhaps one of its members (from 1); None: whoever buzzes, or all."""

    team: str | None = None
    member: int | None = None
