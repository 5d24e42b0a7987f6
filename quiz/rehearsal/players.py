"""
What a team bot does at its desk, decided by a seed: what it knows, when it presses, what it stakes.

Pure: every decision hangs on seed, team and question alone, so that the same seed plays the same evening
whatever the network does. The bots are told the key, and err on purpose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

KEEN = 0.65  # presses on a question it knows
RASH = 0.12  # … and on one it does not
EARLY = 0.04
TWICE = 0.15
PASSES = 0.1
SILENT = 0.05  # a device that sends nothing in a joint round
FASTEST_S, SLOWEST_S = 0.25, 2.5
NO_IDEA = "不知道"


@dataclass(frozen=True)
class Player:
    """One team; `seed` is the rehearsal's."""

    team: str
    seed: str

    def _chance(self, *about: object) -> Random:
        return Random(":".join(str(part) for part in (self.seed, self.team, *about)))

    @property
    def skill(self) -> float:
        """How likely it knows a question: between 0.45 and 0.9."""
        return self._chance("skill").uniform(0.45, 0.9)

    def knows(self, slot: str) -> bool:
        return self._chance("knows", slot).random() < self.skill

    def jumps(self, slot: str) -> bool:
        """Whether it presses before the buzzers are open."""
        return self._chance("jumps", slot).random() < EARLY

    def presses_twice(self, slot: str) -> bool:
        return self._chance("twice", slot).random() < TWICE

    def press_after(self, slot: str, attempt: int) -> float | None:
        """Seconds from the opening of the buzzers to its press; None: it does not press."""
        chance = self._chance("press", slot, attempt)
        if chance.random() > (KEEN if self.knows(slot) else RASH):
            return None
        return chance.triangular(FASTEST_S, SLOWEST_S, 0.6)

    def stake(self, slot: str, offered: Sequence[Any], may_pass: bool) -> Any | None:
        """One of the stakes offered; None: it passes."""
        chance = self._chance("stake", slot)
        if not offered or (may_pass and chance.random() < PASSES):
            return None
        return chance.choice(list(offered))

    def is_silent(self, slot: str) -> bool:
        return self._chance("silent", slot).random() < SILENT

    def verdict(self, slot: str, attempt: int, may_be_partial: bool) -> str:
        """What its spoken answer is worth in the eyes of the host."""
        chance = self._chance("spoken", slot, attempt).random()
        if self.knows(slot):
            return "right"
        if may_be_partial and chance < 0.3:
            return "partial"
        return "timeout" if chance > 0.9 else "wrong"

    def response(self, question: dict[str, Any], key: dict[str, Any]) -> list[str]:
        """What its device sends: the key, or something near it."""
        if self.knows(question["slot"]):
            return _right(question, key)
        return _wrong(question, key, self._chance("response", question["slot"]))


def _right(question: dict[str, Any], key: dict[str, Any]) -> list[str]:
    if question["options"]:
        return list(key["labels"])
    texts = key["text"].split("；") if question["blanks"] > 1 else [key["text"]]
    return texts if len(texts) == max(1, question["blanks"]) else [NO_IDEA] * max(1, question["blanks"])


def _wrong(question: dict[str, Any], key: dict[str, Any], chance: Random) -> list[str]:
    labels = [option["label"] for option in question["options"]]
    right = list(key["labels"])
    if question["type"] == "multiple":
        return sorted(chance.sample(right, len(right) - 1)) if chance.random() < 0.5 else labels
    if question["type"] == "order":
        return right[1:] + right[:1]
    others = [label for label in labels if label not in right]
    return [chance.choice(others)] if others else [NO_IDEA] * max(1, question["blanks"])
