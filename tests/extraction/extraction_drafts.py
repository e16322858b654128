"""Drafts for the tests: invented places, built line by line without any reader."""

import hashlib
from collections.abc import Sequence

from review.extraction import extract
from review.model import Block, BlockKind, Document, Extraction, Found, Node, NodeKind, Span, TextSource, legal_place

NOTICE = (
    "青石镇人民政府文件",
    "青政规〔2026〕3号",
    "关于印发《青石镇农贸市场管理办法》的通知",
    "各村（居）民委员会，镇各有关单位：",
    "现将《青石镇农贸市场管理办法》印发给你们，请遵照执行。",
    "附件：青石镇摊位登记表",
    "青石镇人民政府",
    "2026年3月10日",
    "青石镇农贸市场管理办法",
    "第一章　总则",
    "第一条　为了规范市场管理，根据《中华人民共和国食品安全法》等法律，制定本办法。",
    "第二条　本办法适用于本镇。",
    "外来经营者同样适用。",
    "第二章　管理",
    "第三条　经营者应当遵守下列规定：",
    "（一）亮证经营；",
    "（二）明码标价。",
    "违反前款规定的，由县市场监督管理局依照《中华人民共和国价格法》第四十二条处理。",
    "第四条　摊位登记见附件。",
    "第三章　附则",
    "第五条　本办法自2026年4月1日起施行，有效期五年。",
    "附件",
    "青石镇摊位登记表",
    "第一条　填表须知如下。",
    "抄送：县司法局。",
)


def draft(*lines: str | tuple[BlockKind, str]) -> Document:
    """A document of one block per line; a pair gives the block another kind than paragraph."""
    blocks: list[Block] = []
    text = ""
    for number, line in enumerate(lines, 1):
        kind, words = (BlockKind.PARAGRAPH, line) if isinstance(line, str) else line
        start = len(text) + 1 if blocks else 0
        text = f"{text}\n{words}" if blocks else words
        blocks.append(Block(Span(start, start + len(words)), kind, f"第{number}段", TextSource(number)))
    return Document("草案", "text", hashlib.sha256(text.encode()).hexdigest(), text, tuple(blocks))


def value(fact: object) -> object:
    """The value of a fact that must be there."""
    assert isinstance(fact, Found), fact
    return fact.value


def outline(doc: Document, extraction: Extraction) -> list[str]:
    """One line per node, indented: kind, ordinal, first words."""
    depth: list[int] = []
    rows: list[str] = []
    for node in extraction.nodes:
        depth.append(depth[node.parent] + 1 if node.parent >= 0 else 0)
        suffix = f"之{node.suffix}" if node.suffix else ""
        words = doc.quote(node.span).replace("\n", "/")[:10]
        rows.append(f"{'  ' * depth[-1]}{node.kind.value}{node.number}{suffix} {words}")
    return rows


def numbers(nodes: Sequence[Node], kind: NodeKind) -> list[int]:
    """The ordinals of all nodes of a kind, in reading order."""
    return [node.number for node in nodes if node.kind is kind]


def place_of(doc: Document, words: str) -> str:
    """The legal place of the first occurrence of some words."""
    return legal_place(extract(doc), doc.text.index(words))
