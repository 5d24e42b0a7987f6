"""
The corpus: texts and tables in every layout organisers hold, each with what should be found in it.

Beside `x.txt` stands `x.txt.expected`, a line of JSON for each question (`lines`, `mark`, `fields`) and for
each line that should be told (`told`: line and mark). Lines are counted from 1.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from quiz.exchange.draft import Draft

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Sample:
    name: str
    text: str
    questions: list[dict]
    told: list[tuple[int, str]]

    @property
    def is_table(self) -> bool:
        return self.name.endswith(".csv")


def samples() -> list[Sample]:
    files = sorted(file for file in FOLDER.iterdir() if file.suffix in (".txt", ".csv"))
    return [_sample(file) for file in files]


def _sample(file: Path) -> Sample:
    lines = file.with_name(f"{file.name}.expected").read_text(encoding="utf-8").splitlines()
    said = [json.loads(line) for line in lines if line.strip()]
    told = [tuple(each["told"]) for each in said if "told" in each]
    return Sample(
        file.name, file.read_bytes().decode("utf-8"), [each for each in said if "fields" in each], told
    )


def found_in(draft: Draft) -> list[dict]:
    """A draft in the words of the expected files."""
    return [
        {"lines": list(found.lines), "mark": found.mark, "fields": dict(found.fields)}
        for found in draft.questions
    ]
