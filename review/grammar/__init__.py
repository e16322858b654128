"""Sentences as the law reads them: units with lead-ins, addressees, modality, stated basis."""

from review.grammar.parse import Vocabulary, parse
from review.grammar.units import label_length, label_rank, mask

__all__ = ["Vocabulary", "label_length", "label_rank", "mask", "parse"]
