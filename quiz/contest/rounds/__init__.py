"""
The formats of a round. A new one is one file here, one line in FORMATS, one test file.

Each format is a module with the functions of `Format`; the rest of the contest asks only through them.
"""

from decimal import Decimal
from typing import Any, Protocol

from quiz.contest.rounds import buzzer, compulsory, joint, risk, tiebreak
from quiz.contest.state import Case, State
from quiz.contest.turn import Turn


class Format(Protocol):
    """What a format must answer; `rules` is always of the format's own kind."""

    def turns(self, rules: Any, order: tuple[str, ...], members: int) -> tuple[Turn, ...]:
        """The questions of the round and whose each is, for teams already in the order of play."""

    def price(self, rules: Any, verdict: str, case: Case) -> Decimal:
        """Points for a verdict; raises KeyError for one that is not offered."""

    def follow(self, state: State, rules: Any, verdict: str, team: str) -> str:
        """What may happen after a verdict: reveal | rebound | audience | void."""

    def may_buzz(self, rules: Any) -> bool:
        """Whether buzzers are opened from the start of a question."""


FORMATS: dict[str, Format] = {
    "compulsory": compulsory,  # type: ignore[dict-item]
    "joint": joint,  # type: ignore[dict-item]
    "buzzer": buzzer,  # type: ignore[dict-item]
    "risk": risk,  # type: ignore[dict-item]
    "tiebreak": tiebreak,  # type: ignore[dict-item]
}


def format_of(state: State) -> Format:
    """The format of the round in play."""
    return FORMATS[state.round_rules.format]
