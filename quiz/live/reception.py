"""
Takes a message from a seat to the runner and brings back an ack with words, whichever way it came in.

The socket's handlers and the HTTP fallback both stand on it. Knows neither of them.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from quiz.contest.commands import Command
from quiz.contest.refused import Refused
from quiz.live.messages import read_buzz, read_command
from quiz.people import Role, Seat
from quiz.services.contest_runner import Ack, ContestRunner
from quiz.services.wording import CHINESE, ENGLISH, Wording

DEVICE_CHECKED = "device_checked"


class Reception:
    """Answers every message, and never with silence; `now` gives epoch milliseconds."""

    def __init__(self, runner: ContestRunner, wording: Wording, now: Callable[[], int]) -> None:
        self._runner = runner
        self._wording = wording
        self._now = now

    def command(self, seat: Seat, payload: object) -> Ack:
        """The ack of a command; a buzz may come this way too."""
        if isinstance(payload, dict) and payload.get("type") == "buzz":
            return self.buzz(seat, payload)
        return self._answer(seat, payload, read_command)

    def buzz(self, seat: Seat, payload: object) -> Ack:
        """The ack of a press; before the start it only shows that the button works."""
        if seat.role == Role.TEAM and self._runner.state(seat.contest).phase == "lobby":
            return self._worded({"ok": True, "code": DEVICE_CHECKED})
        return self._answer(seat, payload, read_buzz)

    def refusal(self, code: str, **args: Any) -> Ack:
        """A refusal of the door itself, with its words."""
        return self._worded({"ok": False, "code": code, **args})

    def _answer(self, seat: Seat, payload: object, read: Callable[[object, Seat, int], Command]) -> Ack:
        at = self._now()  # the moment of arrival: before any lock, before any disk
        try:
            command = read(payload, seat, at)
        except Refused as refused:
            return self.refusal(refused.code, **refused.details)
        return self._worded(self._runner.run(seat.contest, command))

    def _worded(self, ack: Ack) -> Ack:
        fields = {name: _shown(value) for name, value in ack.items()}
        if ack["ok"]:
            return {"message": "", "en": "", **fields}
        words = {name: value for name, value in fields.items() if name not in ("ok", "code")}
        key = f"refused.{ack['code']}"
        return {
            "message": self._wording.say(CHINESE, key, **words),
            "en": self._wording.say(ENGLISH, key, **words),
            **fields,
        }


def _shown(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
