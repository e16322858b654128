"""A second reader for recall: it only ever says 存疑, gives its reasons, and can be switched off."""

from review.second.corpus import Example, read_corpus
from review.second.features import Features, grams
from review.second.reader import ANY, Opinion, SecondReader, load_reader

__all__ = ["ANY", "Example", "Features", "Opinion", "SecondReader", "grams", "load_reader", "read_corpus"]
