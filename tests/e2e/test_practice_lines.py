"""Practice on bad lines and several phones: nothing is lost or kept twice, the server has the last word."""

import sqlite3

from tests.e2e.stage import until


def test_a_sitting_finished_without_a_line_is_merged_from_two_phones_joined_by_pin(house, phones):
    first, second = phones(), phones(known=("status of 409",))
    first.open()
    first.answer()
    first.context.set_offline(True)
    first.next()
    first.finish(wrong=2)
    assert first.page.get_by_text("已存在本机，联网后自动补交").is_visible()
    alone = first.waiting()
    assert alone >= 9
    first.context.set_offline(False)
    first.sent()
    first.page.goto(f"{first.url}/practice#/name")
    first.save("周建国", "4821")
    until("the name to be kept", lambda: first.kept("me")["named"])

    second.open()
    second.finish(wrong=1)
    second.sent()
    there = len(second.entries())
    second.page.goto(f"{second.url}/practice#/name")
    second.save("周建国", "4821")
    second.page.get_by_label("当时定的四位数密码").wait_for()
    assert "已经保存过进度" in second.page.locator(".save-words").inner_text()
    second.page.locator("#save-pin").fill("4821")
    second.page.get_by_role("button", name="接着以前的进度做").tap()
    until("the phones to be one member", lambda: second.kept("me")["member"] == first.kept("me")["member"])
    whole = house.services.practice.log.of(first.kept("me")["member"])
    assert len(whole) == alone + there
    assert len({each.id for each in whole}) == len(whole)


def test_answers_sent_twice_are_kept_once(house, phones):
    phone = phones(known=("ERR_CONNECTION_RESET",)).open()
    lost = []

    def lose_the_reply(route):
        route.fetch()
        if lost:
            return route.fallback()
        lost.append(1)
        return route.abort("connectionreset")

    phone.page.route("**/api/practice/entries", lose_the_reply)
    phone.answer(right=False)
    until("the reply to be lost", lambda: phone.waiting() and lost)
    assert phone.waiting() == 1
    phone.next()
    phone.sent()
    assert len(phone.entries()) == 1


def test_an_answer_waits_on_the_phone_while_the_database_is_locked(house, phones):
    phone = phones(known=("status of 503",)).open()
    foreign = sqlite3.connect(house.services.practice.database.engine.url.database, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    with phone.page.expect_response("**/api/practice/entries") as refused:
        phone.answer(right=False)
    assert refused.value.status == 503 and phone.waiting() == 1
    foreign.execute("ROLLBACK")
    foreign.close()
    phone.sent()
    assert len(phone.entries()) == 1


def test_the_servers_verdict_is_the_last_word(phones):
    phone = phones().open()

    def overrule(route):
        answer = route.fetch()
        body = answer.json()
        for verdict in body["verdicts"].values():
            verdict["right"] = True
        route.fulfill(response=answer, json=body)

    phone.page.route("**/api/practice/entries", overrule)
    phone.answer(right=False)
    phone.page.get_by_text("判分已更正：您的答案是对的").wait_for()
    assert phone.page.locator(".verdict.is-right").is_visible()


def test_a_phone_forgets_what_was_erased_on_the_server(house, phones):
    phone = phones(known=("status of 410",)).open()
    phone.answer(right=False)
    phone.sent()
    until("the spare sitting", lambda: phone.kept("spare"))
    member = phone.sitting()["member"]
    house.services.practice.entry.erase(member, {"confirm": True})
    phone.next()
    with phone.page.expect_navigation():
        phone.page.get_by_role("button", name="想不起来，先看讲解").tap()
    phone.wait()
    assert phone.sitting()["member"] != member and phone.waiting() == 0
    phone.page.get_by_text("第 1 题，共 10 题").wait_for()


def test_practice_goes_on_where_nothing_can_be_stored(house, phones):
    phone = phones()
    phone.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    phone.open()
    page = phone.page
    with page.expect_response("**/api/practice/entries") as answered:
        for _ in range(2):
            page.locator(".thumb .opt").first.tap()
        page.locator(".sheet--told").wait_for()
        page.locator(".btn--next").tap()
    assert len(answered.value.json()["taken"]) == 1


def test_the_page_opens_again_without_a_line_where_a_worker_is_allowed(phones):
    phone = phones().open()
    page = phone.page
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    phone.wait()
    until("the page to be kept", lambda: page.evaluate("caches.match('/practice').then(Boolean)"))
    phone.answer()
    phone.next()
    phone.context.set_offline(True)
    page.reload()
    page.get_by_text("第 2 题，共 10 题").wait_for()
    phone.answer()
    phone.context.set_offline(False)
