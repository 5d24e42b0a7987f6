"""One who walks through an evening and photographs its screens. Knows no contest by heart."""

import time
import uuid
from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError

from tests.e2e.stage import Evening, Screen

try:
    from PIL import Image
except ImportError:  # the pictures are the same, only larger
    Image = None

COLOURS = 128
HALL = {"width": 1280, "height": 720}
SHEET = {"width": 900, "height": 1273}
CALM_MS = 40_000
SETTLED_S = 0.9  # the longest entrance of a scene, and a little


def save(page: Any, file: Path) -> None:
    """What a page or a part of one shows now, with few colours."""
    page.screenshot(path=file, scale="css")
    if Image:
        Image.open(file).convert("RGB").quantize(COLOURS).save(file, optimize=True)


class Photographer:
    """An evening, the way through it, and a folder for what is seen on it."""

    def __init__(self, evening: Evening, folder: Path, office: Any) -> None:
        self.evening, self.folder, self.office = evening, folder, office
        evening.hall.page.set_viewport_size(HALL)

    def take(self, **screens: Screen | Any) -> None:
        """Photograph screens; `hall_question=…` becomes hall-question.png."""
        time.sleep(SETTLED_S)
        for name, screen in screens.items():
            save(getattr(screen, "page", screen), self.folder / f"{name.replace('_', '-')}.png")

    def calm(self, page: Any, text: str) -> None:
        """Wait for a sentence that a busy computer says late, and go on without it in the end."""
        try:
            page.get_by_text(text, exact=True).wait_for(timeout=CALM_MS)
        except TimeoutError:
            print(f"this computer is slow: {text} was not shown")

    def send(self, command: dict[str, Any], screen: Screen | None = None) -> None:
        """A command as the host's page would send it, or another page in its own name."""
        page = screen or self.evening.host
        data = page.page.evaluate("() => ({...document.body.dataset})")
        address = f"{self.evening.server.url}/api/contest/{data['contest']}/command"
        body = {"id": uuid.uuid4().hex, **command}
        answer = page.context.request.post(address, data=body, headers={"X-Ticket": data["ticket"]}).json()
        assert answer["ok"], (command, answer)

    def step(self, right: bool = True) -> dict[str, Any]:
        """The one step forward, or the verdict or the stake it waits for; the state before it."""
        state = self.evening.state()
        question, turn = state["question"], state["turn"]
        if state["next"]:
            self.send(state["next"]["command"])
        elif state["phase"] == "judging":
            verdict = "right" if right else "wrong"
            self.send({"type": "give_ruling", "slot": question["slot"], "team": turn, "verdict": verdict})
        else:
            self.send(state["stake_keys"][1]["command"])
        return state

    def on_to(self, phase: str, round_number: int | None = None, right: bool = True) -> dict[str, Any]:
        """Step until a phase, of a round where one is named."""
        for _ in range(300):
            state = self.evening.state()
            number = state["round"]["number"] if state["round"] else 0
            if state["phase"] == phase and round_number in (None, number):
                self.evening.settle()
                return state
            self.step(right)
        raise AssertionError(f"never came to {phase}, but stays in {state['phase']}")

    def buzz(self, team: str) -> None:
        phone = self.evening.teams[team].page
        phone.locator("button.ground").dispatch_event("pointerdown")
