"""Turns an officer's 误报 and 漏报 into anonymised texts for those who maintain the rules; nothing is sent anywhere."""

from review.feedback.anonymising import Anonymiser, Replacement
from review.feedback.fixtures import NOTES, PRIVATE, Complaint, Feedback, complaints, export, places_of, unanswered_for

__all__ = [
    "NOTES",
    "PRIVATE",
    "Anonymiser",
    "Complaint",
    "Feedback",
    "Replacement",
    "complaints",
    "export",
    "places_of",
    "unanswered_for",
]
