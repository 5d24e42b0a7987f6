"""What PyYAML says of broken syntax, in the words of an organiser. Knows messages, not files."""

import re

TOLD = (
    (
        r"mapping values are not allowed",
        "这一行多了一个“: ”（冒号加空格），或者缩进不对",
        "文字里有冒号加空格时，用英文双引号把整段文字括起来；中文引号“”不起这个作用",
    ),
    (r"could not find expected ':'", "这一行少了“: ”（冒号加空格）", "写成 键: 值，冒号用英文半角"),
    (
        r"quoted scalar|unexpected end of stream|document indicator",
        "引号没有配对",
        "英文引号要成对；文字里本来就有英文引号时，换成中文引号",
    ),
    (r"escape|hexadecimal", "双引号里的反斜杠 \\ 有特别含义", "改用英文单引号，或去掉反斜杠"),
    (r"'\]'|'\}'|flow", "方括号或花括号没有配对，或里面少了英文逗号", "写成 [甲, 乙] 或 {A: 甲, B: 乙}"),
    (
        r"alphabetic or numeric|alias|anchor",
        "文字以 * 或 & 开头，会被当作记号",
        "用英文双引号把整段文字括起来",
    ),
    (r"cannot start any token", "文字以特殊符号开头", "以 @ ` % 等开头的文字，用英文双引号括起来"),
    (r"directive|%", "行首的 % 有特别含义", "用英文双引号把文字括起来"),
    (r"tag", "文字以 ! 开头，会被当作记号", "用英文双引号把整段文字括起来"),
    (r"'-' indicator", "缩进不对，或这一行少了“- ”", "同一列表的各项左边对齐，都以“- ”开头"),
    (r"block sequence entries|sequence", "“- ”不能写在这里", "换一行写，左边与上一项对齐"),
    (r"block scalar|indentation", "| 或 > 后面不能有文字，下一行起要缩进", "文字另起一行，多缩进两格"),
    (
        r"expected key|block end|block mapping",
        "这一行接不上前面：缩进不对，或前面有引号没有配对",
        "同一题的各项左边对齐，用空格；英文引号要成对",
    ),
    (r"document", "这一行接不上前面", "检查上一行的缩进、引号和冒号"),
)
UNKNOWN = ("这里的写法看不懂", "请对照题库说明检查这一行的冒号、引号和缩进")


def explain(context: str, problem: str) -> tuple[str, str]:
    """Message and hint for PyYAML's context and problem."""
    for said in (problem, context):
        for pattern, message, hint in TOLD:
            if said and re.search(pattern, said):
                return message, hint
    return UNKNOWN
