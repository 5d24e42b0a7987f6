"""
Two organizers, a messy Word file and a slip in YAML, in a real browser.

One uploads, mends two questions in the preview, saves, and sees them as the hall will; the other saves over a
file that is no longer the one opened; a bad YAML edit is refused with its line marked in the gutter.
"""

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from werkzeug.serving import make_server

from quiz.app import create_app
from tests.e2e.axe import serious_violations
from tests.e2e.stage import DESK, TABLET, TELL_VIOLATIONS
from tests.live.house import settings_for

ROOT = Path(__file__).parents[2]
MESSY = (
    "一、单选题（每题2分）",
    "1.中华人民共和国成立于哪一年？",
    "A.1945年 B.1949年 C.1954年",
    "答案：B",
    "2.第一部宪法是哪一年通过的？",
    "A.1949年 B.1954年 C.1975年",
    "3.党的七大在哪里召开？",
    "A.瑞金 B.延安 C.西柏坡",
    "答案：E",
)


@pytest.fixture
def house(tmp_path):
    """An app with banks of its own, listening; its services and its address."""
    banks = tmp_path / "banks"
    banks.mkdir()
    shutil.copy(ROOT / "question_banks" / "party-history.yaml", banks)
    app = create_app(replace(settings_for(tmp_path), banks=banks))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield app.extensions["quiz"], f"http://127.0.0.1:{server.server_port}", banks
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions["quiz"].database.close()


class Organizer:
    """One organizer's browser, with everything it complained about."""

    def __init__(self, chromium, house, name: str, **options) -> None:
        services, self.url, _ = house
        self.complaints: list[str] = []
        self.context = chromium.new_context(locale="zh-CN", reduced_motion="reduce", **options)
        self.context.add_init_script(TELL_VIOLATIONS)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(f"{self.url}/enter/{services.entrance.operator_token()}")
        self.name = name

    def _hear(self, kind: str, text: str) -> None:
        refused = "status of 422" in text or "status of 409" in text
        if kind == "error" and not refused:
            self.complaints.append(text)

    def go(self, path: str):
        self.page.goto(self.url + path)
        return self.page

    def save(self) -> None:
        self.page.get_by_label("您的名字").first.fill(self.name)
        self.page.get_by_role("button", name="保存", exact=True).click()


@pytest.fixture
def organizers(chromium, house):
    both = Organizer(chromium, house, "张三", **DESK), Organizer(chromium, house, "李四", **TABLET)
    yield both
    for each in both:
        each.context.close()
        assert each.complaints == []


def type_yaml(page, old: str, new: str) -> None:
    """Put the cursor behind a text, take it out and type another, as a person would."""
    line = page.locator(".cm-line", has_text=old).first
    line.click()
    page.keyboard.press("End")
    for _ in old:
        page.keyboard.press("Backspace")
    page.keyboard.insert_text(new)


def test_a_messy_word_file_becomes_questions_on_the_hall(organizers, house, tmp_path):
    first, _ = organizers
    services, _, banks = house
    word = Document()
    for line in MESSY:
        word.add_paragraph(line)
    word.save(tmp_path / "决赛题库.docx")

    page = first.go("/banks/import")
    page.set_input_files("input[type=file]", tmp_path / "决赛题库.docx")
    page.get_by_role("button", name="读出来看看").click()
    page.wait_for_selector("text=读出 3 题")
    for number, answer in ((1, "B"), (2, "B")):
        row = page.locator(f"#q{number}")
        row.get_by_text("打开改这一题").click()
        row.get_by_label("答案", exact=True).fill(answer)
        row.get_by_role("button", name="改好了").click()
    assert serious_violations(page) == []
    page.get_by_label("题库编号").fill("final")
    page.get_by_label("题库名称").fill("决赛题库")
    page.get_by_label("依据的书或文件").fill("《中国共产党简史》")
    page.get_by_role("button", name="先收下清楚的 3 题").click()
    page.wait_for_url("**/banks?bank=final")
    assert len(services.shelf.library.bank("final").questions) == 3
    assert (banks / "final.yaml").exists()

    page.get_by_role("link", name="党的七大在哪里召开？").click()
    hall = page.frame_locator("[data-hall]")
    hall.locator(".stem").wait_for()
    assert hall.locator(".stem").inner_text() == "党的七大在哪里召开？"
    assert hall.locator(".option__text").all_inner_texts() == ["瑞金", "延安", "西柏坡"]
    page.get_by_label("题干", exact=True).fill("党的七大是在哪座城召开的？")
    page.locator(".mini .stem", has_text="哪座城").wait_for()
    hall.get_by_text("哪座城").wait_for()
    assert serious_violations(page) == []


def test_a_second_organizers_conflicting_save_is_told(organizers, house):
    first, second = organizers
    _, _, banks = house
    for each in organizers:
        each.go("/banks/party-history/yaml?at=ph-0001").wait_for_selector(".cm-line")
    type_yaml(first.page, "topic: 重要会议", "topic: 重大事件")
    first.save()
    first.page.wait_for_selector("text=已保存，已启用")
    type_yaml(second.page, "topic: 重要会议", "topic: 重要文献")
    second.save()
    second.page.wait_for_selector("[data-conflict]")
    assert "topic: 重要文献" in second.page.locator(".cm-content").inner_text()
    assert "topic: 重大事件" in second.page.locator("[data-disk] .differs").first.inner_text()
    text = (banks / "party-history.yaml").read_text(encoding="utf-8")
    assert "重大事件" in text and "topic: 重要文献\n    difficulty: 1\n    use: both\n    shuffle" not in text
    assert serious_violations(second.page) == []


def test_a_bad_yaml_edit_is_marked_in_the_gutter_and_refused(organizers, house):
    first, _ = organizers
    services, _, banks = house
    page = first.go("/banks/party-history/yaml?at=ph-0001")
    page.wait_for_selector(".cm-line")
    before, library = (banks / "party-history.yaml").read_bytes(), services.shelf.library
    type_yaml(page, "answer: B", "answr: B")
    page.wait_for_selector(".cm-lint-marker-error")
    assert "处有错" in page.locator("[data-sum]").inner_text()
    first.save()
    page.wait_for_selector(".cm-lint-marker-error")
    assert "answr: B" in page.locator(".cm-content").inner_text()
    assert (banks / "party-history.yaml").read_bytes() == before
    assert services.shelf.library is library or services.shelf.library == library
