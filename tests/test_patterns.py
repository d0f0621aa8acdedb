"""Regular expressions keep to what every supported Python gets right."""

from __future__ import annotations

import importlib
import pkgutil
import re
from re import _parser  # type: ignore[attr-defined]

import pytest

import l10n
from l10n.values.patterns import Later


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that a module of ours compiles when it is imported, or later."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(l10n.__path__, "l10n."):
        if not module.name.endswith("__main__"):
            loaded = importlib.import_module(module.name)
            names = [(name, one.compiled() if isinstance(one, Later) else one) for name, one in vars(loaded).items()]
            found |= {f"{module.name}.{name}": one for name, one in names if isinstance(one, re.Pattern)}
    return {name: one for name, one in found.items() if isinstance(one.pattern, str)}


def operations(parsed: object) -> set[str]:
    if isinstance(parsed, _parser.SubPattern):
        return {str(code) for code, _ in parsed} | {name for _, inside in parsed for name in operations(inside)}
    if isinstance(parsed, (list, tuple)):
        return {name for one in parsed for name in operations(one)}
    return set()


def test_no_possessive_quantifier_or_atomic_group() -> None:
    """Python 3.11.2, which Debian 12 has, matches too much with nested ones: it would split sentences otherwise."""
    wrong = {
        name: one.pattern
        for name, one in patterns().items()
        if any("POSSESSIVE" in code or "ATOMIC" in code for code in operations(_parser.parse(one.pattern, one.flags)))
    }
    assert not wrong


def test_the_detector_sees_them() -> None:
    for pattern in ("a*+b", "(?:ab)++", "(?>a|b)c", "((?:x(?:y)?+)*)"):
        codes = operations(_parser.parse(pattern))
        assert any("POSSESSIVE" in code or "ATOMIC" in code for code in codes), pattern


@pytest.mark.parametrize("text", ["It is one. It is two. It is three.", "Wait . . . what? Yes."])
def test_marks_are_taken_without_the_space_behind_them(text: str) -> None:
    from l10n.segmentation.breaks import _TERMINATOR  # noqa: PLC0415 - this one only

    assert all(not match[0].endswith(" ") for match in _TERMINATOR.finditer(text))
