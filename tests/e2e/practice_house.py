"""Houses that members' phones practise in: with our own banks, or with two small ones that may be edited."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import yaml
from werkzeug.serving import make_server

from quiz.app import create_app, now_ms
from quiz.people import Branch
from tests.live.house import settings_for

BRANCHES = (Branch("daibiao", "代表工委支部"), Branch("bangong", "办公厅支部"))
DAY_MS = 24 * 3600 * 1000
BANKS = {"party": "党史", "reform": "改革开放史"}
PERIODS = ("新民主主义革命时期", "新时代")


class House:
    """The services of an app that listens at `url`, and whose clock can be put back."""

    def __init__(self, folder: Path, banks: Path | None = None) -> None:
        settings, self._back_ms = settings_for(folder), 0
        with mock.patch("quiz.app.now_ms", self.now):
            app = create_app(replace(settings, banks=banks) if banks else settings)
        self.services = app.extensions["quiz"]
        assert self.services.shelf.refresh() == ()
        self.services.practice.members.replace_roster(BRANCHES, [])
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def __enter__(self) -> "House":
        return self

    def __exit__(self, *_: Any) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self.services.practice.database.close()
        self.services.database.close()

    def now(self) -> int:
        return now_ms() - self._back_ms

    @contextmanager
    def days_ago(self, days: int) -> Iterator[int]:
        """So many days ago, for as long as it is held: the moment it is then."""
        self._back_ms = days * DAY_MS
        yield self.now()
        self._back_ms = 0

    def campaign(self, days_left: int) -> None:
        """A campaign whose contest is so many days from now."""
        campaigns = self.services.practice.campaigns
        exam_day = self.services.practice.desk.day() + days_left
        campaigns.put(replace(campaigns.current(), title="四史竞赛", exam_day=exam_day, active=True))


class SmallHouse(House):
    """A house with two small banks."""

    def __init__(self, folder: Path) -> None:
        self._banks = folder / "banks"
        self._banks.mkdir()
        for bank in BANKS:
            write_bank(self._banks, bank, [question(bank, number) for number in range(1, 21)])
        super().__init__(folder, self._banks)

    def edit(self, bank: str, number: int, **changes: Any) -> None:
        """An organizer's edit on the disk, taken up."""
        questions = [question(bank, each) for each in range(1, 21)]
        questions[number - 1] |= changes
        write_bank(self._banks, bank, questions)
        assert self.services.shelf.refresh() == ()


def question(bank: str, number: int) -> dict[str, Any]:
    return {
        "id": f"{bank}-{number:04}",
        "type": "single",
        "stem": f"{BANKS[bank]}第{number}题问的是哪一年的事？",
        "options": {"A": "1921年", "B": "1949年", "C": "1978年", "D": "2012年"},
        "answer": "B",
        "explanation": "写在教材里。",
        "source": "《教材》，2021年，第一章",
        "period": PERIODS[number % 2],
        "topic": "重要会议",
        "difficulty": 2,
        "use": "both",
    }


def write_bank(folder: Path, bank: str, questions: list[dict[str, Any]]) -> None:
    text = {"bank": bank, "title": BANKS[bank], "source": "《教材》，2021年", "questions": questions}
    (folder / f"{bank}.yaml").write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")
