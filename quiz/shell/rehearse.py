"""
`quiz rehearse [CONTEST.yaml]`: a whole contest with bots over real sockets, and what came of it.

By default against a server of its own in a folder that is thrown away; with --data in a folder that is kept,
with --url against a server that runs.
"""

import argparse
import json
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

SEED = "leitai"
LOCAL = "http://127.0.0.1:8000"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contest", nargs="?", type=Path, metavar="CONTEST.yaml", help="default: the finals")
    parser.add_argument("--teams", type=int, metavar="N", help="how many teams (default: as in the file)")
    parser.add_argument(
        "--audience", type=int, default=50, metavar="N", help="phones in the hall (default 50)"
    )
    parser.add_argument("--seed", default=SEED, help="the same seed plays the same evening")
    parser.add_argument("--fast", action="store_true", help="bots act at once")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--data", type=Path, help="data folder to play in, kept for `quiz replay`")
    parser.add_argument("--url", help=f"a running server, {LOCAL}; with its --data, or with --tickets")
    parser.add_argument("--tickets", type=Path, help="JSON file: contest, host, judge, hall, audience, teams")


def run(arguments: argparse.Namespace) -> int:
    from quiz.errors import QuizError
    from quiz.rehearsal.server import NotStarted
    from quiz.rehearsal.tickets import TurnedAway

    if arguments.audience < 0 or arguments.teams is not None and arguments.teams < 2:
        return _wrong("at least two teams, and no fewer than nobody in the audience")
    if arguments.url and not (arguments.data or arguments.tickets):
        return _wrong("--url needs --data (the server's folder) or --tickets")
    if arguments.tickets and not arguments.url:
        return _wrong("--tickets needs --url")
    try:
        with ExitStack() as stack:
            return _rehearsed(arguments, stack)
    except (NotStarted, TurnedAway, QuizError, OSError) as error:
        print(f"quiz rehearse: {error}", file=sys.stderr)
        return 1


def _wrong(text: str) -> int:
    print(f"quiz rehearse: {text}", file=sys.stderr)
    return 2


def _rehearsed(arguments: argparse.Namespace, stack: ExitStack) -> int:
    from quiz.rehearsal.rehearsal import Archive, Plan, rehearse
    from quiz.rehearsal.report import text_of
    from quiz.rehearsal.tickets import read_tickets, take

    tell = (lambda line: None) if arguments.json else (lambda line: print(line, flush=True))
    if arguments.tickets:
        url, tickets, archive = arguments.url.rstrip("/"), read_tickets(arguments.tickets), Archive()
    else:
        url, house = _house(arguments, stack)
        tickets = take(url, house.links)
        archive = Archive(house.commands, house.replays)
    tell(f"彩排 rehearsal  {tickets.contest}  {len(tickets.teams)} 队 teams  {url}")
    plan = Plan(url, tickets, arguments.audience, str(arguments.seed), arguments.fast, tell)
    report = rehearse(plan, archive)
    print(json.dumps(report.as_dict(), ensure_ascii=False) if arguments.json else text_of(report), flush=True)
    return 0 if report.is_sound else 1


def _house(arguments: argparse.Namespace, stack: ExitStack):
    """(address, house) of the server to play on; ours is started here and stopped by the stack."""
    from quiz.config import read_settings
    from quiz.rehearsal.server import Server
    from quiz.shell.rehearsal_house import RehearsalHouse

    data = arguments.data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="leitai-")))
    data.mkdir(parents=True, exist_ok=True)
    house = RehearsalHouse(read_settings(os.environ, str(data)), str(arguments.seed))
    stack.callback(house.close)
    house.prepare(arguments.contest, arguments.teams)
    if arguments.url:
        return arguments.url.rstrip("/"), house
    server = Server(data.resolve())
    stack.callback(server.stop)
    return server.url, house
