"""Serves the pages with waitress and cleans up behind itself."""

import ipaddress
import logging
import signal
import socket
import sys
from threading import Event, Thread
from typing import Any

from flask import Flask
from waitress.server import create_server

from review.errors import UsageError
from web.app import create_app
from web.desk import Desk
from web.views import EXTENSION

_SWEEP_SECONDS = 600
_THREADS = 8
_LARGEST_BODY = 256 * 1024 * 1024  # above our own limit, so that the page says what is wrong


class AddressError(UsageError):
    """The server cannot listen there."""

    hint = "端口可能已被占用，请换一个，如 fashen serve --port 8001；地址须是本机的地址。"


def serve(host: str, port: int) -> None:
    """Serve until interrupted; then every stored review is removed. Raises AddressError."""
    local = is_loopback(host)
    app = create_app({"TRUSTED_HOSTS": ["127.0.0.1", "localhost", "[::1]", host]} if local else {})
    desk: Desk = app.extensions[EXTENSION]
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a browser asks for several files at once
    stop = Event()
    try:
        server = _listen(app, host, port)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # clean up when the service is stopped, too
        Thread(target=_sweep, args=(desk, stop), daemon=True).start()
        _announce(f"[{host}]" if ":" in host else host, port, local=local)
        server.run()
    finally:
        stop.set()
        desk.close()


def _listen(app: Flask, host: str, port: int) -> Any:
    """A server on a socket bound beforehand: waitress leaves things open when it cannot bind itself."""
    bound = _bind(host, port)
    return create_server(app, sockets=[bound], threads=_THREADS, ident=None, max_request_body_size=_LARGEST_BODY)


def _bind(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except (OSError, OverflowError) as exc:
        raise AddressError("不能在这个地址和端口上提供网页", where=f"{host}:{port}") from exc
    try:
        if sys.platform != "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(128)
    except (OSError, OverflowError) as exc:
        bound.close()
        raise AddressError("不能在这个地址和端口上提供网页", where=f"{host}:{port}") from exc
    return bound


def _announce(host: str, port: int, *, local: bool) -> None:
    print(f"法审网页已启动：http://{host}:{port}　按 Ctrl+C 停止。", file=sys.stderr)
    if not local:
        print("注意：本网页没有登录功能，同一网络中的人都能打开首页；请只在可信的内网使用。", file=sys.stderr)


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
