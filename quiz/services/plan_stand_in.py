"""A plain picker: mistakes first, then what was never seen, in curriculum order. To be replaced by the real one."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Horizon:
    day: int
    exam_day: int | None
    answers_left: float


@dataclass(frozen=True)
class Planned:
    question: str
    mode: str
    why: str


def plan(
    standing: Any, syllabus: Any, horizon: Any, seed: str, size: int, scope: Any = None, kind: str = "daily"
):
    asked = [item for item in syllabus.asked if standing.seen_days.get(item.id) != horizon.day]
    live = [item for item in asked if item.id in standing.mistakes and standing.mistakes[item.id].live]
    new = [item for item in asked if item.id not in standing.traces]
    rest = [item for item in asked if item not in live and item not in new]
    picked = [(item, "mistakes", "mistake") for item in live] + [(item, "learn", "new") for item in new]
    picked += [(item, "review", "review") for item in rest]
    return tuple(Planned(item.id, mode, why) for item, mode, why in picked[:size])
