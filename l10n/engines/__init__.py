"""Engines: one file a source of drafts, and the contract they keep.

An engine module declares

    NAME      as in `--engine NAME` and `[tool.l10n.engine.NAME]`
    NETWORK   whether it sends text to another machine
    unusable(settings) -> str                  "" when it can be used now, else one clause saying why not
    supports(settings) -> Support              what it can do: languages, tags, glossary, how much at once
    translate(texts, request) -> list[Answer]  one answer or one error per text, in order, never misaligned;
                                               raises EngineError only when nothing could be sent at all
    recipient(settings) -> str                 (NETWORK only) the host that text is sent to, to be said to the user
    unfit(settings, source, target) -> str     (optional) why it has not this pair of locales: another may still come

A NETWORK engine does its sending through `_network.exchange`, which holds the manners all of them share: retries,
Retry-After, limits, the journal, protection of terms and codes, checks of what comes back.

Texts come as catalog source: codes written `<b>…</b>`. The module is imported only when asked for; what it
needs that is heavy or optional is imported inside its functions. In: texts and a Request. Out: answers. May not
touch: catalogs.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from l10n import discovery

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from l10n.engines._journal import Journal
    from l10n.errors import EngineError
    from l10n.glossary import Glossary
    from l10n.locale import Locale

_REQUIRED = ("NAME", "NETWORK", "unusable", "supports", "translate")


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as engines see it, so that tests neither wait nor draw lots: seconds, waiting, a lot of 0 <= x < 1."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    lot: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Around:
    """The sentences before and after a text, and what people settled on for them (empty where nobody has yet)."""

    before: str = ""
    before_target: str = ""
    after: str = ""
    after_target: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What an engine may know beside the texts.

    `settings` is its own table of the configuration, with the project's folder as `root`.

    `journal` holds what was answered before, so that nothing is sent twice; `progress(done, all)` is called after each
    text. Neither is needed. `around` maps a text to its neighbours, for engines that can use them. With `quiet`
    nothing is sent: each answer only says what would be. `date` is the release's, ISO 8601, or empty.
    """

    source: Locale
    target: Locale
    glossary: Glossary
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    journal: Journal | None = None
    progress: Callable[[int, int], None] | None = None
    clock: Clock = field(default_factory=Clock)
    around: Mapping[str, Around] = field(default_factory=lambda: MappingProxyType({}))
    quiet: bool = False
    date: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A draft, or why there is none: exactly one of `text` and `error` is set.

    `sent` says how many characters left this machine for it (with `Request.quiet`: would leave it): none when the
    answer was known or nobody was reached. `tokens` is what they are to a language model, roughly.
    """

    text: str = ""
    error: EngineError | None = None
    note: str = ""
    sent: int = 0
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Support:
    """What an engine can do, to be told to people.

    `languages` are its own names for them, or a clause. `codes` and `terms` say how markup and the glossary's terms go
    to it. `limit` is how much goes at once, in `unit`; 0 for no limit.
    """

    languages: str
    codes: str = "placeholders"
    terms: str = "placeholders"
    limit: int = 0
    unit: str = "characters"

    def __str__(self) -> str:
        """Return one line."""
        at_once = f"{self.limit:,} {self.unit} at once" if self.limit else "no limit"
        ways = (
            f"codes and terms: {self.codes}"
            if self.codes == self.terms
            else f"codes: {self.codes}; terms: {self.terms}"
        )
        return f"{self.languages}; {ways}; {at_once}"


class Engine(Protocol):
    """The shape of an engine's module."""

    NAME: str
    NETWORK: bool

    def unusable(self, settings: Mapping[str, Any]) -> str:
        """Return why the engine cannot be used now, or an empty string."""

    def supports(self, settings: Mapping[str, Any]) -> Support:
        """Return what the engine can do."""

    def translate(self, texts: Sequence[str], request: Request) -> list[Answer]:
        """Return one answer per text, in order."""


def get(name: str) -> Engine:
    """Return the engine called `name`. Raises UsageError listing the engines there are."""
    return discovery.load(__name__, name, required=_REQUIRED)


def names() -> list[str]:
    """Return the names of all engines, importing none."""
    return discovery.names(__name__)
