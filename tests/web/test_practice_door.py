"""Who a phone is: let in, signed out, told so; cookies of before, and addresses."""

import pytest

from quiz.web import practitioner
from quiz.web.practitioner import COOKIE
from tests.web.phone import Phone

pytestmark = pytest.mark.usefixtures("practising")


def cookie_of(phone: Phone) -> str:
    return f"{COOKIE}={phone.client.get_cookie(COOKIE).value}"


def test_a_phone_that_was_signed_out_is_told_so_and_keeps_nothing_of_the_member(app, phone, services):
    branch = services.practice.roster.branches()[0].id
    who = {"branch": branch, "name": "张伟", "pin": "2749"}
    phone.answer("ph-0001")
    member = phone.post("name", who).json["me"]["member"]
    pin = services.training.pins.reset(branch, "张伟")
    for path in ("me", "session", "ledger", "progress", "forecast", "export"):
        told = phone.get(path)
        assert (told.status_code, told.json["code"]) == (401, "signed_out")
    assert phone.answer("ph-0002").json["code"] == "signed_out"
    page = phone.client.get("/practice").get_data(as_text=True)
    assert member not in page and "张伟" not in page
    assert phone.post("erase", {"confirm": True}).json["code"] == "signed_out"
    assert phone.post("join", who).json["code"] == "wrong_pin"
    assert phone.get("me").json["code"] == "signed_out"
    assert phone.post("join", {**who, "pin": pin}).json["me"]["member"] == member
    phone.answer("ph-0002")
    assert services.practice.log.count(member) == 2


def test_a_phone_that_was_signed_out_may_begin_without_a_name(phone, services):
    branch = services.practice.roster.branches()[0].id
    member = phone.post("name", {"branch": branch, "name": "张伟", "pin": "2749"}).json["me"]["member"]
    services.training.pins.reset(branch, "张伟")
    assert phone.post("leave").json["ok"]
    me = phone.get("me").json
    assert me["member"] != member and not me["named"]


def test_signing_the_others_out_leaves_this_one_in(app, phone, services):
    who = {"branch": services.practice.roster.branches()[0].id, "name": "张伟", "pin": "2749"}
    phone.post("name", who)
    second = Phone(app)
    second.post("join", who)
    assert phone.post("sign_out_others").json["me"]["named"]
    assert phone.get("me").status_code == 200
    assert second.get("me").json["code"] == "signed_out"
    with app.test_request_context(headers={"Cookie": cookie_of(second)}):
        assert practitioner.known_member() == ""
    with app.test_request_context(headers={"Cookie": cookie_of(phone)}):
        assert practitioner.known_member() == phone.get("me").json["member"]


def test_cookies_of_before_there_were_generations_are_good(app, phone):
    phone.answer()
    member = phone.get("me").json["member"]
    with app.app_context():
        old = practitioner._signer().dumps({"m": member})
    phone.client.set_cookie(COOKIE, old)
    assert phone.get("me").json["member"] == member


def test_addresses_of_one_network_are_one(app):
    def address(of: str) -> str:
        with app.test_request_context(environ_base={"REMOTE_ADDR": of}):
            return practitioner.address()

    assert address("10.1.2.3") == "10.1.2.3"
    assert address("2001:db8:1:2:aaaa::1") == address("2001:db8:1:2:bbbb::2") != address("2001:db8:1:3::1")
    assert address("") == address("no address") == ""
