"""Replays a stored contest from zero and says whether the past and the present agree."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from quiz.store.contests import ContestRegister
from quiz.store.event_codec import canonical
from quiz.store.event_log import EventLog

HISTORY = "past"  # what undo goes back to: earlier states, which the digest of this one need not repeat


@dataclass(frozen=True)
class Replay:
    """
    What a replay found.

    Args:
        contest: Its id.
        version: Events folded.
        digest: Of the folded state.
        bad_version: The first version whose row was altered, or None.
        seen_version: Version of the last heartbeat, 0 if there was none.
        agrees: Whether the state of that heartbeat was the one the fold gives.
    """

    contest: str
    version: int
    digest: str
    bad_version: int | None
    seen_version: int
    agrees: bool

    @property
    def sound(self) -> bool:
        return self.bad_version is None and self.agrees


def replay(
    contest: str, log: EventLog, register: ContestRegister, fold: Callable[[Sequence[Any]], Any]
) -> Replay:
    """Verify the chain of a contest, fold its log from zero, and compare with its last heartbeat."""
    bad = log.verify(contest)
    if bad is not None:
        return Replay(contest, bad - 1, "", bad, 0, False)
    events = [record.event for record in log.load(contest)]
    beat = register.last_beat(contest)
    seen = beat.version if beat else 0
    agrees = seen <= len(events) and (not beat or digest_of(fold(events[:seen])) == beat.digest)
    return Replay(contest, len(events), digest_of(fold(events)), None, seen, agrees)


def digest_of(state: Any) -> str:
    """A digest of everything a state knows; equal states have equal digests in every process."""
    names = [field.name for field in fields(state) if field.name != HISTORY]
    matter = {name: plain(getattr(state, name)) for name in names}
    return hashlib.sha256(canonical(matter).encode()).hexdigest()


def plain(value: Any) -> Any:
    """A value of dataclasses, models and collections as plain JSON data; decimals as text."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return str(value.normalize()) if isinstance(value, Decimal) else value
