from tests.banks.told import HEAD, MULTIPLE, SINGLE, TRUE_FALSE, told

SECOND = SINGLE.replace("h-0001", "h-0009").replace("古田会议", "瓦窑堡会议")


def test_the_same_stem_with_another_key_is_an_error_even_with_other_options():
    other = SECOND.replace("answer: C", "answer: A")
    assert told(HEAD + SINGLE + other) == [
        "history.yaml:14:13: 与第 7 行的 h-0001 题干相同而答案不同：“八七会议”在那里算错"
        "（核对后删去一道，或把题干写得各不相同）"
    ]


def test_the_same_stem_with_the_same_key_is_no_error():
    assert told(HEAD + SINGLE + SECOND) == []


def test_punctuation_does_not_hide_the_same_stem():
    other = SECOND.replace("answer: C", "answer: A").replace("的会议是？", "的会议是（ ）")
    assert len(told(HEAD + SINGLE + other)) == 1


def test_a_stem_that_only_asks_to_choose_may_be_used_with_other_options():
    other = (
        SINGLE.replace("h-0001", "h-0009")
        .replace("八七会议", "甲")
        .replace("古田会议", "乙")
        .replace("遵义会议", "丙")
    )
    assert told(HEAD + SINGLE + other) == []


def test_two_pictures_make_two_questions():
    one, two = (f"    media: {{file: media/{name}.svg, alt: 图}}\n" for name in "ab")
    assert told(HEAD + SINGLE + one + SECOND.replace("answer: C", "answer: A") + two) == []


def test_a_multiple_that_leaves_out_what_another_calls_right_is_an_error():
    other = (
        MULTIPLE.replace("h-0002", "h-0009").replace("艰苦奋斗", "谦虚谨慎").replace("[D, A, B]", "[A, B]")
    )
    (line,) = told(HEAD + MULTIPLE + other)
    assert "“批评和自我批评”在那里算对" in line


def test_statements_told_true_and_false_are_an_error():
    other = TRUE_FALSE.replace("h-0003", "h-0009").replace("answer: 对", "answer: 错")
    (line,) = told(HEAD + TRUE_FALSE + other)
    assert "两处答案不同" in line
