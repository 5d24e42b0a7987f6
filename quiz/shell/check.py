"""`quiz check [PATH…]`: every problem of banks and contests, as file:line:column: message; then the 提示."""

import argparse
import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.banks.problem import Problem
    from quiz.services.bank_checking import Checked


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders of banks")
    parser.add_argument("--json", action="store_true", help="machine-readable")
    parser.add_argument("--no-lint", action="store_true", help="errors only, no warnings (提示)")
    parser.add_argument("--fix", action="store_true", help="show a diff of what can be mended, and ask")
    parser.add_argument("--yes", action="store_true", help="with --fix: do not ask")


def run(arguments: argparse.Namespace) -> int:
    from quiz.config import read_settings
    from quiz.shell.bank_fixes import fix

    paths = arguments.paths or [read_settings(os.environ).banks]
    missing = [path for path in paths if not path.exists()]
    if missing:
        print(f"quiz check: no such file or folder: {missing[0]}", file=sys.stderr)
        return 2
    if arguments.fix:
        fix(paths, arguments.yes, sys.stderr if arguments.json else sys.stdout)
    checked = _check(paths, not arguments.no_lint)
    (_print_json if arguments.json else _print)(checked)
    return 1 if checked.errors else 0


def _check(paths: Sequence[Path], linted: bool) -> "Checked":
    from quiz.services.bank_checking import Checked, check_path

    collecting = gc.isenabled()
    gc.disable()  # nearly all that is read is kept to the end; looking for garbage takes a third of the time
    try:
        day = date.today().isoformat()
        return sum((check_path(path, day, linted) for path in paths), Checked())
    finally:
        if collecting:
            gc.enable()


def _print_json(checked: "Checked") -> None:
    problems = [dict(each.as_dict()) for each in (*checked.errors, *checked.warnings)]
    counts = {"files": checked.banks, "questions": checked.questions, "contests": checked.contests}
    print(json.dumps({"problems": problems, **counts}, ensure_ascii=False))


def _print(checked: "Checked") -> None:
    for problem in checked.errors:
        print(problem)
    for problem in checked.warnings:
        print(_warning(problem))
    summary = f"{checked.banks} 个题库，{checked.questions} 道题，{checked.contests} 场比赛"
    found = f"{len(checked.errors)} 处问题" if checked.errors else "没有问题"
    codes = Counter(problem.code for problem in checked.warnings)
    counted = "、".join(f"{code} {count}" for code, count in codes.most_common())
    print(f"{summary}，{found}" + (f"，{len(checked.warnings)} 条提示（{counted}）" if codes else ""))


def _warning(problem: "Problem") -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}: "
    return f"{place}提示 {str(problem).removeprefix(place)} [{problem.code}]"
