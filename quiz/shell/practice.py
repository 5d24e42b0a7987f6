"""`quiz practice rebuild`: does the log of practice lead to the standings people see? Makes them anew."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["rebuild"], help="rebuild: fold every standing from the log")
    parser.add_argument("--data", help="data folder (default: data)")
    parser.add_argument("--database", help="address of the database")
    parser.add_argument("--json", action="store_true", help="machine-readable")


def run(arguments: argparse.Namespace) -> int:
    from quiz.config import read_settings
    from quiz.services.rebuild import rebuild_all

    settings = read_settings(os.environ, arguments.data, arguments.database)
    address = settings.practice_database
    if address.startswith("sqlite") and not Path(address.removeprefix("sqlite:///")).exists():
        print(f"quiz practice: no practice database in {settings.data}", file=sys.stderr)
        return 2
    found = rebuild_all(address, settings.banks)
    report = {**asdict(found), "sound": found.sound}
    print(json.dumps(report) if arguments.json else _text(report))
    return 0 if found.sound else 1


def _text(report: dict[str, Any]) -> str:
    lines = [
        "{members} 位学员，{entries} 条记录，{seconds} 秒 members, entries, seconds",
        "核对 {compared} 份，不一致 {differing} 份，读不回 {unreadable} 份 compared, differing, unreadable",
    ]
    return "\n".join(lines).format(**report)
