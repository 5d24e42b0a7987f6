"""What a load run measured, summed up and held to its targets. Measures nothing itself."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.practice_crowd import Sample

IDLE, WAITING, STEAL = 3, 4, 7  # places in the first line of /proc/stat
MOST_STOLEN = 0.1
PRACTICE_P99_MS = 20.0
BUZZ_P50_MS, BUZZ_P99_MS = 1.0, 5.0
MARGIN = """\
Not moved means: the ack's median later by no more than 1 ms and its 99th percentile by no more than 5 ms. Two
presses are told as "within the error" up to 15 ms each (contest/adjudication.py), and 5 ms is what storing a
press safely may cost (research, performance): a shift below both decides nothing, and nobody feels it."""
ASKED = ("session", "entry")


@dataclass
class Phase:
    """What was measured in one stretch of time; seconds."""

    name: str
    buzz: list[float] = field(default_factory=list)
    asked: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter = field(default_factory=Counter)
    seconds: float = 0.0
    cpu: float = 0.0
    stolen: float = 0.0  # share of the machine's busy time that its own host gave to others

    def took(self, samples: list[Sample]) -> None:
        for name, seconds in samples:
            self.asked[name].append(seconds)

    @property
    def practice(self) -> list[float]:
        return [sample for name in ASKED for sample in self.asked[name]]

    def as_dict(self) -> dict[str, Any]:
        return {
            "buzz": summary(self.buzz),
            "practice": summary(self.practice),
            **{name: summary(samples) for name, samples in sorted(self.asked.items())},
            "requests_per_second": round(sum(map(len, self.asked.values())) / max(self.seconds, 1), 1),
            "server_cpu_share": round(self.cpu / max(self.seconds, 0.001), 3),
            "stolen_share": round(self.stolen, 3),
            "failed": dict(self.failed),
        }


def summary(samples: list[float]) -> dict[str, Any]:
    """Count and quantiles in ms."""
    ordered = sorted(samples)

    def at(share: float) -> float | None:
        return round(ordered[max(0, math.ceil(share * len(ordered)) - 1)] * 1000, 2) if ordered else None

    return {"n": len(ordered), "p50": at(0.5), "p99": at(0.99), "max": at(1.0)}


def judged(phases: list[Phase]) -> dict[str, Any]:
    """Gates with value, target and whether it is met."""
    alone = [sample for phase in phases if phase.name == "alone" for sample in phase.buzz]
    beside = [sample for phase in phases if phase.name != "alone" for sample in phase.buzz]
    practice = [sample for phase in phases if phase.name != "alone" for sample in phase.practice]
    before, after = summary(alone), summary(beside)

    def gate(value: float | None, target: float) -> dict[str, Any]:
        return {"value": value, "target": target, "met": value is not None and value <= target}

    def moved(quantile: str) -> float | None:
        known = before["n"] and after["n"]
        return round(after[quantile] - before[quantile], 2) if known else None

    return {
        "practice p99 (ms)": gate(summary(practice)["p99"], PRACTICE_P99_MS),
        "buzz p50 moved by (ms)": gate(moved("p50"), BUZZ_P50_MS),
        "buzz p99 moved by (ms)": gate(moved("p99"), BUZZ_P99_MS),
        "failed requests": gate(sum(sum(phase.failed.values()) for phase in phases), 0),
    }


def unrest(phases: list[Phase]) -> dict[str, float]:
    """How far the phases without practice differ among themselves: what the machine does to any number."""
    alone = [summary(phase.buzz) for phase in phases if phase.name == "alone" and phase.buzz]
    ranges = {name: [each[name] for each in alone] for name in ("p50", "p99")}
    return {name: round(max(found) - min(found), 2) for name, found in ranges.items() if found}


def doubts(phases: list[Phase]) -> list[str]:
    """Why these numbers may be the machine's and not the program's."""
    moved, stolen = unrest(phases), max((phase.stolen for phase in phases), default=0.0)
    found = []
    if moved.get("p50", 0) > BUZZ_P50_MS or moved.get("p99", 0) > BUZZ_P99_MS:
        found.append(f"the contest alone moved by {moved} ms between its phases")
    if stolen > MOST_STOLEN:
        found.append(f"up to {stolen:.0%} of what this virtual machine wanted to do was not let run")
    return found


def machine_times() -> tuple[int, int]:
    """(stolen, busy) ticks of all processors since the machine started; zeros where the system is silent."""
    try:
        fields = [int(field) for field in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    except OSError:
        return 0, 0
    return fields[STEAL], sum(fields) - fields[IDLE] - fields[WAITING]


def stolen_between(before: tuple[int, int], after: tuple[int, int]) -> float:
    """The share of a stretch of time in which a virtual machine wanted to run and was not let."""
    return (after[0] - before[0]) / max(1, after[1] - before[1])
