import pytest

from tests.banks.lint.linted import codes, other, single, warned


def test_a_stem_that_names_the_key_is_told():
    (problem,) = warned(single("遵义会议确立了领导地位，这次会议是？"))
    assert (problem.code, problem.message) == ("key_in_stem", "题干里已经写着答案“遵义会议”")


def test_a_stem_that_names_wrong_options_too_gives_nothing_away():
    assert codes(single("八七会议和遵义会议中，确立领导地位的是？")) == []


def test_a_fill_whose_answer_stands_elsewhere_in_the_stem_is_told():
    assert codes(other("fill", "开国大典在天安门举行，检阅台设在____。", "天安门")) == ["key_in_stem"]
    assert codes(other("fill", "____年10月1日举行开国大典。", '"1949"')) == []


@pytest.mark.parametrize("stem", ["五四运动发生在1919年，参加者有多少？", "1919年全国有多少？"])
def test_a_number_is_a_leak_only_as_a_whole(stem):
    leaked = codes(single(stem, '{A: "19", B: "191", C: "1919"}'))
    assert leaked == ["key_in_stem"]
    assert codes(single(stem, '{A: "3", B: "4", C: "191"}')) == []


@pytest.mark.parametrize(
    "stem", ["会议是（C）？", "从( C )年，会议是？", "会议是？答案：C", "会议是？【答案】C", "会议是[Ｃ]？"]
)
def test_a_letter_left_in_the_stem_is_told(stem):
    assert "letter_in_stem" in codes(single(stem))


def test_a_letter_that_is_not_the_key_is_no_leak():
    assert "letter_in_stem" not in codes(single("维生素（A）的会议是？"))


@pytest.mark.parametrize("mark", ["（√）", "（ × ）", "(对)", "【错】"])
def test_a_mark_left_in_a_statement_is_told(mark):
    assert "letter_in_stem" in codes(other("true_false", f"六大在莫斯科召开{mark}。", "对"))


@pytest.mark.parametrize(
    "text", ["以上都对", "以上都不是", "全部正确", "都对", "A和B", "AB都对", "A、C两项", "选项A与B"]
)
def test_options_about_others_want_shuffling_off(text):
    options = f"{{A: 八七会议, B: 古田会议, C: 遵义会议, D: {text}}}"
    (problem,) = warned(single(options=options))
    assert problem.code == "about_others" and "shuffle: no" in problem.hint
    assert codes(single(options=options, extra="    shuffle: no\n")) == []


@pytest.mark.parametrize("text", ["以上海为中心", "都江堰", "全部土地", "AK47", "A级党组织"])
def test_options_that_only_begin_alike_are_left_alone(text):
    assert codes(single(options=f"{{A: 八七会议, B: 古田会议, C: 遵义会议, D: {text}}}")) == []
