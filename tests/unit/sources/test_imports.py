"""What importing costs."""

from __future__ import annotations

import subprocess
import sys


def test_sources_are_light_to_import() -> None:
    """Importing the sources loads neither requests nor the arxiv package nor what they need."""
    program = (
        "import sys, readgroup.sources.arxiv, readgroup.sources.local, readgroup.sources.lists;"
        "heavy = {'arxiv', 'requests', 'urllib3', 'stamina', 'lxml'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [], "")
