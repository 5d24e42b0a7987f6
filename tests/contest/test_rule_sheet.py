"""The rule card and the 章程 say the numbers of the rules, in words both languages have."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

from quiz.contest.rule_sheet import clauses, digest, regulations, rule_card
from quiz.contest.rules import (
    BuzzerRules,
    Clocks,
    CompulsoryRules,
    FixedLoss,
    FoulStep,
    JointRules,
    Points,
    Rebound,
    RiskRules,
    Rules,
    Stake,
    TiebreakRules,
)

CATALOGUES = Path(__file__).parents[2] / "static" / "i18n"
OFFENDERS = ("continues", "barred_from_question", "barred_from_round")
OUTCOMES = ("continues", "void", "audience")


def words(language):
    texts = {}
    for file in sorted((CATALOGUES / language).glob("*.json")):
        texts.update(json.loads(file.read_text(encoding="utf-8")))
    return texts


CHINESE, ENGLISH = words("zh-CN"), words("en")


def said(each, texts=CHINESE):
    return re.sub(r"\{(\w+)\}", lambda found: str(each["args"][found[1]]), texts[each["code"]])


def everything(rules):
    card = rule_card(rules)
    return [*card["clauses"], *digest(rules), *clauses(rules)]


FORMATS = [
    *(CompulsoryRules(title="必答", by=by, order=order) for by in ("member", "team")
      for order in ("seat", "reverse", "snake", "lowest_first", "highest_first")),
    CompulsoryRules(title="必答", points=Points(prompting=-5)),
    CompulsoryRules(title="必答", points=Points(prompting_voids=True)),
    CompulsoryRules(title="必答", points=Points(prompting=-10, prompting_voids=True, partial=5)),
    CompulsoryRules(title="必答", points=Points(wrong=-10, timeout=0), judged_by="panel", note="站着答"),
    JointRules(title="同答", points=Points(missing_some=5), clock=Clocks(answer_ms=30_000)),
    *(BuzzerRules(title="抢答", early_buzz=(FoulStep(points=cost, offender=who, question=then),))
      for cost, who, then in product((0, -10), OFFENDERS, OUTCOMES)),
    *(BuzzerRules(title="抢答", early_buzz=(FoulStep(points=cost, offender=who, question=then),) * 3)
      for cost, who, then in product((0, -10), OFFENDERS, OUTCOMES)),
    BuzzerRules(title="抢答", buzz="while_reading", restate=True, points=Points(misstated=-10)),
    BuzzerRules(title="抢答", buzz="while_reading", restate=True, question_shown=False, nobody="audience"),
    BuzzerRules(title="抢答", rebound=Rebound(attempts=1, wrong=-5, then="audience")),
    BuzzerRules(title="抢答", rebound=Rebound(attempts=2, wrong=0)),
    BuzzerRules(title="抢答", rebound=Rebound(then="audience")),
    RiskRules(title="风险", wrong="lose_nothing", may_pass=False),
    RiskRules(title="风险", wrong=FixedLoss(fixed=-20), steal=10),
    RiskRules(title="风险", wrong=FixedLoss(fixed=0), questions_each=2, different_stakes=True),
    RiskRules(title="风险", stakes=(Stake(value=40, wrong=-20), Stake(value=20, wrong=0))),
    TiebreakRules(),
    TiebreakRules(sudden_death=False, only_for="all", points=Points(right=10, wrong=-10)),
]  # fmt: skip


@pytest.mark.parametrize("rules", FORMATS, ids=repr)
def test_every_sentence_has_words_in_both_languages(rules):
    for each in everything(rules):
        for texts in (CHINESE, ENGLISH):
            assert "{" not in said(each, texts)


@pytest.mark.parametrize("rules", FORMATS, ids=repr)
def test_every_figure_of_a_card_has_words_and_there_are_at_most_six(rules):
    figures = rule_card(rules)["figures"]
    assert len(figures) <= 6
    for figure in figures:
        assert f"card.figure.{figure['code']}" in CHINESE
        assert f"card.unit.{figure['unit']}" in CHINESE


@pytest.mark.parametrize("rules", FORMATS, ids=repr)
def test_no_sentence_says_that_nought_points_are_lost_or_won(rules):
    for each in everything(rules):
        assert not re.search(r"[扣加] 0 分|扣 -", said(each))


def test_both_languages_hold_the_same_keys_and_places():
    here = [json.loads((CATALOGUES / each / "rules.json").read_text("utf-8")) for each in ("zh-CN", "en")]
    assert here[0].keys() == here[1].keys()
    for key in here[0]:
        assert set(re.findall(r"\{\w+\}", here[0][key])) == set(re.findall(r"\{\w+\}", here[1][key])), key


def test_the_card_of_a_buzzer_round_reads_like_the_one_on_the_stage():
    rules = BuzzerRules(
        title="抢答",
        questions=20,
        clock=Clocks(buzz_ms=15_000, start_ms=5_000, answer_ms=30_000),
        points=Points(right=10, wrong=-10),
        early_buzz=(FoulStep(points=-10),),
    )
    card = rule_card(rules)
    assert [(each["code"], each["value"], each["unit"]) for each in card["figures"]] == [
        ("questions", 20, "questions"),
        ("right", 10, "points"),
        ("wrong_or_timeout", -10, "points"),
        ("buzz", 15, "seconds"),
        ("start", 5, "seconds"),
        ("answer", 30, "seconds"),
    ]
    assert said(card["clauses"][0]) == ("主持人宣布“请抢答”前按键为抢跑：扣 10 分，停抢本题，其他队继续。")


def test_broken_points_and_seconds_are_shown_as_they_are():
    rules = CompulsoryRules(title="必答", points=Points(right="2.5", wrong=-1), clock=Clocks(answer_ms=7_500))
    assert [each["value"] for each in rule_card(rules)["figures"]] == [1, 2.5, -1, 7.5]


def test_the_regulations_go_from_general_matters_to_the_awards():
    rules = Rules(
        title="决赛",
        rounds=(JointRules(title="同答题"), RiskRules(title="风险")),
        awards=({"name": "一等奖", "places": 1},),
    )
    headings = [said(section["heading"]) for section in regulations(rules)]
    assert headings == ["总则", "第 1 轮　同答题", "第 2 轮　风险", "加赛", "裁决与申诉", "奖项"]
    for section in regulations(rules):
        assert [said(each) for each in section["clauses"]]
