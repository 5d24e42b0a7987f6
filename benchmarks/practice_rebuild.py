"""
How long it takes to fold all standings anew: 300 members × 40 answers × 60 days, in a database of its own.

    python -m benchmarks.practice_rebuild [--members 300] [--days 60] [--answers 40]
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from quiz.practice.attempt import Attempt
from quiz.practice.study_day import begins_ms
from quiz.practice.syllabus import Syllabus
from quiz.services.practice_syllabus import whole_syllabus
from quiz.services.rebuild import Rebuilt, rebuild_all
from quiz.store.attempts import AttemptLog, Receipt
from quiz.store.bank_files import load_library
from quiz.store.database import open_database, sqlite_url
from quiz.store.practice_tables import PRACTICE

BANKS = Path(__file__).parents[1] / "question_banks"
FIRST_DAY = 20_800
LIMIT_S = 30
SHARE_RIGHT = 0.7


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("members", 300), ("days", 60), ("answers", 40)):
        parser.add_argument(f"--{name}", type=int, default=default)
    arguments = parser.parse_args()
    library, _ = load_library(BANKS)
    syllabus = whole_syllabus(library, {})
    with tempfile.TemporaryDirectory() as folder:
        address = sqlite_url(Path(folder) / "practice.db")
        database = open_database(address, PRACTICE)
        log, began = AttemptLog(database), time.perf_counter()
        for member in range(arguments.members):
            log.append(f"member-{member:04}", _answers(member, syllabus, arguments.days, arguments.answers))
        database.close()
        print(f"generated in {time.perf_counter() - began:.1f} s")
        first, busy = _timed(address)
        second, again = _timed(address)
    print(f"{first.members} members, {first.entries} entries: {first.seconds} s, again {second.seconds} s")
    print(f"processor time of all processes: {busy:.1f} s, again {again:.1f} s")
    print(f"compared {second.compared}, differing {second.differing}, unreadable {second.unreadable}")
    sound = second.sound and second.compared == arguments.members
    return 0 if sound and max(first.seconds, second.seconds) < LIMIT_S else 1


def _timed(address: str) -> tuple[Rebuilt, float]:
    """A rebuild, and the processor time it took: on a busy machine the clock on the wall says little."""
    before = _processor_s()
    found = rebuild_all(address, BANKS)
    return found, _processor_s() - before


def _processor_s() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _answers(member: int, syllabus: Syllabus, days: int, answers: int) -> list[Receipt]:
    return [Receipt(attempt, attempt.at) for attempt in _attempts(member, syllabus, days, answers)]


def _attempts(member: int, syllabus: Syllabus, days: int, answers: int) -> Iterator[Attempt]:
    """New questions in order and old ones at random, as a diligent member meets them."""
    chance, items = random.Random(member), syllabus.asked
    met = 0
    for day in range(FIRST_DAY, FIRST_DAY + days):
        for number in range(answers):
            fresh = met < len(items) and (met == 0 or chance.random() < 0.4)
            item = items[met if fresh else chance.randrange(min(met, len(items)))]
            met += fresh
            at = begins_ms(day) + 3_600_000 + 15_000 * number
            right = chance.random() < SHARE_RIGHT
            yield Attempt(
                f"m{member:04}-{day}-{number:03}",
                f"member-{member:04}",
                item.id,
                1,
                at,
                day,
                "learn" if fresh else "review",
                ("A",),
                right,
                None,
                9000,
                "usual",
                item.b,
                f"daily-{day}-1",
            )


if __name__ == "__main__":
    sys.exit(main())
