"""The two forms: hand in a draft; enter what goes on the opinion besides the decisions."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, RadioField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from review.model import CATEGORIES, Category, Conclusion
from review.service import Entries, has_checklist, jurisdictions

_AUTO = "auto"
_SHORT, _LONG = 100, 5000
_NOT_CHOSEN = ""


class DayField(DateField):  # type: ignore[misc]
    """A calendar day, with its complaint in Chinese."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read YYYY-MM-DD; anything else is refused, never guessed."""
        self.data = None
        words = valuelist[0].strip() if valuelist else ""
        if not words:
            return
        try:
            self.data = date.fromisoformat(words)
        except ValueError as exc:
            raise ValueError("日期应写成“2026-01-31”的样子，并且确有这一天") from exc


def jurisdiction_choices() -> list[SelectChoice]:
    """Every place with standards of its own, by its code; the nation first."""
    return [SelectChoice(p.code, _place(p.names)) for p in sorted(jurisdictions(), key=lambda pack: pack.code)]


def _place(names: tuple[str, ...]) -> str:
    return "／".join(names) or "只用全国标准"


def category_choices() -> list[SelectChoice]:
    """Every category; one without a checklist is shown but cannot be chosen."""
    return [SelectChoice(_AUTO, "自动判断"), *(_choice(category) for category in Category)]


def _choice(category: Category) -> SelectChoice:
    if has_checklist(category):
        return SelectChoice(category.value, CATEGORIES[category])
    return SelectChoice(category.value, f"{CATEGORIES[category]}（检查清单尚未提供）", {"disabled": True})


def _strip(words: str | None) -> str:
    return (words or "").replace("\r\n", "\n").strip()


class UploadForm(FlaskForm):  # type: ignore[misc]
    """One draft, what it is, and the day whose law applies."""

    draft = FileField("待审文件", validators=[FileRequired("请先选择要审查的文件")])
    category = SelectField("文件类别", choices=category_choices, validate_choice=False, default=_AUTO)
    day = DayField("审查基准日", validators=[InputRequired("请填写审查基准日")])
    jurisdiction = SelectField("适用标准", choices=jurisdiction_choices, validate_choice=False)

    def validate_category(self, field: SelectField) -> None:
        """Only what the list offers."""
        if field.data not in {choice.value for choice in category_choices() if not choice.render_kw}:
            raise ValidationError("请从列表中选择文件类别")

    def validate_jurisdiction(self, field: SelectField) -> None:
        """Only what the list offers."""
        if field.data not in {choice.value for choice in jurisdiction_choices()}:
            raise ValidationError("请从列表中选择本单位所在辖区")


class EntriesForm(FlaskForm):  # type: ignore[misc]
    """The conclusion and the names; nothing is chosen beforehand."""

    conclusion = RadioField(
        "审查结论",
        choices=[SelectChoice(_NOT_CHOSEN, "暂不确定"), *(SelectChoice(c.value) for c in Conclusion)],
        default=_NOT_CHOSEN,
        validate_choice=False,
    )
    addressee = StringField("送审单位", filters=[_strip], validators=[Length(max=_SHORT, message="不超过100字")])
    organ = StringField("审查机构", filters=[_strip], validators=[Length(max=_SHORT, message="不超过100字")])
    reviewer = StringField("审查人", filters=[_strip], validators=[Length(max=_SHORT, message="不超过100字")])
    dated = DayField("落款日期", validators=[Optional()])
    remarks = TextAreaField("备注", filters=[_strip], validators=[Length(max=_LONG, message="不超过5000字")])

    def entries(self) -> Entries:
        """What was entered; a conclusion that does not exist counts as none."""
        chosen = next((c for c in Conclusion if c.value == self.conclusion.data), None)
        words: dict[str, Any] = {name: self[name].data or "" for name in ("addressee", "organ", "reviewer", "remarks")}
        return Entries(conclusion=chosen, dated=self.dated.data, **words)


def entered(entries: Entries) -> dict[str, Any]:
    """Stored entries as the data of the form."""
    return {
        "conclusion": entries.conclusion.value if entries.conclusion else _NOT_CHOSEN,
        "addressee": entries.addressee,
        "organ": entries.organ,
        "reviewer": entries.reviewer,
        "dated": entries.dated,
        "remarks": entries.remarks,
    }
