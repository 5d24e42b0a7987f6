"""One process a data folder: a lock that the operating system takes back when the process dies."""

import os
from pathlib import Path
from typing import IO

from quiz.errors import QuizError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt


class FolderInUse(QuizError):
    """Another server already works in this data folder."""


def lock_folder(folder: Path) -> IO[str]:
    """
    Claim a data folder for this process; the claim lasts as long as the returned file is open.

    Raises:
        FolderInUse: Another process holds it.
    """
    file = open(folder / "leitai.lock", "a+", encoding="ascii")  # noqa: SIM115, kept open on purpose
    try:
        _lock(file)
    except OSError as error:
        file.close()
        raise FolderInUse(f"another server is already running on {folder}") from error
    file.seek(0)
    file.truncate()
    file.write(str(os.getpid()))
    file.flush()
    return file


def _lock(file: IO[str]) -> None:
    if fcntl:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        file.seek(1024)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
