"""A clock as a value: it runs towards a deadline or stands with time left. It never asks what time it is."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Clock:
    """
    Args:
        id: Names one start of one clock; an expiry that names another clock is stale.
        kind: choose | discuss | buzz | start | answer.
        total_ms: What the rules allow.
        deadline: Epoch milliseconds while it runs, else None.
        remaining_ms: Milliseconds left while it stands, else None.
        grace_ms: How long after the deadline answers on their way are still taken.
    """

    id: str
    kind: str
    total_ms: int
    deadline: int | None = None
    remaining_ms: int | None = None
    grace_ms: int = 0

    @property
    def running(self) -> bool:
        return self.deadline is not None

    @property
    def expires_at(self) -> int | None:
        """When a running clock closes what it closes; None while it stands."""
        return None if self.deadline is None else self.deadline + self.grace_ms

    def left(self, at: int) -> int:
        """Milliseconds left at a moment, never below zero."""
        if self.deadline is None:
            return self.remaining_ms or 0
        return max(0, min(self.total_ms, self.deadline - at))


def started(id: str, kind: str, total_ms: int, at: int, grace_ms: int = 0) -> Clock:
    """A clock that runs from now on."""
    return Clock(id, kind, total_ms, deadline=at + total_ms, grace_ms=grace_ms)


def paused(clock: Clock, at: int) -> Clock:
    """The same clock, standing with what was left at that moment."""
    return replace(clock, deadline=None, remaining_ms=clock.left(at))
