"""双人对战 on two phones in a real browser: a room, five questions by taps, a lost line, another round."""

import re

import pytest

from tests.e2e.axe import serious_violations
from tests.e2e.stage import PHONE, SERVER_IS_DOWN, TELL_VIOLATIONS
from tests.live.house import Server

PATIENCE_MS = 15_000
QUESTIONS = 5
FORBIDDEN = re.compile(r"排名|名次|积分|连续|打卡|胜利|失败|输|赢")
SEEN = """() => {
  window.frames_heard = [];
  const Stock = window.WebSocket;
  window.WebSocket = class extends Stock {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', (each) => window.frames_heard.push(String(each.data)));
    }
  };
}"""


class Phone:
    """One member's phone, everything it was sent and everything it complained about."""

    def __init__(self, browser, server, name, **options):
        self.name, self.complaints = name, []
        self.context = browser.new_context(locale="zh-CN", reduced_motion="reduce", **{**PHONE, **options})
        self.context.add_init_script(TELL_VIOLATIONS)
        self.context.add_init_script(f"({SEEN})()")
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self._hear("error", str(error)))
        self.server = server

    def _hear(self, kind, text):
        known = (*SERVER_IS_DOWN, "ERR_INTERNET_DISCONNECTED", "WebSocket connection")
        if kind == "error" and not any(each in text for each in known):
            self.complaints.append(f"{self.name}: {text}")

    def open(self, path="/practice#/duel"):
        self.page.goto(self.server.url + path)

    def tap(self, words):
        self.page.get_by_role("button", name=words, exact=True).click()

    def sees(self, words):
        self.page.get_by_text(words).first.wait_for()

    def phase(self, phase):
        self.page.wait_for_selector(f".page--duel.is-{phase}")

    def stem(self):
        return self.page.locator(".stem").inner_text()

    def answers(self, place=0):
        """Tap an option; of a question with several, one option and the button."""
        self.page.locator("button.opt").nth(place).click()
        submit = self.page.locator(".thumb .btn--main")
        if submit.count():
            submit.click()

    def heard(self):
        return "\n".join(self.page.evaluate("window.frames_heard"))

    def words(self):
        return self.page.inner_text("body")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("duel"), "eventlet")
    yield server
    server.kill()


@pytest.fixture
def phones(chromium, server):
    anna, bo = Phone(chromium, server, "anna"), Phone(chromium, server, "bo")
    yield anna, bo
    anna.context.close()
    bo.context.close()


def gather(anna, bo):
    """Anna opens a room, Bo comes by the link of the code."""
    anna.open()
    anna.tap("我来开一个房间")
    anna.phase("waiting")
    code = anna.page.locator(".duel-figures").inner_text().replace("\n", "")
    bo.open(f"/practice#/duel?code={code}")
    for each in (anna, bo):
        each.phase("gathering")


def begin(anna, bo):
    for each in (anna, bo):
        each.tap("我准备好了")
    for each in (anna, bo):
        each.phase("asking")


def play_one(anna, bo, number, last=False):
    for each in (anna, bo):
        each.page.wait_for_selector(f'.is-asking [aria-label="第 {number} 题，共 {QUESTIONS} 题"]')
    assert anna.stem() == bo.stem()
    anna.answers(0)
    anna.sees("已答，等对方")
    bo.sees("对方答好了")
    asked = (anna.heard(), bo.heard())
    bo.answers(1)
    for each in (anna, bo):
        each.phase("shown")
        source = each.page.locator(".source cite").inner_text()
        explanation = each.page.locator(".explain").last.inner_text()
        assert source and not any(explanation in before for before in asked)
    for each in (anna, bo):
        each.tap("看结果" if last else "下一题")


def test_two_phones_play_five_questions_and_once_more(phones):
    anna, bo = phones
    gather(anna, bo)
    begin(anna, bo)
    for number in range(1, QUESTIONS + 1):
        play_one(anna, bo, number, last=number == QUESTIONS)
    for each in (anna, bo):
        each.phase("finished")
        assert not FORBIDDEN.search(each.words().replace("不排名", ""))
    mine, theirs = anna.page.locator(".duel-sums dd").all_inner_texts()
    assert bo.page.locator(".duel-sums dd").all_inner_texts() == [theirs, mine]
    for each in (anna, bo):
        each.tap("再来一局")
    for each in (anna, bo):
        each.phase("asking")
    assert anna.stem() == bo.stem()
    for each in (anna, bo):
        each.answers(0)
    bo.tap("退出这一局")
    anna.phase("closed")
    anna.sees("对方先走了")
    bo.phase("none")
    assert [*anna.complaints, *bo.complaints] == []


def test_a_lost_line_is_told_and_the_game_goes_on_where_it_was(phones):
    anna, bo = phones
    gather(anna, bo)
    begin(anna, bo)
    anna.answers(0)
    bo.answers(0)
    bo.phase("shown")
    stem = bo.stem()
    bo.page.reload()
    bo.phase("shown")
    assert bo.stem() == stem
    bo.page.goto("about:blank")
    anna.sees("对方断线了")
    anna.tap("下一题")
    bo.open()
    bo.phase("shown")
    bo.tap("下一题")
    for each in (anna, bo):
        each.page.wait_for_selector(f'.is-asking [aria-label="第 2 题，共 {QUESTIONS} 题"]')


def test_a_wrong_code_is_said_in_words_and_full_width_figures_are_understood(phones):
    _, bo = phones
    bo.open()
    bo.page.fill("#duel-code", "１２ab３４")
    assert bo.page.input_value("#duel-code") == "1234"
    bo.tap("进房间")
    bo.sees("没有这个房间")


def test_every_scene_is_readable_on_a_small_phone_with_large_type(phones, chromium):
    anna, bo = phones
    small = Phone(chromium, bo.server, "small", viewport={"width": 320, "height": 568})
    try:
        anna.open()
        anna.page.wait_for_selector("#duel-code")
        problems = serious_violations(anna.page)
        gather(anna, small)
        small.page.evaluate("document.documentElement.style.fontSize = '150%'")
        problems += _scene(small) + serious_violations(anna.page)
        begin(anna, small)
        problems += _scene(small) + serious_violations(anna.page)
        anna.answers(0)
        small.answers(0)
        small.phase("shown")
        problems += _scene(small) + serious_violations(small.page)
        small.tap("退出这一局")
        anna.phase("closed")
        problems += serious_violations(anna.page)
        assert problems == []
    finally:
        small.context.close()


def _scene(phone):
    """Nothing may be wider than the phone, and nothing to press smaller than a thumb."""
    wide = phone.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    small = phone.page.evaluate(
        "[...document.querySelectorAll('.page--duel button')].map(b => b.getBoundingClientRect())"
        ".filter(r => r.height && r.height < 48).length"
    )
    return ([f"{wide} px too wide"] if wide > 0 else []) + ([f"{small} buttons too small"] if small else [])
