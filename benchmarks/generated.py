"""What scripts that generate a module share: it is written, or with `--check` compared with the one there.

In: the file and what it should be. Out: the exit code. May not touch: any other file.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_or_compare(file: Path, made: str) -> int:
    """Write the file and return 0; with `--check` among the arguments say whether it is as it should be, else 1."""
    if "--check" in sys.argv[1:]:
        same = file.read_text(encoding="utf-8") == made
        print("as it should be" if same else "differs")
        return 0 if same else 1
    file.write_text(made, encoding="utf-8")
    return 0
