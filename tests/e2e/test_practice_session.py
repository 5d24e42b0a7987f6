"""A member's phone in practice: first answer, the sheet after it, slips, repeats, reload, the full stop."""

import time

from tests.e2e.axe import serious_violations

FIRST_ANSWER_S = 10


def test_the_first_answer_is_given_within_ten_seconds_of_opening_the_link(house, phones):
    token = house.services.practice.entry.branch_token("daibiao")
    phone, began = phones(), time.monotonic()
    phone.open(f"/p/{token}")
    phone.answer()
    assert time.monotonic() - began < FIRST_ANSWER_S
    phone.next()
    phone.sent()
    assert phone.kept("me")["branch"] == {"id": "daibiao", "name": "代表工委支部"}
    assert len(phone.entries()) == 1


def test_a_wrong_answer_is_explained_from_below(phones):
    phone = phones().open()
    question = phone.answer(right=False)
    page = phone.page
    assert page.locator(".verdict").inner_text().strip() == "这题没答对"
    assert page.locator(".opt.is-wrong").get_by_text("您选的").is_visible()
    right = next(o["text"] for o in question["options"] if o["label"] in question["key"]["labels"])
    assert right in page.locator(".opt.is-right").inner_text()
    sheet = page.locator(".sheet--told").inner_text()
    assert question["key"]["explanation"] in sheet and question["key"]["source"] in sheet
    chosen = phone.sitting()["past"][0]["chosen"][0]
    if chosen in question["key"]["why"]:
        assert question["key"]["why"][chosen] in sheet
    assert page.locator(".verdict").evaluate("element => element === document.activeElement")
    tapped = page.locator(".btn--next").bounding_box()
    assert tapped["y"] > 844 / 2
    assert serious_violations(page) == []


def test_a_slip_is_taken_back_before_it_is_judged(phones):
    phone = phones().open()
    question = phone.question()
    first, second = (option["label"] for option in question["options"][:2])
    phone.tap([first])
    phone.page.get_by_role("button", name="点错了，撤回").tap()
    assert phone.page.locator(".opt.is-on").count() == 0
    phone.tap([first])
    phone.tap([second])
    phone.page.locator(".sheet--told").wait_for()
    assert phone.sitting()["past"][0]["chosen"] == [second]


def test_giving_up_counts_as_not_known_and_shows_why(house, phones):
    phone = phones().open()
    phone.answer()
    phone.next()
    phone.page.get_by_role("button", name="想不起来，先看讲解").tap()
    assert phone.page.locator(".verdict").inner_text().strip() == "先看讲解"
    phone.sent()
    assert [each.right for each in phone.entries()] == [True, False]


def test_a_wrong_answer_comes_again_after_four_others_and_is_not_counted(phones):
    phone = phones().open()
    missed = phone.answer(right=False)["id"]
    phone.next()
    for _ in range(4):
        phone.answer()
        phone.next_or_later()
    assert phone.page.get_by_text("再问一次", exact=True).is_visible()
    assert phone.question()["id"] == missed
    phone.answer()
    assert phone.page.locator(".verdict").inner_text().strip() == "这次答对了"
    assert phone.page.get_by_text("记为“已改”").is_visible()
    phone.next()
    assert phone.page.get_by_text("第 6 题，共 10 题").is_visible()


def test_a_guess_is_said_after_a_right_answer_and_sent_with_it(house, phones):
    phone = phones().open()
    phone.answer()
    phone.page.get_by_role("button", name="是蒙的").tap()
    assert phone.waiting() == 1 and phone.entries() == ()
    phone.next()
    phone.sent()
    assert [each.sure for each in phone.entries()] == ["guess"]


def test_an_answer_nobody_can_have_read_is_shown_and_not_counted(house, phones):
    phone = phones().open()
    question = phone.question()
    phone.page.evaluate("thinkFor(-60000)")  # on a slow machine a tap itself takes a second
    for _ in range(2):
        phone.page.locator(".thumb .opt").first.tap()
    phone.page.get_by_text("答得太快，这次不计入").wait_for()
    phone.next()
    phone.sent()
    assert [(each.question, each.pace) for each in phone.entries()] == [(question["id"], "rapid")]


def test_a_reloaded_page_stands_where_it_stood(phones):
    phone = phones().open()
    phone.answer()
    phone.next()
    question = phone.answer(right=False)["id"]
    phone.page.reload()
    phone.wait()
    assert phone.page.locator(".verdict.is-wrong").is_visible() and phone.question()["id"] == question
    phone.next()
    assert phone.page.get_by_text("第 3 题，共 10 题").is_visible()
    phone.page.reload()
    phone.wait()
    phone.page.get_by_text("第 3 题，共 10 题").wait_for()


def test_the_full_stop_comes_after_ten_and_more_is_only_a_link(phones):
    phone = phones().open()
    phone.finish(wrong=1)
    page = phone.page
    assert page.locator(".done-line").inner_text().startswith("今天够了")
    assert page.get_by_text("答对 9 题，1 题进了台账。").is_visible()
    assert serious_violations(page) == []
    page.get_by_role("button", name="看这 1 题的讲解").tap()
    page.locator(".recalled .source").wait_for()
    page.get_by_role("button", name="回到题目").tap()
    page.reload()
    phone.wait()
    page.locator(".done-line").wait_for()
    page.get_by_role("button", name="还想再做 5 题").tap()
    page.get_by_text("第 1 题，共 5 题").wait_for()


def test_a_faulty_question_is_reported_without_leaving_the_sheet(house, phones):
    phone = phones().open()
    question = phone.answer(right=False)
    page = phone.page
    page.get_by_role("button", name="这题有问题").tap()
    assert serious_violations(page) == []
    page.get_by_text("讲解或出处有误").tap()
    page.get_by_role("button", name="告诉出题的同志").tap()
    page.get_by_text("已收到").wait_for()
    page.get_by_role("button", name="回到讲解").tap()
    assert page.locator(".sheet--told").is_visible()
    found = house.services.practice.reports.of_member(phone.sitting()["member"])
    assert [each.question for each in found] == [question["id"]]
