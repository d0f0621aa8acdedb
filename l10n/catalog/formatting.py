"""Room catalog: changes of a source that leave its words alone: codes added, removed or renamed, quotes turned.

In: the old and new source and the target of the old. Out: the target with the same change where it is certain,
and a note on what is left to do. The words of a target are never changed. May not touch: files, entries.
"""

from __future__ import annotations

from typing import NamedTuple

from l10n.model import CODE
from l10n.patterns import later

_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "}
)
_SPACES = later(r"\s+")


class Formatted(NamedTuple):
    """The target after a change of formatting. `left` says what a person has still to do, empty when nothing."""

    target: str
    left: str = ""


def only_formatting(old: str, new: str, target: str) -> Formatted | None:
    """Return the target for `new` when only the formatting differs from `old`, None when words do."""
    if _words(old) != _words(new):
        return None
    before, after = _names(old), _names(new)
    if before == after:
        return Formatted(target)
    added = [name for name in after if name not in before]
    removed = [name for name in before if name not in after]
    if len(added) == len(removed) and len(before) == len(after):
        return Formatted(_renamed(target, dict(zip(removed, added, strict=True))))
    result = _without(target, set(removed))
    left: list[str] = []
    for name in added:
        if _around_all(new, name):
            result = f"<{name}>{result}</{name}>"
        else:
            left.append(f"<{name}>")
    return Formatted(result, f"put in {', '.join(left)}" if left else "")


def _words(text: str) -> str:
    return _SPACES.sub(" ", CODE.sub("", text).translate(_TYPOGRAPHY)).strip()


def _names(text: str) -> list[str]:
    """Return the names of the codes in a text, each once, in order."""
    return list(dict.fromkeys(match["name"] for match in CODE.finditer(text)))


def _renamed(text: str, names: dict[str, str]) -> str:
    return CODE.sub(lambda match: f"<{match['close']}{names.get(match['name'], match['name'])}{match['empty']}>", text)


def _without(text: str, names: set[str]) -> str:
    return CODE.sub(lambda match: "" if match["name"] in names else match[0], text)


def _around_all(text: str, name: str) -> bool:
    return text.startswith(f"<{name}>") and text.endswith(f"</{name}>")
