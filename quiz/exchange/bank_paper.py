"""A bank as a page to print: a paper by sections, with the key at the end or without."""

import html
import re

from quiz.banks.bank import Bank
from quiz.banks.question import Question
from quiz.exchange.key_words import key_in_words

SECTIONS = {
    "single": "单选题", "multiple": "多选题", "true_false": "判断题", "fill": "填空题",
    "order": "排序题", "oral": "简答题",
}  # fmt: skip
FIGURES = "一二三四五六"
STYLE = """
@page { size: A4; margin: 20mm 18mm }
body { font: 11pt/1.6 "Songti SC", SimSun, "Noto Serif CJK SC", serif; color: #000; }
body { max-width: 174mm; margin: 0 auto }
h1 { font-size: 18pt; text-align: center; margin: 0 0 2mm }
h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid }
.source, .who { text-align: center; margin: 0 0 3mm }
ol { padding-left: 9mm; margin: 0 } li { margin: 0 0 3mm; break-inside: avoid }
ul { list-style: none; padding: 0; margin: 1mm 0 0; display: flex; flex-wrap: wrap; gap: 0 8mm }
.lines { height: 24mm } .key { break-before: page } .key li { margin: 0 0 1.5mm }
.why { font-size: 9.5pt; display: block }
"""


def bank_paper(bank: Bank, with_key: bool) -> str:
    """
    The page, whole in itself: no script, nothing fetched.

    Args:
        bank: The bank.
        with_key: Whether a key with explanations and sources follows on a page of its own.
    """
    groups = [(kind, [q for q in bank.questions if q.type == kind]) for kind in SECTIONS]
    groups = [(kind, questions) for kind, questions in groups if questions]
    body = [f"<h1>{_text(bank.title)}</h1>"]
    body.append(
        '<p class="who">单位 ____________　姓名 ____________　得分 ________</p>' if not with_key else ""
    )
    body.append(f'<p class="source">{_text(bank.source)}</p>')
    number = 1
    for place, (kind, questions) in enumerate(groups):
        body.append(f"<h2>{FIGURES[place]}、{SECTIONS[kind]}（{len(questions)} 题）</h2><ol start={number}>")
        body.extend(_asked(question) for question in questions)
        body.append("</ol>")
        number += len(questions)
    if with_key:
        body.append(_key(groups))
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{_text(bank.title)}</title><style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _asked(question: Question) -> str:
    options = "".join(f"<li>{o.label}. {_text(o.text)}</li>" for o in getattr(question, "options", ()))
    room = '<div class="lines"></div>' if question.type == "oral" else ""
    mark = "（　　）" if question.type in ("true_false", "order") else ""
    shown = f"<br>〔{_text(question.media.alt)}〕" if question.media else ""
    stem = re.sub("_{4}", "________", _text(question.stem))
    return f"<li>{stem}{mark}{shown}{f'<ul>{options}</ul>' if options else ''}{room}</li>"


def _key(groups: list[tuple[str, list[Question]]]) -> str:
    parts, number = ['<section class="key"><h1>参考答案</h1>'], 1
    for place, (kind, questions) in enumerate(groups):
        parts.append(f"<h2>{FIGURES[place]}、{SECTIONS[kind]}</h2><ol start={number}>")
        for question in questions:
            why = "　".join(_text(each) for each in (question.explanation, question.source) if each)
            parts.append(f'<li>{_text(key_in_words(question))}<span class="why">{why}</span></li>')
        parts.append("</ol>")
        number += len(questions)
    return "".join([*parts, "</section>"])


def _text(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
