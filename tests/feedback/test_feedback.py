"""Exported complaints say nothing about people and places, keep law and amounts, and still show the fault."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from review import service
from review.cli import main
from review.engine import unmark
from review.errors import UsageError
from review.feedback import NOTES, PRIVATE, Anonymiser
from review.model import Category, Decision, DecisionKind, Review

Captured = pytest.CaptureFixture[str]
TODAY = date(2026, 11, 22)
HOSTILE = """鹿角镇人民政府关于印发《鹿角镇摊点管理办法》的通知
鹿政规〔2026〕17号
赤水县鹿角镇各村民委员会：
第一条 根据《中华人民共和国行政处罚法》第十六条，制定本办法。
第二条 由鹿角镇鸿运达环卫有限公司负责保洁，联系人：欧阳建国，电话13912345678，邮箱oyjg@lujiao.gov.cn。
第三条 违反规定的，由鹿角镇人民政府对摊主处二百元以上五百元以下罚款；村民刘小梅（身份证号110101199003071234）⟦举报⟧的，奖励一百元。
第四条 有下列情形之一的：
（一）在渝A12345车辆上摆卖的，没收违法所得；
（二）情节严重的，没收经营工具。
第五条 本办法自2026年12月1日起施行，有效期五年。
鹿角镇人民政府
2026年11月3日
"""
SECRETS = (
    "鹿角",
    "赤水",
    "鸿运达",
    "欧阳",
    "建国",
    "小梅",
    "13912345678",
    "oyjg",
    "110101199003071234",
    "渝A12345",
    "〕17号",
    "11月3日",
)


def reviewed(text: str = HOSTILE) -> Review:
    review = service.review_file(text.encode(), "草案.txt", day=TODAY, category=Category.NORMATIVE)
    assert any(f.item == "ND-AUTH-04" for f in review.findings)
    return review


def dismissed(review: Review, item: str = "ND-AUTH-04", reason: str = "误报，刘小梅说过了") -> tuple[Decision, ...]:
    found = [f for f in review.findings if f.item == item]
    return tuple(Decision(f.fingerprint, DecisionKind.DISMISS, reason) for f in found)


def fixtures(files: dict[str, bytes]) -> dict[str, str]:
    return {name: data.decode() for name, data in files.items() if "/" in name}


def test_dismissed_finding_becomes_a_text_that_must_stay_silent_without_names_and_numbers() -> None:
    review = reviewed()
    feedback = service.feedback(review, dismissed(review))
    texts = fixtures(dict(feedback.files))
    assert texts
    assert all(name.startswith("ND-AUTH-04/good-feedback-") for name in texts)
    sent = "".join(texts.values()) + feedback.files[NOTES].decode()
    assert [secret for secret in SECRETS if secret in sent] == []


def test_words_of_the_law_and_amounts_are_kept() -> None:
    review = reviewed()
    sent = "".join(fixtures(dict(service.feedback(review, dismissed(review)).files)).values())
    assert "处二百元以上五百元以下罚款" in sent
    law = service.feedback(review, (), missed=["根据《中华人民共和国行政处罚法》第十六条"])
    assert "《中华人民共和国行政处罚法》第十六条" in "".join(fixtures(dict(law.files)).values())


def test_fixture_shows_the_false_alarm_again_so_that_it_fails_first() -> None:
    review = reviewed()
    notes = service.feedback(review, dismissed(review)).files[NOTES].decode()
    assert "匿名化后仍可重现" in notes
    assert "不再重现" not in notes


def test_table_of_originals_stays_apart_and_says_that_it_must_not_be_sent() -> None:
    review = reviewed()
    feedback = service.feedback(review, dismissed(review))
    kept = feedback.files[PRIVATE].decode()
    assert "请勿外发" in PRIVATE
    assert "欧阳建国" in kept
    assert {"姓名", "地名", "单位", "电话", "文号", "日期", "车牌", "电子邮箱", "证件或者账号"} <= {
        one.kind for one in feedback.replacements
    }


def test_the_same_name_becomes_the_same_word_in_every_text() -> None:
    cleaner = Anonymiser(
        ["白马镇与白马村相邻，联系人：陈大力。", "村民陈大力，住在白马村。"], is_law=lambda title: False
    )
    one, two = cleaner.clean("白马镇与白马村相邻，联系人：陈大力。"), cleaner.clean("村民陈大力，住在白马村。")
    assert "白马" not in one + two
    assert "陈大力" not in one + two
    assert one[:2] == one[4:6]
    assert one.split("联系人：")[1][:2] in two


@pytest.mark.parametrize(
    "words",
    [
        "由镇人民政府责令改正；各村、社区应当公示，县级以上地方人民政府依法处理。",
        "村民委员会、居民委员会不得收取押金，乡镇和街道办事处应当告知本村村民。",
        "处五百元以上二千元以下罚款，逾期每日加处百分之三。",
        "依照国办发〔2018〕37号文件和《中华人民共和国土地管理法》第七十八条处理。",
        "申请人应当在十五日内申请行政复议；居民方可办理。",
        "逾期不清运的由镇人民政府代为清运；集体土地流转须经镇人民政府批准，村集体资产处置由镇人民政府决定。",
    ],
)
def test_ordinary_legal_words_are_left_alone(words: str) -> None:
    cleaner = Anonymiser([words], is_law=lambda title: "土地管理法" in title)
    assert cleaner.clean(words) == words


def test_title_of_a_local_document_is_no_law_and_loses_its_place() -> None:
    cleaner = Anonymiser(["白马镇人民政府依据《白马镇养犬办法》办理"], is_law=lambda title: False)
    assert "白马" not in cleaner.clean("白马镇人民政府依据《白马镇养犬办法》办理")


def test_words_named_by_the_officer_are_taken_out_as_well() -> None:
    review = reviewed()
    feedback = service.feedback(review, dismissed(review), hide=["摊主"])
    assert "摊主" not in "".join(fixtures(dict(feedback.files)).values())


def test_days_are_invented_but_keep_their_order_and_year() -> None:
    cleaner = Anonymiser(["2026年11月3日印发，2026年12月1日施行，2027年2月30日止"], is_law=lambda title: False)
    text = cleaner.clean("2026年11月3日印发，2026年12月1日施行，2027年2月30日止")
    assert "11月3日" not in text
    assert text.index("2026年1月") < text.index("2026年2月")
    assert "2027年2月30日" in text  # an impossible day is what such a text is about


def test_missed_words_are_marked_and_must_be_found() -> None:
    review = reviewed()
    feedback = service.feedback(review, (), missed=["奖励 一百元"], item="ND-AUTH-07")
    ((name, text),) = fixtures(dict(feedback.files)).items()
    assert name.startswith("ND-AUTH-07/bad-feedback-")
    marked = unmark(text.rstrip("\n"))
    assert [marked.text[span.start : span.end] for span in marked.must] == ["奖励一百元"]
    assert marked.day == TODAY


def test_marks_that_stand_in_the_draft_itself_do_no_harm() -> None:
    review = reviewed()
    text = "".join(fixtures(dict(service.feedback(review, (), missed=["处二百元以上五百元以下罚款"]).files)).values())
    assert len(unmark(text.rstrip("\n")).must) == 1
    assert "［举报］" in text


def test_item_of_an_enumeration_comes_with_its_lead_in() -> None:
    review = reviewed()
    text = "".join(fixtures(dict(service.feedback(review, (), missed=["没收经营工具"]).files)).values())
    assert "有下列情形之一的" in text


def test_other_findings_of_the_item_in_the_same_words_stay_marked() -> None:
    review = reviewed()
    both = [f for f in review.findings if f.item == "ND-AUTH-04" and f.place.startswith("第四条")]
    assert len(both) == 2
    one = Decision(both[0].fingerprint, DecisionKind.DISMISS, "误报")
    ((name, text),) = fixtures(dict(service.feedback(review, [one]).files)).items()
    assert "/bad-feedback-" in name
    assert len(unmark(text.rstrip("\n")).must) == 1


def test_finding_on_the_whole_text_is_named_as_left_out() -> None:
    review = reviewed(HOSTILE.replace("，有效期五年", ""))
    absent = [f for f in review.findings if f.span is None] or [replace(review.findings[0], span=None, quote="")]
    review = replace(review, findings=tuple(absent))
    feedback = service.feedback(review, [Decision(absent[0].fingerprint, DecisionKind.DISMISS, "误报")])
    assert not fixtures(dict(feedback.files))
    assert "不能导出" in "".join(feedback.left_out)


def test_words_that_do_not_stand_in_the_draft_are_refused() -> None:
    with pytest.raises(UsageError, match="找不到"):
        service.feedback(reviewed(), (), missed=["草案里没有的话"])


def test_command_writes_one_folder_per_item_and_leaves_the_network_alone(tmp_path: Path, capsys: Captured) -> None:
    draft, record = tmp_path / "草案.txt", tmp_path / "处理记录.json"
    draft.write_text(HOSTILE, "utf-8")
    review = reviewed()
    decisions = [{"fingerprint": d.fingerprint, "kind": d.kind.value, "text": d.text} for d in dismissed(review)]
    entries = {"own": [{"quote": "奖励一百元", "problem": "没有依据"}, {"quote": "", "problem": "缺少附件"}]}
    kept = {"day": "2026-11-22", "category": "normative", "decisions": decisions, "entries": entries}
    record.write_text(json.dumps(kept), "utf-8")
    out = tmp_path / "例句"
    assert main(["feedback", "export", str(draft), "--decisions", str(record), "-o", str(out)]) == 0
    captured = capsys.readouterr()
    assert list((out / "ND-AUTH-04").glob("good-feedback-*.txt"))
    assert any("⟦奖励一百元⟧" in path.read_text("utf-8") for path in (out / "未归类").iterdir())
    assert (out / PRIVATE).is_file()
    assert "欧阳建国 → " in captured.out
    assert "不会外发" in captured.err


@pytest.mark.parametrize(
    "record", ["", "[]", "{}", '{"day": "x"}', '{"sha256": "00", "day": "2026-11-22"}', "[" * 9999]
)
def test_a_record_that_is_none_or_belongs_to_another_draft_is_a_coded_error(
    record: str, tmp_path: Path, capsys: Captured
) -> None:
    draft, path = tmp_path / "草案.txt", tmp_path / "记录.json"
    draft.write_text(HOSTILE, "utf-8")
    path.write_text(record, "utf-8")
    assert main(["feedback", "export", str(draft), "--decisions", str(path), "-o", str(tmp_path / "x")]) == 2
    assert "错误 R501" in capsys.readouterr().err


def test_without_anything_to_export_the_command_says_what_it_needs(tmp_path: Path, capsys: Captured) -> None:
    draft = tmp_path / "草案.txt"
    draft.write_text(HOSTILE, "utf-8")
    assert main(["feedback", "export", str(draft), "-o", str(tmp_path / "x")]) == 2
    assert "--missed" in capsys.readouterr().err
