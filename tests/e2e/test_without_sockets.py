"""A network that lets no WebSocket through: the phone follows and presses by plain HTTP, and says so."""

import pytest

from quiz.app import create_app
from quiz.people import Role, Seat
from tests.e2e.stage import PHONE, Screen, until
from tests.live.house import Server, settings_for


@pytest.fixture
def door(tmp_path):
    """A server with the demo final, the host's ticket, and the first team's seat code."""
    server = Server(tmp_path, "eventlet", demo=True)
    services = create_app(settings_for(tmp_path)).extensions["quiz"]
    contest = services.register.all()[0].id
    ticket = services.entrance.ticket(Seat(contest, Role.HOST))
    code = services.entrance.code_of(contest, "t1")
    services.database.close()
    yield server, contest, ticket, code
    server.kill()


@pytest.mark.timeout(180)
def test_a_phone_without_sockets_still_takes_the_buzz(chromium, door):
    server, contest, ticket, code = door
    complaints = []
    phone = Screen(chromium, f"{server.url}/seat/{code}", complaints, "t1", before=shut_out_sockets, **PHONE)
    host = Host(phone.context.request, f"{server.url}/api/contest/{contest}", ticket)

    host.go_on_until(lambda view: view["phase"] == "armed")
    phone.page.locator("button.ground.is-armed").wait_for()
    phone.page.locator("button.ground").dispatch_event("pointerdown")

    until("the press to be taken", lambda: host.view()["turn"] == "t1")
    assert "已连上" not in phone.page.inner_text("body")
    assert [each for each in complaints if "WebSocket" not in each] == []


def shut_out_sockets(page):
    page.route_web_socket("**/*", lambda socket: socket.close())


class Host:
    """The host by plain HTTP: the next step, and a ruling where one is due."""

    def __init__(self, request, api, ticket):
        self._request, self._api, self._ticket, self._sent = request, api, ticket, 0

    def view(self):
        body = self._request.get(f"{self._api}/view", headers={"X-Ticket": self._ticket}).json()
        return body.get("view", body)

    def _send(self, command):
        self._sent += 1
        body = {"id": f"host-by-http-{self._sent}", **command}
        ack = self._request.post(f"{self._api}/command", headers={"X-Ticket": self._ticket}, data=body).json()
        assert ack["ok"], ack

    def go_on_until(self, wanted):
        for _ in range(120):
            view = self.view()
            if wanted(view):
                return
            verdict = next(key for key in view["keys"] if key["code"] == "key.right")
            self._send(view["next"]["command"] if view["next"] else verdict["command"])
        raise AssertionError("the contest never came there")
