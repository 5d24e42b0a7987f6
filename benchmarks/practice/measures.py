"""
How good predictions were: log loss, error by bins, AUC, error of the forecast, the weakest tenth.

Arithmetic over (predicted, right) pairs and lists of numbers; knows nothing of who made them.
"""

from collections.abc import Sequence
from math import log, sqrt

BINS = 10
Pair = tuple[float, bool]


def log_loss_ratio(pairs: Sequence[Pair]) -> float:
    """Log loss over that of always predicting the share of right answers."""
    rate = sum(right for _, right in pairs) / len(pairs)
    constant = -(rate * log(rate) + (1 - rate) * log(1 - rate))
    loss = -sum(log(p if right else 1 - p) for p, right in pairs) / len(pairs)
    return loss / constant


def rmse_bins(pairs: Sequence[Pair]) -> float:
    """Root mean square of predicted minus observed over tenths of the scale, weighted by answers."""
    bins: dict[int, list[Pair]] = {}
    for pair in pairs:
        bins.setdefault(min(BINS - 1, int(pair[0] * BINS)), []).append(pair)
    total = sum(_gap(each) ** 2 * len(each) for each in bins.values())
    return sqrt(total / len(pairs))


def auc(pairs: Sequence[Pair]) -> float:
    """The chance that a right answer had been given a higher probability than a wrong one."""
    ranked = sorted(pairs)
    ranks = 0.0
    at = 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        ranks += (at + end + 1) / 2 * sum(right for _, right in ranked[at:end])
        at = end
    rights = sum(right for _, right in pairs)
    wrongs = len(pairs) - rights
    return (ranks - rights * (rights + 1) / 2) / (rights * wrongs)


def lowest_tenth(scores: Sequence[float]) -> float:
    """The tenth percentile."""
    ranked = sorted(scores)
    place = 0.1 * (len(ranked) - 1)
    low = int(place)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (place - low) * (ranked[high] - ranked[low])


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _gap(pairs: Sequence[Pair]) -> float:
    return mean([p for p, _ in pairs]) - mean([float(right) for _, right in pairs])
