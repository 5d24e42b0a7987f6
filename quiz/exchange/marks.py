"""
The words and numbers by which organisers mark the parts of a question: patterns over folded text.

Folded text has half-width signs (decoding.py). Knows no state: what a mark means in its place is decided
by the recogniser.
"""

import re
from dataclasses import dataclass

LABELS = {
    "answer": "正确答案|参考答案|标准答案|试题答案|正确选项|答案要点|参考要点|答案|answer|ans|key",
    "explanation": "答案解析|试题解析|题目解析|解析|详解|分析|解释|点拨|解答",
    "source": "题目来源|试题来源|参考依据|出处|来源|依据",
    "difficulty": "难易程度|难易度|难度系数|难度等级|难度",
    "score": "分值|分数|本题分值",
    "topic": "知识点|考点|主题|分类|类别|标签|章节",
    "period": "历史时期|所属时期|时期",
    "type": "试题类型|题目类型|题型",
    "stem": "试题题干|题目内容|题干|题目|试题|问题",
    "options": "备选答案|备选项|选项",
    "valid_until": "有效期至|有效期",
    "as_of": "截至时间|数据截至",
}
NAMES = {word: name for name, words in LABELS.items() for word in words.split("|")}
WORDS = "|".join(sorted(NAMES, key=len, reverse=True))
LABEL = re.compile(
    rf"[【\[]\s*(?P<boxed>{WORDS})\s*[】\]]\s*(?:是|为)?\s*[:.、]?\s*"
    rf"|(?<![A-Za-z])(?P<plain>{WORDS})\s*(?:是|为)?\s*:\s*",
    re.IGNORECASE,
)
BARE_ANSWER = re.compile(
    r"(?P<word>正确答案|参考答案|标准答案|答案)\s*(?:是|为)?\s*(?=(?:[A-Z](?![a-z])|[√✓✔×ⅹ✗✘]|正确|错误|对|错))"
)
ANSWERED = re.compile(r"答\s*:\s*")

TRUE = "√|✓|✔|☑|正确|对|是|T|TRUE|True|true|Y|YES"
FALSE = "×|ⅹ|Ⅹ|✗|✘|╳|✕|X|x|错误|错|不正确|不对|否|F|FALSE|False|false|N|NO"
VERDICT = re.compile(rf"(?P<true>{TRUE})|(?P<false>{FALSE})")
KEY_LETTERS = re.compile(r"[A-Z](?:[\s,、;#|/和及]*[A-Z])*")
KEY = rf"(?:[A-Z]+(?:[,、;#|/][A-Z]+)*|{TRUE}|{FALSE})"
RUN_ON = re.compile(rf"({KEY})\s*(?=\d{{1,4}}\s*[.、)](?!\d))")

NUMBER = re.compile(
    r"(?P<star>\*\s*)?(?:"
    r"第\s*(?P<a>\d{1,4})\s*题\s*[.、:,)]*"
    r"|(?:题|题目|试题)\s*(?P<b>\d{1,4})\s*[.、:,)]+"
    r"|[(\[【]\s*(?P<c>\d{1,4})\s*[)\]】]\s*[.、]?"
    r"|(?P<d>\d{1,4})\s*(?P<sign>[.、):,]|(?=[【\[(]\s*(?:单|多|判|填|不定|简|排|问))|(?=\s))"
    r"|Q\s*(?P<e>\d{1,4})\s*[.、:)]"
    r")[.、]?\s*",
)
CHINESE_NUMBER = re.compile(r"(?:第\s*)?([一二三四五六七八九十]{1,3})\s*(?:题\s*)?[、.,:]\s*")
BRACKET_FIRST = re.compile(
    rf"\(\s*({TRUE}|{FALSE}|[A-Z]{{1,8}})?\s*\)\s*(\d{{1,4}})\s*(?:[.、):,]|(?=[^\d\s]))\s*"
)

KINDS = (
    ("不定项选择|不定项|选择", "choice"),
    ("单项选择|单选|单项选择题", "single"),
    ("多项选择|多选|双选", "multiple"),
    ("判断正误|判断对错|判断改错|正误判断|判断|是非", "true_false"),
    ("填空", "fill"),
    ("排序|顺序", "order"),
    ("简答|问答|论述|名词解释|口答|口述|案例分析|材料分析|思考", "oral"),
    ("必答|抢答|风险|共答|加赛|备用|混合|综合", ""),
)
KIND_OF = {word: kind for words, kind in KINDS for word in words.split("|")}
KIND_WORDS = "|".join(sorted(KIND_OF, key=len, reverse=True))
COUNTER = "第?[一二三四五六七八九十]{1,3}"
HEADING = re.compile(
    rf"(?:#+\s*)?(?:{COUNTER}\s*(?:部分|大题|章|节|篇)\s*[、.:]?\s*|{COUNTER}\s*[、.:,]\s*|[(]\s*[一二三四五六七八九十]{{1,3}}\s*[)]"
    rf"\s*[、.]?\s*|[IVX]{{1,4}}\s*[.、]\s*|\d{{1,2}}\s*[.、]\s*(?=[^:]{{2,8}}题?\s*\())?"
    rf"[【\[《〈<]?\s*(?P<before>[一-鿿]{{0,8}}?)(?P<kind>{KIND_WORDS})\s*(?:类)?题?\s*(?:部分|答案|参考答案)?\s*[】\]》〉>]?\s*"
    rf"(?P<rest>[(].*|[:].*|共.*|\d+\s*[道题个].*|每.*|[,].*|)$"
)
PLAIN_HEADING = re.compile(rf"(?:{COUNTER}\s*(?:部分|章|节|篇|编|单元)(?:\s|[、.:]|$)|#+\s).*")
INLINE_KIND = re.compile(rf"[【\[(]\s*(?P<kind>{KIND_WORDS})题?\s*[】\])]\s*[.、:]?\s*")
KEY_HEADING = re.compile(
    r"(?:附\d*\s*[:.]?\s*)?[【\[]?\s*(?:[一-鿿]{0,20}?题?)?(?:参考|标准|正确)?答案(?:及解析|与解析|和解析|部分|汇总|表|页|卡|如下)?\s*[】\]]?\s*[:.]?\s*(?P<rest>.*)$"
)
RULER = re.compile(r"[-—–=*·.~_+#\s]{3,}$")
PAGE = re.compile(
    r"(?:第\s*\d+\s*页.*|[-—]\s*\d+\s*[-—]|\d+\s*/\s*\d+|Page\s*\d+.*|共\s*\d+\s*页.*)$", re.IGNORECASE
)

OVERALL = re.compile(
    r"(?:以上|上述|前面|前述)[^，。]{0,6}(?:都|均|全|皆|不|是|无)|^(?:都|均|全部?|皆)(?:对|是|正确|不)|^[A-Z]\s*(?:和|与|、|及)\s*[A-Z]"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that may begin a question: its number, the style of numbering, and where the text begins."""

    number: int
    style: str
    start: int


def numbered(text: str) -> Numbered | None:
    """The number a folded line begins with, if it does."""
    found = NUMBER.match(text)
    if not found:
        return None
    style = next(name for name in "abcde" if found[name])
    if style == "d":
        style = found["sign"] or "space"
    return Numbered(
        int(found[found.lastgroup if found.lastgroup in "abcde" else _name(found)]), style, found.end()
    )


def _name(found: re.Match[str]) -> str:
    return next(name for name in "abcde" if found[name])
