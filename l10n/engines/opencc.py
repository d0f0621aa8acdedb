"""Engine `opencc`: one Chinese script into the other, offline, names and terms of the glossary shielded.

In: texts in a Chinese locale, a Request into another. Out: one Answer a text; its note names what is doubtful. No
network.
May not touch: catalogs, files. For a whole release `l10n derive` is the better way: it remembers what came from what.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from l10n import script
from l10n.engines import Answer, Request, Support
from l10n.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.locale import Locale

NAME = "opencc"
NETWORK = False


def unusable(settings: Mapping[str, Any]) -> str:
    """Return an empty string, or that OpenCC is not installed."""
    del settings
    return "" if find_spec("opencc") is not None else "the package opencc is not installed"


def supports(settings: Mapping[str, Any]) -> Support:  # noqa: ARG001 - no setting changes it
    """Return what it can do."""
    return Support("zh-Hant, zh-Hans, of each region", codes="kept", terms="kept")


def unfit(settings: Mapping[str, Any], source: Locale, target: Locale) -> str:
    """Return why it cannot convert from one locale into another, or an empty string."""
    del settings
    both = source.chinese and target.chinese
    return "" if both else f"it converts between Chinese locales, not {source.code} to {target.code}"


def translate(texts: Sequence[str], request: Request) -> list[Answer]:
    """Return one answer per text. Every answer is an EngineError when one of the two locales is not Chinese."""
    if not (request.source.chinese and request.target.chinese):
        pair = f"{request.source.code} to {request.target.code}"
        return [Answer(error=EngineError(f"opencc converts between Chinese locales, not {pair}")) for _ in texts]
    answers: list[Answer] = []
    for done, text in enumerate(texts, 1):
        result = script.convert(text, request.source, request.target, glossary=request.glossary)
        answers.append(Answer(result.text, note="; ".join(str(doubt) for doubt in result.doubts)))
        if request.progress is not None:
            request.progress(done, len(texts))
    return answers
