"""Browsers on an app in which the contest `final` waits in its lobby."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from quiz.services.practice_demo import prepare_branches
from quiz.web import entrance
from tests.live.house import app_with_contest
from tests.services.practice_house import library
from tests.web.phone import Phone


class Guest(FlaskClient):
    """A browser that reads every answer to its end, so that no file stays open."""

    def open(self, *arguments: Any, **options: Any) -> Any:
        return super().open(*arguments, **{"buffered": True, **options})


@pytest.fixture
def app(tmp_path):
    entrance._guesses.update(left=entrance.BURST, at=0.0)
    app = app_with_contest(tmp_path)
    app.test_client_class = Guest
    yield app
    app.extensions["quiz"].database.close()


@pytest.fixture
def guest(app):
    return app.test_client()


@pytest.fixture
def services(app):
    return app.extensions["quiz"]


@pytest.fixture
def practising(app, services):
    """Makes the app one with the small banks of practice and the branches of the demo."""
    services.shelf.library = library()
    prepare_branches(services.practice)
    yield
    services.practice.database.close()


@pytest.fixture
def phone(app, practising) -> Phone:
    return Phone(app)


@pytest.fixture
def operator(app, services):
    operator = app.test_client()
    assert operator.get(f"/enter/{services.entrance.operator_token()}").status_code == 302
    return operator
