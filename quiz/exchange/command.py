"""`quiz import FILE --bank ID -o OUT.yaml`: Word, Excel, CSV or text to a bank, every line accounted for."""

import argparse
import json
import os
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=".docx .xlsx .xls .csv .txt .yaml; - reads pasted text"
    )
    parser.add_argument("--bank", required=True, metavar="ID", help="id of the bank, such as party-history")
    parser.add_argument(
        "-o", "--out", type=Path, metavar="OUT.yaml", help="where the bank goes; without it, only the report"
    )
    parser.add_argument("--title", default="", help="name of the bank; else what the file says, or its name")
    parser.add_argument("--source", default="", help="the book the questions come from")
    parser.add_argument(
        "--replace", action="store_true", help="OUT may exist; questions it has keep their ids"
    )
    parser.add_argument("--json", action="store_true", help="machine-readable report")


def run(arguments: argparse.Namespace) -> int:
    from quiz.banks.checking import BANK_ID, check_bank
    from quiz.exchange.bank_yaml import draft_yaml
    from quiz.exchange.numbering import question_ids, usual_prefix
    from quiz.exchange.refusal import UploadRefused
    from quiz.exchange.report import is_clean
    from quiz.exchange.upload import read_upload

    out: Path | None = arguments.out
    misused = _misused(arguments, BANK_ID)
    if misused:
        print(f"quiz import: {misused}", file=sys.stderr)
        return 2
    name, data = _read(arguments.file)
    try:
        draft = read_upload(name, data, _progress(arguments.json))
    except UploadRefused as refusal:
        _refused(name, str(refusal), arguments.json)
        return 1
    finally:
        _clear()
    keep = check_bank(out.read_bytes(), out.name)[0] if out and out.exists() else None
    if out and out.exists() and keep is None:
        print(f"quiz import: {out} 有问题，先用 quiz check 改好", file=sys.stderr)
        return 2
    title = (arguments.title or draft.title or Path(name).stem)[:60]
    source = arguments.source or draft.source or f"未注明出处（导入自 {name}）"
    prefix = usual_prefix(question.id for question in keep.questions) if keep else ""
    ids = question_ids(draft.questions, prefix or arguments.bank, keep)
    written = bool(out and draft.usable)
    if out and written:
        _save(out, draft_yaml(draft, arguments.bank, title, source, ids))
    _tell(draft, ids, out if written else None, arguments.json)
    return 0 if draft.usable and is_clean(draft) else 1


def _misused(arguments: argparse.Namespace, bank_id) -> str:
    out = arguments.out
    if str(arguments.file) != "-" and not arguments.file.is_file():
        return f"没有这个文件：{arguments.file}"
    if not bank_id.fullmatch(arguments.bank):
        return f"题库编号“{arguments.bank}”不合格式，用小写字母、数字和连字符，如 party-history"
    if out is None:
        return ""
    if out.stem != arguments.bank or out.suffix not in (".yaml", ".yml"):
        return f"文件名要与题库编号相同：{arguments.bank}.yaml"
    if not out.parent.is_dir():
        return f"没有这个文件夹：{out.parent}"
    if out.exists() and not arguments.replace:
        return f"{out} 已经有了；要替换就加 --replace，相同的题沿用原来的编号"
    return ""


def _read(file: Path) -> tuple[str, bytes]:
    from quiz.exchange.upload import MOST_BYTES

    if str(file) == "-":
        return "粘贴.txt", sys.stdin.buffer.read(MOST_BYTES + 1)
    with file.open("rb") as source:
        return file.name, source.read(MOST_BYTES + 1)


STAGES = {"unpack": "打开", "read": "读取", "recognise": "识别", "check": "检查"}


def _progress(machine: bool):
    def show(stage: str, done: int, total: int) -> None:
        if not machine and sys.stderr.isatty():
            print(f"\r\x1b[K{STAGES.get(stage, stage)} {done}/{total}", end="", file=sys.stderr, flush=True)

    return show


def _clear() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)


def _refused(name: str, reason: str, machine: bool) -> None:
    if machine:
        print(json.dumps({"file": name, "refused": reason}, ensure_ascii=False))
    else:
        print(f"{name}: ✗ 没有读：{reason}")


def _tell(draft, ids, out: Path | None, machine: bool) -> None:
    from quiz.exchange.report import report_data, report_lines

    if machine:
        print(json.dumps({**report_data(draft, ids), "out": str(out) if out else None}, ensure_ascii=False))
        return
    for line in report_lines(draft, ids):
        print(line)
    print(f"已写入 {out}，收入 {len(draft.usable)} 题" if out else "没有写文件")


def _save(out: Path, text: str) -> None:
    """Whole or not at all: another name first, then the right one in a single step."""
    beside = out.with_name(f".{out.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        os.replace(beside, out)
    finally:
        beside.unlink(missing_ok=True)
