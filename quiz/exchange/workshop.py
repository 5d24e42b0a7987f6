"""
The process in which uploaded files are read: bytes on its input, lines of JSON on its output.

It bounds itself before it looks at anything, and dies when the bounds are passed; whoever started it
takes silence for a refusal.
"""

import faulthandler
import json
import os
import sys
from typing import Any

MEMORY = 768 * 1024 * 1024
CPU_S = 40
WALL_S = 60


def bound() -> None:
    """Limit memory, processor time, files written and time on the wall."""
    # The only clock that also stops a parser that never comes back to Python.
    faulthandler.dump_traceback_later(WALL_S, exit=True, file=open(os.devnull, "w"))  # noqa: SIM115
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def say(**what: Any) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    if "draft" not in what:
        sys.stdout.flush()


def main(name: str) -> None:
    bound()
    from quiz.exchange.draft import pieces
    from quiz.exchange.reading import read_here
    from quiz.exchange.refusal import UploadRefused

    data = sys.stdin.buffer.read()
    try:
        draft = read_here(name, data, lambda *step: say(progress=step))
    except UploadRefused as refusal:
        say(refused=str(refusal))
        return
    for piece in pieces(draft):
        say(draft=piece)
    say(done=True)


if __name__ == "__main__":
    main(sys.argv[1])
