"""The Chinese words of the page for what is coded in English elsewhere."""

from review.model import CATEGORIES, LABELS, SEVERITIES, Mode

__all__ = ["CATEGORIES", "FIELDS", "LABELS", "MODES", "SEVERITIES"]

MODES = {Mode.MACHINE: "机器可定", Mode.ASSIST: "机器提示", Mode.HUMAN: "人工审查"}
FIELDS = {
    "title": "文件标题",
    "notice_title": "印发通知标题",
    "issuer": "制发机关",
    "doc_number": "发文字号",
    "addressee": "主送机关",
    "issued_on": "成文日期",
    "effective_from": "施行日期",
    "effective_clause": "施行条款",
    "validity": "有效期",
    "valid_until": "有效期截止",
    "signature": "署名",
}
