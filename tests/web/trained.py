"""An app whose branches have practised, counted once; its banks are a copy that may be written to."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from quiz.app import create_app
from quiz.services.training_desk import BRANCH_VIEW, COLLECTIVE
from tests.live.house import plan, settings_for
from tests.services import training
from tests.web.conftest import Guest


def trained_app(folder: Path, answers: int = 30, **given: Any) -> Iterator[Any]:
    """The app, with branches in view; `given` goes to training.practised."""
    banks = folder / "banks"
    shutil.copytree(training.BANKS, banks)
    app = create_app(replace(settings_for(folder), banks=banks))
    app.test_client_class = Guest
    services = app.extensions["quiz"]
    services.setup.create("final", plan())
    services.shelf.refresh()
    practice = services.practice
    training.TODAY, training.NOW = practice.desk.day(), services.now()
    members = training.people(practice.database)
    training.practised(practice.database, members, answers, **given)
    practice.campaigns.put(
        replace(
            practice.campaigns.current(),
            title="四史竞赛",
            exam_day=practice.desk.day() + 30,
            options={BRANCH_VIEW: COLLECTIVE},
            active=True,
        )
    )
    services.training.desk.start(wait=True)
    yield app
    services.database.close()
    practice.database.close()


def organizer_of(app: Any) -> Any:
    """The operator's browser."""
    browser = app.test_client()
    browser.get(f"/enter/{app.extensions['quiz'].entrance.operator_token()}")
    return browser


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def sent(browser: Any, path: str, data: dict[str, Any] | None = None, from_page: str = "/training") -> Any:
    """What a form of a page answers."""
    token = hidden(browser.get(from_page).text, "csrf_token")
    return browser.post(path, data={"csrf_token": token, **(data or {})})
