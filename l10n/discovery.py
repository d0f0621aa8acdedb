"""How formats, checks, engines, exchange forms, reports and locales are found: one file declares one thing.

In: a package of ours whose modules each declare one thing by module-level names (a check has CODE,
an engine has NAME, …). Out: those modules, in alphabetical order of file name. A file whose name
starts with `_` declares nothing. Listing names imports nothing; loading imports just that module.
May not touch: any other room. See docs/extending.md for the names each kind must declare.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
import re
from typing import TYPE_CHECKING

from l10n.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

_CODE = re.compile(r"^(?:def|class|async|@)", re.MULTILINE)


def names(package: str) -> list[str]:
    """Return the names of the modules that `package` (dotted) holds, sorted, importing none of them."""
    parent = importlib.import_module(package)
    return sorted(found.name for found in pkgutil.iter_modules(parent.__path__) if not found.name.startswith("_"))


def literals(package: str, name: str) -> dict[str, object]:
    """Return what the module assigns above its first function or class that is a plain literal (`NAME = "…"`).

    The module is not imported.
    """
    spec = importlib.util.find_spec(f"{package}.{name}")
    read = getattr(spec.loader, "get_data", None) if spec is not None else None
    if spec is None or spec.origin is None or read is None:
        return {}
    found: dict[str, object] = {}
    for node in _head(read(spec.origin).decode("utf-8")):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except ValueError:
                continue
    return found


def _head(source: str) -> list[ast.stmt]:
    """Return the statements above the first function or class; all of them, where these do not parse by themselves."""
    code = _CODE.search(source)
    try:
        return ast.parse(source[: code.start()] if code else source).body
    except SyntaxError:  # a text with such a line in it
        return ast.parse(source).body


def load(package: str, name: str, *, required: Iterable[str] = ()) -> ModuleType:
    """Import `package`.`name` and return it.

    Raises UsageError when there is no such module (it lists those there are), TypeError when the
    module lacks one of the `required` names: that is a defect of the file, not of the user.
    """
    known = names(package)
    if name not in known:
        kind = package.rpartition(".")[2].rstrip("s")
        raise UsageError(f"unknown {kind} {name!r}", hint=f"known: {', '.join(known)}")
    return _imported(package, name, required)


def _imported(package: str, name: str, required: Iterable[str]) -> ModuleType:
    module = importlib.import_module(f"{package}.{name}")
    missing = [wanted for wanted in required if not hasattr(module, wanted)]
    if missing:
        raise TypeError(f"{module.__name__} must declare {', '.join(missing)}")
    return module


def all_modules(package: str, *, required: Iterable[str] = ()) -> list[ModuleType]:
    """Import and return every module of `package`, sorted by name."""
    wanted = tuple(required)
    return [_imported(package, name, wanted) for name in names(package)]
