from types import SimpleNamespace

import pytest

from quiz.live.fan_out import FanOut, framed


class Server:
    """A Socket.IO server as far as a fan-out knows one: rooms, sockets and their queues."""

    def __init__(self, count: int) -> None:
        self.queued: list[tuple[str, str]] = []
        sockets = {f"e{n}": SimpleNamespace(name=f"e{n}", closed=False) for n in range(count)}
        self.eio = SimpleNamespace(sockets=sockets)
        members = [(f"s{n}", f"e{n}") for n in range(count)]
        self.manager = SimpleNamespace(
            rooms={"/": {"final/hall": members}}, get_participants=lambda _namespace, _room: members
        )

    def _send_eio_packet(self, engine_sid: str, packet) -> None:
        self.queued.append((engine_sid, packet.encode()))


TEXT = '42["view",{"题":1}]'


def test_everyone_in_the_room_gets_the_same_frame():
    server, written = Server(3), []
    fan_out = FanOut(server, lambda socket, frame: written.append((socket.name, frame)) or True)
    fan_out.send("view", {"题": 1}, "final/hall")
    assert written == [(f"e{n}", framed(TEXT)) for n in range(3)]
    assert server.queued == []


def test_who_cannot_take_it_now_gets_it_through_the_queue():
    server = Server(3)
    server.eio.sockets["e2"].closed = True
    FanOut(server, lambda socket, _frame: socket.name != "e1").send("view", {"题": 1}, "final/hall")
    assert server.queued == [("e1", TEXT), ("e2", TEXT)]


def test_without_a_faster_way_all_goes_through_the_queues():
    server = Server(2)
    FanOut(server).send("view", {"题": 1}, "final/hall")
    assert server.queued == [("e0", TEXT), ("e1", TEXT)]


def test_a_room_is_empty_when_nobody_is_in_it():
    fan_out = FanOut(Server(1))
    assert not fan_out.is_empty("final/hall")
    assert fan_out.is_empty("final/audience")


@pytest.mark.parametrize(("size", "head"), [(1, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)])
def test_a_frame_says_its_length_as_the_standard_wants(size, head):
    frame = framed("x" * size)
    assert (frame[0], len(frame)) == (0x81, head + size)
    assert frame[1] < 128, "a server never masks"
    length = frame[1] if head == 2 else int.from_bytes(frame[2:head], "big")
    assert length == size
