"""
Builds everything and introduces everyone: the store to the services, the services to both doors.

Nothing below imports a door: the broadcast and the timers are handed to the runner here, as listeners.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from quiz import runtime
from quiz.addresses import lan_addresses
from quiz.config import Settings, build_of, read_secret
from quiz.contest.decide import answer, decide
from quiz.contest.events import EVENTS
from quiz.contest.evolve import evolve
from quiz.contest.state import initial
from quiz.contest.views import Views
from quiz.errors import QuizError
from quiz.live.boards import Boards
from quiz.live.door import Door, open_door
from quiz.live.duel_door import DuelDoor
from quiz.live.reception import Reception
from quiz.people import Role, Seat
from quiz.services.bank_desk import BankDesk
from quiz.services.bank_shelf import BankShelf
from quiz.services.contest_files import ContestShelf
from quiz.services.contest_planning import ContestPlanning
from quiz.services.contest_runner import ContestRunner, Decider
from quiz.services.contest_setup import ContestSetup
from quiz.services.duels import Duels, open_to_practice
from quiz.services.entrance import Entrance
from quiz.services.import_drafts import ImportDrafts
from quiz.services.practice import Practice, build_practice
from quiz.services.results_desk import ResultsDesk
from quiz.services.training import Training, build_training
from quiz.services.vigil import Vigil
from quiz.services.wording import Wording
from quiz.store.bank_history import BankHistory
from quiz.store.contests import ContestRegister
from quiz.store.database import Database, open_database
from quiz.store.drafts import DraftBook
from quiz.store.event_codec import EventCodec
from quiz.store.event_log import EventLog
from quiz.store.practice_tables import PRACTICE
from quiz.store.tables import BANK_DRAFTS
from quiz.store.tickets import SeatBook
from quiz.web import (
    assets,
    bank_editor,
    bank_import,
    bank_shelf,
    catalogue,
    compression,
    contest_api,
    contest_opening,
    contest_screens,
    contest_setup,
    entrance,
    error_pages,
    home,
    media,
    practice,
    practice_api,
    practitioner,
    results,
    security,
    training_areas,
)

BLUEPRINTS = (
    home.blueprint,
    entrance.blueprint,
    contest_screens.blueprint,
    contest_api.blueprint,
    media.blueprint,
    contest_setup.blueprint,
    contest_opening.blueprint,
    bank_editor.blueprint,
    bank_import.blueprint,
    bank_shelf.blueprint,
    results.blueprint,
    practice.blueprint,
    practice_api.blueprint,
    *training_areas.BLUEPRINTS,
)
MATCH_DAY = timedelta(hours=18)
UPLOAD_BYTES = 20 * 2**20
FORM_BYTES = 8 * 2**20  # the largest bank, typed into the editor and sent by a browser
PHONES_WAIT_S = 1.0  # for a locked practice.db; then they keep what they have and send it again
EVERYWHERE = ("0.0.0.0", "::", "")

_log = logging.getLogger(__name__)

DECIDER = Decider(initial, decide, evolve, answer)


@dataclass(frozen=True)
class Services:
    """What both doors reach as `current_app.extensions["quiz"]`."""

    settings: Settings
    database: Database
    log: EventLog
    register: ContestRegister
    runner: ContestRunner
    entrance: Entrance
    wording: Wording
    shelf: BankShelf
    contests: ContestShelf
    setup: ContestSetup
    vigil: Vigil
    boards: Boards
    reception: Reception
    door: Door
    duel_door: DuelDoor
    planning: ContestPlanning
    desk: ResultsDesk
    bank_desk: BankDesk
    import_drafts: ImportDrafts
    practice: Practice
    training: Training
    now: Callable[[], int]
    off_hub: Callable[..., Any]
    _joins: dict[str, dict[str, str]] = field(default_factory=dict)

    def urls(self) -> tuple[str, ...]:
        """Every address this server answers at, the one to tell people first."""
        return self._urls

    @cached_property
    def _urls(self) -> tuple[str, ...]:
        if self.settings.host not in EVERYWHERE:
            names = (self.settings.host,)
        else:
            names = (*lan_addresses(), "127.0.0.1")
        found = tuple(f"http://{name}:{self.settings.port}" for name in names)
        return (self.settings.public_url, *found) if self.settings.public_url else found

    def base_url(self) -> str:
        """The address people in the hall are told."""
        return self._urls[0]

    def join(self, contest: str) -> dict[str, str]:
        """How the audience comes in; remembered, because every view of the hall says it."""
        if contest not in self._joins and (entry := self.register.get(contest)):
            self._joins[contest] = {"url": f"{self.base_url()}/a/{contest}", "code": entry.code}
        return self._joins.get(contest, {"url": "", "code": ""})

    def start(self) -> None:
        """Take up the contests of yesterday, and begin what goes on in the background."""
        self.vigil.note_restarts(self.settings.boot)
        self.door.start()
        self.duel_door.start()
        threading.Thread(target=self._beat, daemon=True).start()
        self.practice.start(self.training.desk.start)

    def _beat(self) -> None:
        while True:
            time.sleep(1)
            try:
                self.vigil.beat()
            except QuizError:  # a full or locked disk: the next second may be better
                _log.exception("the contests were not written down")


def create_app(settings: Settings) -> Flask:
    """
    An app with everything in it, not yet serving.

    Args:
        settings: As read once at the start; its data folder must exist.
    """
    secret = read_secret(settings.data)
    app = Flask(__name__, static_folder=None, template_folder=str(settings.templates))
    app.config.update(
        SECRET_KEY=secret,
        SESSION_COOKIE_NAME="leitai",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https://"),
        PERMANENT_SESSION_LIFETIME=MATCH_DAY,
        MAX_CONTENT_LENGTH=UPLOAD_BYTES,
        MAX_FORM_MEMORY_SIZE=FORM_BYTES,
        WTF_CSRF_TIME_LIMIT=None,  # a page left open overnight still works; the session is the limit
        KNOWN_HOSTS=(*settings.hosts, *_host_of(settings.public_url)),
        STATIC=settings.static,
        BUILD=build_of(settings.static),
    )
    app.extensions["quiz"] = _services(app, settings, secret)
    compression.register(app)  # first, so that it comes last: after-request hooks run in reverse
    security.protect(app)
    assets.register(app)
    catalogue.register(app)
    error_pages.register(app)
    app.after_request(practitioner.send_cookie)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]
    return app


def _services(app: Flask, settings: Settings, secret: bytes) -> Services:
    database = open_database(settings.database)
    practice_database = open_database(settings.practice_database, PRACTICE, False, PHONES_WAIT_S)
    log, register = EventLog(database, EventCodec(EVENTS)), ContestRegister(database)
    runner, away = ContestRunner(log, DECIDER), _away(settings.mode)
    doorkeeper = Entrance(secret, SeatBook(database), now_ms)
    wording, shelf = Wording(settings.static / "i18n"), BankShelf(settings.banks)
    vigil = Vigil(runner, register, log, now_ms, away)
    boards = Boards(runner, Views, settings.boot, now_ms, lambda seat: _joining(app, seat))
    reception = Reception(runner, wording, now_ms)
    door = open_door(
        app,
        mode=settings.mode,
        origins=None,
        background=settings.background,
        runner=runner,
        entrance=doorkeeper,
        boards=boards,
        reception=reception,
        now=now_ms,
        fast_write=runtime.fast_write,
    )
    runner.listen(vigil.notice)
    setup = ContestSetup(runner, register, doorkeeper, now_ms)
    contests = ContestShelf(settings.banks, lambda: shelf.library)
    practising = build_practice(practice_database, secret, shelf, now_ms, runtime.in_turn(away), away)
    duels = Duels(lambda: open_to_practice(practising.courses.course()), now_ms)
    return Services(
        settings,
        database,
        log,
        register,
        runner,
        doorkeeper,
        wording,
        shelf,
        contests,
        setup,
        vigil,
        boards,
        reception,
        door,
        DuelDoor(door.socketio.server, duels, _guest_of(app), reception, now_ms, away),
        ContestPlanning(DraftBook(database), contests, shelf, setup, now_ms, away),
        ResultsDesk(runner, log, DECIDER.fold, away),
        BankDesk(shelf, BankHistory(database), now_ms, away),
        ImportDrafts(DraftBook(database, BANK_DRAFTS)),
        practising,
        build_training(practising, settings.practice_database, secret, shelf, now_ms, away),
        now_ms,
        away,
    )


def _away(mode: str) -> Callable[..., Any]:
    """How this app runs long work: threads do without a way around the hub."""
    return runtime.off_hub if mode == runtime.EVENTLET else lambda work, *args: work(*args)


def _guest_of(app: Flask) -> Callable[[Mapping[str, Any]], tuple[str, str]]:
    """Who practises at the browser of a handshake, and where; the door of duels knows no cookie."""

    def guest_of(environ: Mapping[str, Any]) -> tuple[str, str]:
        with app.request_context(dict(environ)):
            return practitioner.known_member(), practitioner.address()

    return guest_of


def now_ms() -> int:
    """Epoch milliseconds: the one clock of everything that is stored or shown."""
    return time.time_ns() // 1_000_000


def _joining(app: Flask, seat: Seat) -> dict[str, object]:
    """What the hall's view gets from the door, because the rules know no address."""
    return {"join": app.extensions["quiz"].join(seat.contest)} if seat.role == Role.HALL else {}


def _host_of(url: str) -> tuple[str, ...]:
    name = url.partition("://")[2].partition("/")[0].partition(":")[0]
    return (name,) if name else ()
