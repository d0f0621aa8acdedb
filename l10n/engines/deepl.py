"""Engine `deepl`: DeepL's API. Key: L10N_DEEPL_KEY (one that ends in ":fx" is a free one).

Through DeepL's own client where it is installed (`pip install 'l10n[deepl]'`): placeholders go as tags, and with
`native_glossary = true` the glossary goes too (one is kept in the account for each pair of languages). Else through
deep-translator, the key in a header and the text in the body (it would put both into the address).
In: texts, a Request. Out: answers. May not touch: catalogs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l10n.engines import Support, _deep, _deepl, _network, _region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.engines import Answer, Request

NAME = "deepl"
NETWORK = True
LIMIT = 30_000
_SOURCE = {"en": "EN", "pt": "PT", "Hant": "ZH", "Hans": "ZH"}
_TARGET = {"en": "EN-GB", "pt": "PT-PT", "Hant": "ZH-HANT", "Hans": "ZH-HANS"}


def unusable(settings: Mapping[str, Any]) -> str:  # noqa: ARG001 - the key decides everything
    """Return why it cannot be used now, or an empty string."""
    return _deep.key_missing(NAME) or _deep.installed()


def supports(settings: Mapping[str, Any]) -> Support:
    """Return what it can do."""
    own = _deepl.installed() and settings.get("client") != "deep-translator"
    return Support(
        ", ".join(_TARGET.values()),
        codes="tags" if own else "placeholders",
        terms="tags" + (", its own glossary first" if settings.get("native_glossary") else "")
        if own
        else "placeholders",
        limit=int(settings.get("limit") or LIMIT),
    )


def recipient(settings: Mapping[str, Any]) -> str:
    """Return the host that text is sent to."""
    return _deep.host(settings, _url())


def translate(texts: Sequence[str], request: Request) -> list[Answer]:
    """Return an answer or an error for each text. Raises EngineError when the address is not allowed."""
    if _deepl.installed() and request.settings.get("client") != "deep-translator":
        address = str(request.settings.get("url") or _url()).rstrip("/").removesuffix("/v2")
        names = _deep.languages(NAME, request, _SOURCE, _TARGET)
        return _network.exchange(texts, request, _deepl.service(NAME, request, names, address, LIMIT))
    service = _deep.service(
        NAME,
        "DeeplTranslator",
        module="deepl",
        languages=_deep.languages(NAME, request, _SOURCE, _TARGET),
        settings={**request.settings, "url": f"{str(request.settings.get('url') or _url()).rstrip('/')}/"},
        limit=LIMIT,
        url=_url(),
        arguments={"api_key": "", "version": "v2"},
        arrange=_in_the_body,
        polish=_region.polisher(request),
    )
    return _network.exchange(texts, request, service)


def _url() -> str:
    free = _network.key(NAME).endswith(":fx")
    return "https://api-free.deepl.com/v2/" if free else "https://api.deepl.com/v2/"


def _in_the_body(url: str, options: dict[str, Any]) -> tuple[str, str]:
    """Send the text in the body and the key in the header, as DeepL's documentation asks."""
    parameters = options.pop("params", {})
    options["headers"] = {"Authorization": f"DeepL-Auth-Key {_network.key(NAME)}"}
    options["json"] = {
        "text": [parameters.get("text", "")],
        "source_lang": parameters.get("source_lang"),
        "target_lang": parameters.get("target_lang"),
    }
    return "POST", url
