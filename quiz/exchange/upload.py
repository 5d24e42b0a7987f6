"""
Read an uploaded file where it can do no harm: in a process of its own, with bounds on memory and time.

The one door for web pages and the command. It blocks while the other process works; a server calls it
through its off-hub hook. What a file says is decided in reading.py.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from quiz.exchange.draft import Draft, draft_from
from quiz.exchange.gathering import Progress, quiet
from quiz.exchange.refusal import UploadRefused

MOST_BYTES = 20 * 1024 * 1024
PIECE = 256 * 1024
TOO_MUCH = "文件太大或太复杂，在规定的时间和内存里读不完，请分成几个文件"


class WorkshopFailed(RuntimeError):
    """A bug of ours in the other process, with its traceback; never the file's fault."""


def read_upload(name: str, data: bytes, progress: Progress = quiet) -> Draft:
    """
    The Draft of an uploaded file.

    Args:
        name: Its name with the suffix; `.txt` for pasted text.
        data: Its bytes.
        progress: Told (stage, done, total) while the file is read; the stages are `unpack`, `read`,
            `recognise` and `check`.

    Returns:
        What the file says, every line accounted for.

    Raises:
        UploadRefused: It is too large, hostile, broken, or of no kind we read; says why in Chinese.
    """
    if len(data) > MOST_BYTES:
        raise UploadRefused(f"文件有 {len(data) / 1024 / 1024:.0f} MB，最多 {MOST_BYTES // 1024 // 1024} MB")
    with tempfile.TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        worker = subprocess.Popen(
            [sys.executable, "-m", "quiz.exchange.workshop", PurePath(name).name or "粘贴.txt"],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_surroundings(),
        )
        try:
            return _listen(worker, progress)
        finally:
            worker.kill()
            worker.wait()
            worker.stdout.close()
            worker.stderr.close()


def _surroundings() -> dict[str, str]:
    """The environment of the other process: it must find this very program."""
    root = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _listen(worker: subprocess.Popen, progress: Progress) -> Draft:
    """The worker speaks in lines of JSON: progress, then a draft or a refusal; silence: it was stopped."""
    heap: dict[str, Any] = {}
    for line in _lines(worker.stdout.fileno()):
        said = json.loads(line)
        if "progress" in said:
            progress(*said["progress"])
        elif "refused" in said:
            raise UploadRefused(said["refused"])
        elif "draft" in said:
            for name, value in said["draft"].items():
                if name in heap:
                    heap[name].extend(value)
                else:
                    heap[name] = value
        elif "done" in said:
            return draft_from(heap)
    failure = worker.stderr.read().decode("utf-8", "replace")
    if "Traceback" in failure and "MemoryError" not in failure:
        raise WorkshopFailed(failure)
    raise UploadRefused(TOO_MUCH)


def _lines(source: int) -> Iterator[bytes]:
    """The lines of a pipe. In large pieces: the pipes of green threads are slow by the line."""
    rest: list[bytes] = []
    while piece := os.read(source, PIECE):
        first, *others = piece.split(b"\n")
        rest.append(first)
        for other in others:
            yield b"".join(rest)
            rest = [other]
