"""The demo's processes: is the address free, start them, wait for them, stop them. No Django."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class CannotServe(RuntimeError):
    """The demo cannot be served; the message tells people why and what to do."""


def check_host(host: str) -> None:
    if host not in ("", "localhost", HOST):
        raise CannotServe(
            f"The demo's passwords are known to everyone, so it listens on this machine only and not on {host}. "
            "Unset HOST; README.md tells how to run the site for others."
        )


def check_port(port: int) -> None:
    """Refuse a port somebody listens on, also at the other address that a browser tries for "localhost"."""
    try:
        with socket.socket() as probe:
            # As granian does: connections of an earlier run that are still closing do not matter.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except PermissionError:
        raise CannotServe(f"You may not use port {port}. Run PORT=8000 make run.") from None
    except OverflowError:
        raise CannotServe(f"There is no port {port}. Run PORT=8000 make run.") from None
    except OSError:
        raise CannotServe(_taken(port)) from None
    for host in (HOST, "::1"):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            continue
        raise CannotServe(_taken(port))


def _taken(port: int) -> str:
    return f"Port {port} is in use by another program. Run PORT={port + 1} make run."


class Processes:
    """Started together, stopped together. From its making on, Ctrl-C and its like only ask it to stop."""

    def __init__(self):
        self.asked = threading.Event()
        self.running: dict[str, subprocess.Popen] = {}
        for number in STOPPING:
            signal.signal(number, lambda *_: self.asked.set())

    def start(self, name: str, *arguments: str) -> None:
        self.running[name] = subprocess.Popen(  # noqa: S603 - our own programs
            [sys.executable, *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},  # a mail shows in the terminal when it is sent
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # the terminal's Ctrl-C reaches us alone, and we stop them in order
        )

    def ended(self) -> str | None:
        """The name of one that stopped by itself."""
        return next((name for name, process in self.running.items() if process.poll() is not None), None)

    def wait_until_ready(self, url: str, seconds: float = 60) -> bool:
        """Whether the site answers; False when somebody asked to stop first."""
        deadline = time.monotonic() + seconds
        while not self.asked.wait(0.1):
            self._all_well()
            try:
                with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address
                    if answer.status == 200:
                        return True
            except (OSError, urllib.error.URLError):
                pass
            if time.monotonic() > deadline:
                raise CannotServe(f"{url} did not answer within {seconds:.0f} seconds.")
        return False

    def wait(self) -> None:
        """Until somebody asks to stop, or one of them does so by itself."""
        while not self.asked.wait(0.3):
            self._all_well()

    def _all_well(self) -> None:
        if name := self.ended():
            code = self.running[name].returncode
            raise CannotServe(f"The {name} stopped by itself ({code}); what it said is above.")

    def stop(self, seconds: float = 20) -> None:
        """Web first, so that no request asks for a job nobody does any more; whoever lingers is killed."""
        for process in reversed(self.running.values()):
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + seconds
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
