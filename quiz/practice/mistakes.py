"""
销号台账: the life of one mistake, open → fixed → crossed off → consolidated, and back when missed again.

A right answer in the same sitting fixes, right answers on later days prove. Knows neither the log nor
the memory model; standing.py tells it what happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

MistakeState = Literal["open", "fixed", "crossed_off", "consolidated", "closed"]
Closed = Literal["dismissed", "redeemed", "withdrawn"]
DONE = ("crossed_off", "consolidated")


@dataclass(frozen=True)
class MistakeRules:
    """
    The numbers of the ledger; days are study days.

    `fix_after`: so many questions later on the same day a right answer fixes; on a later day it does
    with kappa from `fixed_from`. `proofs` right days, each `apart` from the one before and with kappa
    from `sure_from`, cross off; `proofs_by_type` overrides. What a phone kept for more than `believed` days
    proves nothing any more.
    `check_after` days later, in a mode that does not announce it, once more consolidates; so does a
    stability of `stable` days. At most `dismissals` in any `dismissal_days`.
    """

    fix_after: int = 4
    fixed_from: float = 0.5
    proofs: int = 2
    proofs_by_type: Mapping[str, int] = field(default_factory=lambda: {"true_false": 3})
    apart: int = 2
    sure_from: float = 0.75
    believed: int = 14
    check_after: int = 7
    announced: frozenset[str] = frozenset({"fix", "mistakes"})
    stable: float = 21.0
    dismissals: int = 2
    dismissal_days: int = 7


RULES = MistakeRules()


class Miss(NamedTuple):
    """
    One wrong answer: which text was asked (`asked` may be an old id) and what was chosen of it.

    `place` tells which answer of the study day it was.
    """

    asked: str
    rev: int
    day: int
    at: int
    place: int
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """
    One question on a member's ledger.

    `opened_day`, `opened_at`, `opened_place` (which answer of that day), `asked`, `rev` and `chosen` are
    of the latest miss: labels are those of that text. `misses` counts them all. `proofs` are the study
    days on which the server heard of a proof since. `reopened` 返号: missed after it had been crossed off,
    and not crossed off again since.
    """

    question: str
    state: MistakeState
    reopened: bool
    opened_day: int
    opened_at: int
    opened_place: int
    asked: str
    rev: int
    chosen: tuple[str, ...]
    proofs: tuple[int, ...]
    misses: int
    closed_why: Closed | None
    changed_day: int

    @property
    def live(self) -> bool:
        """Still to be done: open or fixed."""
        return self.state in ("open", "fixed")


def missed(mistake: Mistake | None, question: str, miss: Miss) -> Mistake:
    """The mistake after a wrong answer: opened, or opened again with what was proved before gone."""
    returned = mistake is not None and (mistake.reopened or mistake.state in DONE)
    return _made(question, "open", miss, returned, 1 + (mistake.misses if mistake else 0), None, miss.day)


def answered(
    mistake: Mistake,
    type_: str,
    day: int,
    heard: int,
    place: int,
    mode: str,
    sure: str | None,
    kappa: float,
    stability: float,
    rules: MistakeRules = RULES,
) -> Mistake:
    """
    The mistake after a right answer that counts.

    Args:
        mistake: Before the answer, in any state.
        type_: Kind of question; some need more proofs.
        day: Study day of the answer, as the phone says.
        heard: Study day the server heard of it. Days of proof are counted by this one: answers dated back
            to many days and sent in one evening prove one of them.
        place: Which answer of that day it is, counted over all questions.
        mode: How it came to be asked; a check must not be announced.
        sure: The member's tap; what was guessed fixes nothing.
        kappa: Probability that it was known.
        stability: Of the memory after the answer, in days.
        rules: The numbers.
    """
    if not mistake.live:
        return _checked(mistake, day, heard, mode, kappa, stability, rules)
    if day == mistake.opened_day:
        soon = place - mistake.opened_place < rules.fix_after
        unfixed = soon or sure == "guess" or mistake.state == "fixed"
        return mistake if unfixed else replace(mistake, state="fixed", changed_day=day)
    if kappa < rules.fixed_from:
        return mistake
    unproved_yet = kappa < rules.sure_from or heard - day > rules.believed
    if unproved_yet or not _apart(mistake, heard, rules):
        return mistake if mistake.state == "fixed" else replace(mistake, state="fixed", changed_day=day)
    proofs = (*mistake.proofs, heard)
    if len(proofs) < proofs_needed(type_, rules):
        return replace(mistake, state="fixed", proofs=proofs, changed_day=heard)
    return replace(mistake, state="crossed_off", proofs=proofs, changed_day=heard, reopened=False)


def dismissed(mistake: Mistake, day: int) -> Mistake:
    """The mistake after the member has said that it was a slip."""
    return replace(mistake, state="closed", closed_why="dismissed", changed_day=day)


def may_dismiss(days: tuple[int, ...], day: int, rules: MistakeRules = RULES) -> bool:
    """Whether one more dismissal counts, after those of some study days."""
    return len(still_limiting(days, day, rules)) < rules.dismissals


def still_limiting(days: tuple[int, ...], day: int, rules: MistakeRules = RULES) -> tuple[int, ...]:
    """Those of the dismissals that lie within the same span of days as one on `day` would."""
    return tuple(before for before in days if before > day - rules.dismissal_days)


def redeemed(question: str, miss: Miss, fixed_day: int) -> Mistake:
    """A miss that never was one: the key was wrong (平反), and was put right on `fixed_day`."""
    return _made(question, "closed", miss, False, 0, "redeemed", fixed_day)


def withdrawn(mistake: Mistake, day: int) -> Mistake:
    """What becomes of a mistake whose question is no longer asked; what was crossed off stays so."""
    if not mistake.live:
        return mistake
    return replace(mistake, state="closed", closed_why="withdrawn", changed_day=max(day, mistake.changed_day))


def unproved(mistake: Mistake) -> Mistake:
    """The mistake once the question means something else: proofs of the old meaning are void."""
    return replace(mistake, proofs=()) if mistake.live and mistake.proofs else mistake


def may_cross_off(mistake: Mistake, type_: str, day: int, rules: MistakeRules = RULES) -> bool:
    """Whether a right answer on this study day would cross it off (今天可销)."""
    last_one = len(mistake.proofs) == proofs_needed(type_, rules) - 1
    return mistake.live and last_one and day > mistake.opened_day and _apart(mistake, day, rules)


def proofs_needed(type_: str, rules: MistakeRules = RULES) -> int:
    """On how many later days a question of a type must be right."""
    return rules.proofs_by_type.get(type_, rules.proofs)


def _made(
    question: str,
    state: MistakeState,
    miss: Miss,
    reopened: bool,
    misses: int,
    closed_why: Closed | None,
    changed_day: int,
) -> Mistake:
    return Mistake(
        question,
        state,
        reopened,
        miss.day,
        miss.at,
        miss.place,
        miss.asked,
        miss.rev,
        miss.chosen,
        (),
        misses,
        closed_why,
        changed_day,
    )


def _apart(mistake: Mistake, day: int, rules: MistakeRules) -> bool:
    return not mistake.proofs or day - mistake.proofs[-1] >= rules.apart


def _checked(
    mistake: Mistake, day: int, heard: int, mode: str, kappa: float, stability: float, rules: MistakeRules
) -> Mistake:
    """Crossed off → consolidated, by a late check or by a memory that has become firm."""
    if mistake.state != "crossed_off" or heard <= mistake.changed_day or kappa < rules.sure_from:
        return mistake
    if heard - day > rules.believed:
        return mistake
    late = heard - mistake.changed_day >= rules.check_after and mode not in rules.announced
    if not late and stability < rules.stable:
        return mistake
    return replace(mistake, state="consolidated", changed_day=heard)
