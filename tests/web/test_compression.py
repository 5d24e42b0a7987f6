import gzip

TAKES = {"Accept-Encoding": "gzip"}


def test_text_is_pressed_for_those_who_take_it(app, guest):
    address = f"/s/{app.config['BUILD']}/css/tokens.css"
    plain, pressed = guest.get(address), guest.get(address, headers=TAKES)
    assert "Content-Encoding" not in plain.headers
    assert pressed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(pressed.data) == plain.data
    assert int(pressed.headers["Content-Length"]) == len(pressed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in plain.headers["Vary"] and "Accept-Encoding" in pressed.headers["Vary"]


def test_what_is_pressed_once_is_the_same_ever_after(app, guest):
    address = f"/s/{app.config['BUILD']}/vendor/ui.js"
    assert guest.get(address, headers=TAKES).data == guest.get(address, headers=TAKES).data


def test_pages_still_may_not_be_kept_by_others(guest):
    page = guest.get("/", headers=TAKES)
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Cache-Control"] == "no-store" and "Cookie" in page.headers["Vary"]


def test_pictures_fonts_and_small_answers_pass_untouched(app, guest):
    font = guest.get(f"/s/{app.config['BUILD']}/fonts/leitai-numerals.woff2", headers=TAKES)
    assert "Content-Encoding" not in font.headers
    assert "Content-Encoding" not in guest.get("/healthz", headers=TAKES).headers


def test_an_unchanged_or_partial_answer_is_left_alone(app, guest):
    address = f"/s/{app.config['BUILD']}/css/tokens.css"
    tag = guest.get(address).headers["ETag"]
    assert guest.get(address, headers={**TAKES, "If-None-Match": tag}).status_code == 304
    part = guest.get(address, headers={**TAKES, "Range": "bytes=0-9"})
    assert part.status_code == 206 and "Content-Encoding" not in part.headers
