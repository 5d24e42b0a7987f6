"""A member's phone in practice: first answer, sheet, slips, bad lines, two phones, small screens."""

import gzip
import random
import re
import time
from pathlib import Path

import pytest

from quiz.grading.normalize import normalize
from tests.e2e.axe import serious_violations
from tests.e2e.practice_stage import Phone, practice_house
from tests.e2e.stage import until

BUDGET_BYTES = 60 * 1024
FIRST_ANSWER_S = 10
SMALL = {"viewport": {"width": 320, "height": 568}}
POOLS = (
    "零一二三四五六七八九〇○两十百千万亿",
    "0123456789.,，%‰-",
    "abcXYZ_ ",
    "《》“”、。 年月日百分之",
    "é①²½ⅣＡ１２，％．–—−ａ𝟏ßſﬁ㈠〡",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with practice_house(tmp_path_factory.mktemp("practice")) as found:
        yield found


@pytest.fixture
def phones(chromium, house):
    """Open phones in this house; at the end none may have complained."""
    opened = []

    def phone(**options) -> Phone:
        opened.append(Phone(chromium, house[1], **options))
        return opened[-1]

    yield phone
    complaints = [text for each in opened for text in each.complaints]
    for each in opened:
        each.close()
    assert complaints == []


def entries_of(house, phone):
    """What the server has of the member of a phone."""
    return house[0].practice.log.of(phone.sitting()["member"])


def test_the_first_answer_is_given_within_ten_seconds_of_opening_the_link(house, phones):
    token = house[0].practice.entry.branch_token("daibiao")
    phone, began = phones(), time.monotonic()
    phone.open(f"/p/{token}")
    phone.answer()
    assert time.monotonic() - began < FIRST_ANSWER_S
    phone.next()
    phone.sent()
    assert phone.kept("me")["branch"] == {"id": "daibiao", "name": "代表工委支部"}
    assert len(entries_of(house, phone)) == 1


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
    assert [each.right for each in entries_of(house, phone)] == [True, False]


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
    assert phone.waiting() == 1 and entries_of(house, phone) == ()
    phone.next()
    phone.sent()
    assert [each.sure for each in entries_of(house, phone)] == ["guess"]


def test_an_answer_nobody_can_have_read_is_shown_and_not_counted(house, phones):
    phone = phones().open()
    question = phone.question()
    for _ in range(2):
        phone.page.locator(".thumb .opt").first.tap()
    phone.page.get_by_text("答得太快，这次不计入").wait_for()
    phone.next()
    phone.sent()
    assert [(each.question, each.pace) for each in entries_of(house, phone)] == [(question["id"], "rapid")]


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
    there = len(entries_of(house, second))
    second.page.goto(f"{second.url}/practice#/name")
    second.save("周建国", "4821")
    second.page.get_by_label("当时定的四位数密码").wait_for()
    assert "已经保存过进度" in second.page.locator(".save-words").inner_text()
    second.page.locator("#save-pin").fill("4821")
    second.page.get_by_role("button", name="接着以前的进度做").tap()
    until("the phones to be one member", lambda: second.kept("me")["member"] == first.kept("me")["member"])
    whole = house[0].practice.log.of(first.kept("me")["member"])
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
    assert len(entries_of(house, phone)) == 1


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
    house[0].practice.entry.erase(member, {"confirm": True})
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


def test_the_page_costs_less_than_60_kb_before_the_bank(phones):
    phone, loaded = phones(), {}
    phone.page.on("response", lambda response: loaded.setdefault(response.url, response))
    phone.open()
    total = 0
    for url, response in loaded.items():
        body = response.body()
        if url.endswith("/practice"):
            text = body.decode()
            body = re.sub(r'(id="first">).*?</script>', r"\1</script>", text, flags=re.S).encode()
        assert "/pages/" not in url
        total += len(gzip.compress(body, 6))
    assert total < BUDGET_BYTES, f"{total} bytes in {len(loaded)} files"


@pytest.mark.parametrize("shape", [SMALL, {}, {"scale": "150%"}], ids=["320x568", "390x844", "type at 150 %"])
def test_nothing_is_cut_on_small_screens_and_with_large_type(phones, shape):
    options = dict(shape)
    scale = options.pop("scale", None)
    phone = phones(**options)
    if scale:
        phone.context.add_init_script(
            f"new MutationObserver(() => document.documentElement.style.setProperty('font-size', '{scale}'))"
            ".observe(document, {childList: true, subtree: true})"
        )
    phone.open()
    for right in (True, False):
        nothing_is_cut(phone)
        phone.answer(right)
        nothing_is_cut(phone)
        assert serious_violations(phone.page) == []
        phone.next()
    phone.answer()
    phone.page.locator(".btn--next").tap()
    phone.page.get_by_role("dialog").wait_for()
    nothing_is_cut(phone)
    assert serious_violations(phone.page) == []


CUT = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  const small = [...document.querySelectorAll('button, a, select, input')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && box.height < 55.5 && each.type !== 'radio';
  }).map(each => each.className || each.id);
  return {wide, small};
}"""


def nothing_is_cut(phone):
    found = phone.page.evaluate(CUT)
    assert found["wide"] <= 0 and found["small"] == []


def test_the_larger_type_is_kept(phones):
    phone = phones().open()
    phone.page.get_by_role("button", name="大字").tap()
    assert phone.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    phone.page.reload()
    phone.wait()
    assert phone.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"


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
    found = house[0].practice.reports.of_member(phone.sitting()["member"])
    assert [each.question for each in found] == [question["id"]]


def test_phone_and_server_compare_texts_alike(house, phones):
    rng = random.Random(20)
    texts = ["".join(rng.choice(pool) for _ in range(rng.randint(0, 12))) for pool in POOLS * 200]
    mixed = "".join(POOLS)
    texts += ["".join(rng.choice(mixed) for _ in range(rng.randint(0, 14))) for _ in range(4000)]
    banks = house[0].shelf.library.banks
    texts += [
        text
        for bank in banks
        for each in bank.questions
        for text in (each.stem, each.explanation, each.source)
    ]
    phone = phones().open()
    build = phone.page.evaluate("document.body.dataset.build")
    found = phone.page.evaluate(
        "async ([url, texts]) => { const port = await import(url); return texts.map(port.normalize); }",
        [f"/s/{build}/js/practice/grading/normalize.js", texts],
    )
    assert [(text, port) for text, port in zip(texts, found, strict=True) if normalize(text) != port] == []


def test_phone_scripts_keep_to_the_floor_of_old_browsers():
    folder = Path(__file__).parents[2] / "static" / "js" / "practice"
    young = re.compile(r"\(\?<[=!]|\.at\(|replaceAll\(|structuredClone|randomUUID|\?\?=|Object\.hasOwn")
    files = [file for file in folder.rglob("*.js") if "pages" not in file.parts]
    assert len(files) > 20
    assert [file.name for file in files if young.search(file.read_text(encoding="utf-8"))] == []
