"""Paper for the officer: the opinion, the review form, and copies of the draft with comments."""

from review.paperwork.annotating import annotate, annotated_copy, annotated_from_text
from review.paperwork.form_paper import form_docx, form_values
from review.paperwork.forms import Form, load_form, render
from review.paperwork.opinion_paper import opinion_docx, opinion_values
from review.paperwork.outline import outline

__all__ = [
    "Form",
    "annotate",
    "annotated_copy",
    "annotated_from_text",
    "form_docx",
    "form_values",
    "load_form",
    "opinion_docx",
    "opinion_values",
    "outline",
    "render",
]
