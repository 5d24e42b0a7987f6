"""`quiz replay CONTEST`: does the log of a contest lead to the state that people saw?"""

import argparse
import json
import os
import sys
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

TIMEOUT_S = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contest", help="id of the contest")
    parser.add_argument("--data", help="data folder (default: data)")
    parser.add_argument("--database", help="address of the database")
    parser.add_argument("--url", help="a running server to compare with, http://127.0.0.1:8000")
    parser.add_argument("--json", action="store_true", help="machine-readable")


def run(arguments: argparse.Namespace) -> int:
    from quiz.app import DECIDER
    from quiz.config import read_settings
    from quiz.contest.events import EVENTS
    from quiz.services.replay import replay
    from quiz.store.contests import ContestRegister
    from quiz.store.database import open_database
    from quiz.store.event_codec import EventCodec
    from quiz.store.event_log import EventLog

    settings = read_settings(os.environ, arguments.data, arguments.database)
    if not arguments.database and not (settings.data / "leitai.db").exists():
        print(f"quiz replay: no database in {settings.data}", file=sys.stderr)
        return 2
    database = open_database(settings.database)
    log = EventLog(database, EventCodec(EVENTS))
    if not log.version(arguments.contest):
        print(f"quiz replay: no contest {arguments.contest!r}", file=sys.stderr)
        return 2
    found = replay(arguments.contest, log, ContestRegister(database), DECIDER.fold)
    live = _live(arguments.url, arguments.contest) if arguments.url else None
    database.close()
    report = {**found.__dict__, "live": live, "sound": found.sound and _same(found, live)}
    print(json.dumps(report, ensure_ascii=False) if arguments.json else _text(report))
    return 0 if report["sound"] else 1


def _live(url: str, contest: str) -> dict[str, Any]:
    try:
        with urlopen(f"{url.rstrip('/')}/api/contest/{contest}/digest", timeout=TIMEOUT_S) as answer:
            return json.load(answer)
    except (URLError, OSError, ValueError) as error:
        return {"error": str(error)}


def _same(found: Any, live: dict[str, Any] | None) -> bool:
    return live is None or (live.get("version"), live.get("digest")) == (found.version, found.digest)


def _text(report: dict[str, Any]) -> str:
    name, bad, seen = report["contest"], report["bad_version"], report["seen_version"]
    if bad is not None:
        return f"{name}: 事件链在第 {bad} 条断裂 the chain breaks at version {bad}"
    if not report["agrees"]:
        return f"{name}: 重放与当时的状态不一致 differs from the state seen at version {seen}"
    if not report["sound"]:
        return f"{name}: 与运行中的服务器不一致 differs from the running server: {report['live']}"
    digest = report["digest"][:12]
    return f"{name}: {report['version']} 条事件，链完整，状态一致 events, chain and state sound, {digest}"
