"""Odd and hostile input: nothing raises, nothing takes more than its share of time."""

import time

import pytest
from extraction_drafts import draft
from hypothesis import given, settings
from hypothesis import strategies as st

from review.extraction import extract
from review.model import Absent, BlockKind, Extraction, Found, Span, legal_place

_PIECES = [
    "第一条",
    "第二条\u3000",
    "第12条",
    "第三条之一",
    "第一章",
    "第九十九编",
    "一、",
    "十二、",
    "（一）",
    "（２）",
    "(3)",
    "1.",
    "2、",
    "10．",
    "《",
    "》",
    "〔",
    "〕",
    "〔2026〕",
    "号",
    "（",
    "）",
    "，",
    "。",
    "；",
    "：",
    "、",
    "“",
    "”",
    "第一款",
    "第（二）项",
    "第3目",
    "至",
    "和",
    "以及",
    "本办法",
    "本条",
    "前款",
    "前条",
    "前两项",
    "附件",
    "附件1",
    "附件：",
    "附表二",
    "自",
    "2026年2月30日",
    "二〇二六年三月十日",
    "起施行",
    "有效期",
    "五年",
    "至",
    "百分之",
    "千分之五",
    "30%",
    "元",
    "万元",
    "壹佰",
    "伍万万拾",
    "￥",
    "1,00",
    "以下简称",
    "法",
    "条例",
    "办法",
    "关于",
    "的通知",
    "人民政府",
    "文件",
    "令",
    "目录",
    "抄送",
    "特此公告",
    "年",
    "月",
    "日",
    "×",
    "＿",
    "\u3000",
    "\n",
    "第",
    "条",
    "之",
    "0",
    "９",
    "○",
    "a",
]
_TEXT = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=4)), max_size=40).map("".join)
_LINE = st.tuples(st.sampled_from(list(BlockKind)), _TEXT)


def spans(seen: Extraction) -> list[Span]:
    fields: tuple[Found[object] | Absent, ...] = (
        seen.title,
        seen.notice_title,
        seen.issuer,
        seen.doc_number,
        seen.addressee,
        seen.issued_on,
    )
    more: tuple[Found[object] | Absent, ...] = (
        seen.effective_from,
        seen.effective_clause,
        seen.validity,
        seen.valid_until,
        seen.signature,
    )
    structure = [*(p.span for p in seen.parts), *(n.span for n in seen.nodes), *(a.span for a in seen.attachments)]
    law = [*(c.span for c in seen.citations), *(r.span for r in seen.references)]
    law += [point.span for citation in seen.citations for point in citation.points]
    amounts = [*(a.span for a in seen.amounts), *(p.span for p in seen.percentages)]
    days = [*(d.span for d in seen.dates), *(p.span for p in seen.periods)]
    return [*(fact.span for fact in (*fields, *more) if isinstance(fact, Found)), *structure, *law, *amounts, *days]


@settings(max_examples=120, deadline=None)
@given(st.lists(_LINE, max_size=25))
def test_any_mixture_of_labels_and_signs_is_read_without_error(lines: list[tuple[BlockKind, str]]) -> None:
    doc = draft(*lines)
    seen = extract(doc)
    assert all(span.end <= len(doc.text) for span in spans(seen))
    assert [n.span.start for n in seen.nodes] == sorted(n.span.start for n in seen.nodes)
    assert all(node.parent < index for index, node in enumerate(seen.nodes))
    assert all(seen.nodes[n.parent].span.contains(n.span) for n in seen.nodes if n.parent >= 0)
    for offset in range(0, len(doc.text), 7):
        legal_place(seen, offset)


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "第",
        "《",
        "第一",
        "《a",
        "第一、",
        "第一条、",
        "1",
        "1,",
        "一",
        "壹",
        "￥",
        "，（一）",
        "《a》（",
        "〔",
        "自",
        "自2026年",
        "　",
        "年",
        "附件",
    ],
)
def test_a_hundred_thousand_signs_in_one_line_take_no_time(unit: str) -> None:
    doc = draft(unit * (100_000 // len(unit)))
    start = time.process_time()
    extract(doc)
    assert time.process_time() - start < 5


def test_time_grows_with_length_and_not_faster() -> None:
    def seconds(articles: int) -> float:
        text = [
            f"第{n}条　违反本办法第三条的，依照《甲法》第五条处500元以下罚款，三十日内缴清。"
            for n in range(1, articles)
        ]
        doc = draft("某办法", *text)
        start = time.process_time()
        seen = extract(doc)
        assert all(seen.article_at(offset) for offset in range(8, len(doc.text), 40) if doc.text[offset] != "\n")
        return time.process_time() - start

    seconds(50)
    assert seconds(4000) < 8 * max(seconds(1000), 0.02)


def test_a_long_run_of_blanks_takes_no_more_than_its_share() -> None:
    started = time.perf_counter()
    extract(draft(f"第一条 村民{' ' * 20_000}自{chr(0x3000) * 20_000}施行。"))
    assert time.perf_counter() - started < 5
