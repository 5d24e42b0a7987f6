"""
The codes of all warnings, each with what it means in a word. A contract: organizers write them after `allow`.

A code is never renamed; one that is dropped stays here, so that old files are not blamed for it.
"""

SILENCEABLE = {
    "near_twin": "题干与另一题几乎相同",
    "near_twin_key": "题干几乎相同而答案不同",
    "key_in_stem": "题干里露出答案",
    "letter_in_stem": "题干里留着答案的记号",
    "about_others": "“以上都对”一类的选项没有关掉打乱",
    "letter_bias": "正确答案偏向某个字母",
    "truth_bias": "判断题的对错太偏",
    "key_length": "正确选项长得突出",
    "key_length_bias": "正确选项常常最长",
    "same_options": "两个选项其实相同",
    "half_width": "中文里用了半角标点",
    "full_width": "数字或字母用了全角",
    "straight_quotes": "用了英文直引号",
    "quote_pairs": "引号或括号不配对",
    "spaces": "多余或特殊的空格",
    "trailing_space": "行末有空格",
    "truth_word": "判断题答案写成记号",
    "answer_order": "多选答案没有按字母排",
    "blank_style": "空的写法不合题型",
    "no_question": "题干里没有问",
    "stale_word": "会过时的说法",
    "expired": "已过有效期",
    "old_as_of": "事实截至的日子太久",
    "no_explanation": "没有解析",
    "no_source": "没有出处",
}
UNKNOWN_CODE = "unknown_code"
UNUSED_ALLOW = "unused_allow"
FIXABLE = frozenset(
    {
        "half_width",
        "full_width",
        "straight_quotes",
        "spaces",
        "trailing_space",
        "truth_word",
        "answer_order",
        "own_label",
        "option_label",
    }
)
"""What `quiz check --fix` can mend, at least mostly; the last two are errors."""
