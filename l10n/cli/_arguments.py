"""Plain arguments pass straight through Typer: a word stays a word, and no validator is loaded for it.

In: a command as Typer made it. Out: the same command, whose parameters take missing values, words, lists of words,
counts, flags and paths as they are and leave everything else (ranges, what is no Unicode) to Typer. Since 0.2x Typer
builds a validator for every parameter, used or not, which takes longer than a small release takes to check; versions
without them are left alone. May not touch: what a value means or how an error reads.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

_LAZY = "_runtime_param"
"""The attribute in which Typer keeps a parameter's validator, None until it is built."""


def passed_through(command: Any) -> Any:  # noqa: ANN401 - click's class, or Typer's own copy of it
    """Return the command, its parameters passed through; of a group all commands."""
    own = command.get_params
    command.get_params = lambda ctx: plain(own(ctx))
    for one in getattr(command, "commands", {}).values():
        passed_through(one)
    return command


def plain(params: list[Any]) -> list[Any]:
    """Return parameters after taking the validators of plain values out of the way."""
    for param in params:
        if getattr(param, _LAZY, params) is None and hasattr(param, "get_runtime_param"):
            setattr(param, _LAZY, _Plain())
    return params


class _Plain:
    """Stands where Typer's own validator would; calls it for whatever is not plain."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - Typer's signature
        """Return `value` as the command gets it."""
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        annotation = param.type_descriptor.annotation
        info = param.type_descriptor.parameter_info
        if info.parser is None and _within(value, info):
            if not several and annotation in {str, int, bool} and type(value) is annotation and _is_text(value):
                return value
            if annotation is Path and not several and _is_word(value) and _is_any_path(value, info):
                return Path(value)
            if several and annotation == list[str] and isinstance(value, (list, tuple)) and all(map(_is_word, value)):
                return list(value)
        setattr(param, _LAZY, None)
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _within(value: Any, info: Any) -> bool:  # noqa: ANN401 - what was typed, and Typer's description of the option
    """Return whether a value is in the option's range; a number that is not typed but the default is in it as well."""
    if info.min is None and info.max is None:
        return True
    return type(value) is int and (info.min is None or value >= info.min) and (info.max is None or value <= info.max)


_ASKED = ("exists", "writable", "resolve_path", "allow_dash", "path_type")
"""What an option may ask of a path."""


def _is_any_path(value: str, info: Any) -> bool:  # noqa: ANN401 - Typer's description of the option
    """Return whether an option takes any path, and this one may be read or is not there: Typer has no objection."""
    asks = any(getattr(info, name, True) for name in _ASKED) or not (info.file_okay and info.dir_okay and info.readable)
    return not asks and "\0" not in value and (os.access(value, os.R_OK) or not os.access(value, os.F_OK))


def _is_word(value: object) -> bool:
    return type(value) is str and _is_text(value)


def _is_text(value: object) -> bool:
    """Return whether a word is Unicode throughout: file names may hold bytes that are not."""
    return not isinstance(value, str) or value.isascii() or value.isprintable()
