"""The command `l10n`, also as `python -m l10n`: loads the command line, so that Ctrl-C ends that cleanly too.

In: the arguments of the process. Out: its end. May not touch: anything else.
"""

import gc
import os
import sys

_SELDOM = (1_000_000, 20, 20)
"""How often the garbage collector looks: a start makes half a million things that stay, and next to none in circles."""


def main() -> None:
    """Load the command line and run it; an interruption while it loads ends as one while it runs."""
    gc.set_threshold(*_SELDOM)
    try:
        from l10n import cli  # noqa: PLC0415 - a tenth of a second, in which a person may change their mind
    except KeyboardInterrupt:
        sys.stderr.write("l10n: interrupted; nothing was begun\n")
        sys.exit(130)
    try:
        cli.main()
    except SystemExit as done:
        _keep()
        if sys.argv[1:2] == ["check"] and done.code in {None, 0, 1}:
            _leave(done.code == 1)
        raise


def _keep() -> None:
    """Keep the patterns that this process had to compile, for the next one."""
    patterns = sys.modules.get("l10n.patterns")
    if patterns is not None:
        patterns.keep()


def _leave(failed: bool) -> None:
    """End the process without taking its tables apart one by one, a tenth of the time of a small check.

    A check writes nothing but its report, and has nothing open at its end. What cannot be written is left to Python's
    own end to say.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(int(failed))


if __name__ == "__main__":
    main()
