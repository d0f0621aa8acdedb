"""Start-up: `l10n --help` beside `pybabel --help`, and one release checked from a cold process.

Aims: --help at most 0.3 s, one release checked at most 0.6 s. Each command is run once to warm the disk, then
RUNS times; minimum, median and maximum of the whole process's wall time are printed.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
RUNS = 9
COMMANDS = {
    "l10n --help": [str(BIN / "l10n"), "--help"],
    "pybabel --help": [str(BIN / "pybabel"), "--help"],
    "l10n check jiangsu-centre-opening": [str(BIN / "l10n"), "check", "jiangsu-centre-opening", "--fail-on", "never"],
    "python -c pass": [sys.executable, "-c", "pass"],
}


def seconds(command: list[str]) -> float:
    """Return the wall time of one run; a failing command ends the benchmark."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Run and print."""
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {RUNS} runs after one warm-up"
    )
    for name, command in COMMANDS.items():
        seconds(command)
        times = [seconds(command) for _ in range(RUNS)]
        print(f"{name:36} min {min(times):.3f}  median {statistics.median(times):.3f}  max {max(times):.3f} s")


if __name__ == "__main__":
    main()
