import json
from pathlib import Path

from quiz.banks.question import CLASSES
from quiz.banks.schema import bank_schema, schema_text

COMMITTED = Path(__file__).parents[2] / "schemas" / "bank.schema.json"


def test_the_committed_schema_is_up_to_date():
    # To renew it, write schema_text() into the file.
    assert COMMITTED.read_text("utf-8") == schema_text()
    assert json.loads(schema_text()) == bank_schema()


def test_the_schema_knows_every_field_of_every_type_and_no_other():
    known = set(bank_schema()["properties"]["questions"]["items"]["properties"])
    fields = {name for model in CLASSES.values() for name in model.model_fields}
    # In a file, a fill has one model answer a blank, and its other forms under `accept`;
    # `allow` is for the lint, which reads the file.
    assert known == fields - {"answers"} | {"allow"}
