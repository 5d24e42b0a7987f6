"""The socket door as it is served: real processes, real WebSockets, both modes."""

import itertools
import json
import socket
import struct
import subprocess
import sys
import threading
from urllib.request import urlopen

import pytest
import socketio

from quiz.people import Role
from tests.live.house import PATIENCE_S, ROOT, Client, Server, ticket_for

NUMBERS = itertools.count()
TO_OPEN_BUZZERS = (
    {"type": "start_contest"},
    {"type": "open_round", "round": 1},
    {"type": "present_question", "slot": "1-1"},
    {"type": "open_buzzers", "slot": "1-1"},
)


class Player(Client):
    """The client of one seat."""

    def __init__(self, url, ticket) -> None:
        super().__init__(url, auth={"ticket": ticket})

    def command(self, type, **fields):
        return self.say("command", {"id": f"player-{next(NUMBERS):04}", "type": type, **fields})

    def view(self, phase):
        """Wait for the view of a phase."""
        return self.wait_for("view", lambda view: view["phase"] == phase)


@pytest.fixture
def player(server):
    players = []

    def sit(role, team=None, device="phone"):
        players.append(Player(server.url, ticket_for(server.app, role, team, device, server.contest)))
        return players[-1]

    yield sit
    for each in players:
        each.close()


def test_a_buzz_travels_from_a_phone_to_every_screen(player):
    host, hall, team = player(Role.HOST), player(Role.HALL), player(Role.TEAM, "t2")
    assert host.view("lobby")["role"] == "host"
    for command in TO_OPEN_BUZZERS:
        assert host.command(**command)["ok"]
    team.view("armed")
    assert team.say("buzz", {"id": "press-of-t2", "slot": "1-1"})["code"] == "yours"
    for screen in (host, hall, team):
        assert screen.view("starting")["turn"] == "t2"


def test_time_runs_out_by_itself(player):
    host = player(Role.HOST)
    for command in (*TO_OPEN_BUZZERS, {"type": "buzz", "slot": "1-1", "team": "t1"}):
        assert host.command(**command)["ok"]
    view = host.view("judging")  # nobody begins to speak: the start clock of one second closes it
    assert view["clock"] is None or not view["clock"]["running"]


def test_a_stranger_is_turned_away_with_a_code_and_a_sentence(server):
    client = socketio.Client(reconnection=False)
    reasons = []
    client.on("connect_error", reasons.append)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(server.url, auth={"ticket": "forged"}, transports=["websocket"], wait_timeout=5)
    client.eio.ws.shutdown()
    assert reasons[0]["data"]["code"] == "ticket_forged"
    assert "扫码" in reasons[0]["message"]


def test_polling_is_not_offered(server):
    with pytest.raises(Exception, match="400"):
        urlopen(f"{server.url}/socket.io/?EIO=4&transport=polling", timeout=PATIENCE_S)


class Wire:
    """A WebSocket without manners."""

    def __init__(self, url, ticket=None, extensions="", receive_buffer=0) -> None:
        host, port = url.removeprefix("http://").split(":")
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(PATIENCE_S)
        self.socket.connect((host, int(port)))
        offer = f"Sec-WebSocket-Extensions: {extensions}\r\n" if extensions else ""
        self.socket.sendall(
            (
                "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
                f"Host: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{offer}"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        self.file = self.socket.makefile("rb")
        self.head = b""
        while not self.head.endswith(b"\r\n\r\n"):
            self.head += self.file.read(1)
        assert self.read().startswith(b"0{")
        if ticket:
            self.text("40" + json.dumps({"ticket": ticket}))
            while not self.read().startswith(b"40{"):
                pass

    def frame(self, data: bytes, opcode: int = 1, final: bool = True) -> None:
        length = struct.pack("!B", 128 | len(data)) if len(data) < 126 else struct.pack("!BH", 254, len(data))
        head = struct.pack("!B", (128 if final else 0) | opcode) + length
        try:
            self.socket.sendall(head + b"\0\0\0\0" + data)
        except OSError:
            pass  # already cut off: reading will tell

    def text(self, text: str) -> None:
        self.frame(text.encode())

    def read(self) -> bytes:
        """One frame from the server; b"" when the connection has ended."""
        try:
            head = self.file.read(2)
            if len(head) < 2 or head[0] & 15 == 8:
                return b""
            length = head[1]
            if length == 126:
                (length,) = struct.unpack("!H", self.file.read(2))
            return self.file.read(length)
        except ConnectionError:
            return b""

    def ends(self) -> bool:
        """Whether the server ends the connection now, and not at the next ping."""
        self.socket.settimeout(4)
        try:
            while True:
                if self.read() in (b"", b"41", b"1"):
                    return True
        except TimeoutError:
            return False

    def close(self) -> None:
        self.file.close()
        self.socket.close()


HOSTILE = {
    "empty": [(b"", 1)],
    "no digit": [(b"x", 1)],
    "unknown type": [(b"9", 1)],
    "binary": [(b"\x04abc", 2)],
    "too large": [(b"42" + b"a" * 20_000, 1)],
    "attachments": [(b'452-["command",{"_placeholder":true,"num":0}]', 1)] * 6,
    "deep": [(b"42" + b"[" * 7000, 1)] * 6,
    "not an event": [(b"42[]", 1)] * 6,
    "unknown event": [(b'42["join",{"room":"host"}]', 1)] * 6,
    "other namespace": [(b'42/admin,["command",{}]', 1)] * 6,
}


def test_hostile_frames_end_their_own_connection_at_once_and_harm_nobody(server):
    ticket = ticket_for(server.app, Role.HOST, contest=server.contest)
    good = Wire(server.url, ticket)
    for name, frames in HOSTILE.items():
        bad = Wire(server.url, ticket)
        for data, opcode in frames:
            bad.frame(data, opcode)
        assert bad.ends(), name
        bad.close()
    for opening in (1, 2) if server.mode == "eventlet" else ():
        fragments = Wire(server.url, ticket)
        for part in range(20):
            fragments.frame(b"4" * 1000, opcode=0 if part else opening, final=False)
        assert fragments.ends(), "endless fragments"
        fragments.close()
    good.text('420["sync",{"t":1}]')
    while not (answer := good.read()).startswith(b"430"):
        assert answer
    good.close()


def test_a_screen_that_reads_slowly_gets_whole_frames_in_order_and_holds_up_nobody(server):
    """Its socket fills up in the middle of a frame; nothing may come between the two halves."""
    slow = Wire(server.url, ticket_for(server.app, Role.HALL, contest=server.contest), receive_buffer=4096)
    host = Wire(server.url, ticket_for(server.app, Role.HOST, contest=server.contest))
    for number in range(120):
        overlay = "holding" if number % 2 == 0 else "none"
        command = {"id": f"toggle-{number:05}", "type": "show_overlay", "overlay": overlay}
        host.text("42" + str(number) + json.dumps(["command", command]))
        while not (answer := host.read()).startswith(f"43{number}[".encode()):
            assert answer, "the host was cut off"
        assert b'"ok":true' in answer or b'"busy"' in answer
    numbers = []
    slow.socket.settimeout(2)
    try:
        while text := slow.read():
            if text.startswith(b'42["view"'):
                numbers.append(json.loads(text[2:])[1]["number"])
    except TimeoutError:
        pass  # all read, still connected
    assert numbers == sorted(numbers) and len(numbers) > 1
    slow.close()
    host.close()


def test_compression_is_never_agreed_on(server):
    wire = Wire(server.url, extensions="permessage-deflate; client_max_window_bits")
    assert b"extensions" not in wire.head.lower()
    wire.close()


def test_a_killed_server_has_lost_nothing_it_acknowledged(mortal):
    """Kill −9 in the middle of a burst of commands, again and again; look for every id that was acked."""
    ticket, acked, server = ticket_for(mortal.app, Role.HOST), [], mortal
    for turn in range(3):
        host, enough = Player(server.url, ticket), threading.Semaphore(0)

        def burst(host=host, enough=enough, turn=turn):
            for number in itertools.count():
                command = {"id": f"burst-{turn}-{number:05}", "type": "award_points", "team": "t1"}
                try:
                    ack = host.client.call("command", {**command, "points": 1, "reason": "x"}, timeout=2)
                except (socketio.exceptions.SocketIOError, socketio.exceptions.TimeoutError):
                    return
                if ack["ok"]:
                    acked.append(command["id"])
                    enough.release()

        sender = threading.Thread(target=burst)
        sender.start()
        for _ in range(5 + 3 * turn):
            assert enough.acquire(timeout=PATIENCE_S)
        server.kill()
        sender.join()
        host.close()
        server = Server(mortal.folder, "eventlet")
    server.kill()
    log = mortal.app.extensions["quiz"].log
    stored = [record.command for record in log.load("final") if record.command.startswith("burst-")]
    assert len(acked) >= 3 * 5
    assert set(acked) <= set(stored)
    assert len(stored) == len(set(stored)), "nothing was applied twice"
    assert log.verify("final") is None


def test_after_kill_nine_the_clock_stands_and_the_screens_come_back(mortal):
    ticket = ticket_for(mortal.app, Role.HOST)
    host = Player(mortal.url, ticket)
    for command in TO_OPEN_BUZZERS:
        assert host.command(**command)["ok"]
    boot = host.view("armed")["boot"]
    mortal.kill()
    host.close()
    again = Server(mortal.folder, "eventlet")
    host = Player(again.url, ticket)
    view = host.view("armed")
    assert view["boot"] != boot
    assert (view["paused"], view["paused_for"], view["clock"]["running"]) == (True, "restart", False)
    assert 0 < view["clock"]["remaining_ms"] <= 15_000
    host.close()
    again.kill()


def test_it_stops_at_once_when_asked_even_while_screens_are_connected(mortal):
    host = Player(mortal.url, ticket_for(mortal.app, Role.HOST))
    mortal.process.terminate()
    assert mortal.process.wait(timeout=5) == 0
    host.close()


def test_a_port_that_is_taken_is_told_and_ends_with_two(running, tmp_path):
    port = running.url.rpartition(":")[2]
    command = [
        sys.executable,
        "run.py",
        "--host",
        "127.0.0.1",
        "--port",
        port,
        "--data",
        str(tmp_path),
        "--no-demo",
    ]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60)
    assert second.returncode == 2
    assert port.encode() in second.stderr


@pytest.mark.parametrize("running", ["eventlet"], indirect=True)
def test_a_second_server_on_the_same_folder_refuses_to_start(running):
    command = [sys.executable, "run.py", "--port", "0", "--data", str(running.folder), "--no-demo"]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60)
    assert second.returncode == 2
    assert b"already running" in second.stderr
