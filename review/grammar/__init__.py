"""Sentences as the law reads them: units with lead-ins, addressees, modality, stated basis."""

from review.grammar.parse import parse
from review.grammar.telling import SLOTS, Slots, tell
from review.grammar.units import label_length, label_rank, mask
from review.grammar.vocabulary import Vocabulary

__all__ = ["SLOTS", "Slots", "Vocabulary", "label_length", "label_rank", "mask", "parse", "tell"]
