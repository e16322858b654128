"""Builds the application: configuration, pages, errors, headers, and a log that names nobody."""

import os
import secrets
import time
import traceback
from collections.abc import Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any

from flask import Flask, Response, request
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect

from review import service
from web import names, problems, views
from web.desk import Desk
from web.workspace import Workspace

_OVERHEAD = 1024 * 1024  # of a multipart form around the largest file
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DEFAULTS: Mapping[str, Any] = {
    "FASHEN_ROOT": None,  # folder of the workspace; None: a new one in the temporary folder, removed at the end
    "FASHEN_HOURS": 12,  # a review that was not used for so long is removed
    "FASHEN_REVIEWS": 16,  # so many reviews stay in memory
    "FASHEN_CLOCK": time.time,
    "FASHEN_LAWS": None,  # full-text store of laws; None: where the command line keeps it
    "FASHEN_JURISDICTION": None,  # the office's place (浙江省/宁波市, 330203); None: as for the command line
    "BOOTSTRAP_SERVE_LOCAL": True,
    "MAX_CONTENT_LENGTH": service.LARGEST_FILE + _OVERHEAD,
    "MAX_FORM_MEMORY_SIZE": 8 * 1024 * 1024,
    "SESSION_COOKIE_NAME": "fashen",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",  # a link from elsewhere must not end the session of open pages
    "WTF_CSRF_TIME_LIMIT": None,  # an officer may work on one page all day
    "WTF_I18N_ENABLED": False,
}

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFlask(Flask):
    """Logs where the program failed, never the words of a draft, a file name or an address."""

    def log_exception(self, exc_info: _ExcInfo) -> None:
        """The kind of the exception and the lines it passed, without message and address."""
        kind, _, trail = exc_info
        steps = "; ".join(f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trail))
        self.logger.error("unexpected %s at %s", kind.__name__ if kind else "error", steps)


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The application; `config` overrides DEFAULTS. Without SECRET_KEY every start makes its own."""
    app = DiscreetFlask(__name__)
    app.config.from_mapping(DEFAULTS, SECRET_KEY=secrets.token_bytes(32))
    app.config.from_mapping(config or {})
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(names=names)
    Bootstrap5(app)
    CSRFProtect(app)
    app.extensions[views.EXTENSION] = _desk(app)
    app.register_blueprint(views.bp)
    problems.register(app)
    app.after_request(_headers)
    return app


def _desk(app: Flask) -> Desk:
    root, hours, clock = (app.config[f"FASHEN_{name}"] for name in ("ROOT", "HOURS", "CLOCK"))
    laws = app.config["FASHEN_LAWS"]
    settings = service.Settings.from_env(os.environ)
    place = app.config["FASHEN_JURISDICTION"]
    place = settings.jurisdiction if place is None else place
    service.jurisdictions(place)  # a misspelt place is said at the start, not to the first visitor
    settings = replace(settings, laws=laws or settings.laws, jurisdiction=place)
    return Desk(Workspace(root, hours=hours, clock=clock), settings, size=app.config["FASHEN_REVIEWS"])


def _headers(response: Response) -> Response:
    """What every answer carries; nothing but our own static files may be kept by the browser."""
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if not (request.endpoint or "").endswith("static"):
        response.headers["Cache-Control"] = "no-store"
    return response
