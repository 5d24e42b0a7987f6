"""
Our own layout: every field of a question under a Chinese heading, for tables and for labelled lines.

Exporters write it and importers read it back, so that a bank goes through Word, Excel or CSV and loses
nothing. Where a text must not be cut, `|`, `;`, line ends and backslashes are written with a backslash.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from quiz.banks.bank import Bank
from quiz.banks.question import Question
from quiz.exchange.decoding import BREAKS, CONTROL, UNSEEN, WIDE_SPACES

TYPES = {
    "single": "单选", "multiple": "多选", "true_false": "判断", "fill": "填空", "order": "排序",
    "oral": "口答",
}  # fmt: skip
USES = {"practice": "仅练习", "contest": "仅比赛", "both": "都用"}
CHANGES = {"cosmetic": "文字", "substantive": "实质", "key_fix": "答案"}
TAIL = (
    "答案", "另认", "解析", "出处", "时期", "主题", "难度", "用途", "图片文件", "图片说明", "选项打乱",
    "截至", "有效期至", "史实", "取代", "修订", "改动", "停用", "放行",
)  # fmt: skip
PLAIN = {
    "编号": "id", "题干": "stem", "解析": "explanation", "出处": "source", "时期": "period", "主题": "topic",
    "难度": "difficulty", "截至": "as_of", "有效期至": "valid_until", "史实": "fact", "修订": "rev",
    "停用": "withdrawn",
}  # fmt: skip
HEAD = {"题库编号": "bank", "题库名称": "title", "依据": "source", "放行": "allow"}
NO_ALLOWANCE: dict[str, str] = {}
Allowed = Mapping[str, Mapping[str, str]]
"""What a bank's file says under `allow:`, by question id; under "" for the whole bank."""
NOTHING: Allowed = {}
UNSEEN_SIGNS = re.compile(f"{UNSEEN.pattern}|{CONTROL.pattern}|{WIDE_SPACES.pattern}|{BREAKS.pattern}")
ESCAPED = re.compile(r"\\(u[0-9a-f]{4}|.)", re.DOTALL)
BETWEEN = re.compile(r"[\s;；,，、|]+")
OPTION, WHY = "选项", "错因"
SIGNATURE = {"编号", "题型", "题干", "答案", "另认", "史实", "修订", "改动"}
"""Headings that together only we write."""


def headings(bank: Bank) -> list[str]:
    """The columns a bank needs: as many options and reasons as its questions have."""
    most = max((len(getattr(question, "options", ())) for question in bank.questions), default=0)
    reasons = sorted({label for question in bank.questions for label in question.why})
    letters = [chr(ord("A") + place) for place in range(most)]
    return [
        "编号",
        "题型",
        "题干",
        *(OPTION + each for each in letters),
        *TAIL,
        *(WHY + each for each in reasons),
    ]


def written(question: Question, allowed: Mapping[str, str] = NO_ALLOWANCE) -> dict[str, str]:
    """A question as heading → text, unsaid fields left out. `allowed` is its `allow:`, code → reason."""
    values = {
        "编号": question.id,
        "题型": TYPES[question.type],
        "题干": question.stem,
        **{OPTION + option.label: option.text for option in getattr(question, "options", ())},
        **_key(question),
        "解析": question.explanation,
        "出处": question.source,
        "时期": question.period,
        "主题": question.topic,
        "难度": str(question.difficulty),
        "用途": USES[question.use],
        "图片文件": question.media.file if question.media else "",
        "图片说明": question.media.alt if question.media else "",
        "选项打乱": "" if question.shuffle else "否",
        "截至": question.as_of or "",
        "有效期至": question.valid_until or "",
        "史实": question.fact or "",
        "取代": ";".join(question.replaces),
        "修订": str(question.rev),
        "改动": CHANGES[question.change] if question.change else "",
        "停用": question.withdrawn or "",
        "放行": allowance_text(allowed),
        **{WHY + label: text for label, text in question.why.items()},
    }
    return {heading: text for heading, text in values.items() if text}


def head_of(bank: Bank, allowed: Mapping[str, str] = NO_ALLOWANCE) -> dict[str, str]:
    """What stands above the questions, as heading → text."""
    values = (bank.id, bank.title, bank.source, allowance_text(allowed))
    return {heading: text for heading, text in zip(HEAD, values, strict=True) if text}


def allowance_text(allowed: Mapping[str, str]) -> str:
    """`code=reason;code=reason`."""
    return ";".join(f"{escaped(code)}={escaped(reason)}" for code, reason in allowed.items())


def read_allowance(text: str) -> dict[str, str]:
    """What `allowance_text` was given."""
    pairs = (part.partition("=") for part in cut(text, ";", keep=True) if part)
    return {unescaped(code): unescaped(reason) for code, _, reason in pairs}


def _key(question: Question) -> dict[str, str]:
    if question.type == "true_false":
        return {"答案": "对" if question.answer else "错"}
    if question.type == "fill":
        others = "|".join(";".join(map(escaped, forms[1:])) for forms in question.answers)
        return {
            "答案": "|".join(escaped(forms[0]) for forms in question.answers),
            "另认": others.strip("|") and others,
        }
    if question.type == "oral":
        return {"答案": question.answer, "另认": ";".join(map(escaped, question.accept))}
    return {"答案": "".join(question.answer)}


def read_back(values: Mapping[str, str]) -> dict[str, Any] | None:
    """
    The fields of a question from its headings and texts.

    Returns:
        The fields as in a bank file; None when the type is not in our words, so that the texts are to be
        read like anybody's.
    """
    kinds = {word: kind for kind, word in TYPES.items()}
    kind = kinds.get(values.get("题型", "").strip())
    if kind is None:
        return None
    fields: dict[str, Any] = {"id": values.get("编号", ""), "type": kind, "stem": values.get("题干", "")}
    options = _lettered(values, OPTION)
    if options:
        fields["options"] = options
    fields |= _answer(kind, values.get("答案", ""), values.get("另认", ""))
    fields |= {
        name: values[heading] for heading, name in PLAIN.items() if values.get(heading) and name not in fields
    }
    fields |= _chosen(values)
    if values.get("取代"):
        fields["replaces"] = [each for each in BETWEEN.split(values["取代"].strip()) if each]
    if values.get("放行"):
        fields["allow"] = read_allowance(values["放行"])
    reasons = _lettered(values, WHY)
    return fields | ({"why": reasons} if reasons else {})


def _answer(kind: str, key: str, others: str) -> dict[str, Any]:
    if kind in ("multiple", "order"):
        return {"answer": [sign for sign in key if sign.isalpha()]}
    if kind == "oral":
        forms = cut(others, ";") if others else []
        return {"answer": key} | ({"accept": forms} if forms else {})
    if kind != "fill":
        return {"answer": key}
    models = cut(key, "|")
    groups = [[form for form in cut(part, ";", keep=True) if form] for part in cut(others, "|", keep=True)]
    plain = [[unescaped(form) for form in group] for group in groups]
    answer = {"answer": models[0] if len(models) == 1 else models}
    if not any(plain):
        return answer
    return answer | {"accept": plain[0] if len(models) == 1 and len(plain) == 1 else plain}


def _chosen(values: Mapping[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for heading, name, words in (("用途", "use", USES), ("改动", "change", CHANGES)):
        if text := values.get(heading):
            fields[name] = {word: code for code, word in words.items()}.get(text, text)
    if text := values.get("选项打乱"):
        fields["shuffle"] = {"否": "no", "是": "yes"}.get(text, text)
    if values.get("图片文件") or values.get("图片说明"):
        fields["media"] = {"file": values.get("图片文件", ""), "alt": values.get("图片说明", "")}
    return fields


def _lettered(values: Mapping[str, str], stem: str) -> dict[str, str]:
    found = {
        heading.removeprefix(stem): text
        for heading, text in values.items()
        if heading.startswith(stem) and text
    }
    return {letter: found[letter] for letter in sorted(found) if re.fullmatch("[A-Z]", letter)}


def escaped(text: str) -> str:
    """A text in which `|` and `;` are no separators, on one line."""
    return on_one_line(text).replace("|", "\\|").replace(";", "\\;")


def on_one_line(text: str) -> str:
    """A text whose backslashes, line ends and signs nobody sees are written out."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return UNSEEN_SIGNS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unescaped(text: str) -> str:
    """What `escaped` or `on_one_line` was given."""
    return ESCAPED.sub(lambda found: _meant(found[1]), text)


def _meant(code: str) -> str:
    if len(code) == 5:
        return chr(int(code[1:], 16))
    return "\n" if code == "n" else code


def cut(text: str, sign: str, keep: bool = False) -> list[str]:
    """A text cut at a separator that is not escaped; `keep` leaves the escapes for another cut."""
    parts = re.findall(rf"((?:\\.|[^\\{re.escape(sign)}])*)(?:{re.escape(sign)}|$)", text)
    parts = parts[:-1] if len(parts) > 1 and not text.endswith(sign) else parts
    return [part if keep else unescaped(part) for part in parts]


def is_ours(headings: Iterable[str]) -> bool:
    """Whether a table has our columns."""
    return SIGNATURE <= set(headings)
