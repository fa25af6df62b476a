"""granian with one worker, on this machine only, and what its worker costs."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil
from django.db import connection


class Server:
    def __init__(self, process: subprocess.Popen, port: int):
        self.process, self.port = process, port
        self.wait()
        family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
        # The worker is the one that serves: of the family, the one with the most memory.
        self.worker = max(family, key=lambda p: p.memory_info().rss)

    def wait(self) -> None:
        for _ in range(300):
            try:
                self.get("/healthz")
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start")

    def get(self, path: str, cookie: str = "") -> bytes:
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            return self._ask(client, path, cookie)
        finally:
            client.close()

    @staticmethod
    def _ask(client, path: str, cookie: str) -> bytes:
        client.request(
            "GET", path, headers={"Host": "localhost", "Cookie": cookie} if cookie else {"Host": "localhost"}
        )
        answer = client.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return body

    def cpu(self) -> float:
        times = self.worker.cpu_times()
        return times.user + times.system

    def cost(self, path: str, times: int, cookie: str = "") -> float:
        """Server CPU seconds for each of `times` requests over one connection."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self._ask(client, path, cookie)
        before = self.cpu()
        for _ in range(times):
            self._ask(client, path, cookie)
        spent = self.cpu() - before
        client.close()
        return spent / times

    def megabytes(self) -> float:
        return self.worker.memory_info().rss / 1e6


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving():
    """The site over the bench's database, in a process of its own."""
    port = _free_port()
    env = os.environ | {"PERFECTION_TEST_DATABASE": connection.settings_dict["NAME"], "SITE_URL": "http://localhost"}
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "1", "--blocking-threads-idle-timeout", "600", "--log-level", "error",
        "tests.bench.wsgi:application",
    ]  # fmt: skip
    process = subprocess.Popen(command, env=env)
    try:
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(20)
