"""The tree of exceptions: what can go wrong, where, and what to do about it.

    L10nError                exit 3
    ├── UsageError           exit 2   the command line was wrong
    │   └── ConfigError               a setting or the project itself is wrong
    ├── InputError           exit 3   a file given to us is unreadable or damaged
    │   ├── ReleaseError              … a release
    │   ├── CatalogError              … a catalog or its sidecar
    │   │   └── PersonsWorkError      … a machine would have written over it
    │   └── TableError                … a glossary, memory or review table
    ├── EngineError          exit 3   a source of drafts failed
    └── WriteError           exit 3   the file system refused

In: nothing. Out: exceptions that carry their data (faults with path, line, column) and print as
one clear sentence each. Every other room may raise these; only `l10n.cli` catches them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place. `line` and `column` count from 1; 0 means "the file as a whole"."""

    message: str
    path: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`path:line:column: message`, leaving out what is not known."""
        place = self.path
        if self.line:
            place += f":{self.line}"
            if self.column:
                place += f":{self.column}"
        return f"{place}: {self.message}" if place else self.message


class L10nError(Exception):
    """Root of all errors raised on purpose. `faults` MUST hold at least one; `hint` MAY say what to do."""

    exit_code = 3

    def __init__(
        self,
        message: str = "",
        *,
        path: Path | str = "",
        line: int = 0,
        column: int = 0,
        hint: str = "",
        faults: Sequence[Fault] = (),
    ) -> None:
        """Take a message with its place, or faults that have their own."""
        own = (Fault(message, str(path), line, column),) if message else ()
        self.faults: tuple[Fault, ...] = (*own, *faults)
        self.hint = hint
        super().__init__(message)

    def __str__(self) -> str:
        """All faults, one a line, then the hint."""
        lines = [str(fault) for fault in self.faults]
        if self.hint:
            lines.append(self.hint)
        return "\n".join(lines)


class UsageError(L10nError):
    """The command line asks for something that does not exist or does not fit."""

    exit_code = 2


class ConfigError(UsageError):
    """The project or a setting is missing or wrong."""


class InputError(L10nError):
    """A file is unreadable or damaged; nothing was written."""


class ReleaseError(InputError):
    """A release cannot be read as what its name says."""


class CatalogError(InputError):
    """A catalog, or the sidecar beside it, is damaged. `faults` lists every fault of the file."""


class PersonsWorkError(CatalogError):
    """A machine would have written over what a person wrote; nothing was changed. Ask `Catalog.may_draft` first."""


class TableError(InputError):
    """A glossary, memory or review file has rows that cannot be used. `faults` lists every one."""


class EngineError(L10nError):
    """A source of drafts failed for one text (`translate` returns it) or as a whole (it is raised)."""


class WriteError(L10nError):
    """The file system refused: no space, no permission, a path outside the project."""
