"""A browser without a screen: hands in drafts, saves choices, and looks at every page it gets."""

import io
import re
from pathlib import Path
from typing import Any

import docx
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from web import create_app

DRAFT = """青石镇摊点管理办法
第一条　为了规范摊点管理，根据《个体工商户条例》和《中华人民共和国行政处罚法》第十六条，制定本办法。
第二条　本办法适用于青石镇的摊点。
第三条　未经镇人民政府批准并领取准营证的，不得摆摊。
第四条　摊主应当每月向镇人民政府缴纳摊位管理费60元。
第五条　违反本办法，在道路上摆摊的，由镇人民政府处200元以上500元以下罚款。
第六条　本办法由青石镇人民政府负责解释。
第七条　本办法自2026年5月1日起施行，有效期五年。
"""
CLEAN = """青石镇志愿服务倡议
倡议广大村民参加志愿服务。
"""
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_TERMS = re.compile(
    r"\.?(?:docx|pdf|txt|md|json|zip|png|MB|SHA-256|Word|WPS|PDF|Cookie)|[A-Z]{1,4}(?:-[A-Z0-9]+)+|[0-9a-f]{12,}"
)


def word(text: str = DRAFT) -> bytes:
    """The draft as a Word document, with a table behind it."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("事项", "标准", "占道经营", "罚款500元"), strict=True
    ):
        cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def parse(page: str) -> Any:
    """A page as a tree; untyped, for the answers of XPath are of every type."""
    return html.fromstring(page)


class Site:
    """One application with one visitor; `foreign` if what the visitor sends may bring English onto the pages."""

    def __init__(self, folder: Path, *, foreign: bool = False, **config: Any) -> None:
        self.foreign = foreign
        self.root = folder / "workspace"
        self.app: Flask = create_app(
            {"FASHEN_ROOT": self.root, "FASHEN_LAWS": folder / "laws.db", "FASHEN_JURISDICTION": "", **config}
        )
        self.client: FlaskClient = self.app.test_client()

    def get(self, path: str) -> TestResponse:
        """A page, looked at."""
        return inspect(self.client.get(path), foreign=self.foreign)

    def post(self, path: str, page: str, fields: dict[str, Any]) -> TestResponse:
        """A form of `page`, sent with its token."""
        token = parse(self.client.get(page).text).xpath("string(//input[@name='csrf_token']/@value)")
        return inspect(self.client.post(path, data={"csrf_token": token, **fields}), foreign=self.foreign)

    def upload(
        self, data: bytes, name: str = "草案.txt", category: str = "auto", day: str = "2026-06-01"
    ) -> TestResponse:
        """Hand in a file."""
        return self.post("/reviews", "/", {"draft": (io.BytesIO(data), name), "category": category, "day": day})

    def review(self, text: str = DRAFT, name: str = "草案.txt") -> "Opened":
        """Hand in a text and open its page."""
        answer = self.upload(text.encode(), name)
        assert answer.status_code == 303, answer.text
        return Opened(self, answer.headers["Location"])


class Opened:
    """A review that has a page."""

    def __init__(self, site: Site, path: str) -> None:
        self.site, self.path = site, path

    @property
    def token(self) -> str:
        """What names it."""
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> Path:
        """Where it is stored."""
        return self.site.root / self.token

    def page(self) -> Any:
        """The page as a tree."""
        return parse(self.site.get(self.path).text)

    def marks(self) -> list[str]:
        """The fingerprints of the findings in order."""
        names = self.page().xpath("//article//label[@class='none']/input/@name")
        return [str(name).removeprefix("kind-") for name in names]

    def save(self, **fields: str) -> TestResponse:
        """Save choices; names as in the form."""
        return self.site.post(self.path, self.path, fields)

    def file(self, key: str) -> TestResponse:
        """A paper."""
        return self.site.client.get(f"{self.path}/files/{key}")


def inspect(response: TestResponse, *, foreign: bool = False) -> TestResponse:
    """What must hold for every page of ours."""
    if response.mimetype != "text/html" or response.status_code == 303:
        return response
    tree = parse(response.text)
    assert tree.get("lang") == "zh-CN"
    assert len(tree.xpath("//title")) == len(tree.xpath("//h1")) == 1
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)
    assert not tree.xpath("//@style | //style | //script[not(@src)]")
    assert not [name for name in tree.xpath("//@*") if str(name.attrname).startswith("on")]
    assert not [link for link in tree.xpath("//@href | //@src | //@action") if not re.match(r"[/#]", link)]
    assert not re.search(r"(?i)https?:|//cdn", response.text)
    for form in tree.xpath("//form"):
        assert form.get("method") == "post"
        assert form.xpath("count(.//input[@name='csrf_token'])") == 1
    _labelled(tree, set(ids))
    english = [words for words in _visible(tree) if _ENGLISH.search(_TERMS.sub("", words))]
    assert foreign or not english, english
    return response


def _labelled(tree: Any, ids: set[str]) -> None:
    for field in tree.xpath("//input[@type!='hidden'] | //select | //textarea"):
        named = field.xpath("ancestor::label") or tree.xpath("//label[@for=$id]", id=field.get("id"))
        assert named, html.tostring(field)
    targets = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert targets <= ids, targets - ids


def _visible(tree: Any) -> list[str]:
    return [str(words) for words in tree.xpath("//body//text()[not(ancestor::script)] | //title/text()")]
