"""Gathers latencies by name and sums them up. Knows no clock."""

import math
from collections import defaultdict
from collections.abc import Sequence

QUANTILES = {"p50": 0.5, "p99": 0.99, "max": 1.0}


class Meter:
    """Samples in seconds, by who waited."""

    def __init__(self) -> None:
        self._samples: dict[str, list[float]] = defaultdict(list)

    def add(self, name: str, seconds: float) -> None:
        self._samples[name].append(seconds)

    def count(self, name: str) -> int:
        return len(self._samples[name])

    def summary(self, name: str) -> dict[str, float | None]:
        """Quantiles in milliseconds; None where nothing was measured."""
        samples = sorted(self._samples[name])
        return {label: _at(samples, share) for label, share in QUANTILES.items()}


def _at(samples: Sequence[float], share: float) -> float | None:
    """The smallest sample that at least this share of all samples does not exceed."""
    if not samples:
        return None
    return round(samples[max(0, math.ceil(share * len(samples)) - 1)] * 1000, 1)
