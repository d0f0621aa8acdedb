"""The command `l10n`, also as `python -m l10n`: loads the command line, so that Ctrl-C ends that cleanly too."""

import sys


def main() -> None:
    """Load the command line and run it; an interruption while it loads ends as one while it runs."""
    try:
        from l10n import cli  # noqa: PLC0415 - a tenth of a second, in which a person may change their mind
    except KeyboardInterrupt:
        sys.stderr.write("l10n: interrupted; nothing was begun\n")
        sys.exit(130)
    cli.main()


if __name__ == "__main__":
    main()
