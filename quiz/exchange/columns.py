"""What the columns of organisers' tables are called: headings → parts of a question."""

import re
import unicodedata
from collections.abc import Sequence

HEADINGS = {
    "id": "编号|题目编号|试题编号|题目标识|题目id|试题id|id|code",
    "number": "序号|题号|题目序号|no|no.|num|#|顺序",
    "type": "题型|试题类型|题目类型|类型|题目题型|type|questiontype",
    "stem": "题干|题目|试题|问题|题目内容|试题内容|题目描述|题干内容|试题题干|题目名称|内容|题目题干|"
    "question|stem|title|题面",
    "options": "选项|备选项|备选答案|全部选项|选项内容|可选项|options|choices",
    "answer": "答案|正确答案|标准答案|参考答案|正确选项|试题答案|题目答案|答案内容|"
    "answer|key|correct|correctanswer",
    "explanation": "解析|答案解析|试题解析|题目解析|解释|说明|详解|分析|备注解析|explanation|analysis",
    "source": "来源|出处|题目来源|试题来源|依据|参考依据|source",
    "difficulty": "难度|难易度|难易程度|难度系数|难度等级|难度级别|difficulty|level",
    "topic": "知识点|主题|考点|分类|类别|章节|题目分类|试题分类|所属章节|所属分类|标签|关键字|关键词|"
    "topic|category|tag|tags",
    "period": "时期|历史时期|所属时期|period",
    "score": "分值|分数|题目分值|得分|score|points",
    "shuffle": "允许选项随机|选项随机|选项乱序|是否乱序|选项打乱|随机选项",
    "parent": "父题标识|父题编号|父题|材料编号",
    "valid_until": "有效期至|有效期|validuntil",
    "as_of": "截至|截至时间|asof",
    "use": "用途|使用范围|use",
}
NAME_OF = {word: name for name, words in HEADINGS.items() for word in words.split("|")}
OPTION = re.compile(
    r"(?:选项|备选项?|备选答案|可选项|答案选项|option|choice|answer)?[_\-. ]?([a-z])(?:选项|项|答案)?"
)
COUNTED = re.compile(r"(?:选项|备选项?|备选答案|option|choice)[_\-. ]?(\d|[一二三四五六七八])")
CHINESE = "一二三四五六七八九"
ASIDE = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：\s]")


def name_of(heading: str) -> str | None:
    """
    The part a heading names: a key of HEADINGS, or `A` … `Z` for an option; None for a stranger.

    Remarks in brackets, asterisks and spaces make no difference: `*题干（必填）` is the stem.
    """
    bare = ASIDE.sub("", unicodedata.normalize("NFKC", heading)).strip().lower()
    if bare in NAME_OF:
        return NAME_OF[bare]
    counted = COUNTED.fullmatch(bare)
    if counted:
        place = int(counted[1]) if counted[1].isdigit() else CHINESE.index(counted[1]) + 1
        return chr(ord("A") + place - 1) if place else None
    lettered = OPTION.fullmatch(bare)
    return lettered[1].upper() if lettered else None


def header_of(cells: Sequence[str]) -> list[str | None] | None:
    """The part each column holds when this row is a header: a stem, and a key or options; else None."""
    names = [name_of(cell) if cell.strip() else None for cell in cells]
    known = {name for name in names if name}
    keyed = "answer" in known or "options" in known or {"A", "B"} <= known
    return names if "stem" in known and keyed and all(len(cell) <= 40 for cell in cells) else None
