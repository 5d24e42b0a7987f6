from types import SimpleNamespace

import pytest

from quiz.live import wire
from quiz.people import Role
from tests.live.house import ticket_for


class Screen:
    """A test client with its ticket, and what it has received."""

    def __init__(self, app, role, team=None, device="phone") -> None:
        self.socketio = app.extensions["quiz"].door.socketio
        ticket = ticket_for(app, role, team, device)
        self.client = self.socketio.test_client(app, auth={"ticket": ticket})
        self.number = 0

    def send(self, name, payload=None):
        return self.client.emit(name, payload, callback=True)

    def command(self, type, **fields):
        self.number += 1
        return self.send("command", {"id": f"{id(self):x}-{self.number:04}", "type": type, **fields})

    def received(self, name):
        return [each["args"][0] for each in self.client.get_received() if each["name"] == name]

    def view(self):
        return self.received("view")[-1]


@pytest.fixture
def hall(app):
    return SimpleNamespace(
        app=app, host=Screen(app, Role.HOST), screen=Screen(app, Role.HALL), t1=Screen(app, Role.TEAM, "t1")
    )


def test_a_screen_gets_its_whole_view_when_it_connects(hall):
    view = hall.screen.view()
    assert (view["role"], view["contest"], view["phase"], view["boot"]) == ("hall", "final", "lobby", "test")
    assert view["number"] == 1
    assert view["join"]["url"].endswith("/a/final") and len(view["join"]["code"]) == 4
    assert hall.t1.view()["me"] == "t1"


def test_a_change_is_sent_to_whom_it_concerns_with_the_next_number(hall):
    for screen in (hall.host, hall.screen, hall.t1):
        screen.client.get_received()
    assert hall.host.command("start_contest")["ok"]
    for screen in (hall.host, hall.screen, hall.t1):
        (view,) = screen.received("view")
        assert (view["phase"], view["number"]) == ("introduction", 2)


def test_a_change_that_a_role_may_not_see_is_not_even_counted_for_it(hall):
    hall.host.command("start_contest")
    hall.host.command("open_round", round=1)
    before = hall.t1.view()["number"]
    assert hall.host.command("show_overlay", overlay="holding")["ok"]
    assert hall.screen.view()["screen"] == "holding"
    assert hall.t1.received("view") == []
    assert hall.t1.send("snapshot", {})["view"]["number"] == before


def test_a_snapshot_is_what_was_broadcast(hall):
    hall.host.command("start_contest")
    sent, asked = hall.screen.view(), hall.screen.send("snapshot", {})["view"]
    assert {**asked, "now": 0} == {**sent, "now": 0}


def test_the_role_in_a_message_counts_for_nothing(hall):
    ack = hall.t1.command("start_contest")
    assert (ack["ok"], ack["code"], ack["message"]) == (False, "not_permitted", "没有权限")
    assert hall.t1.command("start_contest", role="host")["code"] == "not_permitted"
    assert hall.t1.command("start_contest", by={"role": "host"})["code"] == "not_permitted"
    assert hall.app.extensions["quiz"].runner.state("final").phase == "lobby"


@pytest.mark.parametrize(
    ("auth", "code"),
    [
        (None, "ticket_missing"),
        ({}, "ticket_missing"),
        ({"ticket": "forged"}, "ticket_forged"),
        ({"ticket": ["host"]}, "ticket_forged"),
        ({"role": "host", "contest": "final"}, "ticket_missing"),
    ],
)
def test_without_a_true_ticket_nobody_comes_in_and_is_told_why(app, auth, code):
    door = app.extensions["quiz"].door
    client = door.socketio.test_client(app, auth=auth)
    assert not client.is_connected()
    with pytest.raises(Exception) as turned_away:
        door.connections.connect("sid", {}, auth)
    reason = turned_away.value.error_args
    assert reason["data"]["code"] == code
    assert "扫码" in reason["message"] and reason["data"]["en"]


def test_a_press_before_the_start_checks_the_device(hall):
    ack = hall.t1.send("buzz", {"id": "abcdefgh", "slot": ""})
    assert (ack["ok"], ack["code"]) == (True, "device_checked")
    hall.app.extensions["quiz"].door.tell_devices()
    devices = hall.host.received("devices")[-1]
    assert [(row["team"], row["connected"], row["checked"]) for row in devices["list"] if row["team"]] == [
        ("t1", True, True),
        ("t2", False, False),
        ("t3", False, False),
    ]


def test_the_first_press_wins_and_the_second_learns_how_late_it_was(hall):
    t2 = Screen(hall.app, Role.TEAM, "t2", "phone-2")
    hall.host.command("start_contest")
    hall.host.command("open_round", round=1)
    hall.host.command("present_question", slot="1-1")
    hall.host.command("open_buzzers", slot="1-1")
    first = t2.send("buzz", {"id": "press-of-t2", "slot": "1-1"})
    second = hall.t1.send("buzz", {"id": "press-of-t1", "slot": "1-1"})
    assert (first["ok"], first["code"]) == (True, "yours")
    assert (second["ok"], second["code"], second["holder"]) == (False, "too_late", "t2")
    assert second["behind_ms"] >= 0 and second["message"]
    assert t2.send("buzz", {"id": "press-of-t2", "slot": "1-1"}) == first, "a resend is answered the same"


def test_taking_a_seat_over_sends_the_old_device_away(hall):
    entrance = hall.app.extensions["quiz"].entrance
    entrance.release("final", "t1")
    new = Screen(hall.app, Role.TEAM, "t1", "tablet")
    assert [each["name"] for each in hall.t1.client.queue][-1] == "taken_over"
    assert not hall.t1.client.is_connected()
    assert new.client.is_connected()


def test_sync_echoes_and_tells_the_time_of_the_server(hall):
    ack = hall.t1.send("sync", {"t": 12.5})
    assert (ack["ok"], ack["t"]) == (True, 12.5)
    assert isinstance(ack["now"], int)
    for bad in ({}, {"t": "now"}, None, [], {"t": True}):
        assert hall.t1.send("sync", bad)["code"] == "bad_message"


def test_presence_reaches_host_and_judge_once_and_nobody_else(hall):
    judge = Screen(hall.app, Role.JUDGE)
    assert hall.t1.send("presence", {"visible": False, "rtt": 12})["ok"]
    door = hall.app.extensions["quiz"].door
    door.tell_devices()
    door.tell_devices()
    for screen in (hall.host, judge):
        (devices,) = screen.received("devices")
        row = next(row for row in devices["list"] if row["team"] == "t1")
        assert (row["rtt"], row["visible"], row["seat"]) == (12, False, 1)
    assert hall.screen.received("devices") == []
    for bad in ({}, {"visible": 1, "rtt": 3}, {"visible": True, "rtt": 3, "more": 1}, None):
        assert hall.t1.send("presence", bad)["code"] == "bad_message"


def test_a_flood_is_answered_with_busy_and_then_cut_off(hall):
    codes = [hall.t1.send("sync", {"t": 1}).get("code") for _ in range(60)]
    assert codes[0] is None and codes[-1] == "busy"
    for _ in range(200):
        if not hall.t1.client.is_connected():
            break
        hall.t1.send("sync", {"t": 1})
    assert not hall.t1.client.is_connected()
    assert hall.host.client.is_connected()


def test_a_bug_in_a_handler_is_logged_whole_and_still_answered(hall, monkeypatch, caplog):
    def broken(*_arguments):
        raise RuntimeError("a bug")

    monkeypatch.setattr(hall.app.extensions["quiz"].runner, "run", broken)
    assert hall.host.command("start_contest")["code"] == "busy"
    assert "a bug" in caplog.text


@pytest.mark.parametrize(
    "text",
    ["2", "2{}", "2[]", "2[1]", '2["foo"]', '2["command",1,2]', "2" + "[" * 5000, '3["x"]', "51-[]", "x"],
)
def test_what_is_no_packet_of_ours_becomes_a_bad_message(text):
    packet = wire.StrictPacket(encoded_packet=text)
    assert (packet.packet_type, packet.data) == (2, [wire.BAD])
