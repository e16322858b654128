"""The pages: hand in a draft, decide its findings, take the papers, delete everything."""

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePosixPath

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from review import service
from review.columns import printable
from review.model import DecisionKind, DutyVerdict, Review, Severity
from web import adding, answering, deciding, downloads
from web.desk import Desk
from web.forms import EntriesForm, UploadForm, entered, jurisdiction_choices
from web.sheet import make_sheet
from web.workspace import Case, touched, version

bp = Blueprint("pages", __name__)
EXTENSION = "fashen"
_LONGEST_NAME = 120
_INVALID = 422
_SEE_OTHER = 303
_PLACE = "fashen-place"
_OVERTAKEN = (
    "这次审查已经在另一个窗口里保存过，本页不是最新的。要看那里保存的内容，请另开一个窗口打开本页网址；"
    "要以本页为准，请再点一次保存"
)
_ONE_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Filled:
    """What stands in the fields of the review page."""

    form: EntriesForm
    choices: deciding.Choices
    replies: answering.Replies
    own: tuple[adding.Own, ...]


@bp.get("/")
def start() -> str:
    """The page to begin with."""
    return _start(UploadForm(formdata=None, day=date.today(), jurisdiction=_remembered()))


@bp.post("/reviews")
def create() -> BaseResponse | tuple[str, int]:
    """Review an upload and go to its page."""
    form = UploadForm(jurisdiction=_remembered())
    if not form.validate():
        return _start(form), _INVALID
    upload = form.draft.data
    day = form.day.data or date.today()
    place = form.jurisdiction.data
    case = Case(_name(upload.filename), service.parse_category(form.category.data), day, jurisdiction=place)
    token = _desk().receive(upload.read(), case)
    answer = redirect(url_for("pages.show", token=token), _SEE_OTHER)
    answer.set_cookie(_PLACE, place, max_age=_ONE_YEAR, httponly=True, samesite="Lax")
    return answer


@bp.get("/reviews/<token>")
def show(token: str) -> str:
    """The draft, its findings and the form."""
    case, review = _desk().open(token)
    return _page(token, case, review, _stored(case, review))


@bp.post("/reviews/<token>")
def save(token: str) -> BaseResponse | tuple[str, int]:
    """Save the decisions, then show the page again or hand out the paper that was asked for."""
    case, review = _desk().open(token)
    filled = _typed(review)
    made = deciding.decisions(review, filled.choices)
    duties = answering.answers(review, filled.replies)
    entries = replace(filled.form.entries(), duties=duties, own=adding.points(filled.own))
    problem = _problem(case, filled) or deciding.objection(review, made, entries)
    if problem:
        return _page(token, case, review, filled, problem), _INVALID
    case = replace(case, page=request.form.get("page", "")[:_LONGEST_NAME])
    _desk().workspace.save(token, touched(case, made, entries, datetime.now()))
    wanted = request.form.get("then", "")
    if wanted in (*downloads.FILES, downloads.ALL):
        return redirect(url_for("pages.download", token=token, key=wanted), _SEE_OTHER)
    flash("已保存。")
    return redirect(url_for("pages.show", token=token), _SEE_OTHER)


@bp.get("/reviews/<token>/files/<key>")
def download(token: str, key: str) -> Response:
    """One paper, or all of them, as last saved."""
    case, review = _desk().open(token)
    return downloads.send(downloads.paper(key, review, _desk().workspace.upload(token), case))


@bp.post("/reviews/<token>/delete")
def delete(token: str) -> BaseResponse:
    """Forget the review with everything stored of it."""
    _desk().remove(token)
    flash("本次审查已删除，服务器上不再保留文件和处理记录。")
    return redirect(url_for("pages.start"), _SEE_OTHER)


def _stored(case: Case, review: Review) -> _Filled:
    """What was saved."""
    return _Filled(
        EntriesForm(formdata=None, data=entered(case.entries)),
        deciding.stored(review, case.decisions),
        answering.stored(review, case.entries.duties),
        adding.stored(case.entries.own),
    )


def _typed(review: Review) -> _Filled:
    """What stands in the request."""
    fields = request.form
    return _Filled(
        EntriesForm(), deciding.typed(review, fields), answering.typed(review, fields), adding.typed(review, fields)
    )


def _problem(case: Case, filled: _Filled) -> str:
    """What keeps the request from being saved: something is not filled in well, or another window has saved before."""
    faults = [
        *(choice.fault for choice in filled.choices.values()),
        *(reply.fault for reply in filled.replies.values()),
        *(own.fault for own in filled.own),
    ]
    if not filled.form.validate() or any(faults):
        return "有的地方没有填好"
    seen, page = request.form.get("version", version(case)), request.form.get("page", "")
    return "" if seen == version(case) or (page and page == case.page) else _OVERTAKEN


def _desk() -> Desk:
    desk: Desk = current_app.extensions[EXTENSION]
    return desk


def _remembered() -> str:
    """The code of the place chosen last on this computer, else the office's own, else the nation."""
    chosen = request.cookies.get(_PLACE, "")
    if chosen in {choice.value for choice in jurisdiction_choices()}:
        return chosen
    return service.jurisdictions(_desk().jurisdiction)[-1].code


def _start(form: UploadForm) -> str:
    megabytes = service.LARGEST_FILE // (1024 * 1024)
    hours = current_app.config["FASHEN_HOURS"]
    return render_template("start.html", form=form, megabytes=megabytes, largest=service.LARGEST_FILE, hours=hours)


def _page(token: str, case: Case, review: Review, filled: _Filled, problem: str = "") -> str:
    return render_template(
        "review.html",
        token=token,
        case=case,
        review=review,
        form=filled.form,
        choices=filled.choices,
        own=filled.own,
        severities=tuple(Severity),
        version=version(case),
        page=request.form.get("page") or secrets.token_hex(8),
        problem=problem,
        sheet=make_sheet(review, case, filled.choices, filled.replies),
        kinds=tuple(DecisionKind),
        verdicts=tuple(DutyVerdict),
        files=downloads.FILES,
        expires=_desk().workspace.expires(),
    )


def _name(sent: str | None) -> str:
    """The name as a label only: its last part, without control characters, its extension kept."""
    last = PurePosixPath(printable(sent or "").replace("\\", "/")).name.strip() or "未命名"
    path = PurePosixPath(last)
    return path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix if len(last) > _LONGEST_NAME else last
