"""What a PDF holds that the text does not, or only with a reservation."""

from collections.abc import Callable, Iterable, Sequence

from review.model import Unread
from review.reading.pdf_page import Page

_EXAMPLE = 20  # characters shown of what was left out


def page_notes(pages: Sequence[Page], failed: Sequence[int], attachments: int) -> tuple[Unread, ...]:
    """The declarations of a file; `failed` are the pages whose ruled lines could not be read."""
    notes = [
        _note(pages, "整页为图片，未读", _is_picture, lambda _: 1, "该页没有文字层，请人工审读"),
        _note(pages, "空白页", _is_blank, lambda _: 1, ""),
        _note(pages, "文字层可能来自扫描识别", _is_recognised, lambda _: 1, "识别可能有误，请对照页面图像核对"),
        _note(pages, "隐藏文字", _is_hidden, lambda _: 1, "页面上看不见，已读入，请核实"),
        _note(pages, "白色或透明文字", lambda p: p.facts.white_text, lambda _: 1, "白底上看不见，已读入，请核实"),
        _note(pages, "页面以外的文字", lambda p: p.outside > 0, lambda p: p.outside, "打印不出，未读入，请核实"),
        _note(pages, "图片", _has_pictures, lambda page: page.facts.images, "图片（含印章）中的文字未读，请人工查看"),
        _note(pages, "斜排或旋转的文字", lambda p: bool(p.skewed), lambda _: 1, _skewed_advice(pages)),
        _note(pages, "没有编码的字符", lambda p: p.unmapped > 0, lambda p: p.unmapped, "无法识别，请对照原文"),
        _note(pages, "可能漏读的文字", lambda p: p.lost > 0, lambda p: p.lost, "所用字体未嵌入文件，请对照原文"),
        _note(pages, "不可见字符", lambda p: p.hidden > 0, lambda p: p.hidden, "控制字符或零宽字符，已略去"),
        _note(pages, "批注", lambda p: p.facts.annotations > 0, lambda p: p.facts.annotations, "批注内容未读"),
        _note(pages, "表单域", lambda p: p.facts.fields > 0, lambda p: p.facts.fields, "表单中填写的内容未读"),
        _note(pages, "表格线未能识别", lambda p: p.number in failed, lambda _: 1, "该页表格按行读出，请核对"),
    ]
    if attachments:
        notes.append(Unread("嵌入的附件文件", "", attachments, "未读，请另行提交审查"))
    return tuple(note for note in notes if note is not None)


def _note(
    pages: Sequence[Page], what: str, holds: Callable[[Page], bool], count: Callable[[Page], int], advice: str
) -> Unread | None:
    found = [page for page in pages if holds(page)]
    if not found:
        return None
    return Unread(what, page_list(page.number for page in found), sum(count(page) for page in found), advice)


def _skewed_advice(pages: Sequence[Page]) -> str:
    words = next((page.skewed for page in pages if page.skewed), "")
    return f"例如「{words[:_EXAMPLE]}」；多为水印，未读入"


def page_list(numbers: Iterable[int]) -> str:
    """「第1页、第3页至第5页」."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"第{run[0]}页" if len(run) == 1 else f"第{run[0]}页至第{run[-1]}页" for run in runs)


def _wordless(page: Page) -> bool:
    return not any(glyph.char.strip() for glyph in page.glyphs)


def _is_picture(page: Page) -> bool:
    return _wordless(page) and page.facts.images > 0


def _is_blank(page: Page) -> bool:
    return _wordless(page) and not page.facts.images


def _is_recognised(page: Page) -> bool:
    return page.facts.full_image and page.facts.invisible_text and not _wordless(page)


def _is_hidden(page: Page) -> bool:
    return page.facts.invisible_text and not page.facts.full_image


def _has_pictures(page: Page) -> bool:
    return page.facts.images > 0 and not _is_picture(page) and not _is_recognised(page)
