import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.grading.normalize import normalize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("二〇二一年七月一日", "2021年7月1日"),
        ("一百零五", "105"),
        ("一千零五十三", "1053"),
        ("三万五千里", "35000里"),
        ("三亿五千万", "3亿5000万"),
        ("十四亿", "14亿"),
        ("9914.6万", "99146000"),
        ("114万亿", "一百一十四万亿"),
        ("1,234", "1234"),
        ("百分之三十", "30%"),
        ("Ａｂｃ　Ｄ", "abcd"),
        ("（一）、《二》“三”", "123"),
        ("2.50", "２．５０"),
    ],
)
def test_two_ways_of_writing_are_one(one, other):
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("3.5", "35"), ("-3", "3"), ("5%", "5"), ("1949", "1950"), ("中国", "中國"), ("三", "四")],
)
def test_two_different_answers_stay_different(one, other):
    assert normalize(one) != normalize(other)


@pytest.mark.parametrize("text", ["一千一", "十十", "三二十", "万里长征", "亿万"])
def test_figures_that_make_no_clear_number_are_left_alone(text):
    assert normalize(text) == text


@given(st.integers(0, 10**16 - 1))
def test_numbers_written_out_in_chinese_are_read_back(number):
    assert normalize(chinese(number)) == str(number)


def chinese(number: int) -> str:
    if number == 0:
        return "零"
    for unit, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            head, rest = divmod(number, unit)
            gap = "零" if rest and rest < unit // 10 else ""
            return chinese(head) + name + gap + (chinese(rest) if rest else "")
    return "零一二三四五六七八九"[number]


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("一二十百千万亿零两.,，%-1230年分之")),
        max_size=40,
    )
)
def test_no_text_whatever_raises_anything(text):
    assert isinstance(normalize(text), str)


@pytest.mark.parametrize(
    "text", ["1" * 100_000 + "万", "一" * 100_000 + "亿", "百分之" * 30_000, "1.1" * 30_000]
)
def test_long_texts_take_no_long_time(text):
    began = time.perf_counter()
    normalize(text)
    assert time.perf_counter() - began < 1
