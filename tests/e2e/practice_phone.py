"""A member's phone, used by taps; answers of earlier days are told as its queue tells them."""

from typing import Any

from tests.e2e.practice_house import House
from tests.e2e.stage import PHONE, TELL_VIOLATIONS, until

NO_LINE = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "error occurred when fetching the script")
THOUGHT_MS = 6000
CLOCK = """(() => { const now = Date.now.bind(Date); let ahead = 0;
  Date.now = () => now() + ahead; window.thinkFor = ms => { ahead += ms; }; })()"""
TOOK_MS = 9000
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


class Phone:
    """One phone with everything it complained about; `known` are complaints a test brings about itself."""

    def __init__(self, browser: Any, house: House, known: tuple[str, ...] = (), **options: Any) -> None:
        self.house, self.url, self._told = house, house.url, 0
        self.complaints: list[str] = []
        self._known = (*NO_LINE, *known)
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

    def go(self, name: str, lang: str = "zh-CN") -> Any:
        """A page beside the questions, freshly loaded as after a night."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}/practice?lang={lang}#/{name}")
        self.page.wait_for_selector("#app main .matter")
        return self.page

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

    def option(self, label: str) -> Any:
        """An option of the question on the screen, for as long as it may be chosen."""
        text = next(each["text"] for each in self.question()["options"] if each["label"] == label)
        return self.page.locator(".thumb .opt").filter(has=self.page.get_by_text(text, exact=True)).first

    def tap(self, labels: list[str]) -> None:
        for label in labels:
            self.option(label).tap()

    def answer(self, right: bool = True) -> dict[str, Any]:
        """Think a while, answer what is on the screen, wait for the sheet; the second tap judges at once."""
        self.page.evaluate("ms => thinkFor(ms)", THOUGHT_MS)
        question = self.question()
        kind, key = question["type"], question["key"]
        if kind in ("single", "true_false"):
            labels = [option["label"] for option in question["options"]]
            choice = next(label for label in labels if (label in key["labels"]) == right)
            option = self.option(choice)
            option.tap()
            # A second tap judges at once; on a slow machine the first may have been judged by then.
            option.evaluate_all("still => still.forEach(each => each.click())")
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

    def entries(self) -> tuple[Any, ...]:
        """What the server has of the member of this phone."""
        return self.house.services.practice.log.of(self.sitting()["member"])

    def tell(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return self.page.evaluate(TELL, [path, body])

    def answered(self, days_ago: int, *answers: tuple[str, str], mode: str = "learn") -> dict[str, Any]:
        """Answers of one sitting so many days ago, told on that day: (question, label)."""
        with self.house.days_ago(days_ago) as now:
            return self._tell_answers(now, days_ago, answers, mode)

    def _tell_answers(
        self, now: int, days_ago: int, answers: tuple[tuple[str, str], ...], mode: str
    ) -> dict[str, Any]:
        entries = []
        for number, (name, label) in enumerate(answers):
            self._told += 1
            entry = {
                "id": f"entry-{self._told:06}",
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
        self.answered(days_ago, (name, "A"), *others, (name, "B"))

    def row(self, name: str) -> Any:
        return self.page.locator(f"[data-question='{name}']")

    def left(self) -> int:
        return int(self.page.locator(".left").get_attribute("data-left"))

    def close(self) -> None:
        self.context.close()
