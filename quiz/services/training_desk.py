"""
The organizer's figures of practice: counted in a process of its own, one at a time, and read from there.

Decides nothing about a figure; what may be shown is settled where it is counted.
"""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quiz.practice.study_day import study_day
from quiz.services import training_log
from quiz.services.training_workshop import COUNT, Order
from quiz.store.campaigns import CampaignBook
from quiz.store.database import Database
from quiz.store.error_reports import ReportBook
from quiz.store.training_records import Export, TrainingRecords

BRANCH_VIEW, OFF, COLLECTIVE = "branch_view", "off", "collective"
"""The option of a campaign that shows branches as wholes, and its values."""
PIECE = 4096
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Counted:
    """How a count stands: running with its stage, and whether the last one failed."""

    running: bool
    stage: str = ""
    done: int = 0
    total: int = 0
    failed: bool = False


class TrainingDesk:
    """The figures of one database of practice."""

    def __init__(
        self,
        database: Database,
        address: str,
        banks: Path,
        now: Callable[[], int],
        away: Callable[..., Any],
        renewed: Callable[[], None] = lambda: None,
    ) -> None:
        """
        Args:
            database: The database of practice.
            address: Where the other process finds it.
            banks: The folder of question banks.
            now: The clock of the server.
            away: Runs what would hold up the hub.
            renewed: Told when a count is finished: difficulties are others now.
        """
        self._records, self._campaigns = TrainingRecords(database), CampaignBook(database)
        self._reports = ReportBook(database)
        self._address, self._banks = address, banks
        self._now, self._away, self._renewed = now, away, renewed
        self._lock = threading.Lock()
        self._state = Counted(False)
        self._kept: tuple[int, dict[str, Any]] | None = None

    @property
    def state(self) -> Counted:
        return self._state

    def start(self, wait: bool = False) -> bool:
        """
        Begin a count.

        Args:
            wait: Return only when it is finished.

        Returns:
            False when one is running already: there is never more than one.
        """
        with self._lock:
            if self._state.running:
                return False
            self._state = Counted(True, "read")
        worker = threading.Thread(target=self._away, args=(self._run,), daemon=True)
        worker.start()
        if wait:
            worker.join()
        return True

    def figures(self) -> dict[str, Any] | None:
        """The last count, or None before the first."""
        at = self._records.counted_at(COUNT)
        if at is None:
            return None
        if self._kept is None or self._kept[0] != at:
            self._kept = self._away(self._records.count, COUNT)
        return self._kept[1] if self._kept else None

    def is_of_today(self) -> bool:
        """Whether the last count was made in this study day."""
        at = self._records.counted_at(COUNT)
        return at is not None and study_day(at) == study_day(self._now())

    def title(self) -> str:
        """What the present campaign is called."""
        campaign = self._campaigns.active()
        return campaign.title if campaign else ""

    def branches_shown(self) -> bool:
        """Whether the organizer has switched on the view by branch: it is off unless somebody wanted it."""
        campaign = self._campaigns.active()
        return campaign is not None and campaign.options.get(BRANCH_VIEW) == COLLECTIVE

    def waiting(self) -> int:
        """How many reports nobody has answered yet."""
        return len(self._reports.all(only_open=True))

    def reported(self) -> dict[str, int]:
        """Question → how often it was reported."""
        return self._reports.counts()

    def note_export(self, who: str, why: str, what: str) -> None:
        """Write down who takes which figures out, and why, before they are handed out."""
        self._records.note(Export(self._now(), who, why, what))

    def exports(self) -> tuple[Export, ...]:
        return self._records.exports()

    def answers(self, head: Sequence[str]) -> bytes | None:
        """
        Everybody's answers without a name, as a CSV; made in a process of its own.

        Args:
            head: What training_log.COLUMNS are called.

        Returns:
            None when it could not be made; the log says why.
        """
        order = training_log.Order(self._address, str(self._banks), tuple(head), self.branches_shown())
        made = self._away(_made, json.dumps(asdict(order)).encode())
        if made.returncode:
            _log.error("answers could not be written out: %s", made.stderr.decode("utf-8", "replace"))
        return None if made.returncode else made.stdout

    def _run(self) -> None:
        failed = True
        try:
            failed = not self._work()
        except OSError:
            _log.exception("practice could not be counted")
        finally:
            self._state = Counted(False, failed=failed)
        if not failed:
            self._renewed()

    def _work(self) -> bool:
        order = Order(self._address, str(self._banks), self._now())
        with subprocess.Popen(
            [sys.executable, "-m", "quiz.services.training_workshop"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_surroundings(),
        ) as worker:
            worker.stdin.write(json.dumps(asdict(order)).encode())
            worker.stdin.close()
            try:
                self._listen(worker.stdout.fileno())
            except ValueError:
                worker.kill()  # a line that is none: leaving the block would wait for its end
            failure = worker.stderr.read().decode("utf-8", "replace")
        if worker.returncode:
            _log.error("practice could not be counted: %s", failure)
        return worker.returncode == 0

    def _listen(self, source: int) -> None:
        """The other process speaks in lines of JSON until it ends."""
        rest = b""
        while piece := os.read(source, PIECE):
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                stage, done, total = json.loads(line)["progress"]
                self._state = Counted(True, stage, done, total)


def _made(order: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "quiz.services.training_log"]
    return subprocess.run(command, input=order, capture_output=True, env=_surroundings(), check=False)


def _surroundings() -> dict[str, str]:
    """The environment of the other process: it must find this very program."""
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
