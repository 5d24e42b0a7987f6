"""
What every response and every request must obey: CSP, headers, CSRF, known hosts. Knows no page.
"""

import ipaddress
import socket

from flask import Flask, Response, abort, current_app, request
from flask_wtf.csrf import CSRFProtect

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}

csrf = CSRFProtect()


def protect(app: Flask) -> None:
    """Put the checks before, and the headers after, every request of an app."""
    app.before_request(_know_host)
    app.before_request(_know_origin)
    csrf.init_app(app)
    app.after_request(_add_headers)


def host_is_known(host: str, names: tuple[str, ...]) -> bool:
    """Whether a Host header names this server: a private address, its own name, or a configured one."""
    name = _hostname(host)
    own = socket.gethostname().lower()
    if name in {"localhost", own, f"{own}.local", *(known.lower() for known in names)}:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local


def csp(host: str) -> str:
    """The content security policy; older Safari does not let 'self' stand for a WebSocket."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"media-src 'self' blob:; connect-src 'self' ws://{host} wss://{host}; manifest-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def _hostname(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.count(":") == 1 else host.lower()


def _know_host() -> None:
    if not host_is_known(request.host, current_app.config["KNOWN_HOSTS"]):
        abort(400, "unknown_host")


def _know_origin() -> None:
    """A page of another site may not change anything here, with or without a token."""
    origin = request.headers.get("Origin")
    if request.method not in SAFE and origin and origin.partition("://")[2] != request.host:
        abort(403)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", csp(request.host))
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
        response.headers.add("Vary", "Cookie")
    return response
