"""Sentences as the law reads them: units with lead-ins, addressees, modality, stated basis."""

from review.grammar.parse import parse
from review.grammar.units import label_length, label_rank, mask
from review.grammar.vocabulary import Vocabulary

__all__ = ["Vocabulary", "label_length", "label_rank", "mask", "parse"]
