"""Start-up: `l10n --help` beside `pybabel --help`, and one release checked from a cold process.

Aims: --help at most 0.3 s, one release checked at most 0.6 s. Each command is run once to warm the disk, then
RUNS times; minimum, median and maximum of the whole process's wall time are printed, and the median of its processor
time (user and system), which other work on the machine disturbs less. Run it with the Python of a virtual environment
that holds the toolkit and nothing else: `python3 -m venv DIR && DIR/bin/pip install -e .`.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
RUNS = 9
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As users have it: what Python compiled at the first run is there at the next."""
COMMANDS = {
    "l10n --help": [str(BIN / "l10n"), "--help"],
    "pybabel --help": [str(BIN / "pybabel"), "--help"],
    "l10n check jiangsu-centre-opening": [str(BIN / "l10n"), "check", "jiangsu-centre-opening", "--fail-on", "never"],
    "python -c pass": [sys.executable, "-c", "pass"],
}


def seconds(command: list[str]) -> tuple[float, float]:
    """Return wall and processor time of one run; a failing command ends the benchmark."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=COMPILED)
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, busy


def main() -> None:
    """Run and print."""
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {RUNS} runs after one warm-up"
    )
    for name, command in COMMANDS.items():
        seconds(command)
        runs = [seconds(command) for _ in range(RUNS)]
        wall = [one for one, _ in runs]
        busy = statistics.median(one for _, one in runs)
        spread = f"min {min(wall):.3f}  median {statistics.median(wall):.3f}  max {max(wall):.3f} s"
        print(f"{name:36} {spread}  user+sys {busy:.3f} s")


if __name__ == "__main__":
    main()
