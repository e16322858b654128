"""Writes the example draft beside this file: an invented document with planted defects.

usage: python docs/examples/build_draft.py
"""

from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).resolve().parent
HEAD = ("青石镇人民政府文件", "青政规[2026]5号", "关于印发《青石镇集镇经营秩序管理办法》的通知")
NOTICE = (
    "各村（居）民委员会，镇各有关单位：",
    "《青石镇集镇经营秩序管理办法》已经镇长办公会议讨论通过，现印发给你们，请认真贯彻执行。",
)
SIGNED = ("青石镇人民政府", "2026年3月10日")
TITLE = "青石镇集镇经营秩序管理办法"
ARTICLES = (
    "第一条　为加强集镇经营秩序管理，根据《中华人民共和国行政处罚法》第九十八条、《个体工商户条例》等规定，结合本镇实际，制定本办法。",
    "第二条　本办法适用于本镇集镇范围内的生产经营活动。",
    "第三条　经营食品的，应当依法取得食品经营许可。",
    "第四条　在集镇经营的商户，应当先向镇集镇管理办公室申领《青石镇经营准入证》，未取得的不得开业。",
    "第五条　集镇摊位优先安排本镇户籍经营户；外镇经营户进场的，应当在本镇设立分支机构，摊位费按本镇经营户的1.5倍收取。",
    "第六条　商户进场前应当缴纳履约保证金人民币伍仟元整（￥500元），经营满三年无违规记录的予以退还。",
    "第七条　商户办理摊位变更的，应当提交村民委员会出具的无犯罪记录证明和婚姻状况证明。",
    "第八条　集镇商户的垃圾清运统一由青石镇兴业物业有限公司承担，商户不得自行选择其他单位。",
    "第九条　摊位和店面的收费标准如下：",
    "第十一条　违反本办法第四条规定的，由镇综合行政执法局处五百元以上二千元以下罚款；拒不改正的，查封经营场所、扣押经营工具，并停止供水供电。",
    "第十二条　违反治安管理规定的，由公安机关依照《中华人民共和国治安管理处罚法》的规定处罚。",
    "第十三条　对拒不签订门前三包责任书的商户，取消其家庭成员当年的村集体福利。",
    "第十四条　罚没款按百分之三十返还执法人员所在单位，作为办公经费。",
    "第十五条　本办法由镇集镇管理办公室负责解释，最终解释权归镇集镇管理办公室所有。",
    "第十六条　本办法自2026年4月1日起施行。",
)
TABLE = (("项目", "单位", "标准"), ("卫生管理费", "每户每月", "60元"), ("占道经营费", "每平方米每天", "5元"))


def build(target: Path) -> None:
    """Write the draft as .docx."""
    doc = Document()
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    for index, text in enumerate(HEAD):
        _line(doc, text, size=(26, 16, 22)[index], centred=True)
    for text in NOTICE:
        _line(doc, text, indent=not text.endswith("："))
    for text in SIGNED:
        _line(doc, text, right=True)
    _line(doc, TITLE, size=22, centred=True)
    for text in ARTICLES:
        _line(doc, text, indent=True)
        if text.startswith("第九条"):
            _table(doc)
    doc.save(str(target))


def _line(
    doc: "Document", text: str, *, size: int = 16, centred: bool = False, right: bool = False, indent: bool = False
) -> None:
    paragraph = doc.add_paragraph()
    if centred or right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.RIGHT
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = "仿宋_GB2312"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")


def _table(doc: "Document") -> None:
    table = doc.add_table(rows=0, cols=len(TABLE[0]), style="Table Grid")
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


if __name__ == "__main__":
    build(HERE / "draft.docx")
