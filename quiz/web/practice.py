"""
The practice page and what belongs to it: the links of branches, the service worker, the manifest.

The page carries its words, its first question as HTML and its first sitting as data, so that a member sees a
question before any script has come. Which questions they are is the desk's matter.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
)
from markupsafe import Markup
from werkzeug.wrappers import Response as Answer

from quiz.services.practice_refused import PracticeRefused
from quiz.services.wording import LANGUAGES
from quiz.web import catalogue, practitioner, services
from quiz.web.assets import cache_for

STYLES = (
    "css/tokens.css",
    "css/base.css",
    "css/parts/phone.css",
    "css/parts/phone-pads.css",
    "css/screens/practice.css",
)
LATER_STYLES = ("css/screens/practice-pages.css", "css/screens/practice-duel.css")
WORDS, LATER_WORDS = ("practice.",), ("practice.", "practice_pages.", "duel.")
SIGNS = {"T": "✓", "F": "✕"}
TYPE_COOKIE = "practice_type"
ICONS = (192, 512)
"""Android and iOS put no drawing on the home screen, only pictures of these sizes."""

blueprint = Blueprint("practice", __name__)


@blueprint.get("/p/<token>")
def arrive(token: str) -> Answer:
    """The link or QR of a branch: the branch is remembered, and a question is on the screen at once."""
    branch = services().practice.entry.branch_of_token(token)
    if branch is not None:
        practitioner.come_by(branch.id)
    return redirect("/practice")


@blueprint.get("/practice")
def practice() -> str:
    return render_template("practice/practice.html", **_facts(_first()))


@blueprint.get("/sw.js")
def worker() -> Response:
    """The service worker, at the root so that it may answer for /practice; a new build is a new worker."""
    build = current_app.config["BUILD"]
    words = [f"practice-words/{lang}.json" for lang in LANGUAGES]
    files = [f"/s/{build}/{file}" for file in (*STYLES, *LATER_STYLES, *_scripts(pages=True), *words)]
    response = make_response(render_template("practice/sw.js", files=files))
    response.mimetype = "text/javascript"
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/s/<build>/practice-words/<lang>.json")
def words(build: str, lang: str) -> Response:
    """The words of the session and of all pages; the page itself carries those of the session only."""
    if lang not in LANGUAGES:
        abort(404)
    response = jsonify(_words(current_app.config["BUILD"], lang, LATER_WORDS))
    response.headers["Cache-Control"] = cache_for(build)
    return response


@blueprint.get("/practice.webmanifest")
def manifest() -> Response:
    build = current_app.config["BUILD"]
    drawn = {"src": f"/s/{build}/icon.svg", "sizes": "any", "type": "image/svg+xml"}
    pictures = [{"src": f"/s/{build}/icon-{n}.png", "sizes": f"{n}x{n}", "type": "image/png"} for n in ICONS]
    name = catalogue.say("practice.manifest.name")
    facts = {"name": name, "short_name": name, "start_url": "/practice", "scope": "/practice"}
    look = {"display": "standalone", "background_color": "#fcf6e8", "theme_color": "#fcf6e8"}
    purposes = [{**icon, "purpose": "any maskable"} for icon in pictures] + [{**drawn, "purpose": "any"}]
    response = jsonify(facts | look | {"lang": catalogue.language(), "icons": purposes})
    response.mimetype = "application/manifest+json"
    return response


def _first() -> dict[str, Any] | None:
    """The first sitting as the API would answer it; without one the page asks for itself, and is told why."""
    try:
        desk = services().practice.desk
        return desk.session(practitioner.member_id(), practitioner.branch_id(), {"kind": "daily"})
    except PracticeRefused:
        return None


def _facts(first: dict[str, Any] | None) -> dict[str, Any]:
    """What the template draws: the first question for every browser, data and words for the script."""
    item = first["session"]["items"][0] if first and first["session"]["items"] else None
    question = first["questions"][item["question"]] if first and item else None
    return {
        "question": question,
        "options": _lettered(question, item) if question and item else (),
        "of": len(first["session"]["items"]) if first else 0,
        "at": services().now(),
        "novice": _is_novice(),
        "large": request.cookies.get(TYPE_COOKIE) == "large",
        "links": _links(current_app.config["BUILD"]),
        "words": _words_block(current_app.config["BUILD"], catalogue.language()),
        "first": _data_block(first),
    }


def _is_novice() -> bool:
    """Whether whoever asks has answered nothing yet."""
    try:
        return services().practice.desk.row(practitioner.member_id()) is None
    except PracticeRefused:
        return True


def _lettered(question: dict[str, Any], item: dict[str, Any]) -> list[tuple[str, str]]:
    """Options in the order to be shown, with the letters of their places."""
    texts = {option["label"]: option["text"] for option in question["options"]}
    order = item["order"] or list(texts)
    return [(SIGNS.get(label) or chr(ord("A") + place), texts[label]) for place, label in enumerate(order)]


@cache
def _words(_build: str, lang: str, beginnings: tuple[str, ...]) -> dict[str, str]:
    """Some words of a language: those of all screens together are many times as long. Kept."""
    said = services().wording.catalogues[lang]
    return {key: text for key, text in said.items() if key.startswith(beginnings)}


@cache
def _words_block(build: str, lang: str) -> Markup:
    return _data_block(_words(build, lang, WORDS))


@cache
def _links(build: str) -> Markup:
    """Styles and modules of the page: the same for everybody, and asked for by hundreds at once."""
    styles = (f'<link rel="stylesheet" href="/s/{build}/{file}">' for file in STYLES)
    modules = (f'<link rel="modulepreload" href="/s/{build}/{file}">' for file in _scripts())
    return Markup("\n  ").join(map(Markup, (*styles, *modules)))


def _data_block(value: object) -> Markup:
    """JSON as the text of a <template>: Chinese as it is, and nothing that could be read as markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c"))


def _scripts(pages: bool = False) -> tuple[str, ...]:
    """The modules of the page in the order of their names; with `pages` also those that are fetched later."""
    return _modules(current_app.config["BUILD"], Path(current_app.config["STATIC"]), pages)


@cache
def _modules(_build: str, static: Path, pages: bool) -> tuple[str, ...]:
    files = sorted((static / "js" / "practice").rglob("*.js"))
    own = [file.relative_to(static).as_posix() for file in files if pages or "pages" not in file.parts]
    return ("vendor/ui.js", "js/lib/i18n.js", "js/lib/ids.js", *own)
