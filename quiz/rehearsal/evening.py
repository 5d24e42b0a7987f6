"""
Plays a contest from the lobby to the standings: the host follows its own screen, the teams follow theirs.

The host bot presses what its `next` offers and rules by the key it is shown; nothing here knows the rules.
"""

from collections.abc import Callable
from typing import Any

from quiz.rehearsal.incidents import Incidents
from quiz.rehearsal.players import Player
from quiz.rehearsal.screens import Screen
from quiz.rehearsal.stage import BENCH, OutOfOrder, Stage

READ_PER_CHAR_S, LONGEST_READ_S = 0.2, 12.0
SPEAK_S, BEGIN_S, JOINT_S, CHOOSE_S = 3.0, 1.0, 1.5, 2.0
SHOWN_S = {
    "introduction": 3,
    "round_card": 6,
    "ruled": 2,
    "revealed": 3,
    "summary": 5,
    "ceremony": 4,
    "tie": 3,
}
STUCK = 6  # looks at the same screen without anything happening
LATE_PRESSES = 3

View = dict[str, Any]


class Evening:
    """One contest on one stage."""

    def __init__(self, stage: Stage, incidents: Incidents) -> None:
        self.stage = stage
        self.players = {team: Player(team, stage.seed) for team in stage.teams}
        self._incidents = incidents
        self._titles: set[str] = set()
        self._jumped: set[tuple[str, str]] = set()
        self._acts: dict[str, Callable[[View], None]] = {
            "lobby": self._lobby,
            "choosing": self._choosing,
            "presented": self._presented,
            "armed": self._armed,
            "starting": self._starting,
            "answering": self._answering,
            "judging": self._judging,
        }

    def play(self) -> View:
        """
        Play to the end.

        Returns:
            The host's last view.

        Raises:
            OutOfOrder: Nothing moves the contest on.
        """
        before, looks = None, 0
        while True:
            # Its own screen is current, since every command waits for the screens; in doubt it asks.
            view = self.stage.snapshot(self.stage.host) if looks else self.stage.host.view
            self.stage.gallery.frames.learned(view)
            if view["phase"] == "finished":
                return view
            self._progress(view)
            seen = {name: value for name, value in view.items() if name != "now"}
            looks = looks + 1 if seen == before else 0
            if looks >= STUCK:
                raise OutOfOrder(f"nothing moves {view['phase']} {_slot(view)} on")
            before = seen
            if view["paused"]:
                self._next(view)
            elif not self._incidents.happen(self, view):
                self._acts.get(view["phase"], self._next)(view)

    def _progress(self, view: View) -> None:
        title = view["round"]["title"] if view["round"] else ""
        if title and title not in self._titles:
            self._titles.add(title)
            points = "  ".join(f"{row['seat']}号 {row['score']}" for row in view["teams"])
            self.stage.tell(f"  {title}  {points}")

    def _next(self, view: View) -> None:
        """What the host's space bar does."""
        step = view["next"]
        self.stage.pause(SHOWN_S.get(view["phase"], 0))
        if step is not None:
            return self.host_does(step["command"])
        if view.get("can_settle_tie"):
            order = sorted(view["can_settle_tie"], key=lambda team: self.players[team].skill)
            return self.host_does({"type": "settle_tie", "order": order, "reason": "彩排：抽签决定"})

    def host_does(self, command: dict[str, Any]) -> None:
        self.stage.does(self.stage.host, **command)

    def _lobby(self, view: View) -> None:
        for screen in self.stage.teams.values():
            ack = self.stage.presses(screen, "").ack
            if ack["code"] != "device_checked":
                self.stage.fault(f"the button of {screen.team} was not checked: {ack['code']}")
        self._next(view)

    def _choosing(self, view: View) -> None:
        screen = self.stage.teams[view["turn"]]
        pad = _pad(screen)
        if view["question"] is not None or pad.get("kind") != "stake":
            return self._next(view)
        self.stage.pause(CHOOSE_S)
        offered = [row["stake"] for row in pad["offered"]]
        stake = self.players[view["turn"]].stake(pad["slot"], offered, pad["may_pass"])
        if stake is None:
            self.stage.does(screen, "pass_turn", slot=pad["slot"])
        else:
            self.stage.does(screen, "choose_stake", slot=pad["slot"], stake=stake)

    def _presented(self, view: View) -> None:
        slot = _slot(view)
        self.stage.pause(min(LONGEST_READ_S, len(view["question"]["stem"]) * READ_PER_CHAR_S))
        pads = {team: _pad(screen) for team, screen in self.stage.teams.items() if screen.is_open}
        if any(pad.get("state") == "armed" for pad in pads.values()):  # they may press while the host reads
            self._press(view)
            if self.stage.hall.view.get("phase") != "presented":
                return
        for team, pad in pads.items():
            hot = pad.get("state") == "waiting" and self.players[team].jumps(slot)
            if hot and (team, slot) not in self._jumped:
                self._jumped.add((team, slot))
                self.stage.presses(self.stage.teams[team], slot)
                return  # what follows from it, the next look at the host's screen will say
        self._next(view)

    def _armed(self, view: View) -> None:
        if not self._press(view):
            self._next(view)  # nobody wants it: the host closes the buzzers

    def _press(self, view: View) -> bool:
        """Those who want to, press in the order of the seed; the first gets it, the others are too late."""
        slot, attempt = _slot(view), len(view["rulings"])
        wanted = []
        for team, screen in self.stage.teams.items():
            delay = self.players[team].press_after(slot, attempt)
            if screen.is_open and _pad(screen).get("state") == "armed" and delay is not None:
                wanted.append((delay, team))
        passed = 0.0
        for delay, team in sorted(wanted)[: 1 + LATE_PRESSES]:
            self.stage.pause(delay - passed)
            passed = delay
            self._presses(team, slot)
        return bool(wanted)

    def _presses(self, team: str, slot: str) -> None:
        screen = self.stage.teams[team]
        ack = self.stage.presses(screen, slot).ack
        if ack["code"] == "yours" and self.players[team].presses_twice(slot):
            again = self.stage.presses(screen, slot).ack
            if again["ok"]:
                self.stage.fault(f"{team} buzzed twice on {slot} and was told {again['code']}")

    def _starting(self, view: View) -> None:
        self.stage.pause(BEGIN_S)
        self._next(view)

    def _answering(self, view: View) -> None:
        if view["round"]["format"] == "joint":
            return self._answer_together(view)
        screen = self.stage.teams[view["turn"]]
        if screen.is_open and _pad(screen).get("kind") == "answer":
            return self._answer_on_device(view, screen)
        self.stage.pause(SPEAK_S)
        if view["question"]["number"] % 2:
            self._next(view)  # 回答完毕, then the verdict
        else:
            self.host_does(self.ruling(view))

    def _answer_together(self, view: View) -> None:
        slot = _slot(view)
        for team, screen in self.stage.teams.items():
            open_pad = screen.is_open and _pad(screen).get("kind") == "answer" and not _pad(screen)["closed"]
            if open_pad and not self.players[team].is_silent(slot):
                self.stage.pause(JOINT_S)
                self._respond(view, screen)
        self._next(view)

    def _answer_on_device(self, view: View, screen: Screen) -> None:
        self.stage.pause(SPEAK_S)
        if not self.players[view["turn"]].is_silent(_slot(view)):
            self._respond(view, screen)
        self.stage.does(screen, "finish_answer", slot=_slot(view))

    def _respond(self, view: View, screen: Screen) -> None:
        assert screen.team is not None
        joint = view["round"]["format"] == "joint"
        response = self.players[screen.team].response(view["question"], view["key"])
        if _pad(screen).get("response") == response:
            return  # sent before an undo; the same again would be no event
        shown_to = None if joint else BENCH
        ack = self.stage.does(screen, "respond", shown_to, slot=_slot(view), response=response).ack
        if not ack["ok"]:
            self.stage.fault(f"the answer of {screen.team} to {_slot(view)} was refused: {ack['code']}")

    def _judging(self, view: View) -> None:
        if view["next"] is not None:
            return self._next(view)  # a joint round: the engine rules, the host reveals
        self.host_does(self.ruling(view))

    def ruling(self, view: View) -> dict[str, Any]:
        """The verdict key the host presses for the team that has the floor."""
        keys = {key["code"]: key["command"] for key in view["keys"] if key["enabled"]}
        partial = "key.partial" in keys
        verdict = self.players[view["turn"]].verdict(_slot(view), len(view["rulings"]), partial)
        if view["proposal"] is not None:
            verdict = view["proposal"]["verdict"]
        command = keys.get(f"key.{verdict}") or keys.get("key.wrong")
        if command is None:
            raise OutOfOrder(f"no key to rule {_slot(view)} with")
        return command


def _slot(view: View) -> str:
    return view["question"]["slot"] if view["question"] else ""


def _pad(screen: Screen) -> dict[str, Any]:
    """What the team's own screen offers its thumb."""
    return screen.view.get("pad", {})
