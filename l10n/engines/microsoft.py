"""Engine `microsoft`: Azure AI Translator, through deep-translator. Key: L10N_MICROSOFT_KEY. Settings: `region`.

It has Traditional Chinese without saying whose; what it gives is brought to Hong Kong's by `_region`.
In: texts, a Request. Out: answers. May not touch: catalogs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l10n.engines import Support, _deep, _network, _region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.engines import Answer, Request

NAME = "microsoft"
NETWORK = True
URL = "https://api.cognitive.microsofttranslator.com/translate?api-version=3.0"
LIMIT = 10_000
_CODES = {"en": "en", "pt": "pt-pt", "Hant": "zh-Hant", "Hans": "zh-Hans"}


def unusable(settings: Mapping[str, Any]) -> str:  # noqa: ARG001 - the region is optional
    """Return why it cannot be used now, or an empty string."""
    return _deep.key_missing(NAME) or _deep.installed()


def supports(settings: Mapping[str, Any]) -> Support:
    """Return what it can do."""
    return Support(", ".join(_CODES.values()), limit=int(settings.get("limit") or LIMIT))


def recipient(settings: Mapping[str, Any]) -> str:
    """Return the host that text is sent to."""
    return _deep.host(settings, URL)


def translate(texts: Sequence[str], request: Request) -> list[Answer]:
    """Return an answer or an error for each text. Raises EngineError when the address is not allowed."""
    headers = {"Ocp-Apim-Subscription-Key": _network.key(NAME), "Content-type": "application/json"}
    if request.settings.get("region"):
        headers["Ocp-Apim-Subscription-Region"] = str(request.settings["region"])
    service = _deep.service(
        NAME,
        "MicrosoftTranslator",
        module="microsoft",
        languages=_deep.languages(NAME, request, _CODES),
        settings=request.settings,
        limit=LIMIT,
        url=URL,
        arguments={"api_key": _network.key(NAME), "headers": headers, "proxies": None},
        polish=_region.polisher(request),
    )
    return _network.exchange(texts, request, service)
