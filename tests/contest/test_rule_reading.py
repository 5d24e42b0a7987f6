"""Contest files: every usual rule can be written, and what is wrong is told at its line and column."""

from decimal import Decimal as D
from pathlib import Path

import pytest

from quiz.banks.bank import Bank, Library
from quiz.contest.contest_file import ContestFile, is_warning
from quiz.contest.rule_reading import check_contest
from quiz.contest.rules import FixedLoss, FoulStep, Rules
from quiz.store.bank_files import load_library
from tests.builders import multiple, single

BANKS = Path(__file__).parents[2] / "question_banks"
HEAD = "title: 决赛\nteams: {count: 6, members: 3}\nrounds:\n"
BARRED = FoulStep()
LIBRARY = Library((Bank("history", "党史", "书", tuple(single(f"h{n}") for n in range(40)), "history.yaml"),))


def check(text: str, library: Library | None = None, presets: dict[str, Rules] | None = None):
    contest, problems = check_contest(text, "final.yaml", presets=presets or {}, library=library)
    print(text, *problems, sep="\n")
    return contest, [str(problem) for problem in problems]


def sound(text: str, **more) -> ContestFile:
    contest, told = check(text, **more)
    assert told == []
    return contest


def only_round(lines: str):
    return sound(f"{HEAD}  - {lines}").rules.rounds[0]


def told(text: str, library: Library | None = None) -> list[str]:
    contest, lines = check(text, library)
    assert contest is None
    return [line.removeprefix("final.yaml:") for line in lines]


LADDERS = {
    "F0": (),
    "F1": (BARRED,),
    "F2": (FoulStep(points=D(-10)),),
    "F3": (FoulStep(points=D(-10), question="void"),),
    "F4": (FoulStep(points=D(-5)),),
    "F5": (BARRED, FoulStep(points=D(-20)), FoulStep(offender="barred_from_round")),
}


@pytest.mark.parametrize(("code", "ladder"), LADDERS.items())
def test_a_foul_policy_can_be_named_by_its_code(code, ladder):
    assert only_round(f"{{format: buzzer, early_buzz: {code}}}").early_buzz == ladder


@pytest.mark.parametrize(("code", "ladder"), [each for each in LADDERS.items() if each[1]])
def test_and_the_same_policy_can_be_written_out(code, ladder):
    steps = ", ".join(
        f"{{points: {step.points}, offender: {step.offender}, question: {step.question}}}" for step in ladder
    )
    assert only_round(f"{{format: buzzer, early_buzz: [{steps}]}}").early_buzz == ladder


def test_f6_lets_teams_buzz_while_reading_and_asks_them_to_restate():
    rules = only_round("{format: buzzer, early_buzz: F6, points: {right: 10, misstated: -10}}")
    assert (rules.buzz, rules.restate, rules.early_buzz) == ("while_reading", True, ())
    assert rules.points.misstated == -10


PRESETS = sorted((BANKS / "contests" / "presets").glob("*.yaml"))
VARIANTS = {
    "base score 200": ("base_score: 200", lambda r: r.base_score == 200),
    "base score none": ("base_score: 0", lambda r: r.base_score == 0),
    "substitutes": ("teams: {count: 5, members: 4, substitutes: 2}", lambda r: r.teams.substitutes == 2),
    "no protests": ("protests: no", lambda r: not r.protests),
    "tie: first right wins": ("tiebreak: {sudden_death: yes}", lambda r: r.tiebreak.sudden_death),
    "tie: ±10 until broken": (
        "tiebreak: {format: buzzer, sudden_death: no, points: {right: 10, wrong: -10}}",
        lambda r: not r.tiebreak.sudden_death and r.tiebreak.points.wrong == -10,
    ),
    "tie: every tie": ("tiebreak: {only_for: all, questions: 20}", lambda r: r.tiebreak.only_for == "all"),
    "tie: early buzz": ("tiebreak: {early_buzz: F1}", lambda r: r.tiebreak.early_buzz == (BARRED,)),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_shell_of_a_contest_can_be_written(name):
    lines, holds = VARIANTS[name]
    teams = "" if lines.startswith("teams") else "teams: {count: 6}\n"
    assert holds(sound(f"title: 决赛\n{teams}{lines}\nrounds: [{{format: joint}}]").rules)


ROUNDS = {
    "compulsory: member by member": (
        "compulsory, by: member",
        lambda r: r.by == "member",
    ),
    "compulsory: reversed": (
        "compulsory, order: reverse",
        lambda r: r.order == "reverse",
    ),
    "compulsory: reversed every second pass": (
        "compulsory, order: snake",
        lambda r: r.order == "snake",
    ),
    "compulsory: a pack of six": (
        "compulsory, questions_each: 6",
        lambda r: r.questions_each == 6,
    ),
    "compulsory: 10 s": (
        "compulsory, clock: {answer: 10s}",
        lambda r: r.clock.answer_ms == 10_000,
    ),
    "compulsory: wrong −20": (
        "compulsory, points: {right: 20, wrong: -20}",
        lambda r: r.points.wrong == -20,
    ),
    "compulsory: 2.5 and −1": (
        "compulsory, points: {right: 2.5, wrong: -1}",
        lambda r: (r.points.right, r.points.wrong) == (D("2.5"), -1),
    ),
    "compulsory: prompting −5": (
        "compulsory, points: {prompting: -5}",
        lambda r: r.points.prompting == -5,
    ),
    "compulsory: prompting voids": (
        "compulsory, points: {prompting_voids: yes}",
        lambda r: r.points.prompting_voids,
    ),
    "compulsory: part points": (
        "compulsory, points: {partial: 5}",
        lambda r: r.points.partial == 5,
    ),
    "compulsory: team, 60 s": (
        "compulsory, by: team, clock: {answer: 1m}",
        lambda r: r.clock.answer_ms == 60_000,
    ),
    "compulsory: consulting": (
        "compulsory, clock: {discuss: 30s}",
        lambda r: r.clock.discuss_ms == 30_000,
    ),
    "compulsory: judged by a panel": (
        "compulsory, judged_by: panel",
        lambda r: r.judged_by == "panel",
    ),
    "joint: boards up together": (
        "joint, clock: {answer: 15s}",
        lambda r: r.judged_by == "device",
    ),
    "joint: written, 300 s": (
        "joint, judged_by: panel, clock: {answer: 300s}, points: {right: 60, partial: 10}",
        lambda r: (r.clock.answer_ms, r.points.right) == (300_000, 60),
    ),
    "joint: missing options 5": (
        "joint, points: {right: 20, missing_some: 5}",
        lambda r: r.points.missing_some == 5,
    ),
    "buzzer: ±50": (
        "buzzer, points: {right: 50, wrong: -50}",
        lambda r: r.points.wrong == -50,
    ),
    "buzzer: +6 −3": (
        "buzzer, points: {right: 6, wrong: -3}",
        lambda r: r.points.right == 6,
    ),
    "buzzer: wrong costs nothing": (
        "buzzer, points: {wrong: 0}",
        lambda r: r.points.wrong == 0,
    ),
    "buzzer: timeout its own price": (
        "buzzer, points: {wrong: -10, timeout: -20}",
        lambda r: r.points.timeout == -20,
    ),
    "buzzer: clocks": (
        "buzzer, clock: {buzz: 20s, start: 10s, answer: 15s}",
        lambda r: (r.clock.buzz_ms, r.clock.start_ms, r.clock.answer_ms) == (20_000, 10_000, 15_000),
    ),
    "buzzer: nobody, audience": (
        "buzzer, nobody: audience",
        lambda r: r.nobody == "audience",
    ),
    "buzzer: nobody, void": (
        "buzzer, nobody: void",
        lambda r: r.nobody == "void",
    ),
    "buzzer: no rebound": (
        "buzzer, rebound: none",
        lambda r: r.rebound.attempts == 0,
    ),
    "buzzer: two misses, audience": (
        "buzzer, rebound: {attempts: 1, then: audience}",
        lambda r: (r.rebound.attempts, r.rebound.then) == (1, "audience"),
    ),
    "buzzer: a miss goes to the audience": (
        "buzzer, rebound: {then: audience}",
        lambda r: (r.rebound.attempts, r.rebound.then) == (0, "audience"),
    ),
    "buzzer: read on for the others": (
        "buzzer, buzz: while_reading, rebound: {attempts: all}",
        lambda r: r.rebound.attempts == 5,
    ),
    "buzzer: hidden until read": (
        "buzzer, question_shown: no",
        lambda r: not r.question_shown,
    ),
    "buzzer: a foul goes to the audience": (
        "buzzer, early_buzz: {points: 0, question: audience}",
        lambda r: r.early_buzz[0].question == "audience",
    ),
    "risk: 20 / 40 / 60": (
        "risk, stakes: [20, 40, 60]",
        lambda r: [s.value for s in r.stakes] == [20, 40, 60],
    ),
    "risk: wrong costs nothing": (
        "risk, wrong: lose_nothing",
        lambda r: r.wrong == "lose_nothing",
    ),
    "risk: fixed −20": (
        "risk, wrong: {fixed: -20}",
        lambda r: r.wrong == FixedLoss(fixed=D(-20)),
    ),
    "risk: +40 −20": (
        "risk, stakes: [{value: 40, wrong: -20}]",
        lambda r: (r.stakes[0].value, r.stakes[0].wrong) == (40, -20),
    ),
    "risk: two different picks": (
        "risk, questions_each: 2, different_stakes: yes",
        lambda r: r.different_stakes and r.questions_each == 2,
    ),
    "risk: reverse desks": (
        "risk, order: reverse",
        lambda r: r.order == "reverse",
    ),
    "risk: highest first": (
        "risk, order: highest_first",
        lambda r: r.order == "highest_first",
    ),
    "risk: must play": (
        "risk, may_pass: no",
        lambda r: not r.may_pass,
    ),
    "risk: discuss 30 s, answer 60 s": (
        "risk, clock: {choose: 20s, discuss: 30s, answer: 1m}",
        lambda r: (r.clock.choose_ms, r.clock.discuss_ms, r.clock.answer_ms) == (20_000, 30_000, 60_000),
    ),
    "risk: others may compete": (
        "risk, steal: 10",
        lambda r: r.steal == 10,
    ),
    "draw: where from": (
        "joint, draw: {banks: [history], types: [single, multiple], difficulty: 1-3, reserve: 5}",
        lambda r: (r.draw.banks, r.draw.difficulty, r.draw.reserve) == (("history",), (1, 3), 5),
    ),
}


@pytest.mark.parametrize("name", ROUNDS)
def test_a_usual_rule_can_be_written(name):
    text, holds = ROUNDS[name]
    assert holds(only_round(f"{{format: {text}}}"))


@pytest.mark.parametrize("file", PRESETS, ids=lambda f: f.stem)
def test_the_presets_that_come_along_are_sound(file):
    contest, problems = check_contest(file.read_bytes(), file.name, presets={}, library=None)
    assert problems == () and contest.preset == contest.rules.title


def presets() -> dict[str, Rules]:
    files = (BANKS / "contests" / "presets").glob("*.yaml")
    read = [check_contest(file.read_bytes(), file.name, presets={}, library=None)[0] for file in files]
    return {contest.preset: contest.rules for contest in read}


def test_the_final_that_comes_along_is_sound_and_has_questions_enough():
    library, _ = load_library(BANKS)
    data = (BANKS / "contests" / "finals.yaml").read_bytes()
    contest, problems = check_contest(data, "finals.yaml", presets=presets(), library=library)
    assert problems == ()
    assert [each.format for each in contest.rules.rounds] == ["compulsory", "joint", "buzzer", "risk"]
    assert len(contest.teams) == contest.rules.teams.count == 6
    assert all(len(team.members) == 3 for team in contest.teams)


def test_a_contest_takes_from_its_preset_what_it_does_not_say():
    contest = sound("title: 半决赛\nextends: 机关标准\nbase_score: 0\nbanks: [a]\n", presets=presets())
    standard = presets()["机关标准"]
    assert contest.rules.base_score == 0
    assert [each.title for each in contest.rules.rounds] == [each.title for each in standard.rounds]
    assert all(each.draw.banks == ("a",) for each in (*contest.rules.rounds, contest.rules.tiebreak))
    assert contest.rules.awards == standard.awards


def test_rounds_that_are_given_replace_all_rounds_of_the_preset():
    contest = sound("title: 赛\nextends: 温和\nrounds: [{format: joint}]\n", presets=presets())
    assert [each.format for each in contest.rules.rounds] == ["joint"]


def test_the_number_of_teams_follows_from_their_names():
    contest = sound(
        "title: 赛\nteams: {names: [甲队, {name: 乙队, members: [张三], slogan: 好}]}\n"
        "rounds: [{format: joint}]"
    )
    assert contest.rules.teams.count == 2
    assert [(team.name, team.members, team.slogan) for team in contest.teams] == [
        ("甲队", (), ""),
        ("乙队", ("张三",), "好"),
    ]


BROKEN = {
    "clock: {answer: 30}": ("30}", "answer 不是时间：“30”（时间要带单位，如 30s、1m30s）"),
    "clock: {buzz: 15s}": ("buzz", "时限里没有“buzz”这一项（可以写：discuss、answer）"),
    "clock: {answer: 0s}": ("0s", "answer 应当在 1 秒到 30 分钟之间（例如 30s）"),
    "points: {prompting: 5}": ("5}", "prompting 是扣分，应当写负数，这里是 5（写成 prompting: -5）"),
    "points: {wright: 5}": ("wright", "分值里没有“wright”这一项（是不是想写 right？）"),
    "order: lowest": ("lowest", "order 不能写“lowest”（是不是想写 lowest_first？）"),
    "stakes: [10]": ("stakes", "轮次里没有“stakes”这一项"),
    "draw: {types: [单选]}": ("单选", "没有“单选”这种题型（是不是想写 single？）"),
    "judged_by: device, draw: {types: [oral]}": ("{types", "口答题不能由设备判分"),
}


@pytest.mark.parametrize("lines", BROKEN)
def test_a_slip_is_told_at_its_line_and_column(lines):
    slip, message = BROKEN[lines]
    line = f"  - {{title: 个人必答, format: compulsory, {lines}}}"
    (problem,) = told(f"title: 决赛\nrounds:\n{line}\n")
    assert problem.startswith(f"3:{line.index(slip) + 1}: {message}")


def test_all_problems_of_a_file_are_told_at_once():
    lines = told(
        "titel: 决赛\nteams: {count: 3, names: [甲, 乙]}\nrounds:\n"
        "  - {format: 抢答, early_buzz: F9}\n  - {format: buzzer, early_buzz: F9, buzz: now}\n"
        "awards: [{name: 一等奖, places: 4}]\n"
    )
    assert [line.split(":")[0] for line in lines] == ["1", "2", "4", "5", "5", "6"]


def test_more_places_than_teams_are_told():
    text = "title: 决赛\nteams: {count: 2}\nrounds: [{format: joint}]\nawards: [{name: 一等奖, places: 3}]\n"
    assert told(text) == ["4:9: 奖项共 3 名，参赛只有 2 队（减少名额，或增加队数）"]


def test_a_joint_round_cannot_ask_for_speech():
    assert told(f"{HEAD}  - format: joint\n    draw: {{types: [single, oral]}}") == [
        "5:11: 同答题在设备上作答，不能用口答题（oral）（从 types 里删去 oral）"
    ]


def test_buzzing_while_reading_has_no_early_buzz():
    text = f"{HEAD}  - format: buzzer\n    buzz: while_reading\n    early_buzz: F2\n"
    assert told(text) == ["6:17: 读题时就可以抢答，没有抢跑可罚（删去 early_buzz，或改为 buzz: on_cue）"]


def test_a_forgotten_minus_is_a_warning_that_leaves_the_file_usable():
    contest, problems = check_contest(
        f"{HEAD}  - {{format: buzzer, points: {{wrong: 10}}}}", "final.yaml", presets={}, library=None
    )
    assert contest is not None
    assert [is_warning(problem) for problem in problems] == [True]


def test_a_bank_that_is_not_there_is_told_with_the_one_probably_meant():
    text = f"{HEAD}  - format: joint\n    draw: {{banks: [histroy]}}\n"
    assert told(text, LIBRARY) == ["5:20: 没有“histroy”这个题库（是不是想写 history？）"]


def test_a_round_that_needs_more_questions_than_fit_is_told():
    text = f"{HEAD}  - format: joint\n    questions: 50\n"
    lines = told(text, LIBRARY)
    assert lines[0].startswith("5:16: 同答题需要 50 道题加备用 3 道，符合条件的只有 40 道")


def test_rounds_that_share_questions_are_counted_together():
    text = f"{HEAD}  - {{format: joint, questions: 20}}\n  - {{format: buzzer, questions: 20}}\n"
    assert any("合起来还差" in line for line in told(text, LIBRARY))


def test_the_tie_break_needs_its_questions_too():
    tiebreak = "{questions: 12, draw: {types: [multiple], reserve: 0}}"
    text = f"{HEAD}  - {{format: joint, questions: 5}}\ntiebreak: {tiebreak}"
    few = Library(
        (Bank("history", "党史", "书", (*LIBRARY.questions, *(multiple(f"m{n}") for n in range(7))), "f"),)
    )
    assert told(text, few)[0].startswith("5:33: 需要加赛题 12 道，符合条件的只有 7 道")


def test_an_empty_file_and_a_list_are_refused_without_a_crash():
    assert told("") and told("- a\n- b\n") and told("rounds: 3") and told("title: x\nrounds: []")
