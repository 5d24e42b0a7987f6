"""`quiz export BANK.yaml -o OUT`: a bank to Excel, Word, CSV, a printable paper or Anki, by OUT's suffix."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.banks.bank import Bank
    from quiz.exchange.own_layout import Allowed

KINDS = (".anki.csv", ".xlsx", ".docx", ".csv", ".html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bank", type=Path, metavar="BANK.yaml")
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT", help=f"ends in {' '.join(KINDS)}"
    )
    parser.add_argument("--without-key", action="store_true", help="a paper without the key (.html only)")


def run(arguments: argparse.Namespace) -> int:
    from quiz.banks.checking import check_bank
    from quiz.exchange.own_yaml import allowed_in

    out: Path = arguments.out
    kind = next((kind for kind in KINDS if out.name.lower().endswith(kind)), None)
    misused = _misused(arguments, kind)
    if misused:
        print(f"quiz export: {misused}", file=sys.stderr)
        return 2
    data = arguments.bank.read_bytes()
    bank, problems = check_bank(data, str(arguments.bank))
    for problem in problems:
        print(problem)
    if bank is None:
        print(f"{arguments.bank} 有 {len(problems)} 处问题，没有导出")
        return 1
    out.write_bytes(_write(kind, bank, allowed_in(data), not arguments.without_key))
    print(f"已写入 {out}，{len(bank.questions)} 题")
    return 0


def _misused(arguments: argparse.Namespace, kind: str | None) -> str:
    if not arguments.bank.is_file():
        return f"没有这个文件：{arguments.bank}"
    if kind is None:
        return f"不认识 {arguments.out.name} 的后缀，可以用 {' '.join(KINDS)}"
    if arguments.without_key and kind != ".html":
        return "--without-key 只用于 .html 试卷"
    if not arguments.out.parent.is_dir():
        return f"没有这个文件夹：{arguments.out.parent}"
    return ""


def _write(kind: str, bank: "Bank", allowed: "Allowed", with_key: bool) -> bytes:
    from quiz.exchange.bank_csv import anki_csv, bank_csv
    from quiz.exchange.bank_excel import bank_workbook
    from quiz.exchange.bank_paper import bank_paper
    from quiz.exchange.bank_word import bank_document

    if kind == ".html":
        return bank_paper(bank, with_key).encode()
    if kind == ".anki.csv":
        return anki_csv(bank)
    return {".csv": bank_csv, ".xlsx": bank_workbook, ".docx": bank_document}[kind](bank, allowed)
