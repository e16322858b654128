"""From a review and the officer's decisions to an opinion; the tool proposes, the officer concludes."""

from review.opinion.adding import own_finding, with_own
from review.opinion.answering import answered
from review.opinion.composing import compose
from review.opinion.proposing import Proposal, propose

__all__ = ["Proposal", "answered", "compose", "own_finding", "propose", "with_own"]
