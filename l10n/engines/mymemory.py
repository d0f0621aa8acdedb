"""Engine `mymemory`: the public MyMemory service, through deep-translator. No key; sends text to another machine.

It takes less than 500 characters at a time and knows Hong Kong Chinese. It answers quota messages as if they were
translations: they are told by their capitals. In: texts, a Request. Out: answers. May not touch: catalogs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l10n.engines import Support, _deep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.engines import Answer, Request

NAME = "mymemory"
NETWORK = True
URL = "https://api.mymemory.translated.net/get"
LIMIT = 480
_CODES = {"en": "en-GB", "pt": "pt-PT", "Hant": "zh-HK", "Hans": "zh-CN", "zh_Hant_TW": "zh-TW", "zh_Hant_MO": "zh-MO"}


def unusable(settings: Mapping[str, Any]) -> str:  # noqa: ARG001 - it has no settings without which it cannot work
    """Return why it cannot be used now, or an empty string."""
    return _deep.installed()


def supports(settings: Mapping[str, Any]) -> Support:
    """Return what it can do."""
    return Support(", ".join(_CODES.values()), limit=int(settings.get("limit") or LIMIT), unit="bytes")


def recipient(settings: Mapping[str, Any]) -> str:
    """Return the host that text is sent to."""
    return _deep.host(settings, URL)


def translate(texts: Sequence[str], request: Request) -> list[Answer]:
    """Return an answer or an error for each text. Raises EngineError when the address is not allowed."""
    return _deep.public(
        NAME,
        "MyMemoryTranslator",
        texts,
        request,
        codes=_CODES,
        limit=LIMIT,
        url=URL,
        arguments={"email": request.settings.get("email")},
        refusal=_message,
    )


def _message(answer: str) -> bool:
    """Whether an answer is the service's own message about quotas and lengths."""
    return answer.isupper() and any(mark in answer for mark in ("MYMEMORY", "INVALID", "QUERY LENGTH"))
