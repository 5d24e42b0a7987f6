"""The folder of bank files on disk: read it, check it, save one file. Decides nothing about contents."""

import os
import tempfile
from pathlib import Path

from quiz.banks.bank import Library
from quiz.banks.checking import check_library
from quiz.banks.problem import Problem

MEDIA = "media"


def read_folder(path: Path | str) -> dict[str, bytes]:
    """
    The bank files of a folder (not of folders inside it), by name.

    Files that begin with a dot or a tilde, which editors leave behind, are passed over.
    """
    files = [file for suffix in ("*.yaml", "*.yml") for file in Path(path).glob(suffix)]
    return {
        file.name: file.read_bytes() for file in sorted(files) if file.name[0] not in ".~" and file.is_file()
    }


def read_media_names(path: Path | str) -> frozenset[str]:
    """The media files beside the banks, named as questions name them: media/xyz.svg."""
    root = Path(path)
    return frozenset(
        file.relative_to(root).as_posix() for file in (root / MEDIA).rglob("*") if file.is_file()
    )


def load_library(path: Path | str) -> tuple[Library, tuple[Problem, ...]]:
    """
    The Library of a folder, and every problem of its files, named folder/file.

    Raises:
        OSError: The folder cannot be read.
    """
    root = Path(path)
    files = {f"{root.name}/{name}": data for name, data in read_folder(root).items()}
    return check_library(files, read_media_names(root))


def save(path: Path | str, text: str) -> None:
    """
    Write a file exactly as typed, whole or not at all.

    The text goes to a new file in the same folder, is forced to the disk, and takes the place of
    the old one in a single step: a reader, or a power cut, finds the old text or the new.

    Raises:
        OSError: The disk is full or the folder may not be written; the old file is untouched.
    """
    target = Path(path)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _force_folder(target.parent)


def _force_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system allows opening a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
