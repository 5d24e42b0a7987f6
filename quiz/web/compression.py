"""
Text goes gzipped to browsers that take it: on a member's phone the line is the slow part. Knows no page.

What is served under a build's name never changes, so it is pressed once and remembered. Answers that stream,
that are partial or that somebody pressed already pass untouched.
"""

import gzip
from functools import lru_cache

from flask import Flask, Response, current_app, request

KINDS = ("text/", "application/json", "application/javascript", "application/manifest+json", "image/svg+xml")
LEAST = 600
KEPT_LEVEL = 9
FRESH_LEVEL = 4  # pressed on the hub for every request: a third of the time of level 6, a tenth larger
REMEMBERED = 400


def register(app: Flask) -> None:
    app.after_request(_press)


def _press(response: Response) -> Response:
    if request.method == "POST" or not _is_text(response):
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") <= 0 or request.method != "GET":
        return response
    plain = _read(response)
    if len(plain) >= LEAST:
        response.set_data(_remembered(plain) if _is_kept() else gzip.compress(plain, FRESH_LEVEL))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("ETag", None)  # it named the plain bytes
    return response


def _read(response: Response) -> bytes:
    """The whole body; its file is closed at once, whatever becomes of the line."""
    file, response.direct_passthrough = response.response, False
    plain = response.get_data()
    if hasattr(file, "close"):
        file.close()
    return plain


def _is_text(response: Response) -> bool:
    whole = response.status_code == 200 and not response.headers.get("Content-Encoding")
    known = response.is_sequence or response.direct_passthrough
    return whole and known and (response.mimetype or "").startswith(KINDS)


def _is_kept() -> bool:
    return request.path.startswith(f"/s/{current_app.config['BUILD']}/")


@lru_cache(REMEMBERED)
def _remembered(plain: bytes) -> bytes:
    return gzip.compress(plain, KEPT_LEVEL)
