"""Plain data as JSON text, always the same way."""

import json
from typing import Any


def dump(report: dict[str, Any]) -> str:
    """JSON as it is written to a file: Chinese unescaped, keys in the order given, one final line feed."""
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def encode(text: str) -> bytes:
    r"""UTF-8; half surrogates, which UTF-8 cannot hold, as \udXXX (in JSON that is their escape)."""
    return text.encode("utf-8", "backslashreplace")
