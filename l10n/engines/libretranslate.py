"""Engine `libretranslate`: a LibreTranslate server, usually one's own, through deep-translator.

Settings: `url` (needed), `languages` (what the server calls them, e.g. `{ Hant = "zh" }` for an old one),
`allow_private = true` for a server in the house's own network. The key, where the server asks for one, is
L10N_LIBRETRANSLATE_KEY. In: texts, a Request. Out: answers. May not touch: catalogs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l10n.engines import Support, _deep, _network, _region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.engines import Answer, Request

NAME = "libretranslate"
NETWORK = True
LIMIT = 2000
_CODES = {"en": "en", "pt": "pt", "Hant": "zt", "Hans": "zh"}


def unusable(settings: Mapping[str, Any]) -> str:
    """Return why it cannot be used now, or an empty string."""
    if not settings.get("url"):
        return "no address: set url in [tool.l10n.engine.libretranslate]"
    return _deep.installed()


def supports(settings: Mapping[str, Any]) -> Support:
    """Return what it can do."""
    codes = {**_CODES, **settings.get("languages", {})}
    return Support(", ".join(codes.values()), limit=int(settings.get("limit") or LIMIT))


def recipient(settings: Mapping[str, Any]) -> str:
    """Return the host that text is sent to."""
    return _deep.host(settings, "")


def translate(texts: Sequence[str], request: Request) -> list[Answer]:
    """Return an answer or an error for each text. Raises EngineError when the address is missing or not allowed."""
    codes = {**_CODES, **request.settings.get("languages", {})}
    service = _deep.service(
        NAME,
        "LibreTranslator",
        module="libre",
        languages=_deep.languages(NAME, request, codes),
        settings={**request.settings, "url": f"{str(request.settings.get('url', '')).rstrip('/')}/"},
        limit=LIMIT,
        url="",
        arguments={"api_key": _network.key(NAME)},
        arrange=_in_the_body,
        polish=_region.polisher(request),
    )
    return _network.exchange(texts, request, service)


def _in_the_body(url: str, options: dict[str, Any]) -> tuple[str, str]:
    """Send text and key in the body: deep-translator puts both into the address, where every log keeps them."""
    options["json"] = options.pop("params", {})
    return "POST", url
