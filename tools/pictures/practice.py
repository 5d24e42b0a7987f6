"""
What is photographed of practice: a month of eight branches, made up from a seed, as the organizer sees it.

Branches, people and answers are invented; days count back from today, so that dates differ between two runs.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from photographer import HALL, SHEET, save
from werkzeug.serving import make_server

from quiz.app import create_app
from quiz.banks.face import labels_of, options_of
from quiz.people import Branch
from quiz.practice.attempt import Attempt
from quiz.services.training_desk import BRANCH_VIEW, COLLECTIVE
from quiz.store.attempts import Receipt
from quiz.store.members import MemberRow
from tests.e2e.stage import DESK
from tests.live.house import settings_for

BRANCHES = {
    "办公厅支部": 24, "法制委支部": 17, "代表工委支部": 19, "财经委支部": 15, "监察司法委支部": 13,
    "教科文卫委支部": 21, "农业农村委支部": 9, "老干部支部": 4,
}  # fmt: skip
KNOWN = {"party-history": 0.75, "prc-history": 0.65, "reform-history": 0.5, "socialism-history": 0.35}
"""How likely a question of a bank is known at first; 人大制度 is left out of the campaign."""
MISLEADS = {"nh-0051", "rh-0069"}
"""Here most people take the first wrong option, as they would if the key were wrong."""
PAGES = (("heatmap", ""), ("campaign", "/campaign"), ("items", "/items"))
LONG = {"width": 1366, "height": 1240}
DAYS, A_DAY, ATTENDANCE = 30, 14, 0.8
PROBE_EVERY = 8
DAY_MS = 86_400_000


def take_practice(browser: Any, folder: Path, house: Path) -> None:
    """Photograph the pages of the organizer."""
    with practised(house) as (services, url):
        context = browser.new_context(base_url=url, locale="zh-CN", reduced_motion="reduce", **DESK)
        page = context.new_page()
        page.goto(f"/enter/{services.entrance.operator_token()}")
        for name, path in PAGES:
            page.set_viewport_size(LONG if name == "campaign" else DESK["viewport"])
            page.goto(f"/training{path}")
            save(page, folder / f"practice-{name}.png")
        page.set_viewport_size(SHEET)
        page.goto("/training/leaflet")
        save(page.locator(".leaf"), folder / "practice-leaflet.png")
        page.set_viewport_size(HALL)
        page.goto("/training/together/screen")
        page.keyboard.press("Space")
        page.keyboard.press("Space")
        save(page, folder / "practice-together.png")
        context.close()


@contextmanager
def practised(house: Path) -> Iterator[tuple[Any, str]]:
    """A house whose branches have practised for a month, counted, and its address."""
    house.mkdir()
    app = create_app(settings_for(house))
    services = app.extensions["quiz"]
    services.shelf.refresh()
    practice = services.practice
    _campaign(practice)
    chance, pool = Random("practice"), _pool(services.shelf.library)
    for member in _people(practice.members):
        practice.log.append(member, _month(member, pool, practice.desk.day(), chance))
    for _ in range(2):  # the second count tells by a calibration that the first one made
        services.training.desk.start(wait=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield services, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    practice.database.close()
    services.database.close()


def _campaign(practice: Any) -> None:
    practice.campaigns.put(
        replace(
            practice.campaigns.current(),
            title="四史知识竞赛",
            banks=tuple(KNOWN),
            exam_day=practice.desk.day() + 21,
            options={BRANCH_VIEW: COLLECTIVE},
            active=True,
        )
    )


def _people(book: Any) -> list[str]:
    """Everybody on the roster has given a name."""
    lines = [
        (f"b{n}", f"{name}{m}", False) for n, (name, size) in enumerate(BRANCHES.items()) for m in range(size)
    ]
    book.replace_roster([Branch(f"b{n}", name) for n, name in enumerate(BRANCHES)], lines)
    for branch, name, _ in lines:
        book.add(MemberRow(f"m-{name}", branch, name))
    return [f"m-{name}" for _, name, _ in lines]


def _pool(library: Any) -> list[tuple[Any, float]]:
    """Every second question one can tap, with the chance that it is known at first."""
    return [
        (question, KNOWN[bank.id] - 0.1 * (question.difficulty - 3))
        for bank in library.banks
        if bank.id in KNOWN
        for question in bank.questions[::2]
        if question.use != "contest" and question.type in ("single", "true_false")
    ]


def _month(member: str, pool: list[tuple[Any, float]], today: int, chance: Random) -> list[Receipt]:
    """The answers of one member: new ones in the first weeks, old ones again and again."""
    able, new = chance.gauss(0.0, 0.2), chance.sample(pool, len(pool))
    met: dict[str, int] = {}
    found: list[Receipt] = []
    for day in range(today - DAYS, today):
        if chance.random() > ATTENDANCE:
            continue
        old = [each for each in pool if each[0].id in met]
        asked = [new.pop() for _ in range(min(A_DAY // 2, len(new)))]
        asked += chance.sample(old, min(A_DAY - len(asked), len(old)))
        for question, at_first in asked:
            times = met[question.id] = met.get(question.id, 0) + 1
            known = min(0.96, max(0.0, at_first + able + 0.14 * (times - 1)))
            guess = 1 / max(len(options_of(question)), 1)
            right = chance.random() < (0.3 if question.id in MISLEADS else known + (1 - known) * guess)
            found.append(_answer(member, question, right, day, len(found), chance))
    return found


def _answer(member: str, question: Any, right: bool, day: int, number: int, chance: Random) -> Receipt:
    wrong = [option.label for option in options_of(question) if option.label not in labels_of(question)]
    drawn = wrong[0] if chance.random() < 0.6 else chance.choice(wrong)
    entry = Attempt(
        id=f"{number:08}",
        member=member,
        question=question.id,
        rev=question.rev,
        at=day * DAY_MS + number,
        day=day,
        mode="probe" if number % PROBE_EVERY == 0 else "learn",
        chosen=labels_of(question) if right else (drawn,),
        right=right,
        sure=None,
        took_ms=6000,
        pace="usual",
        b=0.0,
        session=f"s-{day}",
    )
    return Receipt(entry, day * DAY_MS)
