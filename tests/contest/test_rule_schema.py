"""The schema that editors read: it is up to date, and knows every key the files use."""

import json
from pathlib import Path

import pytest
import yaml

from quiz.contest import rules
from quiz.contest.rule_schema import ROUND_KEYS, SHARED_KEYS, contest_schema, schema_text

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "question_banks" / "contests").rglob("*.yaml"))


def test_the_committed_schema_is_up_to_date():
    # To renew it, write schema_text() into the file.
    assert (ROOT / "schemas" / "contest.schema.json").read_text("utf-8") == schema_text()
    assert json.loads(schema_text()) == contest_schema()


@pytest.mark.parametrize("name", ROUND_KEYS)
def test_the_schema_knows_every_field_of_every_format(name):
    model = {
        "compulsory": rules.CompulsoryRules,
        "joint": rules.JointRules,
        "buzzer": rules.BuzzerRules,
        "risk": rules.RiskRules,
    }[name]
    assert {*SHARED_KEYS, *ROUND_KEYS[name]} == set(model.model_fields)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_files_that_come_along_use_only_keys_the_schema_knows(file):
    known = contest_schema()["properties"]
    contest = yaml.safe_load(file.read_text("utf-8"))
    assert set(contest) <= set(known)
    for each in contest["rounds"]:
        assert set(each) <= {*SHARED_KEYS, *ROUND_KEYS[each["format"]]}
