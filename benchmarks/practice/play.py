"""
Playing the table: every policy in every cell, members spread over the processors.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing import get_context

from benchmarks.practice.baselines import (
    AtRandom,
    FsrsAlternating,
    FsrsDueFirst,
    NoPractice,
    Sequential,
    Sm2,
    UsualBook,
    UsualBookTwice,
    WrongBook,
)
from benchmarks.practice.measured import Measured
from benchmarks.practice.ours import GainOnly, OursWithFixes, OursWithoutTap
from benchmarks.practice.population import Cell
from benchmarks.practice.season import Season, played

POLICIES = {
    "no practice": NoPractice,
    "random": AtRandom,
    "sequential": Sequential,
    "wrong-answer book, off after 1 right": UsualBook,
    "wrong-answer book, off after 2": UsualBookTwice,
    "the book after 1, then in order again": WrongBook,
    "SM-2, due first": Sm2,
    "FSRS, due first": FsrsDueFirst,
    "FSRS, new and due alternate": FsrsAlternating,
    "expected gain only": GainOnly,
    "ours": Measured,
    "ours, never tapping": OursWithoutTap,
    "ours, misses asked again at once": OursWithFixes,
}
OURS = "ours"
BASELINES = tuple(POLICIES)[:9]
"""What others do; the last rows are ours and parts of ours."""

A_BATCH = 4


@dataclass(frozen=True)
class Row:
    """All seasons of one policy in one cell, members of all seeds."""

    policy: str
    cell: Cell
    seasons: tuple[tuple[int, Season], ...]

    @property
    def scores(self) -> list[float]:
        return [100 * season.score for _, season in self.seasons]

    def of_seed(self, seed: int) -> list[float]:
        return [100 * season.score for its, season in self.seasons if its == seed]


Task = tuple[str, Cell, int, range]


def table(
    cells: Iterable[Cell],
    seeds: Iterable[int],
    members: int,
    processes: int,
    policies: Iterable[str] = POLICIES,
) -> dict[tuple[str, str], Row]:
    """Rows by (policy, cell); the heaviest work is begun first."""
    cells, seeds = tuple(cells), tuple(seeds)
    batches = [range(at, min(at + A_BATCH, members)) for at in range(0, members, A_BATCH)]
    rows = [(policy, cell) for policy in reversed(tuple(policies)) for cell in cells]
    tasks = [(policy, cell, seed, batch) for policy, cell in rows for seed in seeds for batch in batches]
    found: dict[tuple[str, str], list] = {(policy, cell.name): [] for policy, cell in rows}
    if processes == 1:
        results = map(_seasons, tasks)
    else:
        pool = get_context("spawn").Pool(processes)
        results = pool.imap_unordered(_seasons, tasks)
    for (policy, cell, seed, batch), seasons in results:
        found[policy, cell.name] += [
            (seed, number, season) for number, season in zip(batch, seasons, strict=True)
        ]
    if processes > 1:
        pool.close()
        pool.join()
    return {
        (policy, cell.name): Row(
            policy,
            cell,
            tuple(
                (seed, season)
                for seed, _, season in sorted(found[policy, cell.name], key=lambda each: each[:2])
            ),
        )
        for policy, cell in rows
    }


def _seasons(task: Task) -> tuple[Task, list[Season]]:
    policy, cell, seed, batch = task
    return task, [played(cell, number, seed, POLICIES[policy]) for number in batch]
