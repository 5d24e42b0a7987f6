"""The people of an evening and their screens, driven as they would drive them: by keys and taps."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quiz.app import create_app
from quiz.people import Role, Seat
from tests.live.house import Server, settings_for

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
TABLET = {"viewport": {"width": 1024, "height": 768}}
DESK = {"viewport": {"width": 1366, "height": 768}}
WALL = {"viewport": {"width": 1920, "height": 1080}}
TELL_VIOLATIONS = """addEventListener('securitypolicyviolation',
  e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))"""
PATIENCE_S = 15
SERVER_IS_DOWN = ("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")


class Screen:
    """One page of one role, with everything it complained about."""

    def __init__(
        self,
        browser: Any,
        url: str,
        complaints: list[str],
        role: str,
        before: Callable[[Any], None] = lambda page: None,
        **options: Any,
    ) -> None:
        self.role = role
        self._complaints = complaints
        self.context = browser.new_context(locale="zh-CN", reduced_motion="reduce", **options)
        self.context.add_init_script(TELL_VIOLATIONS)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self._hear("error", str(error)))
        before(self.page)
        self.page.goto(url)
        self.page.wait_for_selector("body[data-ticket]")

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not any(known in text for known in SERVER_IS_DOWN):
            self._complaints.append(f"{self.role}: {text}")

    def view(self) -> dict[str, Any]:
        """The snapshot of this role, by the plain HTTP way with the page's own ticket."""
        data = self.page.evaluate("() => ({...document.body.dataset})")
        origin = "/".join(self.page.url.split("/")[:3])
        answer = self.context.request.get(
            f"{origin}/api/contest/{data['contest']}/view", headers={"X-Ticket": data["ticket"]}
        )
        body = answer.json()
        return body.get("view", body)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def hold(self, key: str, seconds: float = 1.3) -> None:
        self.page.keyboard.down(key)
        time.sleep(seconds)
        self.page.keyboard.up(key)


def until(what: str, condition: Callable[[], Any], seconds: float = PATIENCE_S) -> Any:
    """Wait for a condition; its value, or a failure that names it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"did not happen in {seconds} s: {what}")


class Evening:
    """Hall, host, judge, teams and audience of the demo final on a server of its own."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.complaints: list[str] = []
        self.server = Server(folder, "eventlet", demo=True)
        app = create_app(settings_for(folder))
        services = app.extensions["quiz"]
        self.contest = services.register.all()[0].id
        self.host = self._by_link(services, Role.HOST, **DESK)
        self.hall = self._by_link(services, Role.HALL, **WALL)
        self.judge = self._by_link(services, Role.JUDGE, **TABLET)
        codes = {f"t{seat}": services.entrance.code_of(self.contest, f"t{seat}") for seat in range(1, 7)}
        self.teams = {team: self._open(f"/seat/{code}", team, **PHONE) for team, code in codes.items()}
        self.audience = self._open(f"/a/{self.contest}", "audience", **PHONE)
        services.database.engine.dispose()

    def _by_link(self, services: Any, role: str, **options: Any) -> Screen:
        token = services.entrance.link_token(Seat(self.contest, role))
        return self._open(f"/t/{token}", role, **options)

    def _open(self, path: str, role: str, **options: Any) -> Screen:
        return Screen(self.browser, self.server.url + path, self.complaints, role, **options)

    @property
    def screens(self) -> list[Screen]:
        return [self.hall, self.host, self.judge, *self.teams.values(), self.audience]

    def state(self) -> dict[str, Any]:
        return self.host.view()

    def phase(self, *phases: str) -> dict[str, Any]:
        """Wait until the contest is in one of these phases."""
        return until(f"phase {phases}", lambda: (v := self.state())["phase"] in phases and v)

    def act(self, act: Callable[[], None]) -> dict[str, Any]:
        """Do something on the host's desk and wait until its page draws the result."""
        before = self.state()["number"]
        act()
        after = until("the host's desk to change", lambda: (v := self.state())["number"] > before and v)
        self.settle()
        return after

    def settle(self) -> None:
        """A person's pause: the desk ignores a second key within moments of the first."""
        time.sleep(0.35)

    def forward(self) -> dict[str, Any]:
        """The space bar, held where the desk asks for it."""
        held = self.state()["phase"] in ("lobby", "armed")
        if self.state()["phase"] == "armed":
            time.sleep(0.9)
        return self.act(lambda: self.host.hold("Space") if held else self.host.press("Space"))

    def key(self, code: str) -> dict[str, Any]:
        return self.act(lambda: self.host.press(code))

    def forward_to(self, *phases: str) -> dict[str, Any]:
        """The space bar until a phase is reached."""
        for _ in range(40):
            now = self.state()
            if now["phase"] in phases:
                return now
            self.forward()
        raise AssertionError(f"never came to {phases}, but stays in {now['phase']}")

    def rule(self, right: bool) -> dict[str, Any]:
        """The host's verdict on whoever has the floor."""
        time.sleep(0.35)  # keys are dead for 300 ms after a buzz
        return self.key("KeyJ" if right else "KeyF")

    def scores(self) -> dict[str, float]:
        return {row["team"]: row["score"] for row in self.state()["teams"]}

    def kill_and_restart(self) -> None:
        """kill −9, and the same folder and port again."""
        port = self.server.url.rsplit(":", 1)[1]
        self.server.kill()
        self.server = Server(self.folder, "eventlet", demo=True, port=int(port))

    def close(self) -> None:
        for screen in self.screens:
            screen.context.close()
        self.server.kill()
