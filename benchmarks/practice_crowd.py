"""
Members who practise, as phones do it: a page, a session, an answer every few seconds, each on its own line.

Runs in a process beside the measured contest, so that its work is not taken for the server's. A thread a
member: they sleep nearly always. Knows the API and nothing else of the server.
"""

import gzip
import http.client
import json
import re
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from random import Random
from typing import Any
from urllib.parse import urlsplit

CSRF = re.compile(r'data-csrf="([^"]+)"')
DAY_MS = 24 * 3600 * 1000
THINK_S = (
    4.0,
    16.0,
)  # the research counts 10 s for a right answer and 20 s for a wrong one, reading included
RIGHT = 0.7
OPENING_S = 20.0  # a hall full of people opens the page in such a time, when told to
OFFLINE = 20  # answers a phone sends at once that was offline
PATIENCE_S = 30.0
STACK = 256 * 1024
SWITCH_S = 0.0005  # a member must not be measured as waiting while another one reads its answer

Sample = tuple[str, float]


@dataclass
class Member:
    """One member's browser; `took` gathers (request, seconds)."""

    number: int
    host: str
    port: int
    took: list[Sample] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    sent: int = 0
    _line: http.client.HTTPConnection | None = None

    def __post_init__(self) -> None:
        self.chance = Random(f"member:{self.number}")

    def arrive(self) -> None:
        """Open the page: cookie, token."""
        page = self._ask("page", "GET", "/practice").decode()
        found = CSRF.search(page)
        self.csrf = found[1] if found else ""

    def session(self, more: bool = False, size: int = 10) -> dict[str, Any]:
        path = f"/api/practice/session?kind=daily&size={size}{'&more=1' if more else ''}"
        return json.loads(self._ask("session", "GET", path) or b"{}")

    def answer(self, session: dict[str, Any], item: dict[str, Any], at: int, took_ms: int) -> dict[str, Any]:
        """An entry as the phone would make it: mostly right."""
        question = session["questions"][item["question"]]
        labels = [option["label"] for option in question["options"]]
        right = self.chance.random() < RIGHT
        wrong = [label for label in labels if label not in question["key"]["labels"]] or labels
        chosen = question["key"]["labels"] if right else wrong[:1]
        if not labels:
            blanks = max(1, question["blanks"])
            chosen = [forms[0] for forms in question["key"]["forms"]] if right else ["不知道"] * blanks
            chosen = ["right" if right else "wrong"] if question["type"] == "oral" else chosen
        self.sent += 1
        return {
            "kind": "attempt",
            "id": f"load-{self.number:04d}-{self.sent:06d}",
            "question": item["question"],
            "rev": item["rev"],
            "at": at,
            "mode": item["mode"],
            "chosen": list(chosen),
            "sure": None,
            "took_ms": took_ms,
            "session": session["session"]["id"],
        }

    def post(self, name: str, entries: list[dict[str, Any]]) -> None:
        body = json.dumps({"entries": entries, "now": now_ms()}).encode()
        said = self._ask(name, "POST", "/api/practice/entries", body)
        refused = json.loads(said or b"{}").get("refused")
        if refused:
            self.failed.append(f"refused {refused[0]['code']}")

    def remember(self, answers: int, days: int) -> None:
        """Answers of the past days, as a phone sends them that was offline."""
        given = 0
        while given < answers:
            session = self.session(size=OFFLINE)
            at = now_ms() - int((1 - given / answers) * days * DAY_MS)
            items = session.get("session", {}).get("items", ())
            made = [
                self.answer(session, item, at + place * 10_000, 9_000) for place, item in enumerate(items)
            ]
            if not made:
                return
            self.post("merge", made)
            given += len(made)

    def practise(self, until: float, pause: Callable[[float], None]) -> None:
        """Answer one question after the other until the time is over."""
        more = False
        while time.monotonic() < until:
            session = self.session(more)
            more = True
            for item in session.get("session", {}).get("items", ()):
                think = self.chance.uniform(*THINK_S)
                pause(min(think, max(0.0, until - time.monotonic())))
                if time.monotonic() >= until:
                    return
                self.post("entry", [self.answer(session, item, now_ms(), int(think * 1000))])

    def _ask(self, name: str, method: str, path: str, body: bytes | None = None) -> bytes:
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        headers["Accept-Encoding"] = "gzip"  # as every phone asks for
        if body is not None:
            headers |= {"Content-Type": "application/json", "X-CSRFToken": self.csrf}
        for attempt in (1, 2):  # a line kept open may have been closed by the server meanwhile
            began = time.perf_counter()
            try:
                if self._line is None:
                    self._line = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE_S)
                self._line.request(method, path, body, headers)
                answer = self._line.getresponse()
                data = answer.read()
                break
            except (OSError, http.client.HTTPException) as error:
                if self._line is not None:
                    self._line.close()
                self._line = None
                if attempt == 2:
                    self.failed.append(f"{name}: {type(error).__name__}")
                    return b""
        self.took.append((name, time.perf_counter() - began))
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            key, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[key] = value
        if answer.headers.get("Content-Encoding") == "gzip":
            data = gzip.decompress(data)
        if answer.status != 200:
            self.failed.append(f"{name}: {answer.status} {data[:80].decode(errors='replace')}")
            return b""
        return data


def now_ms() -> int:
    return time.time_ns() // 1_000_000


class Crowd:
    """All members of one server."""

    def __init__(self, url: str, members: int) -> None:
        parts = urlsplit(url)
        self.members = [Member(number, parts.hostname or "", parts.port or 80) for number in range(members)]

    def remember(self, answers: int, days: int) -> None:
        """Everybody comes in, with a past; a few at a time."""
        waiting = list(self.members)

        def work() -> None:
            while waiting:
                member = waiting.pop()
                member.arrive()
                if answers:
                    member.remember(answers, days)

        self._all([work] * 4)

    def steady(self, seconds: float) -> None:
        """Everybody is in the middle of practice; nobody begins at the same moment."""
        until = time.monotonic() + seconds

        def work(member: Member) -> None:
            time.sleep(member.chance.uniform(0, THINK_S[1]))
            member.practise(until, time.sleep)

        self._all([lambda each=each: work(each) for each in self.members])

    def burst(self, seconds: float) -> None:
        """Everybody opens the page within OPENING_S, then practises."""
        until = time.monotonic() + seconds

        def work(member: Member) -> None:
            time.sleep(member.chance.uniform(0, OPENING_S))
            member.arrive()
            member.practise(until, time.sleep)

        self._all([lambda each=each: work(each) for each in self.members])

    def take(self) -> tuple[list[Sample], list[str]]:
        """Samples and failures since this was last asked."""
        samples = [sample for member in self.members for sample in member.took]
        failed = [what for member in self.members for what in member.failed]
        for member in self.members:
            member.took, member.failed = [], []
        return samples, failed

    def _all(self, works: list[Callable[[], None]]) -> None:
        threading.stack_size(STACK)
        threads = [threading.Thread(target=work, daemon=True) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def serve(url: str, members: int, orders: Connection) -> None:
    """Do what comes through the pipe, (method, *arguments), and send back what was measured; None ends it."""
    sys.setswitchinterval(SWITCH_S)
    crowd = Crowd(url, members)
    while (order := orders.recv()) is not None:
        name, *arguments = order
        getattr(crowd, name)(*arguments)
        orders.send(crowd.take())
