"""One question: the fields all types share, then those of its type (answers.py). Knows no other question."""

import re
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from pydantic import ValidationError

from quiz.banks.allowance import check_allowance
from quiz.banks.answers import READERS
from quiz.banks.fields import Fields
from quiz.banks.nodes import Mapping
from quiz.banks.question import CLASSES, SUFFIXES, TYPES, Media, Question
from quiz.banks.words import nearest, quoted

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d{4}")
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
MOST_STEM = 2000
MOST_REASON = 200
NEAR_PERIOD = 0.87
PERIODS = (
    "新民主主义革命时期",
    "社会主义革命和建设时期",
    "改革开放和社会主义现代化建设新时期",
    "中国特色社会主义新时代",
)
USES = ("practice", "contest", "both")
CHANGES = ("cosmetic", "substantive", "key_fix")
SPECIAL = {"single": "options", "multiple": "options", "order": "options", "fill": "accept", "oral": "accept"}

KEY_NICKNAMES = {
    "编号": "id", "题号": "id", "题型": "type", "类型": "type", "题干": "stem", "题目": "stem",
    "question": "stem", "title": "stem", "选项": "options", "choices": "options", "答案": "answer",
    "正确答案": "answer", "key": "answer", "answers": "answer", "解析": "explanation", "说明": "explanation",
    "explain": "explanation", "出处": "source", "来源": "source", "时期": "period", "主题": "topic",
    "知识点": "topic", "难度": "difficulty", "level": "difficulty", "用途": "use", "图片": "media",
    "image": "media", "别名": "accept", "停用": "withdrawn", "撤下": "withdrawn", "取代": "replaces",
    "替代": "replaces", "replace": "replaces",
}  # fmt: skip
TYPE_NICKNAMES = {
    "单选": "single", "单选题": "single", "choice": "single", "多选": "multiple", "多选题": "multiple",
    "multi": "multiple", "判断": "true_false", "判断题": "true_false", "judge": "true_false",
    "boolean": "true_false", "填空": "fill", "填空题": "fill", "blank": "fill", "排序": "order",
    "排序题": "order", "简答": "oral", "简答题": "oral", "问答": "oral", "问答题": "oral", "口答": "oral",
}  # fmt: skip
USE_NICKNAMES = {"练习": "practice", "比赛": "contest", "竞赛": "contest", "都用": "both", "通用": "both"}


def check_question(
    fields: Fields, book: str, media: frozenset[str] | None
) -> tuple[Question | None, str | None]:
    """
    One question from its fields, every problem being noted.

    Args:
        fields: The mapping of the question.
        book: The source of the bank, for a question that names none.
        media: Names of the media files there are, or None when that is not to be checked.

    Returns:
        The question, or None when anything is wrong; and its id when that is sound.
    """
    question_id = _id(fields)
    kind = fields.choice("type", TYPES, nicknames=TYPE_NICKNAMES)
    stem = fields.text("stem", most=MOST_STEM)
    special = READERS[kind](fields) if kind else _unknown_kind(fields)
    values = {"id": question_id, "stem": stem, **_shared(fields, book, media), **(special or {})}
    values["why"] = _why(fields, special or {})
    values["replaces"] = _replaces(fields, question_id)
    if kind:
        _refuse_foreign_keys(fields, kind)
    check_allowance(fields)
    fields.finish()
    if kind is None or special is None or None in (question_id, stem):
        return None, question_id
    try:
        return CLASSES[kind](**values), question_id
    except ValidationError:
        # Everything is checked above in Chinese; this keeps English from ever reaching an organiser.
        fields.complaints.at(fields.mapping_node, "这道题的写法不对", "请对照题库说明检查各项", "question")
        return None, question_id


def _id(fields: Fields) -> str | None:
    value = fields.text("id")
    if value is None or ID.fullmatch(value):
        return value
    hint = "写成小写字母前缀加四位数字，如 ph-0001；编号定了就不再改"
    fields.complain("id", f"编号{quoted(value)}不合格式", hint, "id")
    return None


def _replaces(fields: Fields, question_id: str | None) -> tuple[str, ...]:
    """Ids of questions that are no more; whether they are indeed gone is seen over all files."""
    ids: list[str] = []
    for node in fields.items("replaces", (), single=True) or ():
        value = fields.text_of(node, "replaces 里的编号")
        if value is None:
            continue
        if not ID.fullmatch(value):
            hint = "写原来的编号，如 [ph-0001, ph-0002]"
            fields.complaints.at(node, f"replaces 里的{quoted(value)}不是编号", hint, "replaces")
        elif value == question_id:
            hint = "写它取代的、已经不用的题的编号；没有就删去这一项"
            fields.complaints.at(node, f"replaces 里的{quoted(value)}是这道题自己", hint, "replaces")
        elif value in ids:
            fields.complaints.at(node, f"replaces 里{quoted(value)}写了两次", "删去一个", "replaces")
        else:
            ids.append(value)
    return tuple(ids)


def _unknown_kind(fields: Fields) -> None:
    fields.allow("options", "answer", "accept")


def _shared(fields: Fields, book: str, media: frozenset[str] | None) -> dict[str, object]:
    as_of, valid_until = _date(fields, "as_of"), _date(fields, "valid_until")
    if as_of and valid_until and valid_until < as_of[: len(valid_until)]:
        fields.complain("valid_until", f"valid_until 早于 as_of（{as_of}）", "", "date")
    return {
        "explanation": fields.text("explanation", ""),
        "source": fields.text("source", book),
        "period": _period(fields),
        "topic": fields.text("topic", ""),
        "difficulty": fields.integer("difficulty", 3, least=1, most=5),
        "use": fields.choice("use", USES, "both", USE_NICKNAMES),
        "media": _media(fields, media),
        "shuffle": fields.boolean("shuffle", True),
        "as_of": as_of,
        "valid_until": valid_until,
        "fact": fields.text("fact", None),
        "rev": fields.integer("rev", 1, least=1),
        "change": fields.choice("change", CHANGES, None),
        "withdrawn": fields.text("withdrawn", None, most=MOST_REASON),
    }


def _period(fields: Fields) -> str:
    """A period in the usual words, or another text; one that is nearly usual is surely a slip."""
    value = fields.text("period", "")
    meant = _usual_period(value) if value else None
    if meant and meant != value:
        fields.complain("period", f"时期{quoted(value)}写法不统一", f"是不是想写 {meant}？", "period")
    return value


@lru_cache(maxsize=256)  # the same few words in every question of a bank
def _usual_period(value: str) -> str | None:
    return nearest(value, PERIODS, cutoff=NEAR_PERIOD)


def _date(fields: Fields, key: str) -> str | None:
    value = fields.text(key, None)
    if value is None:
        return None
    found = DATE.fullmatch(value)
    try:
        if found:
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
            return value
    except ValueError:
        pass
    fields.complain(key, f"{key} 不是日期：{quoted(value)}", "写成 2021-07 或 2021-07-01", "date")
    return None


def _media(fields: Fields, existing: frozenset[str] | None) -> Media | None:
    written = fields.mapping("media", "media ", None, {"图片": "file", "文件": "file", "说明": "alt"})
    if written is None:
        return None
    file, alt = written.text("file"), written.text("alt")
    written.finish()
    if file is None or alt is None:
        return None
    media = Media(file=file, alt=alt)
    if not file.startswith("media/") or "\\" in file or ".." in PurePosixPath(file).parts:
        written.complain("file", f"文件{quoted(file)}应当放在 media 文件夹里", "写成 media/文件名", "media")
    elif media.kind is None:
        known = " ".join(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)
        written.complain("file", f"文件{quoted(file)}的类型放不出来", f"可以用：{known}", "media")
    elif existing is not None and file not in existing:
        near = nearest(file, existing)
        hint = f"是不是想写 {near}？" if near else "把文件放进 media 文件夹，注意大小写"
        written.complain("file", f"找不到文件{quoted(file)}", hint, "media_missing")
    return media


def _why(fields: Fields, special: dict[str, object]) -> dict[str, str]:
    """Why a wrong option is wrong, by its label."""
    written = fields.mapping("why", "why ", None)
    if written is None:
        return {}
    options = special.get("options")
    labels = [option.label for option in options] if options else None
    reasons: dict[str, str] = {}
    for entry in written.entries():
        label = entry.key.value
        if labels is not None and label not in labels:
            hint = f"可以写：{'、'.join(labels)}"
            written.complaints.at(entry, f"why 里的{quoted(label)}不是选项", hint, "why")
        elif labels is not None and label in _right(special):
            written.complaints.at(entry, f"why 里的{quoted(label)}是正确答案", "why 只说错项错在哪里", "why")
        text = written.text_of(entry.value, f"why 的 {label}")
        if text:
            reasons[label] = text
    return reasons


def _right(special: dict[str, object]) -> tuple[str, ...]:
    answer = special.get("answer")
    return answer if isinstance(answer, tuple) else (str(answer),)


def _refuse_foreign_keys(fields: Fields, kind: str) -> None:
    """Tell keys that belong to another type of question."""
    mapping: Mapping = fields.mapping_node
    own = {SPECIAL.get(kind)} | ({"why"} if kind in ("single", "multiple") else set())
    for entry in mapping.entries:
        key = entry.key.value
        if key in ("options", "accept", "why") and key not in own:
            fields.allow(key)
            hint = "删去这一项，或改 type"
            fields.complaints.at(entry, f"{kind} 题没有 {key} 这一项", hint, "foreign_key")
