"""From a review and the officer's decisions to an opinion; the tool proposes, the officer concludes."""

from review.opinion.composing import compose
from review.opinion.proposing import Proposal, propose

__all__ = ["Proposal", "compose", "propose"]
