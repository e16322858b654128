"""fashen serve: a real server that answers on this machine and takes everything with it when it stops."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from review.cli import main


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def answer(port: int, host: str = "127.0.0.1") -> tuple[int, str]:
    """Status and text of the start page, as soon as the server answers."""
    for _ in range(100):
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/", headers={"Host": f"{host}:{port}"})
            response = connection.getresponse()
            return response.status, response.read().decode()
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("the server does not answer")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without a signal")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_this_machine_and_cleans_up_when_it_is_stopped(tmp_path: Path, sign: signal.Signals) -> None:
    port = free_port()
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # tests may run in the background
    code = f"{heed}; from review.cli import main; raise SystemExit(main(['serve', '--port', '{port}']))"
    environment = os.environ | {"TMPDIR": str(tmp_path), "FASHEN_LAWS": str(tmp_path / "laws.db")}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE) as server:
        try:
            assert answer(port)[0] == 200
            assert answer(port, "evil.example")[0] == 400
            assert list(tmp_path.iterdir())
        finally:
            server.send_signal(sign)
        try:
            said = server.communicate(timeout=20)[1].decode()
        finally:
            server.kill()
    assert f"http://127.0.0.1:{port}" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_no_riddle(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code = main(["serve", "--port", str(taken.getsockname()[1])])
    assert code == 2
    assert "端口" in capsys.readouterr().err
