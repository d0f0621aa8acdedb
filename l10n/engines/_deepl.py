"""The adapter round DeepL's own client (the extra `deepl`): native glossary, tags, our transport beneath it.

In: a Request whose settings may say `native_glossary = true`. Out: a `_network.Service`. The client's own retries are
off and its session is replaced by ours (addresses checked, bodies limited, statuses told apart), so that the manners
are those of every other engine. With `native_glossary` a glossary named `l10n …` is kept in the user's account, made
anew when the project's terms change. May not touch: catalogs; glossaries of other names.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, Any

from l10n.engines import _deep, _network, _region
from l10n.engines._answers import Blame, Failure
from l10n.engines._network import Service
from l10n.model import content_hash

if TYPE_CHECKING:
    from l10n.engines import Request

_WIRE_RETRIES = 0


def installed() -> bool:
    """Whether DeepL's own client is there, without importing it."""
    return importlib.util.find_spec("deepl") is not None


def service(engine: str, request: Request, languages: tuple[str, str], url: str, limit: int) -> Service:
    """Return the Service that sends through DeepL's client. Raises EngineError when the address is not http(s)."""
    host = _deep.allowed_host(engine, url)
    client = _Client(engine, request, languages, url)
    native = bool(request.settings.get("native_glossary"))
    return Service(
        name=engine,
        host=host,
        limit=int(request.settings.get("limit") or limit),
        send=client.send,
        settings=f"{host} {languages[0]} {languages[1]} tags {client.version() if native else ''}".rstrip(),
        interval=float(request.settings.get("interval", 0)),
        polish=_region.polisher(request),
        tags=True,
        native=native,
    )


class _Session:
    """Stands where the client expects a `requests.Session`: it sends through our transport."""

    def __init__(self, way: _deep.Transport) -> None:
        self.way = way

    def send(self, prepared: Any, **_: Any) -> Any:  # noqa: ANN401 - a prepared request in, a response out
        return self.way.prepared(prepared)

    def close(self) -> None:
        """Nothing is kept open."""


class _Client:
    """DeepL's client, made when the first text is sent, and the glossary in the account."""

    def __init__(self, engine: str, request: Request, languages: tuple[str, str], url: str) -> None:
        self.engine = engine
        self.request = request
        self.languages = languages
        self.url = url
        self.made: Any = None
        self.glossary: Any = None

    def send(self, piece: str) -> object:
        """Return the translation of one piece. Raises Failure."""
        return self._called(self._translate, piece)

    def _translate(self, piece: str) -> object:
        client = self._client()
        options: dict[str, Any] = {"tag_handling": "xml", "ignore_tags": ["x"], "split_sentences": "nonewlines"}
        if self.request.settings.get("native_glossary") and (known := self._terms()):
            options["glossary"] = self._native(client, known)
        if self.request.settings.get("formality"):
            options["formality"] = str(self.request.settings["formality"])
        done = client.translate_text([piece], source_lang=self.languages[0], target_lang=self.languages[1], **options)
        return [one.text for one in done]

    def _client(self) -> Any:  # noqa: ANN401 - deepl.DeepLClient, which need not be installed
        if self.made is None:
            package = importlib.import_module("deepl")
            importlib.import_module("deepl.http_client").max_network_retries = _WIRE_RETRIES  # type: ignore[attr-defined]
            made = package.DeepLClient(_network.key(self.engine), server_url=self.url, send_platform_info=False)
            made._client._session = _Session(_deep.transport(self.request.settings))  # noqa: SLF001 - there is no other way in
            self.made = made
        return self.made

    def _called(self, verb: Any, *arguments: object) -> object:  # noqa: ANN401 - a method
        """Return what a call gives; any exception that is not ours becomes one clause, never the service's words."""
        try:
            return verb(*arguments)
        except (Failure, KeyboardInterrupt):
            raise
        except Exception as error:  # noqa: BLE001 - the client wraps whatever goes wrong beneath it
            cause: BaseException | None = error
            while cause is not None:
                if isinstance(cause, Failure):
                    raise cause from None
                cause = cause.__cause__
            raise Failure("answered in an unknown form", Blame.TEXT) from None

    def version(self) -> str:
        """Return what names the terms of this project and pair of languages: another glossary, another answer."""
        return content_hash(*(part for pair in sorted(self._terms().items()) for part in pair))[:12]

    def _terms(self) -> dict[str, str]:
        """Return the glossary's terms of one meaning, in the form of both languages that is preferred."""
        own = self.request.glossary
        found: dict[str, set[str]] = {}
        for concept in own.concepts:
            mine = own.expected(concept, self.request.source)
            theirs = own.expected(concept, self.request.target)
            if mine and theirs and not concept.when:
                found.setdefault(mine[0], set()).add(theirs[0])
        return {term: forms.pop() for term, forms in found.items() if len(forms) == 1}

    def _native(self, client: Any, terms: dict[str, str]) -> Any:  # noqa: ANN401 - deepl.GlossaryInfo
        """Return the glossary in the account, made when it is not there; older ones of ours for this pair go."""
        if self.glossary is None:
            stem = f"l10n {self.request.source.code} {self.request.target.code} "
            name = stem + self.version()
            there = [one for one in client.list_glossaries() if one.name.startswith(stem)]
            self.glossary = next((one for one in there if one.name == name), None)
            if self.glossary is None:
                source, target = (one.partition("-")[0] for one in self.languages)
                self.glossary = client.create_glossary(name, source_lang=source, target_lang=target, entries=terms)
            for old in there:
                if old.name != name:
                    client.delete_glossary(old)
        return self.glossary
