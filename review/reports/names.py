"""The Chinese names of categories, severities and modes in reports."""

from review.model import Category, Mode, Severity

CATEGORIES = {
    Category.NORMATIVE: "行政规范性文件",
    Category.DECISION: "重大行政决策",
    Category.AGREEMENT: "行政协议",
    Category.ENFORCEMENT: "重大行政执法决定",
    Category.OTHER: "其他涉法事项",
}
SEVERITIES = {Severity.HIGH: "阻断", Severity.MEDIUM: "重大", Severity.LOW: "一般", Severity.HINT: "提示"}
MODES = {Mode.MACHINE: "机器可定", Mode.ASSIST: "机器提示、人来定", Mode.HUMAN: "只能人看"}
