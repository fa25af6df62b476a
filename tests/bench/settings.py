"""The site's settings, with one more address: the bare view everything is compared with."""

import tempfile
from pathlib import Path

from perfection_site.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
STATIC_ROOT = Path(tempfile.gettempdir()) / "perfection-bench-static"
