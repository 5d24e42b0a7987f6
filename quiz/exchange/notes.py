"""What stands beside a question: difficulty, dates, use. Raw words → values of a bank file, or a doubt."""

import re
import unicodedata
from typing import Any

from quiz.exchange.sketch import Sketch

LEVELS = {
    "很易": "1", "非常容易": "1", "极易": "1", "易": "2", "容易": "2", "简单": "2", "较易": "2", "低": "2",
    "初级": "2", "中": "3", "中等": "3", "一般": "3", "普通": "3", "适中": "3", "中级": "3", "较难": "4",
    "难": "4",
    "困难": "4", "高": "4", "高级": "4", "很难": "5", "非常难": "5", "极难": "5",
}  # fmt: skip
USES = {
    "练习": "practice", "仅练习": "practice", "practice": "practice", "比赛": "contest", "仅比赛": "contest",
    "竞赛": "contest", "contest": "contest", "都用": "both", "通用": "both", "练习和比赛": "both",
    "both": "both",
}  # fmt: skip
DATE = re.compile(r"(\d{4})\s*[-年./]\s*(?:(\d{1,2})\s*(?:[-月./]\s*(?:(\d{1,2})\s*日?)?)?)?")
NAMES = {
    "explanation": "解析", "source": "来源", "difficulty": "难度", "topic": "知识点", "period": "时期",
    "use": "用途",
    "valid_until": "有效期", "as_of": "截至", "score": "分值",
}  # fmt: skip
PLAIN = ("explanation", "source", "topic", "period", "shuffle")


def read_note(name: str, raw: str) -> tuple[str | None, str]:
    """
    A note as a value and a doubt; no value when it cannot be used.

    Args:
        name: The field of a bank file, or `score`.
        raw: As written.
    """
    text = raw.strip()
    if name in PLAIN:
        return text or None, ""
    if name == "difficulty":
        return _difficulty(text)
    if name in ("valid_until", "as_of"):
        return _date(name, text)
    if name == "use":
        value = USES.get(text)
        return value, "" if value else f"用途“{text}”看不懂，没有收入"
    return None, ""


def is_word(text: str) -> bool:
    """Whether a difficulty is said in words, which stand for numbers of our choosing."""
    return text.strip().rstrip("度题") in LEVELS


def _difficulty(text: str) -> tuple[str | None, str]:
    flat = unicodedata.normalize("NFKC", text).strip()
    stars = re.fullmatch(r"([★⭐*]+)[☆]*", flat)
    number = str(len(stars[1])) if stars else re.sub(r"\.0+$", "", flat.rstrip("级星"))
    if re.fullmatch("[1-5]", number):
        return number, ""
    if is_word(flat):
        return LEVELS[flat.rstrip("度题")], ""
    return None, f"难度“{text}”不是 1–5 或易、中、难，没有收入"


def _date(name: str, text: str) -> tuple[str | None, str]:
    found = DATE.fullmatch(unicodedata.normalize("NFKC", text))
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return text, ""
    if not found:
        return None, f"{NAMES[name]}“{text}”不是日期，没有收入"
    return "-".join(part.zfill(2) for part in found.groups() if part), ""


def take_notes(sketch: Sketch, fields: dict[str, Any]) -> None:
    """The notes of a sketch into the fields of its question; what was not read to the letter is told."""
    for name, raw in sketch.notes.items():
        value, doubt = read_note(name, raw)
        if value is not None:
            fields[name] = value
        if doubt:
            sketch.doubt(sketch.note_lines[name], doubt)
        if name == "score" or doubt or value != raw:
            sketch.spent.append(raw)
