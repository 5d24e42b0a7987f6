"""The front door of the house: what one can do here, and whether the house stands."""

from flask import Blueprint, jsonify, make_response, render_template
from werkzeug.wrappers import Response

from quiz.web import services, visitor

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> str:
    open_contests = [entry for entry in services().register.all() if not entry.finished]
    return render_template("entrance/home.html", contests=open_contests, operator=visitor.is_operator())


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answers 200 when this server can serve, 503 when its database cannot be asked."""
    try:
        sound = services().database.answers()
    except Exception:  # whatever is wrong with the database, the answer is the same
        sound = False
    return make_response(jsonify({"ok": sound, "boot": services().settings.boot}), 200 if sound else 503)
