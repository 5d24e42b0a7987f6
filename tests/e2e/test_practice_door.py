"""Phones that are signed out and come back, and a server whose power was cut: no answer is lost."""

import pytest
from sqlalchemy import delete

from quiz.store.practice_tables import ENTRIES, STANDINGS
from tests.e2e.practice_house import BRANCHES
from tests.e2e.stage import until

SIGNED_OUT = "status of 401"


def named(phone, name: str, pin: str):
    phone.page.goto(f"{phone.url}/practice#/name")
    phone.save(name, pin)
    until("the name to be kept", lambda: phone.kept("me")["named"])
    return phone


def out(phone):
    phone.page.get_by_role("heading", name="这部手机已经退出").wait_for()
    return phone.page


def come_back(phone, name: str, pin: str) -> None:
    page = phone.page
    page.get_by_label("支部").select_option(label=BRANCHES[0].name)
    page.get_by_label("姓名").fill(name)
    page.get_by_label("现在的四位数密码").fill(pin)
    page.get_by_role("button", name="接着以前的进度做").tap()


@pytest.mark.timeout(180)
def test_a_new_pin_signs_a_phone_out_and_what_waits_on_it_is_sent_after_it_came_back(house, phones):
    services, phone = house.services, phones(known=(SIGNED_OUT, "status of 403")).open()
    phone.answer()
    phone.next()
    phone.sent()
    named(phone, "孙来福", "4821")
    member = phone.kept("me")["member"]
    phone.page.goto(f"{phone.url}/practice#/")
    phone.context.set_offline(True)
    phone.answer(right=False)
    pin = services.training.pins.reset(BRANCHES[0].id, "孙来福")
    phone.context.set_offline(False)
    page = out(phone)
    assert page.get_by_text("还没送出的 1 次作答都在这部手机里").is_visible()
    assert "孙来福" not in page.evaluate("() => JSON.stringify(localStorage)")
    assert services.practice.log.count(member) == 1

    page.reload()
    come_back(out(phone) and phone, "孙来福", "4821")
    page.get_by_text("姓名或四位数密码不对，还可以试 4 次。").wait_for()
    page.get_by_label("现在的四位数密码").fill(pin)
    page.get_by_role("button", name="接着以前的进度做").tap()
    page.locator(".stem").wait_for()
    phone.sent()
    until("the answer to arrive", lambda: services.practice.log.count(member) == 2)
    assert phone.kept("me")["name"] == "孙来福"


@pytest.mark.timeout(180)
def test_the_other_phones_are_signed_out_and_may_begin_without_the_name(house, phones):
    mine, other = phones().open(), phones(known=(SIGNED_OUT, "status of 409")).open()
    named(mine, "李春梅", "4821")
    other.page.goto(f"{other.url}/practice#/name")
    other.save("李春梅", "4821")
    other.page.get_by_text("已经保存过进度").wait_for()
    other.page.locator("#save-pin").fill("4821")
    other.page.get_by_role("button", name="接着以前的进度做").tap()
    until("the phones to be one member", lambda: other.kept("me")["member"] == mine.kept("me")["member"])

    mine.page.goto(f"{mine.url}/practice#/me")
    mine.page.get_by_role("button", name="让别的手机都退出").tap()
    mine.page.get_by_role("button", name="都退出", exact=True).tap()
    mine.page.get_by_text("别的手机都退出了。").wait_for()

    other.page.goto(f"{other.url}/practice")
    out(other).get_by_role("button", name="不用这个姓名，从头练").tap()
    other.page.locator(".stem").wait_for()
    other.answer(right=False)
    other.sent()
    assert other.kept("me")["named"] is False
    assert other.kept("me")["member"] != mine.kept("me")["member"]


@pytest.mark.timeout(120)
def test_what_a_power_cut_took_from_the_server_is_sent_again_after_its_start(house, phones):
    services, phone = house.services, phones().open()
    phone.answer()
    phone.next()
    phone.answer(right=False)
    phone.sent()
    member = phone.sitting()["member"]
    until("both answers to arrive", lambda: services.practice.log.count(member) == 2)
    until("the spare sitting, so that nothing else is asked for", lambda: phone.kept("spare"))
    before = {entry.id for entry in services.practice.log.of(member)}

    def cut(connection) -> None:
        connection.execute(delete(ENTRIES).where(ENTRIES.c.member == member))
        connection.execute(delete(STANDINGS).where(STANDINGS.c.member == member))

    services.practice.database.write(cut)
    services.practice.desk.forget(member)
    was = services.settings.boot
    object.__setattr__(services.settings, "boot", "after-the-cut")
    try:
        phone.open()
        until("the answers to come again", lambda: services.practice.log.count(member) == 2)
        assert {entry.id for entry in services.practice.log.of(member)} == before
        phone.sent()
    finally:
        object.__setattr__(services.settings, "boot", was)
