import json
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"


def build(app) -> str:
    return app.config["BUILD"]


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_a_language_comes_whole_and_may_be_kept_forever(app, guest, lang):
    answer = guest.get(f"/s/{build(app)}/i18n/{lang}.json")
    assert "immutable" in answer.headers["Cache-Control"]
    for file in (STATIC / "i18n" / lang).glob("*.json"):
        words = json.loads(file.read_text(encoding="utf-8"))
        assert words.items() <= answer.json.items(), file.name


def test_an_unknown_language_is_not_found(app, guest):
    assert guest.get(f"/s/{build(app)}/i18n/fr.json").status_code == 404
    assert guest.get(f"/s/{build(app)}/i18n/..%2F..%2Fx.json").status_code == 404


def test_assets_of_this_build_may_be_kept_and_others_not(app, guest):
    assert "immutable" in guest.get(f"/s/{build(app)}/css/tokens.css").headers["Cache-Control"]
    old = guest.get("/s/0000000000/css/tokens.css")
    assert (old.status_code, old.headers["Cache-Control"]) == (200, "no-store")
    assert guest.get(f"/s/{build(app)}/../run.py").status_code == 404


def test_scripts_have_a_type_that_browsers_run(app, guest):
    assert "javascript" in guest.get(f"/s/{build(app)}/vendor/ui.js").mimetype


def test_a_language_once_chosen_is_kept(guest):
    assert "Enter a code" in guest.get("/?lang=en").text
    assert "Enter a code" in guest.get("/").text
    assert "输入代码进入" in guest.get("/?lang=zh-CN").text
    assert "输入代码进入" in guest.get("/?lang=xx").text


def test_errors_speak_chinese_first_and_english_below(guest):
    page = guest.get("/nowhere").text
    assert "没有这个页面" in page and "No such page" in page
    english = guest.get("/nowhere?lang=en").text
    assert "No such page" in english and "没有这个页面" not in english


def test_a_bug_shows_a_page_without_a_trace(app, caplog):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/broken", view_func=lambda: 1 / 0)
    page = app.test_client().get("/broken")
    assert page.status_code == 500
    assert "程序出错了" in page.text and "Traceback" not in page.text
    assert "ZeroDivisionError" in caplog.text
