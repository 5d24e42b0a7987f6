"""A house with question banks and branches, and members' phones in it, used by taps as members use them."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from werkzeug.serving import make_server

from quiz.app import create_app
from quiz.people import Branch
from tests.e2e.stage import PHONE, TELL_VIOLATIONS, until
from tests.live.house import settings_for

BRANCHES = (Branch("daibiao", "代表工委支部"), Branch("bangong", "办公厅支部"))
NO_LINE = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "error occurred when fetching the script")
THOUGHT_MS = 6000
CLOCK = """(() => { const now = Date.now.bind(Date); let ahead = 0;
  Date.now = () => now() + ahead; window.thinkFor = ms => { ahead += ms; }; })()"""


@contextmanager
def practice_house(folder: Path, banks: Path | None = None) -> Iterator[tuple[Any, str]]:
    """The services of an app that listens on this machine, and its address; with banks of its own or ours."""
    settings = settings_for(folder)
    app = create_app(replace(settings, banks=banks) if banks else settings)
    services = app.extensions["quiz"]
    services.shelf.refresh()
    services.practice.members.replace_roster(BRANCHES, [])
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield services, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    services.practice.database.close()
    services.database.close()


class Phone:
    """One phone with everything it complained about; `known` are complaints a test brings about itself."""

    def __init__(self, browser: Any, url: str, known: tuple[str, ...] = (), **options: Any) -> None:
        self.url, self.complaints, self._known = url, [], (*NO_LINE, *known)
        shape = {**PHONE, "reduced_motion": "reduce", "locale": "zh-CN", **options}
        self.context = browser.new_context(**shape)
        self.context.add_init_script(TELL_VIOLATIONS)
        self.context.add_init_script(CLOCK)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self._hear("error", str(error)))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not any(known in text for known in self._known):
            self.complaints.append(text)

    def open(self, path: str = "/practice") -> "Phone":
        self.page.goto(self.url + path)
        self.wait()
        return self

    def wait(self) -> None:
        """Until the page's own script has taken over."""
        self.page.wait_for_function(
            "document.getElementById('app').__k || document.querySelector('[role=alert]')"
        )

    def kept(self, name: str) -> Any:
        """A value of the phone's store."""
        found = self.page.evaluate("name => localStorage.getItem('leitai.practice.' + name)", name)
        return None if found is None else self.page.evaluate("text => JSON.parse(text).value", found)

    def waiting(self) -> int:
        """How many answers wait on this phone."""
        return self.page.evaluate(
            "() => Object.keys(localStorage).filter(key => key.startsWith('leitai.practice.entry.')).length"
        )

    def sitting(self) -> dict[str, Any]:
        return self.kept("run")

    def question(self) -> dict[str, Any]:
        """The question on the screen, with its key."""
        stem = self.page.locator(".stem").first.inner_text()
        return next(each for each in self.sitting()["questions"].values() if each["stem"].strip() == stem)

    def tap(self, labels: list[str]) -> None:
        question = self.question()
        texts = {option["label"]: option["text"] for option in question["options"]}
        for label in labels:
            self.page.locator(".thumb .opt").filter(
                has=self.page.get_by_text(texts[label], exact=True)
            ).first.tap()

    def answer(self, right: bool = True) -> dict[str, Any]:
        """Think a while, answer what is on the screen, wait for the sheet; the second tap judges at once."""
        self.page.evaluate("ms => thinkFor(ms)", THOUGHT_MS)
        question = self.question()
        kind, key = question["type"], question["key"]
        if kind in ("single", "true_false"):
            labels = [option["label"] for option in question["options"]]
            choice = next(label for label in labels if (label in key["labels"]) == right)
            self.tap([choice])
            self.tap([choice])
        elif kind == "oral":
            self.page.get_by_role("button", name="说完了，看答案").tap()
            self.page.get_by_role("button", name="说对了" if right else "没说对").tap()
        else:
            self._compose(question, right)
            self.page.locator(".thumb .btn--main").tap()
        self.page.locator(".sheet--told").wait_for()
        return question

    def _compose(self, question: dict[str, Any], right: bool) -> None:
        key = question["key"]
        if question["type"] == "fill":
            for place, forms in enumerate(key["forms"]):
                self.page.locator(f"#blank-{place}").fill(forms[0] if right else "不知道")
        elif question["type"] == "order":
            self.tap(key["labels"] if right else key["labels"][::-1])
        else:
            self.tap(key["labels"] if right else key["labels"][:1])

    def next(self) -> None:
        self.page.locator(".btn--next").tap()
        self.page.locator(".sheet--told").wait_for(state="detached")

    def next_or_later(self) -> None:
        """On to the next question, past the sheet that offers to save."""
        self.page.locator(".btn--next").tap()
        later = self.page.get_by_role("button", name="先不存，继续做题")
        self.page.locator(".thumb").or_(later).first.wait_for()
        if later.count():
            later.tap()
        self.page.locator(".sheet--told").wait_for(state="detached")

    def finish(self, wrong: int = 0) -> None:
        """Answer to the full stop, the first `wrong` of them wrongly."""
        for number in range(30):
            if self.page.locator(".done-line").count():
                return
            self.answer(right=number >= wrong)
            self.next_or_later()
        raise AssertionError("the sitting never ends")

    def save(self, name: str, pin: str, branch: str = "代表工委支部") -> None:
        """Fill in the form on the screen, be it a sheet or a page."""
        self.page.get_by_label("支部").select_option(label=branch)
        self.page.get_by_label("姓名").fill(name)
        self.page.locator("#save-pin").fill(pin)
        self.page.get_by_role("button", name="保存", exact=True).tap()

    def sent(self) -> None:
        until("the answers to be sent", lambda: self.waiting() == 0)

    def close(self) -> None:
        self.context.close()


def entries_of(house, phone):
    """What the server has of the member of a phone."""
    return house[0].practice.log.of(phone.sitting()["member"])
