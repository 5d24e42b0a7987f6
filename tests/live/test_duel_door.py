"""Duels at the socket door: who one is comes from the cookie, what one may see from the phase."""

import json

import pytest
import socketio
from itsdangerous import URLSafeSerializer

from quiz.live import wire
from quiz.live.duel_messages import DUEL
from quiz.people import Role
from quiz.web import practitioner
from tests.live.house import PATIENCE_S, Client, ticket_for


def cookie_of(app, member):
    """What a phone of this member carries."""
    signer = URLSafeSerializer(app.config["SECRET_KEY"], salt=practitioner.SALT)
    return f"{practitioner.COOKIE}={signer.dumps({'m': member})}"


class Phone(Client):
    """The client of a member."""

    def __init__(self, server, member, cookie=None) -> None:
        self.member = member
        headers = {"Cookie": cookie_of(server.app, member) if cookie is None else cookie}
        super().__init__(server.url, headers=headers, namespace=DUEL)

    def view(self, phase, number=None):
        """Wait for the view of a phase."""
        return self.wait_for("duel", lambda view: view["phase"] == phase and number in (None, view["number"]))


@pytest.fixture
def phone(server):
    phones = []

    def take_up(member, cookie=None):
        phones.append(Phone(server, member, cookie))
        return phones[-1]

    yield take_up
    for each in phones:
        each.close()


def pair(phone, one, other):
    first, second = phone(one), phone(other)
    code = first.say("open")["view"]["code"]
    assert second.say("join", {"code": code})["ok"]
    return first, second


def playing(phone, one, other):
    first, second = pair(phone, one, other)
    for each in (first, second):
        assert each.say("ready", {"phase": "gathering", "number": 0})["ok"]
    return first, second, first.view("asking", 1), second.view("asking", 1)


def label_of(view):
    return view["question"]["options"][0]["label"]


def test_two_phones_get_the_same_question_and_no_key_before_both_have_answered(phone):
    anna, bo, at_anna, at_bo = playing(phone, "anna-1", "bo-1")
    assert at_anna["question"] == at_bo["question"]
    assert at_anna["until"] == at_bo["until"]
    anna.say("answer", {"number": 1, "chosen": [label_of(at_anna)]})
    assert bo.view("asking")["other"]["answered"]
    before = [*anna.heard, *bo.heard]
    bo.say("answer", {"number": 1, "chosen": [label_of(at_bo)]})
    shown = bo.view("shown")
    for secret in (shown["key"]["explanation"], shown["key"]["source"]):
        assert secret and secret not in json.dumps(before, ensure_ascii=False)
    assert all(heard.get("key") is None and heard.get("view", {}).get("key") is None for heard in before)
    assert anna.view("shown")["key"] == shown["key"]


def test_nobody_is_named_in_anything_that_is_sent(phone):
    anna, bo, *_ = playing(phone, "member-of-the-first-branch", "member-of-the-second-branch")
    assert "member-of" not in json.dumps([anna.heard, bo.heard])


def test_a_lost_line_is_shown_to_the_other_and_the_same_question_is_there_on_return(phone):
    anna, bo, _, at_bo = playing(phone, "anna-3", "bo-3")
    bo.close()
    while anna.view("asking")["other"]["here"]:
        pass
    again = phone("bo-3")
    assert again.view("asking", 1)["question"] == at_bo["question"]
    while not anna.view("asking")["other"]["here"]:
        pass


def test_a_second_page_of_the_same_member_takes_the_place_of_the_first(phone):
    anna, _, _, _ = playing(phone, "anna-4", "bo-4")
    newer = phone("anna-4")
    assert newer.view("asking", 1)["phase"] == "asking"
    assert anna.client.receive(timeout=PATIENCE_S)[0] == "taken_over"
    assert newer.say("snapshot")["ok"]


@pytest.mark.parametrize("cookie", ["", "leitai_member=forged", "leitai=x"])
def test_a_phone_without_a_true_cookie_is_turned_away_and_told_why(server, cookie):
    client = socketio.Client(reconnection=False)
    reasons = []
    client.on("connect_error", reasons.append, namespace=DUEL)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(
            server.url,
            headers={"Cookie": cookie},
            transports=["websocket"],
            namespaces=[DUEL],
            wait_timeout=5,
        )
    assert reasons[0]["data"]["code"] == "member_missing"
    assert "练习页" in reasons[0]["message"]
    client.eio.ws.shutdown()
    client.eio.disconnect(abort=True)


MESSAGES = [
    ("open", {"member": "anna"}),
    ("join", {}),
    ("join", {"code": 1234}),
    ("join", {"code": "1234", "member": "anna"}),
    ("ready", {"phase": "asking", "number": 1}),
    ("ready", {"phase": "gathering"}),
    ("ready", {"phase": "gathering", "number": True}),
    ("answer", {"number": 1, "chosen": "A"}),
    ("answer", {"number": 1, "chosen": []}),
    ("answer", {"number": 1, "chosen": ["A"] * 9}),
    ("answer", {"number": 1, "chosen": ["AB"]}),
    ("answer", {"number": 1, "chosen": ["A"], "member": "anna"}),
    ("sync", {"t": True}),
    ("leave", []),
]


class Member:
    """A test client of a member on an app that handles everything at once."""

    def __init__(self, app, member) -> None:
        door = app.extensions["quiz"].door
        headers = {"Cookie": cookie_of(app, member)}
        self.client = door.socketio.test_client(app, namespace=DUEL, headers=headers)

    def say(self, name, payload=None):
        return self.client.emit(name, payload, callback=True, namespace=DUEL)


@pytest.mark.parametrize(("name", "payload"), MESSAGES)
def test_a_message_with_anything_wrong_or_unknown_in_it_is_refused(app, name, payload):
    ack = Member(app, "anna").say(name, payload)
    assert (ack["ok"], ack["code"]) == (False, "bad_message")
    assert ack["message"] and ack["en"]


def test_refusals_come_with_words(app):
    anna = Member(app, "anna")
    ack = anna.say("join", {"code": "0000"})
    assert (ack["code"], ack["message"]) == ("duel_unknown", "没有这个房间，请核对四位数字")
    assert anna.say("answer", {"number": 1, "chosen": ["A"]})["code"] == "duel_over"


def test_a_flood_is_answered_with_busy_and_then_cut_off(app):
    anna, bo = Member(app, "anna"), Member(app, "bo")
    codes = [anna.say("snapshot", {}).get("code") for _ in range(40)]
    assert codes[0] is None and codes[-1] == "busy"
    for _ in range(200):
        if not anna.client.is_connected(DUEL):
            break
        anna.say("snapshot", {})
    assert not anna.client.is_connected(DUEL)
    assert bo.say("snapshot", {})["ok"]


def test_the_code_to_be_scanned_leads_to_the_address_the_phone_came_by(app):
    app.extensions["quiz"].shelf.refresh()
    view = Member(app, "anna").say("open", {})["view"]
    assert view["join"]["link"].endswith(f"/practice#/duel?code={view['code']}")
    size, _, path = view["join"]["qr"].partition(" ")
    assert int(size) > 20 and path.startswith("M")


def test_a_socket_of_duels_says_nothing_in_a_contest_and_the_other_way_round():
    for text in ('2/duel,["command",{}]', '2/duel,["buzz",{}]', '2["open",{}]', '2/other,["open",{}]'):
        packet = wire.StrictPacket(encoded_packet=text)
        assert packet.data == [wire.BAD]
    packet = wire.StrictPacket(encoded_packet='2/duel,7["join",{"code":"1234"}]')
    assert (packet.namespace, packet.id, packet.data) == (DUEL, 7, ["join", {"code": "1234"}])


def test_a_contest_on_the_same_server_hears_nothing_of_duels(app):
    app.extensions["quiz"].shelf.refresh()
    door = app.extensions["quiz"].door
    host = door.socketio.test_client(app, auth={"ticket": ticket_for(app, Role.HOST)})
    host.get_received()
    anna = Member(app, "anna")
    code = anna.say("open", {})["view"]["code"]
    assert Member(app, "bo").say("join", {"code": code})["ok"]
    assert host.get_received() == []
