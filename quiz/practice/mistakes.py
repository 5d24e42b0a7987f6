"""
销号台账: the life of one mistake, open → fixed → crossed off → consolidated, and back when missed again.

A right answer in the same sitting fixes, right answers on later days prove. Knows neither the log nor
the memory model; standing.py tells it what happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

MistakeState = Literal["open", "fixed", "crossed_off", "consolidated", "closed"]
Closed = Literal["dismissed", "redeemed", "withdrawn"]


@dataclass(frozen=True)
class MistakeRules:
    """
    The numbers of the ledger; days are study days.

    `fix_after`: so many questions later in the same sitting a right answer fixes. `proofs` right days,
    each `apart` from the one before, with kappa from `sure_from`, cross off; `proofs_by_type` overrides.
    `check_after` days later, in a mode that does not announce it, once more consolidates; so does a
    stability of `stable` days. At most `dismissals` in any `dismissal_days`.
    """

    fix_after: int = 4
    proofs: int = 2
    proofs_by_type: Mapping[str, int] = field(default_factory=lambda: {"true_false": 3})
    apart: int = 2
    sure_from: float = 0.75
    check_after: int = 7
    announced: frozenset[str] = frozenset({"fix", "mistakes"})
    stable: float = 21.0
    dismissals: int = 2
    dismissal_days: int = 7


RULES = MistakeRules()


@dataclass(frozen=True, slots=True)
class Mistake:
    """
    One question on a member's ledger.

    `opened_day`, `opened_at`, `opened_place` (which answer of that day) and `chosen` are of the latest
    miss; `misses` counts them all. `proofs` are the study days it was proved on since. `reopened` 返号:
    missed after it had been crossed off, and not crossed off again since.
    """

    question: str
    state: MistakeState
    reopened: bool
    opened_day: int
    opened_at: int
    opened_place: int
    chosen: tuple[str, ...]
    proofs: tuple[int, ...]
    misses: int
    closed_why: Closed | None
    changed_day: int

    @property
    def live(self) -> bool:
        """Still to be done: open or fixed."""
        return self.state in ("open", "fixed")


def may_cross_off(mistake: Mistake, type_: str, day: int, rules: MistakeRules = RULES) -> bool:
    """Whether a right answer on this study day would cross it off (今天可销)."""
    raise NotImplementedError


def proofs_needed(type_: str, rules: MistakeRules = RULES) -> int:
    """On how many later days a question of a type must be right."""
    return rules.proofs_by_type.get(type_, rules.proofs)
