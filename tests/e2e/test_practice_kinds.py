"""All six kinds of question and all three media on a phone, judged alike by phone and server."""

import json
import shutil
import wave
from pathlib import Path

import pytest

from tests.e2e.axe import serious_violations
from tests.e2e.practice_house import House

PICTURE = Path(__file__).parents[2] / "question_banks" / "media" / "opening-up-timeline.svg"
FETCHED_AHEAD = """() => performance.getEntriesByType('resource')
  .filter(each => each.initiatorType === 'fetch' && each.name.includes('/practice/media/')).length === 3"""
KINDS = {"single", "multiple", "true_false", "fill", "order", "oral"}
ALIKE = {
    "explanation": "讲解在这里。",
    "source": "《中国共产党简史》第一章",
    "period": "新时期",
    "topic": "重要会议",
}
QUESTIONS = (
    {
        "type": "single",
        "stem": "看图：这条时间轴说的是什么？",
        "options": {"A": "对外开放", "B": "土地改革", "C": "万里长征"},
        "answer": "A",
        "media": {"file": "media/picture.svg", "alt": "一条时间轴"},
    },
    {
        "type": "multiple",
        "stem": "听录音：下面哪些是听到的？",
        "options": {"A": "第一项", "B": "第二项", "C": "第三项", "D": "第四项"},
        "answer": "ABD",
        "media": {"file": "media/sound.wav", "alt": "一段录音"},
    },
    {
        "type": "true_false",
        "stem": "影片里的说法是正确的。",
        "answer": "对",
        "media": {"file": "media/film.webm", "alt": "一段影片"},
    },
    {
        "type": "fill",
        "stem": "中华人民共和国成立于____年____月1日。",
        "answer": ["1949", "10"],
    },
    {
        "type": "order",
        "stem": "请把三件事按先后排序。",
        "options": {"A": "第三件", "B": "第一件", "C": "第二件"},
        "answer": "BCA",
    },
    {"type": "oral", "stem": "请说出伟大建党精神。", "answer": "坚持真理、坚守理想"},
)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    media = folder / "banks" / "media"
    media.mkdir(parents=True)
    questions = [{"id": f"ki-000{at}", **each, **ALIKE} for at, each in enumerate(QUESTIONS, 1)]
    bank = {"bank": "kinds", "title": "党史", "source": "《中国共产党简史》", "questions": questions}
    text = json.dumps(bank, ensure_ascii=False)  # which is YAML as well
    (folder / "banks" / "kinds.yaml").write_text(text, encoding="utf-8")
    shutil.copy(PICTURE, media / "picture.svg")
    with wave.open(str(media / "sound.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"\0\0" * 800)
    (media / "film.webm").write_bytes(b"\x1aE\xdf\xa3")
    with House(folder, folder / "banks") as found:
        yield found


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_every_kind_is_asked_judged_and_explained(house, phones, right):
    phone = phones().open()
    page, asked = phone.page, []
    while page.locator(".done-line").count() == 0:
        again = page.locator(".again").count() > 0
        kind = phone.question()["type"]
        shown_media(page, kind)
        phone.answer(right or again)
        if not again:
            asked.append(kind)
            assert page.locator(".verdict").inner_text().strip() == ("答对了" if right else "这题没答对")
            assert serious_violations(page) == [], kind
        assert "讲解在这里。" in page.locator(".sheet--told").inner_text()
        phone.next_or_later()
    assert set(asked) == KINDS and len(asked) == len(KINDS)
    phone.sent()
    member = phone.sitting()["member"]
    stored = {each.id: each.right for each in house.services.practice.log.of(member)}
    assert stored == {each["id"]: each["right"] for each in phone.sitting()["past"]}


@pytest.mark.parametrize("worker", ["block", "allow"], ids=["plain http", "service worker"])
def test_media_fetched_ahead_are_there_without_a_line(phones, worker):
    phone = phones(service_workers=worker).open()
    page = phone.page
    page.wait_for_function(FETCHED_AHEAD)
    if worker == "allow":  # it keeps the page from the second visit on, and what a reload then needs
        page.wait_for_function("() => navigator.serviceWorker.controller")
        page.reload()
        page.wait_for_function(FETCHED_AHEAD)
    phone.context.set_offline(True)
    if worker == "allow":
        page.reload()
        phone.wait()
    seen = []
    while len(seen) < len(KINDS):
        kind = phone.question()["type"]
        shown_media(page, kind)
        if kind == "multiple":
            page.wait_for_function("() => document.querySelector('audio').readyState >= 1")
        phone.answer()
        seen.append(kind)
        phone.next_or_later()
    assert set(seen) == KINDS


def shown_media(page, kind):
    if kind == "single":
        picture = page.locator("img.media")
        assert picture.get_attribute("alt") == "一条时间轴"
        page.wait_for_function("img => img.complete && img.naturalWidth > 0", arg=picture.element_handle())
    if kind in ("multiple", "true_false"):
        player = page.locator("audio" if kind == "multiple" else "video")
        assert player.get_attribute("controls") is not None and player.get_attribute("aria-label")
