"""Which devices are there, how far away, and whether their page is in front. Decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quiz.people import Role, Seat, Team

MODELS = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")
HELD = ("Mobi", "Android", "iPhone", "iPad")


@dataclass
class Device:
    """One connected screen."""

    seat: Seat
    label: str
    input: str
    rtt: int | None = None
    visible: bool = True
    checked: bool = False

    def listed(self) -> dict[str, Any]:
        return {
            "role": self.seat.role,
            "team": self.seat.team,
            "label": self.label,
            "connected": True,
            "rtt": self.rtt,
            "visible": self.visible,
            "checked": self.checked,
            "input": self.input,
        }


class Presence:
    """All connected devices by socket id."""

    def __init__(self) -> None:
        self._devices: dict[str, Device] = {}
        self._changed: set[str] = set()
        self._checked: set[tuple[str, str | None]] = set()

    def arrived(self, sid: str, seat: Seat, user_agent: str) -> None:
        label = next((model for model in MODELS if model in user_agent), "")
        held = any(word in user_agent for word in HELD)
        device = Device(seat, label, "phone" if held else "keyboard")
        device.checked = (seat.contest, seat.team) in self._checked
        self._devices[sid] = device
        self._changed.add(seat.contest)

    def left(self, sid: str) -> None:
        device = self._devices.pop(sid, None)
        if device:
            self._changed.add(device.seat.contest)

    def seen(self, sid: str, rtt: int, visible: bool) -> None:
        """What a device says of itself."""
        device = self._devices.get(sid)
        if device:
            device.rtt, device.visible = rtt, visible
            self._changed.add(device.seat.contest)

    def checked(self, sid: str) -> None:
        """A team has pressed its button before the start."""
        device = self._devices.get(sid)
        if device:
            self._checked.add((device.seat.contest, device.seat.team))
            device.checked = True
            self._changed.add(device.seat.contest)

    def take_changed(self) -> set[str]:
        """The contests whose devices have changed since this was last asked."""
        changed, self._changed = self._changed, set()
        return changed

    def of(self, contest: str, teams: Sequence[Team]) -> dict[str, Any]:
        """The `devices` message: every team, there or not, then every other screen but the audience's."""
        here = [device for device in list(self._devices.values()) if device.seat.contest == contest]
        rows = []
        for team in teams:
            found = [each.listed() for each in here if each.seat.team == team.id]
            rows += [{**row, "seat": team.seat} for row in found or [self._absent(contest, team)]]
        others = (Role.HALL, Role.HOST, Role.JUDGE)
        rows += [{**each.listed(), "seat": None} for each in here if each.seat.role in others]
        return {"list": rows, "audience": sum(each.seat.role == Role.AUDIENCE for each in here)}

    def _absent(self, contest: str, team: Team) -> dict[str, Any]:
        device = Device(Seat(contest, Role.TEAM, team.id), "", "phone")
        return {
            **device.listed(),
            "connected": False,
            "visible": False,
            "checked": (contest, team.id) in self._checked,
        }
