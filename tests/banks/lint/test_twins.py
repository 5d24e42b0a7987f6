from itertools import pairwise
from time import process_time

from quiz.banks.checking import read_banks
from quiz.banks.lint import twins
from quiz.banks.lint.linting import lint
from tests.banks.lint.linted import DAY, codes, other, single, warned
from tests.banks.told import HEAD

ONE = "1935年1月，事实上确立了毛泽东同志在党中央和红军领导地位的会议是？"
TWO = "1935年1月，事实上确立毛泽东同志在党中央和红军的领导地位的会议是？"
OTHERS = "{A: 瓦窑堡会议, B: 洛川会议, C: 遵义会议}"


def test_stems_that_differ_by_a_word_are_told_at_the_later_one():
    (problem,) = warned(single(ONE), single(TWO, OTHERS, number="2"))
    assert (problem.code, problem.line) == ("near_twin", 14)
    assert problem.message.startswith("题干与第 7 行的 h-0001 几乎相同")


def test_twins_are_found_across_banks_and_the_other_file_is_named():
    second = "bank: other\ntitle: 新\nsource: 书\nquestions:\n" + single(TWO, OTHERS, number="2")
    (problem,) = warned(single(ONE), other=second)
    assert problem.file == "other.yaml" and "history.yaml 第 7 行的 h-0001" in problem.message


def test_an_option_right_here_and_wrong_there_is_told_apart():
    swapped = single(TWO, "{A: 遵义会议, B: 洛川会议, C: 瓦窑堡会议}", number="2")
    (problem,) = warned(single(ONE), swapped)
    assert problem.code == "near_twin_key"
    assert problem.line == 16, "at the answer"


def test_siblings_say_so_by_their_fact():
    fact = "    fact: zunyi-1935\n"
    assert codes(single(ONE, extra=fact), single(TWO, OTHERS, number="2", extra=fact)) == []


def test_another_number_makes_another_question():
    ten, eleven = (f"党的第{number}次全国代表大会召开的地点是哪一座城市？" for number in ("十", "十一"))
    assert codes(single(ten), single(eleven, OTHERS, number="2")) == []


def test_a_stem_that_only_asks_to_choose_is_no_twin_while_the_options_are_others():
    stem = "下列关于党的历史的说法，正确的是？"
    assert codes(single(stem), single(stem, "{A: 甲, B: 乙, C: 丙}", number="2")) == []
    assert codes(single(stem), single(stem, "{A: 甲, B: 乙, C: 遵义会议}", number="2")) == ["near_twin"]


def test_twins_may_be_let_stand_beside_either_question():
    allow = "    allow: {near_twin: 角度不同}\n"
    assert codes(single(ONE, extra=allow), single(TWO, OTHERS, number="2")) == []
    assert codes(single(ONE), single(TWO, OTHERS, number="2", extra=allow)) == []


def test_short_statements_and_different_questions_are_no_twins():
    assert codes(single("谁？"), single("谁呢？", OTHERS, number="2")) == []
    assert codes(single(ONE), other("true_false", "党的六大是在莫斯科召开的。", "对")) == []


def test_the_buckets_lose_no_pair():
    """Against the slow way: every stem with every other."""
    words = ["会议", "确立", "领导", "地位", "红军", "中央", "长征", "途中", "通过", "决议", "事实", "路线"]
    starts = [words[at:] + words[:at] for at in range(0, 12, 2)]
    stems = ["".join(base) for base in starts]
    stems += ["".join([*base[:at], "遵义", *base[at + 1 :]]) for base in starts for at in range(0, 12, 3)]
    asked = [f"{stem}是？" for stem in stems]
    choices = [f"{{A: 甲{at}, B: 乙{at}, C: 丙{at}}}" for at in range(len(asked))]
    pairs = enumerate(zip(asked, choices, strict=True))
    text = HEAD + "".join(single(stem, options, number=str(at)) for at, (stem, options) in pairs)
    questions = read_banks({"history.yaml": text}).written[0].questions
    made = [twins._stem(each) for each in questions]
    slow = {
        frozenset((one.written.question.id, other.written.question.id))
        for at, one in enumerate(made)
        for other in made[at + 1 :]
        if len(one.pairs & other.pairs) / len(one.pairs | other.pairs) >= twins.SIMILAR
    }
    quick = {frozenset((a.written.question.id, b.written.question.id)) for a, b, _ in twins._similar(made)}
    assert slow and quick == slow


def test_a_template_repeated_two_thousand_times_is_bounded():
    stems = [f"第{at}届全国人民代表大会代表有多少名？" for at in range(2000)]
    text = HEAD + "".join(single(stem, number=str(at)) for at, stem in enumerate(stems))
    written = read_banks({"history.yaml": text}).written
    start = process_time()
    assert [each.code for each in lint(written, DAY)] == ["letter_bias"]
    assert process_time() - start < 20, "not every stem with every other"


def test_every_pair_is_told_once():
    stems = [ONE, TWO, TWO.replace("是？", "是哪个？")]
    options = ["{A: 甲, B: 乙, C: 丙}", OTHERS, "{A: 丁, B: 戊, C: 己}"]
    found = warned(
        *(single(s, o, number=str(n)) for n, (s, o) in enumerate(zip(stems, options, strict=True), 1))
    )
    assert len(found) == 3 and all(one <= two for one, two in pairwise(found))
