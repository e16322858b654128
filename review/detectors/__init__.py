"""What data alone cannot say: pure functions from a case to hits. The whole table stands here."""

from collections.abc import Mapping
from typing import cast

from review.detectors import wording
from review.detectors.base import Case, Detector, Hit

DETECTORS: Mapping[str, Detector] = {module.NAME: cast(Detector, module) for module in (wording,)}

__all__ = ["DETECTORS", "Case", "Detector", "Hit"]
