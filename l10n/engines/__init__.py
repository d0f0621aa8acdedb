"""Engines: one file a source of drafts, and the contract they keep.

An engine module declares

    NAME      as in `--engine NAME` and `[tool.l10n.engine.NAME]`
    NETWORK   whether it sends text to another machine
    unusable(settings) -> str                  "" when it can be used now, else one clause saying why not
    translate(texts, request) -> list[Answer]  one answer or one error per text, in order, never misaligned

Texts come as catalog source: codes written `<b>…</b>`. The module is imported only when asked for; what it
needs that is heavy or optional is imported inside its functions. In: texts and a Request. Out: answers. May not
touch: catalogs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from l10n import discovery

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.errors import EngineError
    from l10n.glossary import Glossary
    from l10n.locale import Locale

_REQUIRED = ("NAME", "NETWORK", "unusable", "translate")


@dataclass(frozen=True, slots=True)
class Request:
    """What an engine may know beside the texts. `settings` is its own table of the configuration."""

    source: Locale
    target: Locale
    glossary: Glossary
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Answer:
    """A draft, or why there is none: exactly one of `text` and `error` is set."""

    text: str = ""
    error: EngineError | None = None
    note: str = ""


class Engine(Protocol):
    """The shape of an engine's module."""

    NAME: str
    NETWORK: bool

    def unusable(self, settings: Mapping[str, Any]) -> str:
        """Return why the engine cannot be used now, or an empty string."""

    def translate(self, texts: Sequence[str], request: Request) -> list[Answer]:
        """Return one answer per text, in order."""


def get(name: str) -> Engine:
    """Return the engine called `name`. Raises UsageError listing the engines there are."""
    return discovery.load(__name__, name, required=_REQUIRED)  # type: ignore[return-value]


def names() -> list[str]:
    """Return the names of all engines, importing none."""
    return discovery.names(__name__)
