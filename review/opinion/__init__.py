"""From a review and the officer's decisions to an opinion; the tool proposes, the officer concludes."""

from review.opinion.answering import answered
from review.opinion.composing import compose
from review.opinion.proposing import Proposal, in_runs, propose

__all__ = ["Proposal", "answered", "compose", "in_runs", "propose"]
