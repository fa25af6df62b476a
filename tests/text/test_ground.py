"""The ground stands on nothing: it is imported without Django."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_ground_is_imported_without_django():
    script = (
        "import sys\n"
        "from annotations.text import blocks, html, importer, quotes, sanitise, spans, taxonomy\n"
        "sys.exit(any(name.split('.')[0] in ('django', 'perfection_site') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT).returncode == 0
