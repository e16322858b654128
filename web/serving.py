"""Serves the pages with waitress and cleans up behind itself."""

import ipaddress
import sys
from threading import Event, Thread

from waitress import serve as run

from web.app import create_app
from web.desk import Desk
from web.views import EXTENSION

_SWEEP_SECONDS = 600
_THREADS = 4
_LARGEST_BODY = 256 * 1024 * 1024  # above our own limit, so that the page says what is wrong


def serve(host: str, port: int) -> None:
    """Serve until interrupted; then every stored review is removed."""
    local = is_loopback(host)
    app = create_app({"TRUSTED_HOSTS": ["127.0.0.1", "localhost", "[::1]", host]} if local else {})
    desk: Desk = app.extensions[EXTENSION]
    stop = Event()
    Thread(target=_sweep, args=(desk, stop), daemon=True).start()
    print(f"法审网页已启动：http://{host}:{port}　按 Ctrl+C 停止。", file=sys.stderr)
    if not local:
        print("注意：本网页没有登录功能，同一网络中的人都能打开首页；请只在可信的内网使用。", file=sys.stderr)
    try:
        run(app, host=host, port=port, threads=_THREADS, ident=None, max_request_body_size=_LARGEST_BODY)
    finally:
        stop.set()
        desk.close()


def is_loopback(host: str) -> bool:
    """True if only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _sweep(desk: Desk, stop: Event) -> None:
    while not stop.wait(_SWEEP_SECONDS):
        desk.sweep()
