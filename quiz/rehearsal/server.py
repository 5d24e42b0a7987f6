"""A server in a process of its own, started as an organizer starts it, on a free port. Knows no contest."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

HOST = "127.0.0.1"
STARTED_S = 60.0
STOPPED_S = 10.0
LOOK_S = 0.05
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\s")


class NotStarted(Exception):
    """The server ended, or said nothing; its words are in the message."""


class Server:
    """`quiz serve` on a data folder; `url` answers once the constructor returns."""

    def __init__(self, data: Path) -> None:
        self._log = data / "server.log"
        command = [sys.executable, "-m", "quiz", "serve", "--host", HOST, "--port", "0", "--data", str(data)]
        # Only its own address counts here: what the machine's owner has set must not lead the bots elsewhere.
        environ = {**os.environ, "LEITAI_PUBLIC_URL": "", "PYTHONUNBUFFERED": "1"}
        with self._log.open("wb") as said:
            self._process = subprocess.Popen(
                [*command, "--no-demo"], env=environ, stdout=said, stderr=subprocess.STDOUT
            )
        self.url = self._wait()

    def _wait(self) -> str:
        tired = time.monotonic() + STARTED_S
        while time.monotonic() < tired and self._process.poll() is None:
            found = ADDRESS.search(self._log.read_text(encoding="utf-8", errors="replace"))
            if found and answers(f"http://{HOST}:{found[1]}"):
                return f"http://{HOST}:{found[1]}"
            time.sleep(LOOK_S)
        self.stop()
        raise NotStarted(self._log.read_text(encoding="utf-8", errors="replace"))

    def stop(self) -> None:
        """End it; a server that does not listen is killed."""
        self._process.terminate()
        try:
            self._process.wait(STOPPED_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def answers(url: str) -> bool:
    """Whether a server can serve now."""
    try:
        with urlopen(f"{url}/healthz", timeout=1) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False
