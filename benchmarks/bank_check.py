"""
`uv run python -m benchmarks.bank_check`: how long checking takes, and checking with lint.

The banks are made from the stems, options and sources of the project's own, varied by place and year, so
that neither the reader nor the search for near twins is spared what real banks give them. Measured is
the command itself, `quiz check`, on a folder on the disk, once its modules are loaded.
"""

import contextlib
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from quiz.banks.bank import Library
from quiz.banks.face import labels_of, options_of
from quiz.banks.question import Question
from quiz.cli import main as quiz
from quiz.store.bank_files import load_library

BANKS = Path(__file__).parents[1] / "question_banks"
A_FILE = 1000
SYLLABLES = "安北昌东丰高广海河红华淮江金京兰乐林龙绵南宁平清荣山上深石顺泰天武西新阳宜永玉长郑中州"


def made(count: int, library: Library, seed: int = 7) -> dict[str, str]:
    """Files with so many questions of no more than A_FILE each, by name."""
    chance = Random(seed)
    choices = [each for each in library.questions if each.type in ("single", "multiple", "true_false")]
    files = {}
    for number in range(-(-count // A_FILE)):
        head = f"bank: made-{number}\ntitle: 测量\nsource: 《测量》，2021年\nquestions:\n"
        size = min(A_FILE, count - number * A_FILE)
        questions = (_typed(f"m{number}-{at:04d}", chance.choice(choices), chance) for at in range(size))
        files[f"made-{number}.yaml"] = head + "\n".join(questions)
    return files


def _typed(question_id: str, question: Question, chance: Random) -> str:
    return "\n".join(_lines(question_id, question, chance)) + "\n"


def _lines(question_id: str, question: Question, chance: Random) -> Iterator[str]:
    place = "".join(chance.choices(SYLLABLES, k=6))
    yield f"  - id: {question_id}"
    yield f"    type: {question.type}"
    yield f"    stem: 据{place}县志，{chance.randint(1921, 2021)}年，{question.stem}"
    if question.type == "true_false":
        yield f"    answer: {'对' if question.answer else '错'}"
    else:
        options = ", ".join(f'{each.label}: "{each.text}"' for each in options_of(question))
        yield f"    options: {{{options}}}"
        yield f"    answer: [{', '.join(labels_of(question))}]"
    yield f'    explanation: "{question.explanation}"'
    yield f'    source: "{question.source}"'
    yield f"    period: {question.period}"
    yield f"    topic: {question.topic}"
    yield f"    difficulty: {question.difficulty}"


def main() -> int:
    """Print one line a measurement; 1 when one of them takes longer than promised."""
    library, _ = load_library(BANKS)
    _run({"made-0.yaml": made(1, library)["made-0.yaml"]})
    checked = _measured("1,000 questions checked", made(1000, library), 1.0, "--no-lint")
    linted = _measured("10,000 questions checked, with lint", made(10_000, library), 10.0)
    return 0 if checked and linted else 1


def _measured(name: str, files: dict[str, str], limit: float, *options: str) -> bool:
    code, wall, busy, summary = _run(files, *options)
    late = code != 0 or wall > limit
    print(f"{name:<36} {wall:6.2f} s of {limit:.0f} s (processor {busy:.2f} s){'  NOT MET' if late else ''}")
    print("    " + summary)
    return not late


def _run(files: dict[str, str], *options: str) -> tuple[int, float, float, str]:
    """Exit code, seconds on the wall and of the processor, and the last line said."""
    with tempfile.TemporaryDirectory() as folder:
        for file, text in files.items():
            Path(folder, file).write_text(text, encoding="utf-8")
        said = io.StringIO()
        wall, busy = perf_counter(), process_time()
        with contextlib.redirect_stdout(said):
            code = quiz(["check", folder, *options])
        return code, perf_counter() - wall, process_time() - busy, said.getvalue().splitlines()[-1]


if __name__ == "__main__":
    sys.exit(main())
