"""Patterns that are compiled when they are first used, for a process starts with a thousand and uses a third of them.

What was compiled once is kept (`kept`). In: a regular expression. Out: a compiled pattern, or what behaves as one, for
any room. May not touch anything but what it keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l10n.patterns.kept import compiled, keep

if TYPE_CHECKING:
    import re

__all__ = ["Later", "compiled", "keep", "later"]

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
        return compiled(self._pattern, self._flags)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used; to be used by its methods only."""
    return Later(pattern, flags)  # type: ignore[return-value]
