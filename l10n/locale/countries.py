"""Room locale: CLDR's names of countries, as Babel has them, kept beside the compiled modules (`kept`).

In: a locale as Babel names it. Out: names of territories by their ids. Loading Babel and its data for three locales
took a twenty-fifth of the time of a small check. What is kept counts for exactly the Babel that it came from.
May not touch: anything but what it keeps.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.locale import kept

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def names(tag: str) -> Mapping[str, str]:
    """Return the names of territories ("JP" and others) in a locale such as `zh_Hant_HK`."""

    def made() -> dict[str, str]:
        from babel import Locale  # noqa: PLC0415 - heavy

        return dict(Locale.parse(tag).territories)

    return kept.made(Path(__file__).with_name(f"countries.{tag}"), _babel(), made)


@cache
def _babel() -> bytes:
    """Return Babel's first module, which holds its version, without importing it."""
    spec = find_spec("babel")
    return Path(spec.origin).read_bytes() if spec is not None and spec.origin else b""
