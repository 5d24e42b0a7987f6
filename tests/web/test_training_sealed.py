"""
Questions for contests only are told of nowhere on the organizer's side of practice, though practice had them.

The worst case is played: what the figures speak of most, and what was reported, is sealed after the count.
"""

import pytest

from quiz.banks.writing import changed
from tests.web.trained import organizer_of, sent, trained_app

BEGINNING = 8
"""So many first letters of a stem would be enough to know a question by."""


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    yield from trained_app(tmp_path_factory.mktemp("sealed"), answers=60, probes=True)


@pytest.fixture(scope="module")
def house(app):
    return app.extensions["quiz"]


@pytest.fixture(scope="module")
def sealed(house):
    """What was sealed late, and what always was."""
    figures = house.training.desk.figures()
    told = {question for each in figures["weak"][:2] for question in each["questions"]}
    told |= {each["question"] for each in figures["confusions"][:2]} | {*figures["together"]["office"][:1]}
    course = house.practice.desk.course()
    for name in sorted(told):
        house.practice.reports.report(
            "m-office-1", course, {"question": name, "rev": 1, "reason": "key", "text": "请看看"}
        )
    closed = house.training.queue.waiting()[0].report
    house.practice.reports.close(closed.id, "核对过", "kept", "李四")
    seal(house, told)
    library = house.shelf.library
    assert all(library.question(name).use == "contest" for name in told)
    return [each for each in library.questions if each.use == "contest"]


def seal(house, names):
    shelf = house.shelf
    for name in sorted(names):
        file = next(
            each for each in shelf.folder.glob("*.yaml") if f"id: {name}\n" in each.read_text("utf-8")
        )
        file.write_text(changed(file.read_text("utf-8"), name, {"use": "contest"}), "utf-8")
    shelf.refresh()


def beginnings(house, sealed):
    """First letters that nothing in a question of practice shares."""
    library = house.shelf.library
    open_ = " ".join(each.model_dump_json() for each in library.questions if each.use != "contest")
    return {start for each in sealed if (start := each.stem[:BEGINNING]) not in open_}


@pytest.fixture(scope="module")
def pages(app, house, sealed):
    """Every page and every export, as text, by address."""
    office, found = organizer_of(app), {}
    ours = [each for each in app.url_map.iter_rules() if each.rule.startswith(("/training", "/api/training"))]
    for rule in ours:
        if "GET" in rule.methods and not rule.arguments:
            found[rule.rule] = office.get(rule.rule)
    for scope in {each.split("/")[0] for each in house.training.desk.figures()["cells"]}:
        for by in ("", "topic"):
            found[f"{scope} {by}"] = office.get(f"/training?scope={scope}&by={by}")
    for page in range(1, 13):
        found[f"items {page}"] = office.get(f"/training/items?page={page}")
    for branch in ("office", "law"):
        found[f"screen {branch}"] = office.get(f"/training/together/screen?branch={branch}")
    for what in ("cells", "items", "answers"):
        given = {"what": what, "form": "csv", "who": "张三", "why": "看看"}
        found[f"export {what}"] = sent(office, "/training/export", given)
    assert {answer.status_code for answer in found.values()} == {200}
    return {name: answer.data.decode("utf-8-sig") for name, answer in found.items()}


def test_no_page_and_no_export_shows_the_first_letters_of_a_sealed_question(house, sealed, pages):
    told = beginnings(house, sealed)
    assert len(told) > 50 and len(pages) > 30
    for name, text in pages.items():
        assert not [each for each in told if each in text], name


def test_a_sealed_question_has_no_figures_and_no_change_of_difficulty(app, sealed, pages):
    office = organizer_of(app)
    for each in sealed[:5]:
        assert office.get(f"/training/items/{each.id}").status_code == 404
    assert sent(office, f"/training/items/{sealed[0].id}/level").status_code == 404
    assert not any(each.id in pages["export items"] or each.id in pages["export answers"] for each in sealed)


def test_a_report_of_a_sealed_question_is_there_without_its_words(sealed, pages):
    text = pages["/training/reports"]
    assert "这道题现在只用于比赛" in text and "请看看" in text


def test_what_practice_had_of_it_is_told_by_number_in_red(house, app, sealed, pages):
    assert house.training.desk.start(wait=True)
    page = organizer_of(app).get("/training/health?lang=zh-CN").text
    leaked = house.training.desk.figures()["leaked"]
    assert leaked and all(each in page for each in leaked)
    assert "told told--bad" in page and not [each for each in beginnings(house, sealed) if each in page]


def test_a_few_minutes_more_are_told_as_a_range_in_simulation(app):
    page = organizer_of(app).get("/training/campaign?lang=zh-CN").text
    assert "再投入每人 5 分钟/天" in page and "这是模拟里的数" in page
