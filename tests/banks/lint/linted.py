"""Shared by the tests of warnings: one question as text, and the codes it earns."""

from quiz.banks.checking import read_banks
from quiz.banks.lint.linting import lint
from quiz.banks.problem import Problem
from tests.banks.told import HEAD

DAY = "2026-03-01"
TIDY = "    explanation: 会议挽救了党。\n    source: 《简史》第一章\n"


def single(
    stem: str = "确立领导地位的会议是？",
    options: str = "{A: 八七会议, B: 古田会议, C: 遵义会议}",
    **more: str,
) -> str:
    """A tidy single as text; `number`, `answer` and `extra` lines may be given."""
    number, answer, extra = more.get("number", "1"), more.get("answer", "C"), more.get("extra", "")
    options = options if options.startswith("\n") else f" {options}"
    return (
        f"  - id: h-{int(number):04d}\n    type: single\n    stem: {stem}\n    options:{options}\n"
        f"    answer: {answer}\n{TIDY}{extra}"
    )


def other(kind: str, stem: str, answer: str, extra: str = "", number: int = 9) -> str:
    """A tidy question of another type."""
    return f"  - id: h-{number:04d}\n    type: {kind}\n    stem: {stem}\n    answer: {answer}\n{TIDY}{extra}"


def warned(*questions: str, day: str = DAY, head: str = HEAD, **files: str) -> tuple[Problem, ...]:
    """The warnings of a bank (and of others, by name), printed below its text."""
    text = head + "".join(questions)
    reading = read_banks({"history.yaml": text, **{f"{name}.yaml": each for name, each in files.items()}})
    problems = lint(reading.written, day)
    print(text, *problems, sep="\n")
    assert reading.problems == (), "a warning is told of sound questions"
    return problems


def codes(*questions: str, **more: str) -> list[str]:
    """The codes of the warnings, in the order of the file."""
    return [problem.code for problem in warned(*questions, **more)]
