import json
import re
from pathlib import Path

import pytest

from quiz.services.wording import CHINESE, ENGLISH, LANGUAGES, Wording

I18N = Path(__file__).parents[2] / "static" / "i18n"
MINE = ("entrance",)


@pytest.fixture
def wording(tmp_path) -> Wording:
    for language, greeting in ((CHINESE, "{seat} 号请作答"), (ENGLISH, "Desk {seat}, please")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "hall.json").write_text(json.dumps({"hall.call": greeting}), encoding="utf-8")
        (tmp_path / language / "team.json").write_text('{"team.me": "x"}', encoding="utf-8")
    return Wording(tmp_path)


def test_areas_are_merged_and_places_are_filled(wording):
    assert wording.say(CHINESE, "hall.call", seat=3) == "3 号请作答"
    assert wording.say(ENGLISH, "hall.call", seat=3) == "Desk 3, please"
    assert wording.has(CHINESE, "team.me")


def test_a_minus_is_a_real_minus_and_a_missing_key_shows_itself(wording):
    assert wording.say(CHINESE, "hall.call", seat=-3) == "−3 号请作答"
    assert wording.say(CHINESE, "hall.none", seat=3) == "hall.none"
    assert wording.say(CHINESE, "hall.call") == "{seat} 号请作答"


@pytest.mark.parametrize("area", MINE)
def test_both_languages_have_the_same_keys_and_the_same_places(area):
    chinese, english = (
        json.loads((I18N / language / f"{area}.json").read_text(encoding="utf-8")) for language in LANGUAGES
    )
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        assert key.startswith(f"{area}.")
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), key
