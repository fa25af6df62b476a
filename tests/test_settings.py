"""Safe when nothing is set: each case is a process of its own, with nothing inherited."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _manage(*args: str, **env: str) -> subprocess.CompletedProcess:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *args], cwd=ROOT, env=inherited | env, capture_output=True, text=True, check=False
    )


def test_nothing_runs_without_a_secret_key():
    answer = _manage("check")
    assert answer.returncode != 0
    assert "SECRET_KEY is not set" in answer.stderr


def test_nothing_runs_without_an_address():
    answer = _manage("check", SECRET_KEY="x" * 60)
    assert answer.returncode != 0
    assert "SITE_URL is not set" in answer.stderr


def test_the_deployment_check_is_clean():
    answer = _manage(
        "check", "--deploy", "--fail-level", "INFO",
        SECRET_KEY="9f2c81ab" * 8 + "Zq-_", SITE_URL="https://perfection.example",
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


def test_the_demo_keeps_a_secret_of_its_own(tmp_path):
    for _ in range(2):
        answer = _manage("check", PERFECTION_DEMO="1", PERFECTION_VAR=str(tmp_path))
        assert answer.returncode == 0, answer.stderr
    secret = tmp_path / "secret_key"
    assert len(secret.read_text()) > 60
    assert secret.stat().st_mode & 0o077 == 0
