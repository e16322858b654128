"""Every error as a page: code, place, next step, and the HTTP status that goes with its type."""

from http import HTTPStatus

from flask import Flask, Response, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge, SecurityError

from review import service
from review.errors import (
    ChecklistError,
    EmptyFileError,
    EncryptedFileError,
    FormError,
    HostileFileError,
    LawError,
    OversizedFileError,
    ReviewError,
    ScannedFileError,
    UnreadableFileError,
    UnsupportedFileError,
    UsageError,
    WrongExtensionError,
)

Page = tuple[str, int]
_MEGABYTE = 1024 * 1024


class PageError(UsageError):
    """A request that no page of ours makes; the hint is for people in front of a browser."""

    hint = "请回到首页，按页面上的选项重新提交。"


class GoneError(PageError):
    """There is no such review: never was, expired, or deleted."""

    hint = "请回到首页重新上传文件；已下载的文书不受影响。"


class StaleFormError(PageError):
    """A form without the token that this program put into its own pages."""

    hint = "请按浏览器的“返回”，没有保存的填写会恢复，再点一次保存；如仍不行，请确认浏览器没有禁用本站的 Cookie。"


class UnknownPageError(PageError):
    """No page has this address, or the page does not take this kind of request."""

    hint = "请回到首页重新开始。"


class BrokenError(ReviewError):
    """A fault of the program itself."""

    hint = "请重试；如果再次出现，请把这个编号和操作步骤告诉维护人员。上传的文件没有外传。"


STATUS: dict[type[ReviewError], HTTPStatus] = {
    GoneError: HTTPStatus.NOT_FOUND,
    UnknownPageError: HTTPStatus.NOT_FOUND,
    EmptyFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnreadableFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    EncryptedFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    ScannedFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    HostileFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    WrongExtensionError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    UnsupportedFileError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    OversizedFileError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    FormError: HTTPStatus.UNPROCESSABLE_ENTITY,
    UsageError: HTTPStatus.BAD_REQUEST,
    LawError: HTTPStatus.INTERNAL_SERVER_ERROR,
    ChecklistError: HTTPStatus.INTERNAL_SERVER_ERROR,
}


def status(error: ReviewError) -> int:
    """The HTTP status of the error's own type or of the nearest type above it."""
    return next((STATUS[kind].value for kind in type(error).__mro__ if kind in STATUS), 500)


def explain(error: ReviewError) -> Page:
    """The page of an error."""
    return render_template("error.html", error=error, hint=_hint(error)), status(error)


def _hint(error: ReviewError) -> str:
    """The next step for somebody at a browser, who has no command line."""
    if isinstance(error, (ChecklistError, LawError)):
        return "这是数据或者设置的问题，与您的文件无关；请把编号和位置告诉维护人员。"
    if isinstance(error, UsageError) and not isinstance(error, PageError):
        return PageError.hint
    return error.hint


def register(app: Flask) -> None:
    """Let the application answer every error with a page of its own."""
    app.register_error_handler(ReviewError, explain)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(RequestEntityTooLarge, _oversized)
    app.register_error_handler(SecurityError, _foreign)
    app.register_error_handler(InternalServerError, _broken)
    app.register_error_handler(HTTPException, _unknown)


def _stale(_error: CSRFError) -> Page:
    return explain(StaleFormError("页面已经过期，或者请求不是从本系统的页面提交的"))


def _oversized(_error: RequestEntityTooLarge) -> Page:
    return explain(OversizedFileError(f"提交的内容超过上限 {service.LARGEST_FILE // _MEGABYTE} MB"))


def _foreign(_error: SecurityError) -> Response:
    """No page: addresses cannot be built for a host name that is not ours."""
    return Response(
        "不接受这个网址，请用启动时显示的网址打开。", HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8"
    )


def _broken(_error: InternalServerError) -> Page:
    return explain(BrokenError("程序出错，这次操作没有完成"))


def _unknown(error: HTTPException) -> Page:
    page, _ = explain(UnknownPageError("没有这个页面，或者页面不接受这样的请求"))
    return page, error.code or HTTPStatus.BAD_REQUEST
