import re

import pytest

from quiz.people import Role, Seat


def test_the_first_page_asks_for_a_code_and_shows_what_is_on(guest):
    page = guest.get("/").text
    assert 'lang="zh-CN"' in page and "输入代码进入" in page
    assert "四史知识竞赛" in page and 'href="/a/final"' in page
    assert "/host/final" not in page


def test_four_digits_lead_to_the_contest_and_wrong_ones_are_told(guest, services):
    code = services.register.get("final").code
    assert guest.get(f"/find?code={code}").headers["Location"] == "/a/final"
    wrong = guest.get("/find?code=0001")
    assert wrong.status_code == 404 and "0001" in wrong.text


def test_a_typed_seat_code_leads_to_the_seat(guest, services):
    code = services.entrance.code_of("final", "t2")
    first = guest.get(f"/find?code={code[:4].lower()}-{code[4:].lower()}")
    second = guest.get(first.headers["Location"])
    assert second.headers["Location"] == "/team/final"
    page = guest.get("/team/final").text
    assert 'data-role="team"' in page and 'data-contest="final"' in page


def test_the_operators_link_opens_every_screen_but_a_teams(operator):
    for role in ("host", "judge", "hall"):
        assert f'data-role="{role}"' in operator.get(f"/{role}/final").text
    assert operator.get("/team/final").status_code == 403
    assert "/host/final" in operator.get("/").text


def test_a_wrong_operators_link_is_refused_kindly(guest):
    page = guest.get("/enter/WRONG")
    assert page.status_code == 403 and "凭证无效" in page.text
    assert guest.get("/host/final").status_code == 403


@pytest.mark.parametrize("role", [Role.HOST, Role.JUDGE, Role.HALL])
def test_a_role_link_opens_its_own_screen_and_no_other(guest, services, role):
    link = services.entrance.link_token(Seat("final", role))
    assert guest.get(f"/t/{link}").headers["Location"] == f"/{role}/final"
    for other in (Role.HOST, Role.JUDGE, Role.HALL, Role.TEAM):
        assert guest.get(f"/{other}/final").status_code == (200 if other == role else 403)


def test_one_browser_may_hold_two_seats(guest, services):
    for role in (Role.HOST, Role.HALL):
        guest.get(f"/t/{services.entrance.link_token(Seat('final', role))}")
    assert guest.get("/host/final").status_code == guest.get("/hall/final").status_code == 200


def test_a_seat_code_seats_one_phone_and_the_second_is_told_what_to_do(app, services):
    code = services.entrance.code_of("final", "t1")
    first, second = app.test_client(), app.test_client()
    assert first.get(f"/seat/{code}").headers["Location"] == "/team/final"
    refused = second.get(f"/seat/{code}")
    assert refused.status_code == 403 and "放开" in refused.text
    assert second.get("/team/final").status_code == 403
    services.entrance.release("final", "t1")
    assert second.get(f"/seat/{code}").status_code == 302
    assert first.get("/team/final").status_code == 403, "the seat has moved on"


def test_a_preview_of_a_seat_link_does_not_use_it_up(app, services):
    code = services.entrance.code_of("final", "t1")
    assert app.test_client().head(f"/seat/{code}").status_code == 204
    assert app.test_client().get(f"/seat/{code}").status_code == 302


def test_guessing_codes_is_slowed_down(guest):
    answers = {guest.get(f"/seat/{number:08}").status_code for number in range(60)}
    assert answers == {403, 429}


def test_leaving_gives_up_every_seat(app, operator):
    token = re.search(r'name="csrf_token" value="([^"]+)"', operator.get("/").text)
    assert operator.post("/leave").status_code == 400, "not without the token of the form"
    assert token
    assert operator.post("/leave", data={"csrf_token": token[1]}).status_code == 302
    assert operator.get("/host/final").status_code == 403


def test_the_ticket_of_a_page_is_good_for_its_socket(operator, services):
    page = operator.get("/host/final").text
    ticket = re.search(r'data-ticket="([^"]+)"', page)[1]
    assert services.entrance.seat_of_ticket(ticket) == Seat("final", Role.HOST)


def test_a_contest_nobody_knows_is_not_found(operator):
    for role in ("host", "judge", "hall", "a"):
        assert operator.get(f"/{role}/nobody").status_code == 404


def test_the_audience_comes_in_without_asking(guest):
    assert 'data-role="audience"' in guest.get("/a/final").text


def test_the_audiences_code_is_a_picture_of_its_address(guest):
    picture = guest.get("/qr/a/final.svg")
    assert picture.mimetype == "image/svg+xml" and picture.data.startswith(b"<svg")
    assert guest.get("/qr/a/nobody.svg").status_code == 404
