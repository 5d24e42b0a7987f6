"""The organizer's pages of practice: for the organizer only, in both languages, logged when they leave."""

import json
import re
from dataclasses import replace

import pytest

from tests.web.trained import hidden, organizer_of, sent, trained_app

PAGES = (
    "/training",
    "/training?measure=change",
    "/training?scope=party-history",
    "/training?scope=reform-history&by=topic",
    "/training/campaign",
    "/training/campaign/codes",
    "/training/roster",
    "/training/items",
    "/training/items?flag=few&history=party-history&page=2",
    "/training/items/ph-0001",
    "/training/weak",
    "/training/leaflet",
    "/training/health",
    "/training/reports",
    "/training/together",
    "/training/together/screen",
    "/api/training/count",
)
POSTS = (
    "/training/count",
    "/training/export",
    "/training/campaign",
    "/training/roster",
    "/training/roster/take",
    "/training/roster/pin",
    "/training/reports/x",
    "/training/items/ph-0001/level",
)
KEY_LEFT = re.compile(r"\b(?:training|banks|setup|results)\.[a-z_]+(?:\.[a-z_]+)*\b")
ASSET = re.compile(r"/s/[^\"']*")


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    yield from trained_app(tmp_path_factory.mktemp("trained"))


@pytest.fixture(scope="module")
def office(app):
    return organizer_of(app)


@pytest.fixture
def house(app):
    return app.extensions["quiz"]


def count_of(house):
    return house.training.desk.figures()


def report(house, question="ph-0002", text="答案写反了"):
    return house.practice.reports.report(
        "m-office-1",
        house.practice.desk.course(),
        {"question": question, "rev": 1, "reason": "key", "text": text},
    )


@pytest.mark.parametrize("path", PAGES)
def test_nobody_but_the_organizer_sees_a_page(app, path):
    guest = app.test_client()
    assert guest.get(path).status_code == 403
    guest.get("/practice")
    assert guest.get(path).status_code == 403


@pytest.mark.parametrize("path", POSTS)
def test_nobody_but_the_organizer_changes_anything(app, path):
    guest = app.test_client()
    token = hidden(organizer_of(app).get("/training").text, "csrf_token")
    assert guest.post(path, data={"csrf_token": token}).status_code in (400, 403)
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        assert guest.post(path).status_code == 403
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_all_its_words(office, path, language):
    page = office.get(path + ("&" if "?" in path else "?") + f"lang={language}")
    assert page.status_code == 200
    assert KEY_LEFT.findall(ASSET.sub("", page.text)) == []
    assert "style=" not in page.text and "onclick" not in page.text


def test_both_languages_have_the_same_words_with_the_same_places(house):
    chinese, english = (house.wording.catalogues[each] for each in ("zh-CN", "en"))
    mine = [key for key in {*chinese, *english} if key.startswith("training.")]
    assert len(mine) > 300
    for key in mine:
        assert set(re.findall(r"{\w+}", chinese[key])) == set(re.findall(r"{\w+}", english[key])), key


def test_practice_stands_in_the_office_bar(office):
    assert 'href="/training"' in office.get("/banks?lang=zh-CN").text


def test_small_branches_are_hatched_and_covered(office):
    page = office.get("/training?lang=zh-CN").text
    assert '办公厅支部 <span class="small">14 人' in page and "人数不足" in page
    assert "老干部支部 </th>" in page and ">4 人<" not in page
    assert "财经委支部 </th>" in page, "seven people, but the total would give the four away"


def test_branches_are_off_until_somebody_wants_them(house, office):
    campaigns = house.practice.campaigns
    before = campaigns.current()
    campaigns.put(replace(before, options={}))
    try:
        page = office.get("/training?lang=zh-CN").text
        assert "办公厅支部" not in page and "全体" in page
        taken = sent(office, "/training/export", {"what": "cells", "form": "csv", "who": "张", "why": "看看"})
        assert taken.status_code == 403
    finally:
        campaigns.put(before)


@pytest.mark.parametrize(
    "path",
    [each for each in PAGES if not each.endswith(("/roster", "/codes", "/screen")) and "api" not in each],
)
def test_every_page_of_figures_says_how_far_to_trust_them(office, path):
    assert "依据：34 人" in office.get(path + ("&" if "?" in path else "?") + "lang=zh-CN").text


def test_a_sealed_question_has_no_page_of_figures(house, office):
    sealed = next(each for each in house.shelf.library.questions if each.use == "contest")
    assert office.get(f"/training/items/{sealed.id}").status_code == 404
    assert sealed.id not in count_of(house)["items"]


def test_a_report_is_closed_only_with_a_reply(house, office):
    name = report(house)
    path = f"/training/reports/{name}"
    empty = sent(office, path, {"reply": "  ", "outcome": "kept"}, "/training/reports")
    assert empty.status_code == 422 and house.practice.reports.get(name).is_open
    done = sent(office, path, {"reply": "核对过原文", "outcome": "kept", "who": "李四"}, "/training/reports")
    assert done.status_code == 303
    closed = house.practice.reports.get(name)
    assert (closed.reply, closed.outcome, closed.closed_by) == ("核对过原文", "kept", "李四")
    assert name not in re.findall(r'id="r-(\w+)"', office.get("/training/reports").text)


def test_who_reported_is_on_no_page(house, office):
    report(house, text="请看看这题")
    page = office.get("/training/reports?lang=zh-CN").text
    assert "请看看这题" in page and "m-office-1" not in page and "office-1" not in page


def test_a_question_is_withdrawn_at_once_with_its_report(house, office):
    name = report(house, "nh-0011", "这题过时了")
    answer = sent(
        office,
        f"/training/reports/{name}",
        {"reply": "已撤下，谢谢", "outcome": "withdrawn"},
        "/training/reports",
    )
    assert answer.status_code == 303
    assert house.shelf.library.question("nh-0011").withdrawn == "已撤下，谢谢"
    assert "nh-0011" not in [item.id for item in house.practice.desk.course().current.asked]
    assert house.practice.reports.get(name).outcome == "withdrawn"


def test_the_page_says_how_many_a_new_key_would_judge_again(house, office):
    asked = count_of(house)["items"]
    busiest = max(asked, key=lambda each: asked[each]["n"])
    report(house, busiest)
    assert house.training.queue.people(busiest) == asked[busiest]["n"]
    page = office.get(f"/training/reports?question={busiest}&lang=zh-CN").text
    assert f"{asked[busiest]['n']} 人的作答会按新答案重判" in page


def test_a_campaign_is_typed_and_in_use(house, office):
    page = office.get("/training/campaign").text
    typed = {
        "title": "迎国庆",
        "minutes": "15",
        "exam": "2030-01-02",
        "view": "collective",
        "paper_minutes": "50",
    }
    typed |= {"banks": ["party-history"], "count_single": "20", "points_single": "2.5", "purpose": "学四史"}
    before = house.practice.campaigns.current()
    try:
        answer = office.post("/training/campaign", data={"csrf_token": hidden(page, "csrf_token"), **typed})
        assert answer.status_code == 303
        now = house.practice.campaigns.current()
        assert (now.title, now.minutes, now.banks) == ("迎国庆", 15, ("party-history",))
        assert now.blueprint["points"]["single"] == 2.5 and now.options["purpose"] == "学四史"
        assert "2030-01-02" in office.get("/training/campaign").text
    finally:
        house.practice.campaigns.put(before)


@pytest.mark.parametrize(
    "typed", [{"title": " "}, {"minutes": "0"}, {"minutes": "x"}, {"exam": "昨天"}, {"count_single": "900"}]
)
def test_a_campaign_that_cannot_be_is_told_and_not_taken(house, office, typed):
    before = house.practice.campaigns.current()
    whole = {"title": "迎国庆", "minutes": "15", **typed}
    assert sent(office, "/training/campaign", whole, "/training/campaign").status_code == 422
    assert house.practice.campaigns.current() == before


def test_every_branch_has_a_code_that_leads_to_it(app, house, office):
    page = office.get("/training/campaign").text
    links = re.findall(r"http://[^<\s]*/p/([^<\s]+)", page)
    assert len(links) == 4 and office.get("/training/campaign/codes").text.count("<svg") == 4
    guest = app.test_client()
    guest.get(f"/p/{links[0]}")
    assert guest.get("/api/practice/me").json["branch"]["name"] == "办公厅支部"


ROSTER = """序号\t党支部\t姓名\t备注
1\t办公厅支部\t张伟\t
2\t\t李娜\t免考
3\t办公厅支部\t张伟\t
4\t法制委支部\t王芳\t
"""


def test_a_roster_is_seen_with_every_doubt_by_its_row_before_it_is_taken(house, office):
    before = house.practice.roster.lines()
    answer = sent(office, "/training/roster", {"text": ROSTER}, "/training/roster?lang=zh-CN")
    assert answer.status_code == 200 and house.practice.roster.lines() == before
    assert "2 个支部，3 人，其中免考 1 人" in answer.text
    assert "同一支部第 2 行已经有了" in answer.text and "按上一行算" in answer.text
    assert "34 人不在新名册里" in answer.text
    old = house.practice.roster.lines()
    branches = house.practice.roster.branches()
    try:
        lines = json.loads(hidden(answer.text, "lines").replace("&#34;", '"'))
        taken = sent(office, "/training/roster/take", {"lines": json.dumps(lines)}, "/training/roster")
        assert taken.status_code == 303
        assert [each.name for each in house.practice.roster.branches()] == ["办公厅支部", "法制委支部"]
        assert len(house.practice.roster.lines()) == 3
    finally:
        house.practice.members.replace_roster(branches, old)


def test_a_renamed_branch_is_proposed_in_the_preview_and_taken_as_the_organizer_says(house, office):
    roster, members = house.practice.roster, house.practice.members
    before, lines = roster.branches(), roster.lines()
    old = before[0]
    people = [name for branch, name, _ in lines if branch == old.id]
    try:
        text = "支部,姓名\n" + "".join(f"改了名的支部,{name}\n" for name in people) + "没见过的支部,某人\n"
        page = sent(office, "/training/roster", {"text": text}, "/training/roster?lang=zh-CN").text
        assert f'<option value="{old.id}" selected>改名，原来叫{old.name}</option>' in page
        assert page.count('name="was"') == 2 and page.count(" selected>改名") == 1
        assert f"{len(before) - 1} 个支部不在新名册里" in page
        said = {"lines": hidden(page, "lines").replace("&#34;", '"')}
        said |= {"now": ["改了名的支部", "没见过的支部"], "was": [old.id, ""]}
        assert sent(office, "/training/roster/take", said, "/training/roster").status_code == 303
        assert roster.branches()[0].id == old.id and roster.branches()[0].name == "改了名的支部"
        assert roster.branches()[1].id not in {each.id for each in before}
    finally:
        members.replace_roster(before, lines)


def test_an_empty_or_broken_roster_is_refused_with_a_word(office):
    assert sent(office, "/training/roster", {"text": " "}, "/training/roster").status_code == 422
    broken = sent(office, "/training/roster/take", {"lines": "[[1,2]]"}, "/training/roster")
    assert broken.status_code == 400


def test_a_new_pin_is_told_once_and_works(app, house, office):
    answer = sent(
        office, "/training/roster/pin", {"branch": "office", "name": "office-1"}, "/training/roster"
    )
    pin = re.search(r'class="pin num">(\d{4})<', answer.text)[1]
    assert pin not in office.get("/training/roster").text
    row = house.practice.entry.join("phone-2", "office", {"branch": "office", "name": "office-1", "pin": pin})
    assert row.id == "m-office-1"
    nobody = sent(office, "/training/roster/pin", {"branch": "office", "name": "没这人"}, "/training/roster")
    assert nobody.status_code == 404


def test_unknown_things_are_not_found(office):
    for path in ("/training?measure=rank", "/training?scope=nowhere", "/training/items/nothing"):
        assert office.get(path).status_code == 404
