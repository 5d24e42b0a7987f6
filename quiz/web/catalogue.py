"""The words of all screens as one file a language, and `t()` for templates. Chinese unless asked."""

from functools import partial

from flask import Blueprint, Flask, Response, abort, jsonify, request

from quiz.services.wording import CHINESE, LANGUAGES
from quiz.web import services
from quiz.web.assets import cache_for

COOKIE = "lang"
YEAR_S = 365 * 24 * 3600

blueprint = Blueprint("catalogue", __name__)


def register(app: Flask) -> None:
    """Serve the catalogues, and give templates `t(key, **args)` and `lang`."""
    app.register_blueprint(blueprint)
    app.after_request(_keep_choice)
    app.context_processor(_words_of_page)


def language() -> str:
    """The language of this request: asked for in the address, chosen before, or Chinese."""
    for wanted in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wanted in LANGUAGES:
            return wanted
    return CHINESE


def say(key: str, **args: object) -> str:
    """The words of a key in the language of this request."""
    return services().wording.say(language(), key, **args)


def say_in(lang: str, key: str, **args: object) -> str:
    """The words of a key in a given language."""
    return services().wording.say(lang, key, **args)


def _words_of_page() -> dict[str, object]:
    """The language is looked up once a page, not for each of its words."""
    lang = language()
    return {"lang": lang, "t": partial(say_in, lang), "t_in": say_in}


@blueprint.get("/s/<build>/i18n/<lang>.json")
def words(build: str, lang: str) -> Response:
    if lang not in LANGUAGES:
        abort(404)
    response = jsonify(services().wording.catalogues[lang])
    response.headers["Cache-Control"] = cache_for(build)
    return response


def _keep_choice(response: Response) -> Response:
    if request.args.get("lang") in LANGUAGES:
        response.set_cookie(COOKIE, language(), max_age=YEAR_S, samesite="Lax", httponly=True)
    return response
