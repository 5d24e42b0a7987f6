"""The organizer's steps at the Flask door: who gets in, what is kept, what is told."""

import re
import shutil
from dataclasses import replace

import pytest

from quiz.app import create_app
from quiz.config import ROOT
from tests.live.house import settings_for
from tests.web.conftest import Guest

STEPS = ("/setup", "/setup/new", "/setup/final", "/setup/final/seats", "/setup/final/check")


def token_of(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]


def send(browser, path, **fields):
    """Post a form as its page would, with the token of a page of the same browser."""
    form = {**fields, "csrf_token": token_of(browser.get("/setup/new").text)}
    return browser.post(path, data=form)


@pytest.fixture
def operator(operator, services):
    services.shelf.refresh()
    return operator


@pytest.fixture
def draft(operator, services):
    answer = send(operator, "/setup/new", file="finals", kind="rehearsal")
    return services.planning.draft(answer.location.split("/")[2])


def typed(draft, **changes):
    """The fields of the page of teams as they would be sent."""
    fields = {
        "name": [team.name for team in draft.teams],
        "members": ["　".join(team.members) for team in draft.teams],
        "slogan": [team.slogan for team in draft.teams],
        "title": draft.title,
        "subtitle": draft.subtitle,
        "organizer": draft.organizer,
    }
    return {**fields, **changes}


def sealed(operator, services, draft) -> str:
    services.planning.turn(draft, all_of_them=True)
    return send(operator, f"/setup/{draft.id}/seal").location.split("/")[2]


@pytest.mark.parametrize("path", STEPS)
def test_only_the_organizer_gets_into_the_office(guest, operator, path):
    assert guest.get(path).status_code == 403
    assert operator.get(path).status_code == 200


def test_a_host_is_not_an_organizer(app, services):
    from quiz.people import Role, Seat

    host = app.test_client()
    host.get(f"/t/{services.entrance.link_token(Seat('final', Role.HOST))}")
    assert host.get("/setup/final").status_code == 403


@pytest.mark.parametrize("path", ("/setup/new", "/setup/final/seats"))
def test_no_form_is_taken_without_its_token(operator, path):
    assert operator.post(path, data={"file": "finals", "kind": "rehearsal"}).status_code == 400


def test_the_rules_beside_the_choice_are_the_text_of_the_printed_sheet(operator, draft, services):
    page = operator.get("/setup/new?file=finals").text
    contest = sealed(operator, services, draft)
    clauses = re.findall(r"<li><span>\d+</span>(.+?)</li>", operator.get(f"/rules/{contest}").text)
    own = [clause for clause in clauses if "席位" not in clause]
    assert len(own) > 20 and all(clause in page for clause in own)


def test_the_first_step_says_whether_the_banks_have_enough(operator):
    assert "题库够用" in operator.get("/setup/new?file=finals").text


def test_a_broken_contest_file_is_told_with_line_and_column_and_cannot_be_taken(tmp_path):
    banks = tmp_path / "banks"
    shutil.copytree(ROOT / "question_banks", banks)
    (banks / "contests" / "broken.yaml").write_text(
        "title: 坏的章程\nrounds:\n  - title: 抢答\n    format: buzer\n", encoding="utf-8"
    )
    app = create_app(replace(settings_for(tmp_path), banks=banks))
    app.test_client_class = Guest
    browser = app.test_client()
    browser.get(f"/enter/{app.extensions['quiz'].entrance.operator_token()}")
    page = browser.get("/setup/new?file=broken").text
    assert re.search(r"broken\.yaml:4:\d+</code>: ", page)
    assert "就用这套" not in page
    assert "就用这套" in browser.get("/setup/new?file=finals").text
    app.extensions["quiz"].database.close()


def test_a_broken_bank_is_told_with_line_and_column(tmp_path):
    banks = tmp_path / "banks"
    shutil.copytree(ROOT / "question_banks", banks)
    (banks / "new-bank.yaml").write_text("bank: new-bank\ntitel: 错\n", encoding="utf-8")
    app = create_app(replace(settings_for(tmp_path), banks=banks))
    app.test_client_class = Guest
    browser = app.test_client()
    browser.get(f"/enter/{app.extensions['quiz'].entrance.operator_token()}")
    assert re.search(r"new-bank\.yaml:\d+:\d+</code>: ", browser.get("/setup/new").text)
    app.extensions["quiz"].database.close()


def test_a_choice_becomes_a_draft_with_the_files_teams(operator, draft):
    page = operator.get(f"/setup/{draft.id}/teams").text
    assert 'value="办公厅支部"' in page and "张明远" in page


def test_what_was_typed_is_kept_also_when_it_is_wrong(operator, draft):
    names = ["代表联络与人事任免工作委员会支部", *[team.name for team in draft.teams[1:]]]
    answer = send(operator, f"/setup/{draft.id}/teams", **typed(draft, name=names, action="next"))
    page = operator.get(answer.location).text
    assert answer.location.endswith("teams?told=1")
    assert names[0] in page and "最多 10 个字" in page


def test_typing_is_kept_in_the_background_without_a_page(operator, draft, services):
    fields = typed(draft, slogan=["改了的口号"] * 6, action="keep")
    assert send(operator, f"/setup/{draft.id}/teams", **fields).status_code == 204
    assert services.planning.draft(draft.id).teams[3].slogan == "改了的口号"


def test_members_may_be_parted_by_whatever_people_part_names_with(operator, draft, services):
    fields = typed(draft, members=["甲、乙，丙"] * 6, action="next")
    assert send(operator, f"/setup/{draft.id}/teams", **fields).location.endswith("/draw")
    assert services.planning.draft(draft.id).teams[0].members == ("甲", "乙", "丙")


def test_a_row_can_be_added_and_a_team_removed(operator, draft, services):
    more = send(operator, f"/setup/{draft.id}/teams", **typed(draft, action="add")).text
    assert more.count('name="name"') == 7
    send(operator, f"/setup/{draft.id}/teams", **typed(draft, action="remove-1"))
    left = services.planning.draft(draft.id).teams
    assert [team.name for team in left[:2]] == ["办公厅支部", "代表工委支部"]


def test_the_seed_is_shown_before_the_first_slip_and_the_same_after_a_reload(operator, draft, services):
    page = operator.get(f"/setup/{draft.id}/draw").text
    seed = services.planning.draft(draft.id).seed
    assert seed in page and "剩下的台号：1、2、3、4、5、6" in page
    assert seed in operator.get(f"/setup/{draft.id}/draw").text


def test_a_slip_shows_the_seat_only_when_it_is_turned(operator, draft, services):
    first = operator.get(f"/setup/{draft.id}/draw").text
    assert 'class="big num"' not in first
    send(operator, f"/setup/{draft.id}/draw", action="turn")
    after = operator.get(f"/setup/{draft.id}/draw").text
    seat = services.planning.draft(draft.id).seats[0]
    assert re.findall(r'class="big num">(\d+)<', after) == [str(seat)]


def test_a_desk_given_twice_by_hand_is_told(operator, draft):
    answer = send(operator, f"/setup/{draft.id}/draw", action="hand", seat=["1", "1", "2", "3", "4", "x"])
    assert "每号正好一队" in operator.get(answer.location).text


def test_seats_by_hand_can_be_put_right_or_left_to_the_draw_again(operator, draft, services):
    path = f"/setup/{draft.id}/draw"
    send(operator, path, action="hand", seat=["1", "1", "2", "3", "4", "5"])
    send(operator, path, action="hand", seat=list("654321"))
    assert services.planning.draft(draft.id).seats == (6, 5, 4, 3, 2, 1)
    assert "改台号" in operator.get(path).text
    send(operator, path, action="turn")
    assert services.planning.draft(draft.id).by_hand == ()


def test_a_slip_that_was_turned_is_not_replaced_by_hand(operator, draft, services):
    path = f"/setup/{draft.id}/draw"
    send(operator, path, action="turn")
    send(operator, path, action="hand", seat=list("654321"))
    assert services.planning.draft(draft.id).by_hand == ()


def test_sealing_leads_to_the_seat_codes_and_the_old_draft_leads_on(operator, draft, services):
    contest = sealed(operator, services, draft)
    page = operator.get(f"/setup/{contest}/seats").text
    code = services.entrance.code_of(contest, "t1")
    assert f"{code[:4]}-{code[4:]}" in page and page.count('class="qr"') == 6
    assert operator.get(f"/setup/{draft.id}").location == f"/setup/{contest}"
    assert operator.get(f"/setup/{draft.id}/teams").location == f"/setup/{contest}"
    assert send(operator, f"/setup/{draft.id}/seal").location == f"/setup/{contest}/seats"


def test_sealing_too_early_says_why(operator, draft):
    operator.get(f"/setup/{draft.id}/draw")
    refused = send(operator, f"/setup/{draft.id}/seal")
    assert refused.status_code == 409 and "还有队没有抽签" in refused.text


def test_a_new_code_makes_the_old_one_worthless(operator, app, services):
    old = services.entrance.code_of("final", "t2")
    send(operator, "/setup/final/seats", team="t2", action="renew")
    assert services.entrance.code_of("final", "t2") != old
    assert app.test_client().get(f"/seat/{old}").status_code == 403


def test_a_released_seat_takes_the_next_device_with_the_same_code(operator, app, services):
    code = services.entrance.code_of("final", "t2")
    assert app.test_client().get(f"/seat/{code}").status_code == 302
    assert "已入座" in operator.get("/setup/final/seats").text
    assert app.test_client().get(f"/seat/{code}").status_code == 403
    send(operator, "/setup/final/seats", team="t2", action="release")
    assert app.test_client().get(f"/seat/{code}").status_code == 302


def test_the_role_links_of_the_last_step_open_their_screens(operator, app):
    page = operator.get("/setup/final").text
    paths = re.findall(r'readonly value="https?://[^/"]+(/t/[^"]+)"', page)
    landed = {app.test_client().get(path).location for path in paths}
    assert landed == {"/hall/final", "/host/final", "/judge/final"}
    assert "/a/final" in page and operator.get("/qr/a/final.svg").status_code == 200


def test_the_check_says_which_desks_are_missing(operator):
    part = operator.get("/setup/final/check?part=table").text
    assert "1、2、3 号台没有连上" in part and "<html" not in part


def test_an_unknown_contest_or_draft_is_not_found(operator):
    for path in ("/setup/nowhere", "/setup/nowhere/seats", "/setup/nowhere/teams", "/results/nowhere"):
        assert operator.get(path).status_code == 404


def test_a_discarded_draft_leaves_the_list(operator, draft):
    assert draft.id in operator.get("/setup").text
    send(operator, f"/setup/{draft.id}/discard")
    assert draft.id not in operator.get("/setup").text


def test_what_people_typed_never_becomes_markup(operator, draft):
    names = ["<b>粗</b>", *[team.name for team in draft.teams[1:]]]
    send(operator, f"/setup/{draft.id}/teams", **typed(draft, name=names, title="<i>斜</i>", action="save"))
    for page in (f"/setup/{draft.id}/teams", "/setup"):
        assert "<i>斜" not in operator.get(page).text and "<b>粗" not in operator.get(page).text
