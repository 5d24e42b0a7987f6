"""`quiz check --fix`: what can be mended in bank files, shown as a diff, saved when the organizer agrees."""

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

CONTESTS = ("contests", "presets")


def fix(paths: Sequence[Path], agreed: bool, out: TextIO) -> None:
    """
    Show what would change, ask, and save whole files.

    Args:
        paths: Files or folders of banks; contest files are left alone.
        agreed: Save without asking.
        out: Where the diff goes.
    """
    wishes = [(file, *wish) for file in _files(paths) if (wish := _wish(file))]
    for file, old, new in wishes:
        _show(file, old.decode("utf-8"), new, out)
    if not wishes:
        print("没有可以自动改的", file=out)
    elif agreed or _ask(len(wishes), out):
        for file, old, new in wishes:
            _save(file, old, new, out)


def _files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        found = [path] if path.is_file() else sorted(path.glob("*.y*ml"))
        files += [each for each in found if each.resolve().parent.name not in CONTESTS]
    return [file for file in files if file.name[0] not in ".~"]


def _wish(file: Path) -> tuple[bytes, str] | None:
    from quiz.banks.lint.fixing import fixed

    data = file.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None  # told by the check; saving in another encoding is for the organizer to decide
    new = fixed(text)
    return (data, new) if new != text else None


def _show(file: Path, old: str, new: str, out: TextIO) -> None:
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), f"{file}", f"{file}（改后）", lineterm="", n=1
    )
    for line in lines:
        print(line, file=out)


def _ask(count: int, out: TextIO) -> bool:
    if not sys.stdin.isatty():
        print("没有改动；加 --yes 就按上面改", file=out)
        return False
    print(f"要这样改写 {count} 个文件吗？[y/N] ", end="", file=out, flush=True)
    if sys.stdin.readline().strip().lower() in ("y", "yes", "是"):
        return True
    print("没有改动", file=out)
    return False


def _save(file: Path, old: bytes, new: str, out: TextIO) -> None:
    from quiz.store.bank_files import save

    if file.read_bytes() != old:
        print(f"{file} 刚刚被别人改过，没有写入", file=out)
        return
    save(file, new)
    print(f"{file} 已改写", file=out)
