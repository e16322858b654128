"""A second reader for recall: it only ever says 存疑, gives its reasons, and can be switched off."""

from review.second.corpus import Example, read_corpus
from review.second.features import Features
from review.second.reader import Opinion, SecondReader, load_reader

__all__ = ["Example", "Features", "Opinion", "SecondReader", "load_reader", "read_corpus"]
