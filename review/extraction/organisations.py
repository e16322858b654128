"""Names of bodies and companies: spaCy finds their last words, the left border is ours. The only room with spaCy."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from review.model import Document, Organisation, Span

if TYPE_CHECKING:
    from spacy.language import Language

_ENDINGS = [
    "人民政府",
    "街道办事处",
    "办事处",
    "委员会",
    "领导小组",
    "指挥部",
    "办公室",
    "办公厅",
    "合作社",
    "合作联社",
    "公司",
    "大队",
    "支队",
    "中队",
    "中心",
    "分局",
    "局",
    "厅",
    "党委",
    "党工委",
    "派出所",
    "司法所",
    "财政所",
    "税务所",
    "供电所",
    "卫生所",
    "管理所",
    "事务所",
    "研究所",
    "检测所",
    "管理站",
    "服务站",
    "工作站",
    "协会",
    "商会",
    "联合会",
    "工会",
    "妇联",
    "银行",
    "医院",
    "卫生院",
    "学校",
    "小学",
    "中学",
    "幼儿园",
    "养老院",
    "法院",
    "检察院",
    "工作专班",
    "执法队",
    "救援队",
    "基金会",
    "村委会",
    "居委会",
]
_NOT_BODIES = re.compile(r"(?:格|布|结|当|全|大|开|终|时|危|变|败|对|残|棋|僵|破|骗|饭|成)局$|为中心$|以.{0,8}中心$")
_RUN = re.compile(r"(?:[\u3400-\u9fffA-Za-z0-9·]|[（(][\u3400-\u9fff]{1,8}[）)])*$")
_GOES_ON = frozenset("长面势员")  # 局长, 局面, 局势, 社员
_PLACE = "国省市县区镇乡村街州各"
_BORDER = re.compile(
    r".*(?:应当|以上|以下|听取|指定|各级|可以|必须|负责|会同|配合|协助|依法|根据|按照|依照|委托|授权|通过|报送|提交|包括|有关|相关|以及|或者|责令|要求|通知|组织(?!部)"
    r"|所在地|户籍地|居住地|不得|转让|使用|采购|支持|保证|注册|保护|管辖权|归|规定|负有|加强|完善|建设|设置|至少|申请|告知|抄送|送达|建议|报请|上报|所在地|下列|加入|成立|设立|联系|协调(?!委)|接受|移交|移送|交由|报告|致函|不服|关于"
    r"|[由向在被将请是等至到其该本的]|对(?!外)|经(?!济|营|贸|信|开)|应(?!急)|报(?!社|业)|(?<=[在住籍])地|接(?!待|警)|(?<!国)有(?!限|色|机)|以|可(?!持)|为|各(?!区)|从(?!业)|交(?!通|易|警)"
    r"|(?:(?<=政府|员会|公司|中心|公室|事处|法院|察院)|(?<=[局厅所站队社]))[和与及]|[和与及](?=[" + _PLACE + r"]))"
)
_LONGEST = 30


def find_organisations(doc: Document) -> tuple[Organisation, ...]:
    """The names of bodies in reading order, block by block; empty if spaCy is not installed."""
    try:
        pipeline = _pipeline()
    except ModuleNotFoundError:  # not installed: a plain run does without names of bodies
        return ()
    texts = ((doc.quote(block.span), block.span.start) for block in doc.blocks)
    found: list[Organisation] = []
    for parsed, offset in pipeline.pipe(texts, as_tuples=True):
        hits = sorted({(span.start_char, span.end_char) for span in parsed.spans["ruler"]}, key=lambda hit: hit[1])
        found.extend(_names(parsed.text, hits, offset))
    return tuple(found)


@cache
def _pipeline() -> "Language":
    import spacy

    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("span_ruler")
    ruler.add_patterns([{"label": "BODY", "pattern": ending} for ending in _ENDINGS])  # type: ignore[attr-defined]
    return nlp


def _names(text: str, hits: Sequence[tuple[int, int]], offset: int) -> Iterator[Organisation]:
    """Grow each ending to the left; of names that share their beginning the longest is kept."""
    kept: list[tuple[int, int]] = []
    for begin, end in hits:
        start = _left(text, begin, kept[-1][1] if kept else 0)
        if begin - start < 1 or text[end : end + 1] in _GOES_ON or _NOT_BODIES.search(text[start:end]):
            continue
        while kept and kept[-1][1] > start:
            start = min(start, kept.pop()[0])
        kept.append((start, end))
    for start, end in kept:
        yield Organisation(text[start:end], Span(offset + start, offset + end))


def _left(text: str, begin: int, before: int) -> int:
    """Where the name begins whose ending begins at `begin`; `before` is the end of the name found before it."""
    floor = max(0, begin - _LONGEST)
    run = _RUN.search(text, floor, begin)
    words = run[0] if run else ""
    border = _BORDER.match(words)
    start = begin - len(words) + (border.end() if border else 0)
    if start < before < begin and begin - before > 8:
        return before
    return start
