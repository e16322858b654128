"""What a Chinese line looks like at its start and end, for the readers that join broken lines again."""

import re
import unicodedata
from collections.abc import Iterable

_NUMERAL = "[零〇○一二三四五六七八九十百千0-9０-９]"
_ARTICLE = re.compile(rf"第{_NUMERAL}{{1,7}}(?:条|章|节|编)(?:之{_NUMERAL}{{1,3}})?(?=[\s　：:]|$)")
_STRONG_START = re.compile(
    rf"第{_NUMERAL}{{1,7}}(?:条|章|节|编)(?:之{_NUMERAL}{{1,3}})?[\s　]"
    r"|[一二三四五六七八九十]{1,3}、"
    rf"|[（(]{_NUMERAL}{{1,4}}[)）]"
    r"|[0-9０-９]{1,2}[.．、](?![0-9０-９])"
    r"|[①-⑳]|附件[0-9一二三四五六七八九十]{0,3}(?:[：:\s　]|$)|附[：:]|抄送[：:]|主送[：:]|备注[：:]"
    rf"|{_NUMERAL}{{4}}年{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,3}}日$"
)
_LABEL = re.compile(rf"(?:第{_NUMERAL}{{1,7}}[条章节编项款]|[（(]?{_NUMERAL}{{1,4}}[、.．)）]|[-·•●■◆①-⑳])[\s　]*")
_SENTENCE_END = "。！？；：…!?;:”』】"
_OPENERS = "（(《〈“‘「『【〔["
_QUOTES = frozenset("“”‘’")  # a line breaks on neither side of a curly quote (Unicode line breaking, class QU)
_CLOSERS = "，。、；：！？）)》〉”’」』】〕]…—%％"
_BLANKS = " \t\u3000\u00a0"
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u202a\u202b\u202c\u202d\u202e"
)


def starts_paragraph(text: str) -> bool:
    """True if the words begin as only a new paragraph does: 「第三条　」「一、」「（二）」「1.」「附件」, a bare date."""
    return bool(_STRONG_START.match(text.strip(_BLANKS)) or _ARTICLE.match(text.strip(_BLANKS)))


def label_length(text: str) -> int:
    """The number of characters of a leading number or bullet with the blanks behind it; 0 if none."""
    match = _LABEL.match(text)
    return match.end() if match else 0


def ends_sentence(text: str) -> bool:
    """True if the words end as a sentence, a lead-in or an enumerated item ends."""
    stripped = text.rstrip(_BLANKS)
    return bool(stripped) and stripped[-1] in _SENTENCE_END


def is_unfinished(text: str) -> bool:
    """True if the words stop at a comma or inside a bracket or title: the sentence must go on."""
    stripped = text.rstrip(_BLANKS)
    inside = any(stripped.count(a) > stripped.count(b) for a, b in ("《》", "（）", "〈〉"))
    return inside or stripped.endswith(("，", "、", *_OPENERS))


def is_wide(char: str) -> bool:
    """True for characters set on a full em: ideographs and full-width punctuation, curly quotes and dashes too."""
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’—…·"


def columns(text: str) -> int:
    """The width in half-width columns."""
    return sum(2 if is_wide(char) else 1 for char in text)


def first_token(text: str) -> str:
    """The characters at the head of a line that could not have been parted: openers, a number or word, closers."""
    index = 0
    while index < len(text) and text[index] in _OPENERS:
        index += 1
    if index < len(text) and not is_wide(text[index]):
        while index < len(text) and not is_wide(text[index]) and text[index] not in _BLANKS:
            index += 1
    else:
        index += 1
    while index < len(text) and text[index] in _CLOSERS:
        index += 1
    if index < len(text) and text[index] in _QUOTES and index < 4:
        return text[:index] + first_token(text[index:])
    if text[:index].endswith(tuple(_QUOTES)) and index < 4:
        return text[: index + 1]
    return text[:index]


def glue(left: str, right: str) -> str:
    """What stands between two lines of one paragraph: a space between Latin words, else nothing."""
    if left and right and _is_word(left[-1]) and _is_word(right[0]) and not (left[-1].isdigit() and right[0].isdigit()):
        return " "
    return ""


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def invisible(chars: Iterable[str]) -> int:
    """The number of characters that print nothing and can hide words from a search."""
    return sum(
        char in _INVISIBLE or (char < " " and char not in "\t\n\r\f\v") or "\x7f" <= char <= "\x9f" for char in chars
    )


def without_invisible(text: str) -> str:
    """The text without characters that print nothing; line breaks and tabs stay."""
    return "".join(char for char in text if not invisible(char))
