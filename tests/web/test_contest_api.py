import pytest

from quiz.people import Role
from tests.live.house import ticket_for

START = {"id": "abcdefgh", "type": "start_contest"}
COMMAND = "/api/contest/final/command"


def headers(app, role, team=None):
    return {"X-Ticket": ticket_for(app, role, team)}


def test_the_snapshot_is_the_one_the_socket_sends(app, guest, services):
    view = guest.get("/api/contest/final/view", headers=headers(app, Role.HALL)).json
    assert (view["role"], view["phase"], view["number"], view["boot"]) == ("hall", "lobby", 1, "test")


def test_a_command_by_http_is_answered_once(app, guest, services):
    host = headers(app, Role.HOST)
    first = guest.post(COMMAND, json=START, headers=host)
    assert first.json["ok"] and first.json == guest.post(COMMAND, json=START, headers=host).json
    assert services.runner.state("final").version == 2


def test_a_buzz_may_come_by_http(app, guest):
    ack = guest.post(
        COMMAND, json={"id": "abcdefgh", "type": "buzz", "slot": ""}, headers=headers(app, "team", "t1")
    )
    assert (ack.json["ok"], ack.json["code"]) == (True, "device_checked")


@pytest.mark.parametrize("ticket", ["forged", ""])
def test_a_forged_ticket_is_refused_with_a_code_and_words(guest, ticket):
    for answer in (
        guest.get("/api/contest/final/view", headers={"X-Ticket": ticket}),
        guest.post(COMMAND, json=START, headers={"X-Ticket": ticket}),
    ):
        assert answer.status_code == 403
        assert answer.json["code"] in ("ticket_forged", "ticket_missing") and "扫码" in answer.json["message"]


def test_a_ticket_is_good_for_one_contest_only(app, guest):
    answer = guest.get("/api/contest/other/view", headers=headers(app, Role.HOST))
    assert answer.json["code"] == "ticket_forged"


def test_without_a_ticket_a_form_token_is_needed(operator):
    assert operator.post(f"{COMMAND}?role=host", json=START).status_code == 400


def test_the_cookie_shows_its_own_view_and_no_other(guest, operator):
    assert operator.get("/api/contest/final/view?role=host").json["role"] == "host"
    assert guest.get("/api/contest/final/view?role=host").status_code == 403
    assert guest.get("/api/contest/final/view?role=audience").json["role"] == "audience"
    assert guest.get("/api/contest/final/view").status_code == 403


def test_nonsense_and_too_much_are_refused(app, guest):
    host = headers(app, Role.HOST)
    assert guest.post(COMMAND, data="{", headers=host).json["code"] == "bad_message"
    assert guest.post(COMMAND, json=[START], headers=host).json["code"] == "bad_message"
    large = {**START, "more": "x" * 9000}
    assert guest.post(COMMAND, json=large, headers=host).json["code"] == "too_large"


def test_the_host_releases_a_seat_and_nobody_else_does(app, guest, services):
    code = services.entrance.code_of("final", "t1")
    team = headers(app, "team", "t1")
    address = "/api/contest/final/seat/t1/release"
    assert guest.post(address, headers=team).json["code"] == "not_permitted"
    assert guest.post(address).status_code == 400, "a form without its token"
    assert not services.entrance.is_open("final", "t1")
    assert guest.post(address, headers=headers(app, Role.HOST)).json["seat_code"] == code
    assert services.entrance.is_open("final", "t1")
    unknown = guest.post("/api/contest/final/seat/t9/release", headers=headers(app, Role.HOST))
    assert unknown.json["code"] == "unknown_team"


def test_an_unknown_contest_is_said_to_be_unknown(guest):
    assert guest.get("/api/contest/nobody/digest").status_code == 404


def test_the_digest_changes_with_the_state(app, guest):
    before = guest.get("/api/contest/final/digest").json
    guest.post(COMMAND, json=START, headers=headers(app, Role.HOST))
    after = guest.get("/api/contest/final/digest").json
    assert (before["version"], after["version"]) == (1, 2)
    assert before["digest"] != after["digest"]


def test_health_is_told_while_the_database_answers(guest, services, monkeypatch):
    assert guest.get("/healthz").json == {"ok": True, "boot": "test"}
    monkeypatch.setattr(services.database, "read", lambda work: 1 / 0)
    assert guest.get("/healthz").status_code == 503
