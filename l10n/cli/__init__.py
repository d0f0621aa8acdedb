"""The command line: one file a command. It parses, calls a verb and prints; it decides nothing.

A command module declares `app`, a Typer with one command (or several, for a group such as `l10n glossary`).
Modules are imported when their command is run or listed; verbs and engines only when a command really runs.
Standard output carries results, standard error progress and problems. Exit codes: 0 clean, 1 findings or
refusal, 2 usage or configuration, 3 could not run, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from l10n import discovery
from l10n.cli._arguments import passed_through, plain
from l10n.errors import L10nError

_ORDER = (
    "init", "translate", "intake", "segment", "extract", "draft", "derive", "approve", "check", "fix", "rule", "build",
    "status", "glossary", "memory", "convert", "split", "restore", "config",
)  # fmt: skip


def commands() -> list[str]:
    """Return the names of all commands, in the order of the work, importing none."""
    return sorted(
        discovery.names(__name__), key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)
    )


class _Commands(TyperGroup):
    """The root command, whose subcommands are the modules of this package, in the order of the work."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - click's class, or Typer's own copy of it
        """Return the parameters, `--help` among them."""
        return plain(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - click's class, or Typer's own copy of it
        """Return the commands' names in the order of the work, others after them."""
        del ctx
        return commands()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - as above
        """Import the command's module and return its command."""
        del ctx
        if cmd_name not in commands():
            return None
        module = discovery.load(__name__, cmd_name, required=("app",))
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return passed_through(command)


app = typer.Typer(
    cls=_Commands,
    name="l10n",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from l10n import __version__  # noqa: PLC0415 - only when asked

        typer.echo(f"l10n {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(
        False,  # noqa: FBT003 - how Typer declares a flag
        "--version",
        callback=_version,
        is_eager=True,
        help="Print the version and exit.",
    ),
) -> None:
    """Publish a press release in English, Traditional Chinese and Simplified Chinese, right the first time."""
    del version


def main() -> None:
    """Run the command line and exit with its code; never shows a traceback unless L10N_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Windows consoles default to a code page
    try:
        app()
    except L10nError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _complain("interrupted; what was finished is kept")
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # docs.python.org, "Note on SIGPIPE"
        sys.exit(1)
    except Exception as error:
        if os.environ.get("L10N_DEBUG"):
            raise
        _complain(f"a defect in l10n: {type(error).__name__}: {error}\nL10N_DEBUG=1 shows where; please report it.")
        sys.exit(3)
    finally:
        gc.freeze()  # the process ends: nothing needs to be looked through once more


def _complain(message: str) -> None:
    """Print a problem; paths below this folder as a person here would write them."""
    sys.stderr.write(f"l10n: {message.replace(f'{Path.cwd()}{os.sep}', '')}\n")
