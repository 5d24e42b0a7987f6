"""Real servers in both modes, and apps that send at once."""

import pytest

from tests.live.house import Server, app_with_contest, plan


@pytest.fixture
def app(tmp_path):
    app = app_with_contest(tmp_path)
    yield app
    app.extensions["quiz"].database.close()


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def running(request, tmp_path_factory):
    """A server that stays up for all tests of a module; starting one takes seconds."""
    folder = tmp_path_factory.mktemp(request.param)
    app = app_with_contest(folder)
    server = Server(folder, request.param)
    server.app = app
    yield server
    server.kill()
    app.extensions["quiz"].database.close()


@pytest.fixture
def server(running):
    """The same server with a fresh contest of its own, named in `server.contest`."""
    entry = running.app.extensions["quiz"].setup.create("final", plan())
    running.contest = entry.id
    return running


@pytest.fixture
def mortal(tmp_path):
    """A server that a test may kill, on the contest `final`."""
    app = app_with_contest(tmp_path)
    server = Server(tmp_path, "eventlet")
    server.app, server.contest = app, "final"
    yield server
    server.kill()
    app.extensions["quiz"].database.close()
