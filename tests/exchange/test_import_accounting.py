"""Nothing is lost in silence, whatever people paste: every line, and every letter of it, is somewhere."""

from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quiz.banks.checking import check_bank
from quiz.exchange.bank_yaml import draft_yaml
from quiz.exchange.decoding import letters
from quiz.exchange.draft import Draft, draft_from
from quiz.exchange.marks import FALSE, KIND_OF, LABELS, TRUE
from quiz.exchange.reading import read_here
from quiz.exchange.refusal import UploadRefused
from tests.exchange.corpus import samples
from tests.exchange.made import draft_of

PIECES = [
    "1. ", "2、", "3．", "（4）", "第5题 ", "12.", "99. ", "*1. ", "一、", "A. ", "B、", "C．", "(D) ",
    "A ", "B", "答案：", "答案", "【答案】", "C", "ABC", "A、B", "√", "（×）", "（ √ ）", "（ B ）",
    "(A)", "对", "错误", "解析：", "【解析】", "来源：", "难度：", "分值：2", "单选题", "二、判断题",
    "填空题（每空1分）", "参考答案", "1.A 2.B", "1-3：ABC", "____", "（  ）", "（1921）",
    "党的一大召开于", "遵义会议", "1921年", "简答题", "答：", "，", "。", "？", "  ", "\t", "\u3000",
    "—————", "第 1 页", "7", "题型：单选", "选项：", "以上都对", "、", "【编号】a-0001",
    "【题型】单选", "【题干】", "questions:", "- id: x", "\ufeff", "\u200b", "①", "é", "😀",
]  # fmt: skip
lines = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
texts = st.lists(lines, max_size=25).map("\n".join)
any_texts = st.text(max_size=300)
MANY = settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))


WORDS = "".join([*LABELS.values(), *KIND_OF, TRUE, FALSE, "一二三四五六七八九十第道每空共"])
MARKS = set(letters(WORDS + "0123456789abcdefgh①②√×易中难较"))
"""Numbers, letters of options and the words of labels are no content."""


def everything_is_somewhere(draft: Draft) -> None:
    """Every line is in a question or told; every letter of a question's own lines is in it or in a doubt."""
    assert draft.unaccounted() == []
    told = {each.line for each in draft.told}
    owners = Counter(number for found in draft.questions for number in found.lines)
    for found in draft.questions:
        own = [n for n in found.lines if owners[n] == 1 and n not in told]
        written = set(letters("".join(draft.lines[number - 1].text for number in own)))
        missing = written - set(letters(said_in(found))) - MARKS
        assert not missing or found.doubts or found.faults, (found, missing)


def said_in(found) -> str:
    remarks = [remark.message for remark in (*found.doubts, *found.faults)]
    return " ".join([str(found.fields), *remarks])


@MANY
@given(texts)
@example("1. 党的一大召开于（ A ）\nA. 1921年 B. 1922年\n答案C02、遵义会议")
@example("答案：")
@example("A. \n")
@example("1-3：ABC")
def test_no_line_of_a_likely_text_is_lost(text):
    everything_is_somewhere(draft_of(text))


@MANY
@given(st.one_of(any_texts, texts), st.sampled_from(["a.txt", "a.csv", "a.yaml"]))
@example("questions:0\n- 0:", "a.txt")
def test_no_line_of_any_file_is_lost(text, name):
    try:
        draft = read_here(name, text.encode("utf-8", "surrogatepass"))
    except UploadRefused as refusal:
        assert str(refusal)
        return
    assert draft.unaccounted() == []
    assert draft_from(draft.as_dict()) == draft


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_line_of_a_spoilt_file_of_the_corpus_is_lost(data):
    sample = data.draw(st.sampled_from(samples()), label="sample")
    rows = sample.text.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(rows) - 1))
        how = data.draw(st.sampled_from(["drop", "twice", "join", "cut", "insert"]))
        spoil(rows, place, how, data)
    draft = read_here(sample.name, "\n".join(rows).encode() + b"\n")
    assert draft.unaccounted() == []
    if not sample.is_table:
        everything_is_somewhere(draft)


def spoil(rows: list[str], place: int, how: str, data) -> None:
    if how == "drop" and len(rows) > 1:
        del rows[place]
    elif how == "twice":
        rows.insert(place, rows[place])
    elif how == "join" and place + 1 < len(rows):
        rows[place : place + 2] = [rows[place] + rows[place + 1]]
    elif how == "cut":
        cut = data.draw(st.integers(0, len(rows[place])))
        rows[place : place + 1] = [rows[place][:cut], rows[place][cut:]]
    else:
        rows.insert(place, data.draw(lines))


@MANY
@given(texts)
def test_whatever_is_usable_makes_a_bank_without_problems(text):
    draft = draft_of(text)
    if draft.usable:
        yaml = draft_yaml(draft, "pasted", "题库", "《书》")
        print(yaml)
        bank, problems = check_bank(yaml, "pasted.yaml")
        assert [str(problem) for problem in problems] == []
        assert len(bank.questions) == len(draft.usable)
