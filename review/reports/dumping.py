"""Plain data as JSON text, always the same way."""

import json
from typing import Any


def dump(report: dict[str, Any]) -> str:
    """JSON as it is written to a file: Chinese unescaped, keys in the order given, one final line feed."""
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
