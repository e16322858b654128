"""One compiled pattern per text, for loading (is it a pattern at all?) and for detecting."""

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once per process: the library's own cache is too small for a checklist."""
    return re.compile(pattern)
