"""
Every standing folded from the log once more, and compared byte by byte with what was written down.

For processes of their own: everything there is gets read. Nothing is lost by it, whatever it finds.
"""

import gc
import os
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from quiz.practice.standing import fold, from_bytes
from quiz.practice.syllabus import Syllabus
from quiz.services.practice_syllabus import whole_syllabus
from quiz.services.standing_shelf import stored_of
from quiz.store.attempts import AttemptLog, StoredStanding
from quiz.store.bank_files import load_library
from quiz.store.database import open_database
from quiz.store.practice_tables import PRACTICE
from quiz.store.question_revisions import RevisionRegister

TOGETHER = 25
MOST_PROCESSES = 4
WORTH_ANOTHER = 20
"""Below so many members a second process takes longer to start than it saves."""


@dataclass(frozen=True)
class Rebuilt:
    """
    The figures of a rebuild.

    `compared` standings had been written down under the same syllabus and from as many entries;
    `differing` of them were not what the log says, byte for byte. `unreadable` could not be read back.
    """

    members: int = 0
    entries: int = 0
    compared: int = 0
    differing: int = 0
    unreadable: int = 0
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        return not self.differing and not self.unreadable

    def __add__(self, other: "Rebuilt") -> "Rebuilt":
        return Rebuilt(
            self.members + other.members,
            self.entries + other.entries,
            self.compared + other.compared,
            self.differing + other.differing,
            self.unreadable + other.unreadable,
            max(self.seconds, other.seconds),
        )


def rebuild_all(address: str, banks: Path, processes: int | None = None) -> Rebuilt:
    """
    Fold every log anew and keep the result.

    Args:
        address: Of the database of practice.
        banks: The folder of question banks; broken ones are left out, as at a start.
        processes: How many; as the machine and the number of members suggest when None.
    """
    began = time.perf_counter()
    database = open_database(address, PRACTICE)
    members = AttemptLog(database).members()
    database.close()
    most = min(os.cpu_count() or 1, MOST_PROCESSES, len(members) // WORTH_ANOTHER)
    parts = max(1, most if processes is None else processes)
    shares = [sorted(members)[part::parts] for part in range(parts)]
    found = sum(_in_processes(address, banks, shares), Rebuilt())
    return found + Rebuilt(seconds=round(time.perf_counter() - began, 2))


def _in_processes(address: str, banks: Path, shares: Sequence[Sequence[str]]) -> Sequence[Rebuilt]:
    if len(shares) == 1:
        return [rebuild_some(address, banks, shares[0])]
    # A fold makes no circles: looking for garbage would take a tenth of the time and find none.
    with ProcessPoolExecutor(len(shares), get_context("spawn"), initializer=gc.disable) as pool:
        tasks = [pool.submit(rebuild_some, address, banks, share) for share in shares]
        return [task.result() for task in tasks]


def rebuild_some(address: str, banks: Path, members: Sequence[str]) -> Rebuilt:
    """The standings of some members, in this process."""
    database = open_database(address, PRACTICE)
    try:
        library, _ = load_library(banks)
        syllabus = whole_syllabus(library, RevisionRegister(database).lineages())
        log, found = AttemptLog(database), Rebuilt()
        for start in range(0, len(members), TOGETHER):
            found += _rebuilt(log, syllabus, members[start : start + TOGETHER])
        return found
    finally:
        database.close()


def _rebuilt(log: AttemptLog, syllabus: Syllabus, members: Sequence[str]) -> Rebuilt:
    old, fresh, entries, unreadable = log.standings(members), {}, 0, 0
    for member, own in log.everything(members):
        standing = fold(own, syllabus)
        fresh[member] = made = stored_of(standing, len(own), syllabus.digest)
        unreadable += from_bytes(made.data, syllabus) != standing
        entries += len(own)
    comparable = [name for name, made in fresh.items() if _comparable(old.get(name), made)]
    differing = sum(old[name].data != fresh[name].data for name in comparable)
    log.put_standings(fresh.items())
    return Rebuilt(len(fresh), entries, len(comparable), differing, unreadable)


def _comparable(old: StoredStanding | None, made: StoredStanding) -> bool:
    return old is not None and (old.basis, old.entries, old.last) == (made.basis, made.entries, made.last)
