"""
One's own data as JSON that a person can read: every field is explained in Chinese. No durations are in it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from quiz.banks.face import options_of
from quiz.practice.attempt import Attempt, Entry
from quiz.practice.lineage import judged
from quiz.practice.standing import Standing
from quiz.practice.study_day import AHEAD_MS, date_of
from quiz.practice.syllabus import Item
from quiz.services.practice_syllabus import Course
from quiz.store.error_reports import Report
from quiz.store.members import MemberRow

MODES = {
    "learn": "新题", "review": "复习", "fix": "当场再答", "probe": "抽测", "mock": "模拟考试",
    "challenge": "挑战", "topic": "专项", "mistakes": "错题", "together": "共学",
}  # fmt: skip
SURE = {"guess": "是蒙的", "sure": "有把握", None: ""}
STATES = {
    "open": "待改", "fixed": "已改", "crossed_off": "已销号", "consolidated": "已巩固", "closed": "已撤销",
}  # fmt: skip
CLOSED = {"dismissed": "手滑", "redeemed": "平反（原答案有误）", "withdrawn": "题目撤回"}
EXPLAINED = {
    "编号": "系统为您随机生成的编号，与身份无关",
    "支部、姓名": "您自己填写的；没有填写就为空",
    "设置": "每组题数、是否显示“蒙的/有把握”等",
    "作答": "每一次作答：题目、时间、方式、您的选择、按现行答案的对错、当时标记的把握、答题时的题目版本",
    "销号台账": "答错过的题走到了哪一步，按学习日计（每天凌晨4点起算）",
    "纠错": "您提交过的题目问题和组织者的答复",
    "没有保存的": "不保存手机号、身份证号、位置和设备信息，也不统计学习时长、名次和打卡",
}


def export_of(
    row: MemberRow | None,
    branch: str,
    entries: Sequence[Entry],
    standing: Standing,
    reports: Sequence[Report],
    course: Course,
) -> dict[str, Any]:
    """Everything there is of one member."""
    settings = row.settings if row else {}
    return {
        "说明": EXPLAINED,
        "编号": row.id if row else "",
        "支部": branch,
        "姓名": (row.name if row else None) or "",
        "设置": {
            "每组题数": settings.get("size", 10),
            "显示把握": settings.get("confidence", True),
            "自定考试日": date_of(settings["exam_day"]).isoformat() if "exam_day" in settings else "",
            "每天分钟数": settings.get("minutes", ""),
        },
        "作答": [_answer(entry, course) for entry in entries],
        "销号台账": [_mistake(question, standing, course) for question in standing.mistakes],
        "纠错": [_report(report) for report in reports],
    }


def chosen_words(item: Item | None, rev: int, chosen: Sequence[str]) -> str:
    """What was chosen, in the words of the text that was shown."""
    if item is None or not chosen:
        return "、".join(chosen)
    if item.type == "oral":
        return {"right": "自评答对", "wrong": "自评没答对"}.get(chosen[0], chosen[0])
    shown = [each for each in item.lineage if each.rev <= rev] or list(item.lineage[:1])
    texts = {option.label: option.text for option in options_of(shown[-1].question)}
    return ("→" if item.type == "order" else "；").join(texts.get(label, label) for label in chosen)


def _answer(entry: Entry, course: Course) -> dict[str, Any]:
    items = course.whole.of(entry.question)
    item = items[0] if items else None
    answer = {"题目": entry.question, "题干": item.question.stem if item else "", "时间": _moment(entry.at)}
    if not isinstance(entry, Attempt):
        return {**answer, "方式": "标记手滑"}
    return {
        **answer,
        "方式": MODES.get(entry.mode, entry.mode),
        "选择": chosen_words(item, entry.rev, entry.chosen),
        "对错": "对" if (judged(entry, item.lineage) if item else entry.right) else "错",
        "把握": SURE[entry.sure],
        "题目版本": entry.rev,
    }


def _mistake(question: str, standing: Standing, course: Course) -> dict[str, Any]:
    mistake, item = standing.mistakes[question], course.item(question)
    why = f"（{CLOSED.get(mistake.closed_why, '')}）" if mistake.closed_why else ""
    return {
        "题目": question,
        "题干": item.question.stem if item else "",
        "状态": STATES[mistake.state] + why,
        "返号": "是" if mistake.reopened else "否",
        "最近一次答错": date_of(mistake.opened_day).isoformat(),
        "已验证的日子": [date_of(day).isoformat() for day in mistake.proofs],
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "题目": report.question,
        "时间": _moment(report.at),
        "内容": report.text,
        "答复": report.reply or "尚未答复",
    }


def _moment(at: int) -> str:
    """Beijing time; where the server stands makes no difference."""
    moment = datetime.fromtimestamp(at / 1000, UTC) + timedelta(milliseconds=AHEAD_MS)
    return moment.strftime("%Y-%m-%d %H:%M")
