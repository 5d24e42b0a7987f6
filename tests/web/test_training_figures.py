"""What comes of the figures: tables that leave, the leaflet, a meeting, a difficulty to take over."""

import io
import re

import openpyxl
import pytest

from quiz.web.training import answered, named
from tests.web.trained import organizer_of, sent, trained_app


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    yield from trained_app(tmp_path_factory.mktemp("figures"))


@pytest.fixture(scope="module")
def office(app):
    return organizer_of(app)


@pytest.fixture(scope="module")
def house(app):
    return app.extensions["quiz"]


def count_of(house):
    return house.training.desk.figures()


def test_nothing_leaves_without_a_name_and_a_reason(house, office):
    before = len(house.training.desk.exports())
    for missing in ({"who": "", "why": "复盘"}, {"who": "张三", "why": " "}):
        assert (
            sent(office, "/training/export", {"what": "items", "form": "csv", **missing}).status_code == 400
        )
    assert len(house.training.desk.exports()) == before
    answer = sent(
        office, "/training/export", {"what": "items", "form": "csv", "who": "张三", "why": "赛后复盘"}
    )
    assert answer.status_code == 200
    (latest, *_) = house.training.desk.exports()
    assert (latest.who, latest.why, latest.what) == ("张三", "赛后复盘", "items.csv")
    assert "赛后复盘" in office.get("/training/health").text


def test_exported_questions_hold_no_formula_and_no_person(house, office):
    given = {"what": "items", "form": "csv", "who": "=1+1", "why": "复盘"}
    text = sent(office, "/training/export", given).data.decode("utf-8-sig")
    open_ = [
        each for each in house.shelf.library.questions if each.use != "contest" and each.withdrawn is None
    ]
    assert len(text.splitlines()) > 500 and "m-office" not in text
    book = sent(office, "/training/export", {**given, "form": "xlsx"}).data
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet.max_row == len(open_) + 1
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert not any("用时" in str(cell.value) or "名次" in str(cell.value) for cell in sheet[1])


def test_exported_cells_are_empty_where_the_page_hides(office):
    given = {"what": "cells", "form": "csv", "who": "张三", "why": "复盘"}
    lines = sent(office, "/training/export", given).data.decode("utf-8-sig").splitlines()
    (old, *_) = [line for line in lines if line.startswith("老干部支部")]
    assert set(old.split(",")[2:]) == {""}
    assert any(line.startswith("全体") for line in lines)


def test_answers_leave_without_names_under_codes(house, office):
    given = {"what": "answers", "form": "csv", "who": "张三", "why": "研究难度"}
    answer = sent(office, "/training/export", given)
    assert answer.status_code == 200 and answer.data.startswith(b"\xef\xbb\xbf")
    lines = answer.data.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 34 * 30 and lines[0].startswith("代号,支部,学习日")
    assert "office-1" not in answer.data.decode("utf-8-sig")
    (latest, *_) = house.training.desk.exports()
    assert (latest.why, latest.what) == ("研究难度", "answers.csv")
    assert sent(office, "/training/export", {**given, "form": "xlsx"}).status_code == 400


def test_answers_of_few_people_do_not_leave(house, office, monkeypatch):
    figures = {**count_of(house), "members": 9}
    monkeypatch.setattr(house.training.desk, "figures", lambda: figures)
    given = {"what": "answers", "form": "csv", "who": "张三", "why": "研究"}
    assert sent(office, "/training/export", given).status_code == 403
    assert "不足 10 人，还不能导出作答记录" in office.get("/training/items?lang=zh-CN").text


def test_themes_stand_beside_chapters_in_a_history(office):
    page = office.get("/training?scope=reform-history&by=topic&lang=zh-CN").text
    assert "经济体制" in page and "其他主题" in page and "办公厅支部" in page


def test_the_suggested_difficulty_is_taken_with_one_tap(house, office, monkeypatch):
    figures, path = count_of(house), "/training/items/ph-0003"
    hard = {**figures["items"]["ph-0003"], "n": 40, "b": 1.2, "b_se": 0.3}
    told = {**figures, "items": {**figures["items"], "ph-0003": hard}}
    monkeypatch.setattr(house.training.desk, "figures", lambda: told)
    before = house.shelf.library.question("ph-0003")
    assert before.difficulty != 5 and "采用建议难度 5" in office.get(f"{path}?lang=zh-CN").text
    assert sent(office, f"{path}/level", from_page=path).status_code == 303
    after = house.shelf.library.question("ph-0003")
    assert after.difficulty == 5 and after.rev == before.rev
    assert "采用建议难度" not in office.get(f"{path}?lang=zh-CN").text
    few = {**told, "items": {"ph-0003": {**hard, "n": 29}}}
    monkeypatch.setattr(house.training.desk, "figures", lambda: few)
    assert sent(office, f"{path}/level").status_code == 404


def test_five_for_a_meeting_are_open_to_practice(house, office):
    page = office.get("/training/together/screen?branch=office").text
    assert page.count("data-right") >= 5 and page.count('class="ask') >= 6
    chosen = count_of(house)["together"]["office"]
    assert len(chosen) == 5
    assert all(house.shelf.library.question(each).use != "contest" for each in chosen)


def test_a_meeting_sees_pictures_and_hears_sounds_and_an_order_is_told_by_place(house, office, monkeypatch):
    ids = ["rh-0013", "ph-0008", "sh-0010", "sh-0076"]
    figures = {**count_of(house), "together": {"": ids}}
    monkeypatch.setattr(house.training.desk, "figures", lambda: figures)
    page = office.get("/training/together/screen?lang=zh-CN").text
    picture = re.search(r'class="ask__picture" src="([^"]+)"', page)[1]
    assert office.get(picture).status_code == 200
    assert re.findall(r'data-right="(第 \d)"', page) == ["第 3", "第 1", "第 4", "第 2"]
    assert page.count("data-ask") >= 5 and "一切人" in page


def test_an_order_is_answered_in_words_where_its_options_are_not_beside_it(house):
    asked = house.shelf.library.question("ph-0008")
    assert answered(asked) == "八七会议 → 古田会议 → 遵义会议 → 瓦窑堡会议"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1954年", "“1954年”"),
        ("“蛟龙”号", "“‘蛟龙’号”"),
        ("《宪法》", "《宪法》"),
        ("《宪法》和《刑法》", "“《宪法》和《刑法》”"),
    ],
)
def test_what_is_mixed_up_stands_in_quotation_marks_once(app, text, told):
    with app.test_request_context("/training?lang=zh-CN"):
        assert named(text) == told


def test_a_branch_too_small_meets_over_the_questions_of_everybody(house, office):
    assert "old" not in count_of(house)["together"]
    page = office.get("/training/together?branch=old&lang=zh-CN").text
    assert "这个支部人数不足" in page


def test_the_leaflet_gives_every_fact_its_source(house, office):
    page = office.get("/training/leaflet?lang=zh-CN").text
    assert page.count("出处：") == page.count("leaflet__stem") == 10


def test_a_weak_point_whose_key_is_in_doubt_says_so_before_it_is_printed(house, office, monkeypatch):
    figures = count_of(house)
    name = figures["weak"][0]["questions"][0]
    flag = {"code": "check_key", "reason": "beaten", "options": ["A"]}
    items = {**figures["items"], name: {**figures["items"][name], "flags": [flag]}}
    monkeypatch.setattr(house.training.desk, "figures", lambda: {**figures, "items": items})
    page = office.get("/training/weak?lang=zh-CN").text
    assert "其中 1 题要先核对答案" in page and f'href="/training/items/{name}"' in page
