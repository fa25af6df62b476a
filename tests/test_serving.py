"""The demo's server: its address, its processes, and the whole of `make run` without the make."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from perfection_site import database
from perfection_site.postgres import server
from perfection_site.serving import STOPPING, CannotServe, Processes, check_host, check_port
from tests.folders import for_server

ROOT = Path(__file__).resolve().parents[1]
OURS = (
    "SECRET_KEY",
    "SITE_URL",
    "ALLOWED_HOSTS",
    "EMAIL_URL",
    "PGOPTIONS",
    "DATABASE_URL",
    "HOST",
    "DJANGO_SETTINGS_MODULE",
)


@pytest.fixture
def processes():
    """Processes, and the signals as they were afterwards."""
    before = {number: signal.getsignal(number) for number in STOPPING}
    made = Processes()
    yield made
    made.stop(seconds=1)
    for number, handler in before.items():
        signal.signal(number, handler)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1"])
def test_the_demo_listens_on_this_machine(host):
    check_host(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org"])
def test_the_demo_refuses_to_listen_for_others(host):
    with pytest.raises(CannotServe, match="this machine only"):
        check_host(host)


@pytest.mark.parametrize("address", [("127.0.0.1", 0), ("0.0.0.0", 0), ("::1", 0)])
def test_a_taken_port_gives_a_sentence(address):
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as taken:
        try:
            taken.bind(address)
        except OSError:
            pytest.skip("this machine has no such address")
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            CannotServe, match=f"Port {port} is in use by another program. Run PORT={port + 1} make run"
        ):
            check_port(port)


def test_a_free_port_is_free():
    check_port(free_port())


def test_a_process_that_stops_by_itself_is_told(processes):
    processes.start("job worker", "-c", "import sys; sys.exit(3)")
    with pytest.raises(CannotServe, match=r"The job worker stopped by itself \(3\)"):
        processes.wait()


def test_asking_to_stop_ends_the_wait_and_stops_every_process(processes):
    processes.start("one", "-c", "import time; time.sleep(60)")
    processes.start("two", "-c", "import time; time.sleep(60)")
    os.kill(os.getpid(), signal.SIGTERM)
    processes.wait()
    processes.stop()
    assert all(process.returncode == -signal.SIGTERM for process in processes.running.values())


def test_a_process_that_will_not_stop_is_killed(processes):
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True)"
    processes.start("stubborn", "-c", f"{stubborn}; time.sleep(60)")
    time.sleep(0.5)
    processes.stop(seconds=0.5)
    assert processes.running["stubborn"].returncode == -signal.SIGKILL


class Demo:
    """`manage.py serve` over a var/ of its own."""

    def __init__(self, var: Path, port: int):
        self.port, self.log = port, var.parent / "said.txt"
        env = {name: value for name, value in os.environ.items() if name not in OURS}
        env |= {"PERFECTION_DEMO": "1", "PERFECTION_VAR": str(var), "PORT": str(port)}
        with self.log.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"], cwd=ROOT, env=env,
                stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def wait_until_up(self) -> None:
        for _ in range(900):
            if f"Perfection is at http://localhost:{self.port}" in self.said():
                return
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
        raise AssertionError(self.said())

    def said(self) -> str:
        return self.log.read_text()

    def status(self, path: str) -> int:
        with urllib.request.urlopen(f"http://localhost:{self.port}{path}", timeout=10) as answer:
            return answer.status

    def stop(self, number: signal.Signals) -> str:
        # To the whole group, as the terminal does.
        os.killpg(self.process.pid, number)
        assert self.process.wait(60) == 0, self.said()
        return self.said()


def test_the_demo_starts_from_nothing_stops_cleanly_and_starts_again():
    with for_server() as var:
        for number in (signal.SIGINT, signal.SIGTERM):
            demo = Demo(var, free_port())
            try:
                demo.wait_until_up()
                assert [demo.status(path) for path in ("/", "/healthz", "/readyz")] == [200, 200, 200]
                said = demo.stop(number)
            finally:
                if demo.process.poll() is None:
                    demo.process.terminate()
                    demo.process.wait(60)
            assert said.endswith("Stopped.\n")
            assert "Traceback" not in said
            assert server.postmaster(database.place(var)) is None
