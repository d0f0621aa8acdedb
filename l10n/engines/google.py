"""Engine `google`: the public web page of Google Translate, through deep-translator. No key is needed.

It sends text to another machine. It has Traditional Chinese as written in Taiwan only: what it gives is brought to
Hong Kong's by `_region`. Its page takes less than 5,000 characters and refuses fast callers. In: texts, a Request.
Out: answers. May not touch: catalogs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l10n.engines import Support, _deep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.engines import Answer, Request

NAME = "google"
NETWORK = True
URL = "https://translate.google.com/m"
LIMIT = 4800
_CODES = {"en": "en", "pt": "pt", "Hant": "zh-TW", "Hans": "zh-CN"}


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
    found = {"_element_tag": "div", "_element_query": {"class": "t0"}}
    found["_alt_element_query"] = {"class": "result-container"}
    return _deep.public(NAME, "GoogleTranslator", texts, request, codes=_CODES, limit=LIMIT, url=URL, arguments=found)
