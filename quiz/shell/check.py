"""`quiz check [PATH…]`: every problem of banks and contests, as file:line:column: message."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

CONTESTS = "contests"
PRESETS = "presets"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders of banks")
    parser.add_argument("--json", action="store_true", help="machine-readable")


def run(arguments: argparse.Namespace) -> int:
    from quiz.banks.problem import Problem
    from quiz.config import read_settings

    paths = arguments.paths or [read_settings(os.environ).banks]
    missing = [path for path in paths if not path.exists()]
    if missing:
        print(f"quiz check: no such file or folder: {missing[0]}", file=sys.stderr)
        return 2
    found: list[Problem] = []
    counts = {"files": 0, "questions": 0, "contests": 0}
    for path in paths:
        found += _check(path, counts)
    if arguments.json:
        report = {"problems": [dict(each.as_dict()) for each in found], **counts}
        print(json.dumps(report, ensure_ascii=False))
    else:
        _print(found, counts)
    return 1 if found else 0


def _print(found: Sequence[object], counts: dict[str, int]) -> None:
    for problem in found:
        print(problem)
    summary = f"{counts['files']} 个题库，{counts['questions']} 道题，{counts['contests']} 场比赛"
    print(f"{summary}，{f'{len(found)} 处问题' if found else '没有问题'}")


def _check(path: Path, counts: dict[str, int]) -> list:
    if path.is_dir():
        contests = path if path.name == CONTESTS else path / CONTESTS
        banks = [] if path.name == CONTESTS else _check_banks(path, counts)
        files = [*_yaml(contests / PRESETS), *_yaml(contests)]
        return banks + [each for file in files for each in _check_contest(file, counts)]
    is_contest = path.resolve().parent.name in (CONTESTS, PRESETS)
    return _check_contest(path, counts) if is_contest else _check_bank(path, counts)


def _check_banks(folder: Path, counts: dict[str, int]) -> list:
    from quiz.store.bank_files import load_library

    library, problems = load_library(folder)
    counts["files"] += len(library.banks)
    counts["questions"] += sum(1 for _ in library.questions)
    return list(problems)


def _check_bank(file: Path, counts: dict[str, int]) -> list:
    from quiz.banks.checking import check_bank
    from quiz.store.bank_files import read_media_names

    bank, problems = check_bank(file.read_bytes(), str(file), read_media_names(file.parent))
    counts["files"] += 1
    counts["questions"] += len(bank.questions) if bank else 0
    return list(problems)


def _check_contest(file: Path, counts: dict[str, int]) -> list:
    from quiz.services.contest_files import check_file

    counts["contests"] += file.resolve().parent.name == CONTESTS
    return list(check_file(file))


def _yaml(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.y*ml") if file.name[0] not in ".~")
