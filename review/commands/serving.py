"""fashen serve: the web page."""

import argparse
from importlib import import_module

from review.errors import UsageError

_LAST_PORT = 65535


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted. The web package is named, not imported: nothing in review depends on it."""
    if not 0 < args.port <= _LAST_PORT:
        raise UsageError(f"端口应在 1 到 {_LAST_PORT} 之间：{args.port}")
    import_module("web").serve(args.host, args.port)
    return 0
