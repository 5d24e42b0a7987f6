from pathlib import Path

import pytest

from quiz.banks.checking import check_bank
from quiz.banks.question import Fill, Media, Multiple, Oral, Order, Single, TrueFalse
from tests.banks.told import FILL, HEAD, MULTIPLE, ORAL, ORDER, SINGLE, TRUE_FALSE, changed, sound, told


def test_all_six_types_are_read():
    bank = sound(HEAD + SINGLE + MULTIPLE + TRUE_FALSE + FILL + ORDER + ORAL)
    single, multiple, true_false, fill, order, oral = bank.questions
    assert isinstance(single, Single) and single.answer == "C"
    assert isinstance(multiple, Multiple) and multiple.answer == ("A", "B", "D")
    assert isinstance(true_false, TrueFalse) and true_false.answer is True
    assert isinstance(fill, Fill) and fill.answers == (("1949",), ("天安门广场", "北京天安门广场"))
    assert isinstance(order, Order) and order.answer == ("B", "C", "A")
    assert isinstance(oral, Oral) and oral.accept == ("谦虚谨慎",)


def test_a_question_takes_the_source_of_its_bank_unless_it_names_its_own():
    own = SINGLE.replace("h-0001", "h-0009").replace("领导地位", "指挥地位") + "    source: 决议\n"
    first, second = sound(HEAD + SINGLE + own).questions
    assert (first.source, second.source) == ("《中国共产党简史》，2021年", "决议")


def test_every_field_is_kept():
    extra = (
        "    why: {A: 早了八年}\n    explanation: 挽救了党。\n    period: 新民主主义革命时期\n"
        "    topic: 重要会议\n    difficulty: 2\n    use: contest\n"
        "    media: {file: media/zunyi.svg, alt: 会址}\n    shuffle: no\n    as_of: 2021-07\n"
        "    valid_until: 2027-12-31\n    fact: zunyi-1935\n    rev: 3\n    change: key_fix\n"
    )
    question = sound(HEAD + SINGLE + extra).questions[0]
    assert question.media == Media(file="media/zunyi.svg", alt="会址")
    assert question.media.kind == "image"
    assert (question.why, question.shuffle, question.difficulty) == ({"A": "早了八年"}, False, 2)
    assert (question.use, question.rev, question.change) == ("contest", 3, "key_fix")
    assert (question.as_of, question.valid_until, question.fact) == ("2021-07", "2027-12-31", "zunyi-1935")


@pytest.mark.parametrize("answer", ["[A, C]", "AC", "ca", "A、C", "A,C", "ＡＣ", "A；C", "A#C", "[c, a]"])
def test_the_answers_of_a_multiple_may_be_typed_in_many_ways(answer):
    text = changed("[D, A, B]", f'"{answer}"' if "#" in answer else answer, MULTIPLE)
    assert sound(text).questions[0].answer == ("A", "C")


@pytest.mark.parametrize(
    ("word", "truth"),
    [("对", True), ("正确", True), ("√", True), ("true", True), ("（√）", True), ("T", True), ("yes", True)]
    + [("错", False), ("错误", False), ("×", False), ("ⅹ", False), ("X", False), ("false", False)],
)
def test_right_and_wrong_may_be_typed_in_many_ways(word, truth):
    assert sound(changed("对", word, TRUE_FALSE)).questions[0].answer is truth


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("answer: C", "answer: E", "9:13: 答案“E”不在选项 A–C 之中（选项从第 8 行开始）"),
        ("answer: C", "answer: 遵义会议", "9:13: 答案写成了选项的文字“遵义会议”（写字母 C）"),
        (
            "answer: C",
            "answer: AC",
            "9:13: 单选题只能有一个答案，这里有 2 个（只写一个字母；几个都对时把 type 改为 multiple）",
        ),
        ("answer: C", "answer:", "9:12: answer 是空的（写上内容，或删去这一行）"),
        ("answer: C", "answer: []", "9:13: answer 是空的（写上选项的字母）"),
        ("answer: C", "anwser: C", "9:5: 题目里没有“anwser”这一项（是不是想写 answer？）"),
        ("    answer: C\n", "", "5:5: 题目缺少 answer（请加一行 answer: …）"),
        ("answer: C", "答案: C", "9:5: 题目里没有“答案”这一项（是不是想写 answer？）"),
        ("type: single", "type: 单选", "6:11: type 不能写“单选”（是不是想写 single？）"),
        ("type: single", "type: “single”", "6:11: type 不能写““single””（是不是想写 single？）"),
        ("type: single", "type: sinlge", "6:11: type 不能写“sinlge”（是不是想写 single？）"),
        (
            "h-0001",
            "H1",
            "5:9: 编号“H1”不合格式（写成小写字母前缀加四位数字，如 ph-0001；编号定了就不再改）",
        ),
        ("A: 八七会议", "A: A、八七会议", "8:18: 选项文字“A、八七会议”自带了字母（字母只写在冒号前面）"),
        ("B: 古田会议", "B: 八七会议", "8:27: 选项“八七会议”与 A 相同"),
        ("B: 古", "D: 古", "8:24: 选项的字母“D”不对（各选项依次写 A、B、C……，这里应当是 B）"),
        (
            "options: {A: 八七会议, B: 古田会议, C: 遵义会议}",
            "options: [八七会议, 古田会议]",
            "8:14: 选项应当是一组“键: 值”，这里却是一个列表（冒号用英文半角，后面空一格）",
        ),
        ("stem: 确立", "difficulty: 6\n    stem: 确立", "7:17: difficulty 应当在 1–5 之间，这里是 6"),
        ("stem: 确立", "difficulty: 难\n    stem: 确立", "7:17: difficulty 应当是整数，这里是“难”"),
        ("stem: 确立", "use: 比赛\n    stem: 确立", "7:10: use 不能写“比赛”（是不是想写 contest？）"),
        ("stem: 确立", "shuffle: 不\n    stem: 确立", "7:14: shuffle 只能写 yes 或 no，这里是“不”"),
        (
            "stem: 确立",
            "as_of: 2021-13\n    stem: 确立",
            "7:12: as_of 不是日期：“2021-13”（写成 2021-07 或 2021-07-01）",
        ),
        (
            "stem: 确立",
            "accept: [甲]\n    stem: 确立",
            "7:5: single 题没有 accept 这一项（删去这一项，或改 type）",
        ),
        ("stem: 确立", "why: {E: 甲}\n    stem: 确立", "7:11: why 里的“E”不是选项（可以写：A、B、C）"),
        (
            "stem: 确立",
            "why: {C: 甲}\n    stem: 确立",
            "7:11: why 里的“C”是正确答案（why 只说错项错在哪里）",
        ),
        (
            "stem: 确立",
            "period: 社会主义革命与建设时期\n    stem: 确立",
            "7:13: 时期“社会主义革命与建设时期”写法不统一（是不是想写 社会主义革命和建设时期？）",
        ),
        (
            "stem: 确立",
            "media: {file: media/甲.bmp, alt: 乙}\n    stem: 确立",
            "7:19: 文件“media/甲.bmp”的类型放不出来"
            "（可以用：.png .jpg .jpeg .svg .webp .gif .mp3 .m4a .ogg .wav .mp4 .webm）",
        ),
        (
            "stem: 确立",
            "media: {file: ../甲.png, alt: 乙}\n    stem: 确立",
            "7:19: 文件“../甲.png”应当放在 media 文件夹里（写成 media/文件名）",
        ),
    ],
)
def test_a_mistake_in_a_single_is_told_with_its_place(old, new, line):
    assert told(changed(old, new)) == [f"history.yaml:{line}"]


@pytest.mark.parametrize(
    ("question", "old", "new", "start"),
    [
        (MULTIPLE, "[D, A, B]", "[A]", "9:13: 多选题至少有两个答案"),
        (MULTIPLE, "[D, A, B]", "[A, E]", "9:17: 答案“E”不在选项 A–D 之中（选项从第 8 行开始）"),
        (MULTIPLE, "[D, A, B]", "[A, A]", "9:17: 答案里“A”写了两次"),
        (TRUE_FALSE, "对", "甲", "5:63: 判断题的答案不能写“甲”（写 对 或 错）"),
        (FILL, "[1949, 天安门广场]", "1949", "8:13: 题干有 2 个空，答案却有 1 个"),
        (FILL, "[[], [北京天安门广场]]", "[北京天安门广场]", "9:13: accept 与题干的 2 个空对不上"),
        (FILL, "在____", "在___", "7:11: 题干里有一个空是 3 个下划线（每个空写成四个下划线 ____）"),
        (FILL, "____年10月1日，开国大典在____", "（ ）年", "7:11: 填空题的空不要用括号“（ ）”"),
        (ORDER, "[B, C, A]", "[B, C]", "9:13: 排序题的答案缺少 A"),
        (ORAL, "务必继续保持谦虚谨慎的作风", "[甲, 乙]", "8:13: answer 应当是文字，这里却是一个列表"),
    ],
)
def test_a_mistake_in_another_type_is_told_with_its_place(question, old, new, start):
    lines = told(changed(old, new, question))
    assert len(lines) == 1
    assert lines[0].startswith(f"history.yaml:{start}")


TWENTY = """\
bank: historie
title：党史
source: 《简史》
editor: 甲
questions:
  - id: h1
    type: singel
    stem: 甲？
    options: {A: 一, B: 二}
    answer: A
  - id: h-0002
    type: single
    stem: 乙？
    options: {A: 一, B: 一, D: 三}
    answer: A
  - id: h-0002
    type: multiple
    options: {A: 一, B: 二}
    answer: [A]
  - id: h-0003
    type: single
    stem: 丙？
    answer: A
  - id: h-0004
    type: single
    stem: 他说: 好
    answer: A
  - id: h-0005
    type: fill
    stem: 丁（ ）
    answer: 一
    difficulty: 七
    use: always
  - id: h-0006
    type: true_false
    stem:
    answer: maybe
    shuffle: 也许
  - id: h-0007
    type: order
    stem: 戊
    options: {A: 一, B:二}
    answer: [B, Z]
\tas_of: 去年
"""


def test_a_bank_with_twenty_different_mistakes_gives_twenty_lines_in_one_run():
    lines = told(TWENTY)
    assert [line.split(": ")[0].split(":")[1] for line in lines] == [
        "1", "2", "4", "6", "7", "14", "14", "16", "16", "19", "20", "26",
        "30", "32", "33", "36", "37", "38", "42", "43", "44", "44",
    ]  # fmt: skip
    assert len({line.split(": ", 1)[1] for line in lines}) == len(lines) >= 20


def test_no_english_of_a_library_ever_reaches_the_organiser():
    for line in told(TWENTY):
        assert not any(word in line.lower() for word in ("error", "expected", "invalid", "valid ", "input"))


def test_the_bank_id_is_the_name_of_the_file():
    text = HEAD + SINGLE
    assert told(text, "question_banks/history.yaml") == []
    assert told(text, "party.yaml") == [
        "party.yaml:1:7: 题库编号“history”与文件名不同（写成 bank: party，或把文件改名为 history.yaml）"
    ]


def test_media_files_that_are_not_there_are_told_with_the_nearest_name():
    text = changed("stem: 确立", "media: {file: media/zuny.svg, alt: 会址}\n    stem: 确立")
    assert told(text, media=frozenset({"media/zunyi.svg"})) == [
        "history.yaml:7:19: 找不到文件“media/zuny.svg”（是不是想写 media/zunyi.svg？）"
    ]
    assert told(text) == []


def test_a_checked_question_comes_whole_through_json():
    from quiz.banks.question import QUESTION

    for question in sound(HEAD + SINGLE + MULTIPLE + TRUE_FALSE + FILL + ORDER + ORAL).questions:
        assert QUESTION.validate_json(QUESTION.dump_json(question)) == question


def test_every_example_of_the_readme_is_sound():
    readme = Path(__file__).parents[2] / "question_banks" / "README.md"
    examples = [part.split("```")[0] for part in readme.read_text("utf-8").split("```yaml\n")[1:]]
    whole, *others = examples
    bank, problems = check_bank(whole + "".join(others), "party-history.yaml")
    assert problems == ()
    assert {question.type for question in bank.questions} == {
        "single", "multiple", "true_false", "fill", "order", "oral",
    }  # fmt: skip
