"""
Where bots act: sends their commands one by one, remembers what was acknowledged, waits for the screens.

In sequence on purpose: a press that overtakes another by luck would give the same seed another evening.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.request import Request, urlopen

from quiz.people import Role
from quiz.rehearsal.screens import Gallery, Screen
from quiz.rehearsal.switchboard import Reply

HTTP_S = 5.0
RETRIES, BUSY_S = 20, 0.25  # a seat may send some twenty messages a second; bots would send more
PUBLIC = None  # every screen
BENCH = (Role.HOST, Role.JUDGE)
SHOWN_TO: dict[str, Iterable[str]] = {
    "show_overlay": (Role.HOST, Role.HALL),
    "raise_protest": BENCH,
    "rule_protest": BENCH,
}
"""Commands that do not change every screen; waiting for the others would be waiting for nothing."""

STORED_REFUSALS = ("too_late", "early_buzz")


class OutOfOrder(Exception):
    """The evening cannot go on."""


@dataclass
class Stage:
    """The cast of one rehearsal: host, judge, hall, teams by id, audience."""

    gallery: Gallery
    contest: str
    url: str
    host: Screen
    judge: Screen
    hall: Screen
    teams: dict[str, Screen]
    audience: list[Screen]
    seed: str
    is_fast: bool = True
    tell: Callable[[str], None] = lambda line: None
    acked: list[str] = field(default_factory=list)  # ids of commands that must be in the log
    refused: dict[str, int] = field(default_factory=dict)  # code → how often
    faults: list[str] = field(default_factory=list)
    missed: int = 0  # screens that were not shown what they should have been
    commands: int = 0

    @property
    def cast(self) -> list[Screen]:
        """Everybody but the audience."""
        return [self.host, self.hall, *self.teams.values(), self.judge]

    def fault(self, text: str) -> None:
        """Something is not as it must be; the rehearsal goes on, and fails in the end."""
        self.faults.append(text)
        self.tell(f"  ✗ {text}")

    def pause(self, seconds: float) -> None:
        """What a person would take; nothing in a fast rehearsal."""
        if not self.is_fast:
            self.gallery.switchboard.idle(seconds)

    def payload(self, screen: Screen, type: str, **fields: Any) -> dict[str, Any]:
        """A command with a new id of its own."""
        self.commands += 1
        name = f"{screen.role}-{screen.team}" if screen.team else screen.role
        return {"id": f"bot-{self.seed_id}-{name}-{self.commands:05d}", "type": type, **fields}

    @property
    def seed_id(self) -> str:
        return "".join(char for char in self.seed if char.isalnum())[:16] or "0"

    def does(
        self, screen: Screen, type: str, shown_to: Iterable[str] | None = PUBLIC, **fields: Any
    ) -> Reply:
        """A bot sends a new command, and the screens it changes are waited for."""
        shown_to = SHOWN_TO.get(type, shown_to)
        return self.sends(screen, "command", self.payload(screen, type, **fields), shown_to)

    def presses(self, screen: Screen, slot: str) -> Reply:
        """A team presses its button."""
        payload = self.payload(screen, "buzz", slot=slot)
        del payload["type"]
        return self.sends(screen, "buzz", payload, PUBLIC)

    def sends(
        self, screen: Screen, event: str, payload: dict[str, Any], shown_to: Iterable[str] | None
    ) -> Reply:
        """Send a message and wait for its ack, then for the screens; a refusal changes none."""
        gallery = self.gallery
        if payload.get("type") == "reveal_key":
            gallery.frames.revealed(payload["slot"], perf_counter())
        gallery.expect(shown_to, timed=screen is self.host)
        reply = self.asks(screen, event, payload)
        gallery.meter.add("ack", reply.took_ms / 1000)
        self._note(payload["id"], reply.ack)
        if reply.ack["ok"] and reply.ack["code"] != "device_checked" or reply.ack["code"] in STORED_REFUSALS:
            if not gallery.settle():
                self.reconcile(f"{screen.role} {payload.get('type', event)}")
        else:
            gallery.forget()
        return reply

    def asks(self, screen: Screen, event: str, payload: dict[str, Any]) -> Reply:
        """Send a message as it is, again when the server has too much of it at the moment."""
        switchboard = self.gallery.switchboard
        for _ in range(RETRIES):
            if screen.line is None:
                break
            reply = switchboard.call(screen.line, event, payload)
            if reply.ack.get("code") != "busy":
                return reply
            switchboard.idle(BUSY_S)
            self.gallery.again()
        raise OutOfOrder(f"{screen.role} is not heard")

    def _note(self, command: str, ack: dict[str, Any]) -> None:
        if not ack["ok"]:
            self.refused[ack["code"]] = self.refused.get(ack["code"], 0) + 1
        stored = ack["code"] == "early_buzz" and ack.get("points") or ack["code"] == "too_late"
        if stored or (ack["ok"] and ack["code"] != "device_checked"):
            self.acked.append(command)

    def snapshot(self, screen: Screen) -> dict[str, Any]:
        """The newest view of a screen, asked for."""
        return self.asks(screen, "snapshot", {}).ack["view"]

    def reconcile(self, after: str) -> None:
        """Not every screen has shown something new: find out which should have, by asking for its view."""
        probes = [*self.cast, *self.audience]
        behind = [each for each in self._one_of_each(probes) if each.is_open]
        numbers = {(each.role, each.team): self.snapshot(each)["number"] for each in behind}
        late = [each for each in probes if each.is_open and each.number < numbers[each.role, each.team]]
        self.gallery.switchboard.until(
            lambda: all(each.number >= numbers[each.role, each.team] for each in late if each.is_open), 2.0
        )
        lost = [each for each in late if each.is_open and each.number < numbers[each.role, each.team]]
        self.missed += len(lost)
        if lost:
            self.fault(f"{len(lost)} screens were not told after {after}")

    def _one_of_each(self, screens: Iterable[Screen]) -> list[Screen]:
        found = {(each.role, each.team): each for each in screens if each.is_open}
        return list(found.values())

    def version(self) -> tuple[int, str]:
        """(number of events, digest of the state) of the running server, over HTTP."""
        answer = json.loads(self.fetch("digest"))
        return answer["version"], answer["digest"]

    def fetch(self, what: str, ticket: str = "") -> bytes:
        """A page of the contest's HTTP interface."""
        address = f"{self.url}/api/contest/{self.contest}/{what}"
        headers = {"X-Ticket": ticket} if ticket else {}
        with urlopen(Request(address, headers=headers), timeout=HTTP_S) as answer:
            return answer.read()
