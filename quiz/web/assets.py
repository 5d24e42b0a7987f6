"""Scripts, styles and pictures under a path that names the build, so that browsers may keep them forever."""

from flask import Blueprint, Flask, Response, current_app, send_from_directory

FOREVER = "public, max-age=31536000, immutable"

blueprint = Blueprint("assets", __name__)


def register(app: Flask) -> None:
    """Serve the assets, and give templates `asset(path)` and `build`."""
    build = app.config["BUILD"]
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(build=build, asset=lambda path: f"/s/{build}/{path}")


@blueprint.get("/s/<build>/<path:path>")
def serve(build: str, path: str) -> Response:
    response = send_from_directory(current_app.config["STATIC"], path)
    response.headers["Cache-Control"] = cache_for(build)
    return response


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    return send_from_directory(current_app.config["STATIC"], "icon.svg", mimetype="image/svg+xml")


def cache_for(build: str) -> str:
    """How long what is served under a build's name may be kept."""
    return FOREVER if build == current_app.config["BUILD"] else "no-store"
