"""Patterns that are compiled when they are first used, for a process starts with a hundred and uses thirty.

In: a regular expression. Out: what behaves as a compiled pattern, for any room. May not touch anything.
"""

from __future__ import annotations

import re
from typing import Any

_METHODS = ("finditer", "findall", "search", "match", "fullmatch", "sub", "subn", "split")


class Later:
    """A pattern to be compiled; after the first call its methods are those of the compiled one."""

    __slots__ = ("_flags", "_pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keep the expression."""
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a method of re.Pattern
        """Compile, and return the method asked for. Raises AttributeError for anything else."""
        if name not in _METHODS:
            raise AttributeError(name)
        made = self.compiled()
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(self, name)

    def compiled(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        return re.compile(self._pattern, self._flags)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used; to be used by its methods only."""
    return Later(pattern, flags)  # type: ignore[return-value]
