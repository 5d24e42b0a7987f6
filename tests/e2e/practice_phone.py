"""A server with two small banks, and a member's phone that can also have answered on earlier days."""

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
from tests.e2e.stage import PHONE, TELL_VIOLATIONS
from tests.live.house import settings_for

DAY_MS = 24 * 3600 * 1000
TOOK_MS = 9000
BANKS = {"party": "党史", "reform": "改革开放史"}
PERIODS = ("新民主主义革命时期", "新时代")
TELL = """([path, body]) => fetch('/api/practice/' + path, {method: 'POST', body: JSON.stringify(body),
  headers: {'Content-Type': 'application/json', 'X-CSRFToken': document.body.dataset.csrf}})
  .then(answer => answer.json())"""
LETTERS = """() => {
  const bad = [], wide = innerWidth, walk = document.createTreeWalker(document.getElementById('app'), 4);
  if (document.documentElement.scrollWidth > wide) bad.push('scrolls sideways');
  while (walk.nextNode()) {
    const box = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim();
    if (!text || box.closest('.unseen, [hidden], option')) continue;
    if (!box.closest('svg') && parseFloat(getComputedStyle(box).fontSize) < 18) bad.push('small: ' + text);
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    for (const each of range.getClientRects())
      if (each.right > wide + 1 || each.left < -1) bad.push('cut: ' + text);
  }
  for (const each of document.querySelectorAll('button, select, input:not([type=radio]), a.btn')) {
    const tall = (each.closest('.box') || each).getBoundingClientRect().height;
    if (tall && tall < 55.5) bad.push('low: ' + (each.textContent || each.id));
  }
  return bad;
}"""


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


class House:
    """A server with two small banks, whose clock can be put back."""

    def __init__(self, folder: Path) -> None:
        self.banks, self._back_ms = folder / "banks", 0
        self.banks.mkdir()
        for bank in BANKS:
            write_bank(self.banks, bank, [question(bank, number) for number in range(1, 21)])
        with mock.patch("quiz.app.now_ms", self.now):
            self.app = create_app(replace(settings_for(folder), banks=self.banks))
        self.services = self.app.extensions["quiz"]
        assert self.services.shelf.refresh() == ()
        self.server = make_server("127.0.0.1", 0, self.app, threaded=True)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

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

    def edit(self, bank: str, number: int, **changes: Any) -> None:
        """An organizer's edit on the disk, taken up."""
        questions = [question(bank, each) for each in range(1, 21)]
        questions[number - 1] |= changes
        write_bank(self.banks, bank, questions)
        assert self.services.shelf.refresh() == ()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
        self.services.database.close()


class Phone:
    """A member's phone; answers of earlier days are told as its queue would tell them."""

    def __init__(self, chromium: Any, house: House, lang: str = "zh-CN", **options: Any) -> None:
        self.house, self.url, self.lang, self.complaints = house, house.url, lang, []
        self.context = chromium.new_context(
            locale="zh-CN", **{"reduced_motion": "reduce", **PHONE, **options}
        )
        self.context.add_init_script(TELL_VIOLATIONS)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: message.type == "error" and self._hear(message.text))
        self.page.on("pageerror", lambda error: self._hear(str(error)))
        self.page.goto(f"{self.url}/practice?lang={lang}")
        self.page.wait_for_selector("#app main")
        self._count = 0

    def _hear(self, text: str) -> None:
        known = ("ERR_INTERNET_DISCONNECTED", "status of 404", "status of 409")
        if not any(each in text for each in known):
            self.complaints.append(text)

    def open(self, name: str) -> Any:
        """A page, freshly loaded as after a night."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}/practice?lang={self.lang}#/{name}")
        self.page.wait_for_selector("#app main .matter")
        return self.page

    def tell(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return self.page.evaluate(TELL, [path, body])

    def answer(self, days_ago: int, *answers: tuple[str, str], mode: str = "learn") -> dict[str, Any]:
        """Answers of one sitting so many days ago, told on that day: (question, label)."""
        with self.house.days_ago(days_ago) as now:
            return self._tell_answers(now, days_ago, answers, mode)

    def _tell_answers(
        self, now: int, days_ago: int, answers: tuple[tuple[str, str], ...], mode: str
    ) -> dict[str, Any]:
        entries = []
        for number, (name, label) in enumerate(answers):
            self._count += 1
            entry = {
                "id": f"entry-{self._count:06}",
                "kind": "attempt",
                "question": name,
                "rev": 1,
                "mode": mode,
            }
            at = now - (len(answers) - number) * 60_000
            told = {"at": at, "chosen": [label], "sure": None, "took_ms": TOOK_MS, "session": f"s-{days_ago}"}
            entries.append(entry | told)
        said = self.tell("entries", {"entries": entries, "now": now})
        assert said["refused"] == [], said
        return said

    def miss(self, name: str, days_ago: int) -> None:
        """Missed, then right in the same sitting after four others: mended."""
        others = [(f"reform-{number:04}", "B") for number in range(11, 16)]
        self.answer(days_ago, (name, "A"), *others, (name, "B"))

    def row(self, name: str) -> Any:
        return self.page.locator(f"[data-question='{name}']")

    def left(self) -> int:
        return int(self.page.locator(".left").get_attribute("data-left"))
