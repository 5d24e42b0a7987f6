"""A data folder with a prepared contest, an app on it, a real server in a process of its own, a client."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import socketio

from quiz.app import create_app
from quiz.config import Settings
from quiz.contest.rules import Rules
from quiz.people import Role, Seat
from quiz.services.contest_setup import REHEARSAL, Plan
from quiz.store.database import sqlite_url
from tests import builders

ROOT = Path(__file__).parents[2]
PATIENCE_S = 10
SHEET = builders.rules(builders.BUZZER, builders.COMPULSORY)


def settings_for(folder: Path) -> Settings:
    """Settings for an app whose sending is done at once."""
    url = sqlite_url(folder / "leitai.db")
    return Settings(folder, url, mode="threading", background=False, boot="test", port=5000)


def plan(sheet: Rules = SHEET) -> Plan:
    packet, teams = builders.packet_for(sheet), builders.teams(sheet.teams.count)
    return Plan("四史知识竞赛", REHEARSAL, sheet, packet, teams)


def app_with_contest(folder: Path, sheet: Rules = SHEET) -> Any:
    """An app in which the contest `final` waits in its lobby."""
    app = create_app(settings_for(folder))
    app.extensions["quiz"].setup.create("final", plan(sheet))
    return app


def ticket_for(
    app: Any, role: str, team: str | None = None, device: str = "phone", contest: str = "final"
) -> str:
    """A ticket for a seat; a team sits down first."""
    entrance = app.extensions["quiz"].entrance
    if role == Role.TEAM:
        return entrance.ticket(entrance.claim(entrance.code_of(contest, team), device))
    return entrance.ticket(Seat(contest, role))


class Server:
    """`run.py` in a process of its own; the data folder may be used again after it was killed."""

    def __init__(self, folder: Path, mode: str, demo: bool = False, port: int = 0) -> None:
        self.folder, self.mode = folder, mode
        environ = {**os.environ, "QUIZ_ASYNC": mode, "LEITAI_PUBLIC_URL": ""}
        command = [sys.executable, "run.py", "--host", "127.0.0.1", "--port", str(port)]
        command += ["--data", str(folder)]
        self.process = subprocess.Popen(
            command if demo else [*command, "--no-demo"],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.said: list[str] = []
        self.url = self._wait_for_address()

    def _wait_for_address(self) -> str:
        assert self.process.stdout is not None
        for raw in self.process.stdout:
            line = raw.decode()
            self.said.append(line)
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found and "/enter/" not in line:
                return found[0]
        pytest.fail(f"the server did not start:\n{''.join(self.said)}")

    def kill(self) -> None:
        """kill −9: no goodbye, no flush."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


class Client:
    """A real Socket.IO client, and every frame it was sent."""

    def __init__(self, url: str, **options: Any) -> None:
        self.client = socketio.SimpleClient(reconnection=False)
        self.client.connect(url, transports=["websocket"], **options)
        self.heard: list[Any] = []

    def say(self, name: str, payload: Any = None) -> Any:
        """The answer to a message."""
        self.heard.append(self.client.call(name, {} if payload is None else payload, timeout=PATIENCE_S))
        return self.heard[-1]

    def wait_for(self, name: str, wanted: Callable[[Any], bool]) -> Any:
        """The next frame of this name that is the wanted one."""
        while True:
            found, payload = self.client.receive(timeout=PATIENCE_S)
            self.heard.append(payload)
            if found == name and wanted(payload):
                return payload

    def close(self) -> None:
        engine = self.client.client.eio
        engine.ws.shutdown()  # a polite goodbye waits three seconds for a server of threads
        engine.disconnect(abort=True)
