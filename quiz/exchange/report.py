"""What was found in a file, told to a person line by line, or as JSON to a program."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from quiz.exchange.draft import DOUBTFUL, SOUND, WRONG, Draft, Found
from quiz.exchange.own_layout import TYPES

SHOWN = 36


def report_lines(draft: Draft, ids: Sequence[str]) -> Iterator[str]:
    """
    The report, one line each, in the order of the file; the summary comes last.

    Args:
        draft: What was found.
        ids: The id of each question.
    """
    told: list[tuple[int, int, str]] = []
    for found, number in zip(draft.questions, ids, strict=True):
        told.append((found.lines[0], 0, f"{found.mark} {_span(draft, found)}{_brief(found, number)}"))
        told.extend((remark.line, 1, f"{DOUBTFUL} {number}：{remark.message}") for remark in found.doubts)
        told.extend((remark.line, 1, f"{WRONG} {number}：{remark.message}") for remark in found.faults)
    told.extend((each.line, 2, f"{each.mark} {each.message}") for each in draft.told)
    for line, _, text in sorted(told, key=lambda each: each[:2]):
        yield f"{draft.file}:{draft.place(line)}: {' '.join(text.split())}"
    for remark in draft.remarks:
        yield f"{draft.file}: {DOUBTFUL} {remark}"
    yield summary(draft)


def summary(draft: Draft) -> str:
    """The counts on one line."""
    marks = Counter(found.mark for found in draft.questions)
    lost = sum(each.mark == WRONG for each in draft.told)
    kinds = Counter(found.fields.get("type") for found in draft.usable)
    mixed = "、".join(f"{TYPES[kind]} {kinds[kind]}" for kind in TYPES if kinds[kind])
    parts = [
        f"{draft.file}：读出 {len(draft.questions)} 题" + (f"（{mixed}）" if mixed else ""),
        f"清楚 {marks[SOUND]} 题",
        f"拿不准 {marks[DOUBTFUL]} 题",
        f"不能用 {marks[WRONG]} 题",
        f"不在题里的 {len({each.line for each in draft.told})} 行，其中 {lost} 行没有认出",
    ]
    return "；".join(parts)


def report_data(draft: Draft, ids: Sequence[str]) -> dict[str, Any]:
    """The report as JSON-ready data."""
    return {
        "file": draft.file,
        "title": draft.title,
        "lines": sum(bool(line.text.strip()) for line in draft.lines),
        "questions": [
            {
                "id": number,
                "mark": found.mark,
                "lines": list(found.lines),
                "places": [draft.place(line) for line in found.lines],
                "fields": dict(found.fields),
                "doubts": [_remark(draft, remark) for remark in found.doubts],
                "faults": [_remark(draft, remark) for remark in found.faults],
            }
            for found, number in zip(draft.questions, ids, strict=True)
        ],
        "told": [
            {"line": each.line, "place": draft.place(each.line), "mark": each.mark, "message": each.message}
            for each in draft.told
        ],
        "remarks": list(draft.remarks),
        "unaccounted": draft.unaccounted(),
        "summary": summary(draft),
    }


def is_clean(draft: Draft) -> bool:
    """Whether everything in the file found its place; doubts are for the reader, not for the exit code."""
    return not any(found.faults for found in draft.questions) and not any(
        each.mark == WRONG for each in draft.told
    )


def _remark(draft: Draft, remark: Any) -> dict[str, Any]:
    return {"line": remark.line, "place": draft.place(remark.line), "message": remark.message}


def _span(draft: Draft, found: Found) -> str:
    first, last = found.lines[0], found.lines[-1]
    return f"（至 {draft.place(last)}）" if last > first else ""


def _brief(found: Found, number: str) -> str:
    fields = found.fields
    stem = " ".join(str(fields.get("stem", "")).split())
    shown = stem if len(stem) <= SHOWN else stem[:SHOWN] + "…"
    answer = fields.get("answer", "无")
    key = (
        answer
        if isinstance(answer, str)
        else ("" if fields["type"] in ("multiple", "order") else " | ").join(answer)
    )
    return f"{number} {TYPES.get(str(fields.get('type')), '？')} {shown} 答案 {' '.join(key.split())[:SHOWN]}"
