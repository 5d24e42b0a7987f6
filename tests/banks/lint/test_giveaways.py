from tests.banks.lint.linted import codes, other, single, warned

NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


def many(
    answers: str, options=lambda name: f"{{A: {name}一, B: {name}二, C: {name}三, D: {name}四}}"
) -> list[str]:
    pairs = zip(NAMES, answers, strict=False)
    return [
        single(f"{name}{name}事件发生于{name}地的何处？", options(name), answer=answer, number=str(at))
        for at, (name, answer) in enumerate(pairs, 1)
    ]


def test_a_letter_that_is_nearly_always_right_is_told_at_the_questions():
    (problem,) = warned(*many("C" * 20 + "ABDA"))
    assert (problem.code, problem.line) == ("letter_bias", 4)
    assert problem.message == "单选 24 道，答案是“C”的有 20 道，占 83%"


def test_letters_spread_as_chance_would_are_left_alone():
    assert codes(*many("ABCD" * 6)) == []
    assert codes(*many("AABCDABCDDABCCABDDABCABD")) == []


def test_a_few_questions_prove_nothing():
    assert codes(*many("C" * 12)) == []


def test_a_bank_may_let_its_letters_stand():
    head = "bank: history\ntitle: 党史\nsource: 书\nallow: {letter_bias: 使用时总会打乱}\nquestions:\n"
    assert codes(*many("C" * 24), head=head) == []


def test_statements_that_are_nearly_all_true_are_told():
    questions = [
        other("true_false", f"{name}{name}事件发生于{name}地。", "错" if at < 3 else "对", number=at + 1)
        for at, name in enumerate(NAMES[:24])
    ]
    (problem,) = warned(*questions)
    assert (problem.code, problem.message) == ("truth_bias", "判断题 24 道，对的 21 道，错的 3 道")


def test_a_key_that_is_much_the_longest_is_told_at_the_option():
    options = "\n      A: 开会\n      B: 长征\n      C: 在最危急的关头挽救了党挽救了红军"
    (problem,) = warned(single(options=options))
    assert (problem.code, problem.line) == ("key_length", 11)
    assert codes(single(options=options, answer="B")) == [], "a long wrong option gives nothing away"


def test_a_bank_whose_keys_are_always_the_longest_is_told():
    def long_right(name):
        return f"{{A: {name}一, B: {name}二二二, C: {name}三, D: {name}四}}"

    assert codes(*many("B" * 24, long_right)) == ["key_length_bias", "letter_bias"]
    assert "key_length_bias" not in codes(*many("ACD" * 8, long_right))
