"""Places in the words of the trade: 「第三条第二款第（一）项」, 「表2第4行第1格」."""

from review.model.document import Document, Span
from review.model.extraction import Extraction, Node, NodeKind, PartKind
from review.model.numerals import to_chinese

_DIVISIONS = (NodeKind.PART, NodeKind.CHAPTER, NodeKind.SECTION)


def locate(doc: Document, extraction: Extraction, span: Span) -> str:
    """The place of the first character of a span as an officer would say it, else its physical place."""
    return legal_place(extraction, span.start) or doc.locate(span)


def legal_place(extraction: Extraction, offset: int) -> str:
    """The article, paragraph and item around a character; chapters only where there is no article; "" if none."""
    chain = [extraction.nodes[i] for i in extraction.ancestors(extraction.node_at(offset))]
    inside = [node for node in chain if node.kind not in _DIVISIONS]
    words = _points(inside) or "".join(_words(extraction, node) for node in inside or chain)
    if words and extraction.parts[chain[0].part].kind is PartKind.ATTACHMENT:
        return f"附件{words}"
    return words


def _points(nodes: list[Node]) -> str:
    """「二、（三）2」: a point below another is named by the labels as printed; a single one is 「第二项」."""
    if len(nodes) < 2 or nodes[0].kind is not NodeKind.LEVEL1:
        return ""
    return "".join(node.label.strip() for node in nodes if node.label).rstrip(".．、")


def _words(extraction: Extraction, node: Node) -> str:
    number = to_chinese(node.number)
    match node.kind:
        case NodeKind.ARTICLE:
            return f"第{number}条" + (f"之{to_chinese(node.suffix)}" if node.suffix else "")
        case NodeKind.PARAGRAPH:
            return f"第{number}款" if not extraction.is_only_child(node) else ""
        case NodeKind.ITEM:
            return f"第（{number}）项"
        case NodeKind.LEVEL1:
            return f"第{number}项"
        case NodeKind.SUBITEM:
            return f"第{node.number}目"
        case NodeKind.PART | NodeKind.CHAPTER | NodeKind.SECTION:
            return f"第{number}{node.kind.value}"
        case _:
            return node.label.strip("、.．")
