"""Builds the Socket.IO door of an app out of its parts, and keeps its background work going."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from quiz.live import wire
from quiz.live.boards import Boards
from quiz.live.broadcast import Broadcast
from quiz.live.connection import Connections
from quiz.live.fan_out import FanOut, Write
from quiz.live.handlers import Handlers
from quiz.live.presence import Presence
from quiz.live.reception import Reception
from quiz.live.timers import Timers
from quiz.live.turnstile import turnstile
from quiz.services.contest_runner import ContestRunner
from quiz.services.entrance import Entrance

TICK_S = 1.0
PING_S = 10
SILENCE_S = 10

_log = logging.getLogger(__name__)


@dataclass
class Door:
    """The parts of the door that others have to do with."""

    socketio: SocketIO
    boards: Boards
    reception: Reception
    presence: Presence
    connections: Connections
    timers: Timers
    runner: ContestRunner

    def start(self) -> None:
        """Arm the timers and tell host and judges of the devices, once a second."""
        self.timers.start()
        threading.Thread(target=self._tick, daemon=True).start()

    def tell_devices(self) -> None:
        """Tell host and judges of the devices that have changed."""
        for contest in self.presence.take_changed():
            teams = self.runner.state(contest).teams
            self.connections.tell_devices(contest, self.presence.of(contest, teams))

    def _tick(self) -> None:
        while True:
            time.sleep(TICK_S)
            try:
                self.tell_devices()
                wire.evict_slow(self.socketio.server.eio)
            except Exception:
                _log.exception("the devices were not told")


def open_door(
    app: Flask,
    *,
    mode: str,
    origins: list[str] | None,
    background: bool,
    runner: ContestRunner,
    entrance: Entrance,
    boards: Boards,
    reception: Reception,
    now: Callable[[], int],
    fast_write: Callable[[Any], Write | None] = lambda _engine: None,
) -> Door:
    """
    Hang the Socket.IO door on an app.

    Args:
        app: Whose WSGI application gets the path /socket.io/.
        mode: eventlet or threading.
        origins: Origins allowed to connect; None: only the page's own.
        background: False where a test wants everything sent at once.
        runner, entrance, boards, reception: The services behind the door.
        now: Epoch milliseconds.
        fast_write: Engine.IO server → a way to write past its queues, where the runtime has one.
    """
    wire.install()
    app.wsgi_app = turnstile(app.wsgi_app)  # type: ignore[method-assign]
    socketio = SocketIO(
        app,
        async_mode=mode,
        async_handlers=False,  # one client's messages stay in order, and a flood costs only itself
        manage_session=False,
        transports=["websocket"],
        cors_allowed_origins=origins,
        max_http_buffer_size=wire.MAX_BYTES,
        http_compression=False,
        ping_interval=PING_S,
        ping_timeout=SILENCE_S,
        serializer=wire.StrictPacket,
    )
    app.wsgi_app = wire.without_compression(app.wsgi_app)  # type: ignore[method-assign]
    presence, timers = Presence(), Timers(runner, now)
    connections = Connections(socketio.server, entrance, boards, presence, reception)
    Handlers(connections, reception, boards, presence, now).register(socketio.server)
    entrance.listen(connections.taken_over)
    fan_out = FanOut(socketio.server, fast_write(socketio.server.eio))
    runner.listen(Broadcast(fan_out, boards, background).changed)
    runner.listen(timers.changed)
    return Door(socketio, boards, reception, presence, connections, timers, runner)
