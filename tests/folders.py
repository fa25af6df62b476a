"""Folders for servers of the tests' own."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def for_server() -> Iterator[Path]:
    """An empty var/ whose path holds a space.

    Not in pytest's own folder, which only its owner may enter: root's server runs as somebody else.
    """
    top = Path(tempfile.mkdtemp(prefix="perfection-test-")).resolve()
    try:
        top.chmod(0o755)
        folder = top / "a space" / "var"
        folder.mkdir(parents=True)
        yield folder
    finally:
        shutil.rmtree(top, ignore_errors=True)
