"""
Read an uploaded roster where it can do no harm: in a process of its own, with the bounds of the workshop.

Run as a module it is that process: bytes on its input, one line of JSON on its output.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path, PurePath

from quiz.exchange.refusal import UploadRefused
from quiz.exchange.roster_sheet import Noted, Sheetful, roster_of
from quiz.exchange.workshop import WALL_S, bound
from quiz.people import RosterLine

MOST_BYTES = 5 * 1024 * 1024
TOO_MUCH = "名册太大或太复杂，读不完，请分成几个文件"


def read_roster(name: str, data: bytes) -> Sheetful:
    """
    The roster in an uploaded file. Blocks while the other process works: not on the hub.

    Raises:
        UploadRefused: Says why, in Chinese.
    """
    if len(data) > MOST_BYTES:
        raise UploadRefused(f"名册有 {len(data) / 1024 / 1024:.0f} MB，最多 {MOST_BYTES // 1024 // 1024} MB")
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "quiz.exchange.roster_upload", PurePath(name).name or "名册.csv"],
            input=data,
            capture_output=True,
            timeout=WALL_S,
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        raise UploadRefused(TOO_MUCH) from None
    return _said(done.stdout)


def _said(output: bytes) -> Sheetful:
    """What the other process said; silence: its bounds stopped it."""
    if not output.strip():
        raise UploadRefused(TOO_MUCH)
    said = json.loads(output)
    if "refused" in said:
        raise UploadRefused(said["refused"])
    lines = tuple(RosterLine(**line) for line in said["lines"])
    return Sheetful(lines, tuple(Noted(**each) for each in said["noted"]))


def main(name: str) -> None:
    bound()
    data = sys.stdin.buffer.read()
    try:
        answer = asdict(roster_of(name, data))
    except UploadRefused as refusal:
        answer = {"refused": str(refusal)}
    json.dump(answer, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
