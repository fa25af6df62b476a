"""A Chromium for the browser tests: found, or else installed. `python -m tests.browser.chromium` says which."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def executable() -> str | None:
    """The browser to hand to Playwright as executable_path; None for Playwright's own."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    for path in (*map(shutil.which, NAMES), str(MAC)):
        if path and works(path):
            return path
    return None


def works(path: str) -> bool:
    """Whether it starts at all: Ubuntu's chromium-browser may be an empty shell that asks for a snap."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_package() -> None:
    """The distribution's package, where that needs no password."""
    if not shutil.which("apt-get"):
        return
    become = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if become and (not shutil.which("sudo") or run(*become, "true", quiet=True) != 0):
        return
    print("Installing Chromium for the browser tests (apt-get install chromium)", flush=True)
    apt = [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    run(*apt, "update")
    run(*apt, "install", "-y", "--no-install-recommends", "chromium")


def install_playwrights_own() -> None:
    print("Downloading Playwright's Chromium for the browser tests", flush=True)
    run(sys.executable, "-m", "playwright", "install", "chromium")


def run(*command: str, quiet: bool = False) -> int:
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False).returncode


def main() -> int:
    if (chosen := os.environ.get("CHROMIUM")) and not works(chosen):
        print(f"CHROMIUM is {chosen}, which does not start.", file=sys.stderr)
        return 1
    for install in (None, install_package, install_playwrights_own):
        if install:
            install()
        if found := executable() or playwrights_own():
            print(f"Browser tests use {found}")
            return 0
    print(
        "The browser tests need Chromium, and it could be installed neither from the distribution nor by Playwright. "
        "Install it yourself, or say where it is: CHROMIUM=/path/to/chromium make test",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
