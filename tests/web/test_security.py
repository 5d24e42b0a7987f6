import re

import pytest

from quiz.web.security import host_is_known


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1:8000",
        "10.0.0.2",
        "192.168.1.7:8000",
        "172.16.3.4",
        "[::1]:8000",
        "169.254.1.1",
    ],
)
def test_private_addresses_are_served(host):
    assert host_is_known(host, ())


@pytest.mark.parametrize("host", ["evil.example", "8.8.8.8", "localhost.evil.example", "", "127.0.0.1.evil"])
def test_other_names_are_not(host):
    assert not host_is_known(host, ())


def test_a_configured_name_is_served_in_any_case():
    assert host_is_known("Quiz.Example:443", ("quiz.example",))


def test_an_unknown_host_gets_a_friendly_refusal(guest):
    page = guest.get("/", headers={"Host": "evil.example"})
    assert page.status_code == 400 and "不认识这个网址" in page.text


@pytest.mark.parametrize("path", ["/", "/a/final", "/nowhere", "/healthz", "/qr/a/final.svg"])
def test_every_response_carries_the_policy_and_is_not_kept(guest, path):
    headers = guest.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "ws://localhost wss://localhost" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "Cookie" in headers["Vary"]


def test_no_page_has_anything_inline(operator):
    for path in ("/", "/a/final", "/host/final", "/hall/final", "/judge/final", "/nowhere"):
        page = operator.get(path).text
        assert "<script>" not in page and " style=" not in page and " onclick=" not in page, path


def test_every_changing_route_refuses_a_form_without_its_token(app):
    guest, checked = app.test_client(), []
    for rule in app.url_map.iter_rules():
        for method in rule.methods & {"POST", "PUT", "PATCH", "DELETE"}:
            path = rule.rule.replace("<contest>", "final").replace("<token>", "x").replace("<team>", "t1")
            path = re.sub(r"<int:\w+>", "1", path)
            assert guest.open(path, method=method).status_code in (400, 403), f"{method} {path}"
            checked.append(path)
    assert "/leave" in checked and "/api/contest/final/command" in checked


def test_another_sites_page_may_change_nothing(operator):
    foreign = {"Origin": "http://evil.example"}
    assert operator.post("/leave", headers=foreign).status_code == 403


def test_cookies_are_out_of_the_reach_of_scripts(guest, services):
    cookie = guest.get(f"/enter/{services.entrance.operator_token()}").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
