"""
The process in which practice is counted: a database and a folder of banks in, a count in the database.

It runs beside the server at the lowest priority, so that neither a buzz nor an answer waits for it, and says
in lines of JSON how far it has come. Whoever started it reads the count from the database.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quiz.banks.bank import Library
from quiz.practice.calibration import AS_PREDICTED, Calibration
from quiz.practice.calibration import fit as calibrated
from quiz.practice.forecast import Blueprint, forecast
from quiz.practice.standing import Standing
from quiz.practice.study_day import study_day
from quiz.practice.syllabus import syllabus_of
from quiz.services.mock_paper import blueprint_of
from quiz.services.training_count import Counting, Frame
from quiz.store.attempts import AttemptLog
from quiz.store.bank_files import load_library
from quiz.store.campaigns import CampaignBook
from quiz.store.database import Database, open_database
from quiz.store.members import MemberBook
from quiz.store.practice_tables import PRACTICE
from quiz.store.question_revisions import RevisionRegister
from quiz.store.training_records import TrainingRecords

COUNT, DIFFICULTIES, CALIBRATION = "training", "difficulties", "calibration"
"""Names under which the counts are kept."""
MEMORY = 1024 * 1024 * 1024
CPU_S = 600
OFTEN = 5

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Order:
    """What to count: `database` is an address, `banks` a folder, `at` the server's clock in ms."""

    database: str
    banks: str
    at: int


def count(order: Order, progress: Progress) -> None:
    """
    Count everything anew and keep it.

    Args:
        order: Where the log and the banks are.
        progress: Told (stage, done, total); the stages are `read`, `fold` and `fit`.
    """
    database = open_database(order.database, PRACTICE)
    try:
        progress("read", 0, 1)
        library, _ = load_library(Path(order.banks))
        records, frame = TrainingRecords(database), _frame(database, library, study_day(order.at))
        counting = Counting(frame)
        _take_all(counting, database, progress)
        progress("fit", 0, 1)
        hard = counting.difficulties
        found = {**counting.result(), "at": order.at}
        records.put(DIFFICULTIES, order.at, {name: [each.b, each.se, each.n] for name, each in hard.items()})
        records.put(CALIBRATION, order.at, asdict(calibrated(counting.probes)))
        records.put(COUNT, order.at, found)
        progress("fit", 1, 1)
    finally:
        database.close()


def _take_all(counting: Counting, database: Database, progress: Progress) -> None:
    log, branch_of = AttemptLog(database), MemberBook(database).branch_of_members()
    total = max(len(log.members()), 1)
    for done, (member, entries) in enumerate(log.everything()):
        counting.take(member, branch_of.get(member, ""), entries)
        if done % OFTEN == 0:
            progress("fold", done, total)


def _frame(database: Database, library: Library, day: int) -> Frame:
    campaign, records = CampaignBook(database).active(), TrainingRecords(database)
    banks = tuple(bank.id for bank in library.banks)
    chosen = tuple(bank for bank in (campaign.banks if campaign else ()) if bank in banks) or banks
    fitted, trusted = records.count(DIFFICULTIES), records.count(CALIBRATION)
    b_of = {name: value[0] for name, value in fitted[1].items()} if fitted else {}
    calibration = Calibration(**trusted[1]) if trusted else AS_PREDICTED
    said, lineages = blueprint_of(campaign), RevisionRegister(database).lineages()
    whole = syllabus_of(library, banks, lineages, b_of, said["points"])
    current = whole if chosen == banks else syllabus_of(library, chosen, lineages, b_of, said["points"])
    paper = Blueprint(said["counts"], said["points"], said["banks"] or None)
    branches = tuple((branch.id, branch.name) for branch in MemberBook(database).branches())
    sealed = frozenset(question.id for question in library.questions if question.use == "contest")

    def score(standing: Standing) -> float | None:
        return forecast(standing, current, paper, day, calibration).score

    return Frame(whole, chosen, branches, day, sealed, score, calibration)


def bound() -> None:
    """Stand behind everything else on this machine, and end rather than fill it."""
    if sys.platform == "win32":
        return
    import resource

    os.nice(15)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def say(stage: str, done: int, total: int) -> None:
    sys.stdout.write(json.dumps({"progress": [stage, done, total]}) + "\n")
    sys.stdout.flush()


def main() -> None:
    bound()
    order: dict[str, Any] = json.load(sys.stdin)
    count(Order(**order), say)


if __name__ == "__main__":
    main()
