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


def test_a_worker_that_only_shows_pages_pays_for_no_parser():
    script = (
        "import sys\n"
        "from annotations.text import importer\n"
        "importer.read('Title\\n\\nA plain line of text.')\n"
        "sys.exit(any(name in sys.modules for name in ('lxml', 'trafilatura', 'charset_normalizer')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT).returncode == 0
