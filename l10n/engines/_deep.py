"""The adapter round deep-translator, which has no timeout, no retry, no size limit and many kinds of exception.

In: the name of one of its translator classes, languages, settings. Out: a `_network.Service` whose `send` has all of
that. The package is imported when the first text is sent. Its modules' `requests` is replaced by a transport of ours:
timeouts, redirects looked at one by one, bodies read up to a limit, statuses told apart, the key kept out of
addresses. May not touch: catalogs; anything of deep-translator but through this file.
"""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from l10n.engines import _address, _network, _region
from l10n.engines._answers import Blame, Failure
from l10n.engines._network import Service
from l10n.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType

    from l10n.engines import Answer, Request

TIMEOUT = (10.0, 60.0)  # seconds to connect, seconds without a byte
MOST_BYTES = 4 * 1024 * 1024
MOST_REDIRECTS = 3
_KEY_REFUSED = frozenset({401, 403})
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_WELL = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT})
_PUBLIC_INTERVAL = 0.5  # seconds between pieces: public pages refuse fast callers
_OVER_QUOTA = 456  # DeepL's "no characters left this month"


class Transport:
    """Stands where a module of deep-translator expects `requests`; sends through a session of the real one."""

    def __init__(
        self, real: ModuleType, settings: Mapping[str, Any], arrange: Callable[[str, dict[str, Any]], tuple[str, str]]
    ) -> None:
        self.real = getattr(real, "real", None) or real
        self._settings = settings
        self._arrange = arrange
        self._session = real.Session()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever `requests` offers
        return getattr(self.real, name)

    def get(self, url: str, **options: Any) -> Any:  # noqa: ANN401 - a requests.Response
        """Send a GET request; raises Failure unless it is answered well."""
        return self._send("GET", url, options)

    def post(self, url: str, **options: Any) -> Any:  # noqa: ANN401 - a requests.Response
        """Send a POST request; raises Failure unless it is answered well."""
        return self._send("POST", url, options)

    def prepared(self, request: Any) -> Any:  # noqa: ANN401 - a prepared request in, a requests.Response out
        """Send a request that another client prepared; raises Failure unless it is answered well."""
        return self._send(
            str(request.method), str(request.url), {"data": request.body, "headers": dict(request.headers)}
        )

    def _send(self, method: str, url: str, options: dict[str, Any]) -> Any:  # noqa: ANN401 - a requests.Response
        own = self._arrange(url, options)
        method, url = own if own[0] else (method, url)
        for _ in range(MOST_REDIRECTS + 1):
            self._allowed(url)
            response = self._once(method, url, options)
            if not response.is_redirect:
                return self._read(response)
            place = response.headers.get("Location", "")
            response.close()
            url = self.real.compat.urljoin(url, place)
            options = {name: value for name, value in options.items() if name != "params"}
            if method == "POST":
                raise Failure(
                    "redirected a request that holds text; give the final address in the settings", Blame.ENGINE
                )
        raise Failure("redirects without end", Blame.ENGINE)

    def _allowed(self, url: str) -> None:
        try:
            _address.check(url, allow_private=bool(self._settings.get("allow_private")))
        except _address.Refused as refusal:
            raise Failure(str(refusal), Blame.ENGINE, sent=False) from None

    def _once(self, method: str, url: str, options: dict[str, Any]) -> Any:  # noqa: ANN401 - a requests.Response
        errors = self.real.exceptions
        timeout = self._settings.get("timeout")
        try:
            return self._session.request(
                method,
                url,
                timeout=(min(TIMEOUT[0], timeout), timeout)
                if isinstance(timeout, (int, float)) and timeout > 0
                else TIMEOUT,
                allow_redirects=False,
                stream=True,
                **options,
            )
        except errors.Timeout:
            raise Failure(f"{_host(url)} did not answer in time") from None
        except errors.SSLError:
            raise Failure(
                f"{_host(url)} has no certificate that this machine trusts", Blame.ENGINE, sent=False
            ) from None
        except errors.ConnectionError:
            raise Failure(f"{_host(url)} cannot be reached", sent=False) from None
        except (errors.RequestException, ValueError):
            raise Failure(f"the request to {_host(url)} could not be made", Blame.ENGINE, sent=False) from None

    def _read(self, response: Any) -> Any:  # noqa: ANN401 - a requests.Response
        """Return the response with its body read, or raise Failure for its status, its size or a broken line."""
        status = int(response.status_code)
        if status not in _WELL:
            wait = _seconds(response.headers)
            response.close()
            raise _failed(status, wait)
        parts: list[bytes] = []
        size = 0
        try:
            for part in response.iter_content(65536):
                size += len(part)
                if size > MOST_BYTES:
                    raise Failure("answered with far more than was asked", Blame.TEXT)
                parts.append(part)
        except self.real.exceptions.RequestException:
            raise Failure("broke off in the middle of its answer") from None
        finally:
            response.close()
        response._content = b"".join(parts)  # noqa: SLF001 - what `requests` itself sets; there is no other way in
        return response


def service(
    engine: str,
    cls: str,
    *,
    module: str,
    languages: tuple[str, str],
    settings: Mapping[str, Any],
    limit: int,
    url: str,
    arguments: Mapping[str, Any] | None = None,
    arrange: Callable[[str, dict[str, Any]], tuple[str, str]] | None = None,
    size: Callable[[str], int] = len,
    interval: float = 0.0,
    polish: Callable[[str], str] = str,
    refusal: Callable[[str], bool] | None = None,
) -> Service:
    """Return the Service of a deep-translator class. Raises EngineError when the address is not allowed.

    `arrange` may change a request before it is sent (its options in place) and returns (method, URL) or ("", "").
    `refusal` tells an answer that is the service's own message.
    """
    address = str(settings.get("url") or url)
    host = allowed_host(engine, address)
    translator: list[Any] = []

    def send(piece: str) -> object:
        if not translator:
            translator.append(_translator(cls, module, languages, settings, address, dict(arguments or {}), arrange))
        answer = _called(translator[0], piece)
        if refusal is not None and isinstance(answer, str) and refusal(answer):
            raise Failure("answered with a message instead of a translation (its quota may be used up)", Blame.ENGINE)
        return answer

    return Service(
        name=engine,
        host=host,
        limit=int(settings.get("limit") or limit),
        send=send,
        settings=f"{host} {languages[0]} {languages[1]}",
        interval=float(settings.get("interval", interval)),
        size=size,
        polish=polish,
    )


def public(
    engine: str,
    cls: str,
    texts: Sequence[str],
    request: Request,
    *,
    codes: Mapping[str, str],
    limit: int,
    url: str,
    arguments: Mapping[str, Any],
    refusal: Callable[[str], bool] | None = None,
) -> list[Answer]:
    """Return the answers of a public page that takes the text in its address: limits count bytes, calls are slow.

    Raises EngineError when the address is not allowed or a language is not there.
    """
    made = service(
        engine,
        cls,
        module=engine,
        languages=languages(engine, request, codes),
        settings=request.settings,
        limit=limit,
        url=url,
        arguments={"payload_key": "q", "proxies": None, **arguments},
        size=lambda text: len(text.encode("utf-8", "replace")),
        interval=_PUBLIC_INTERVAL,
        polish=_region.polisher(request),
        refusal=refusal,
    )
    return _network.exchange(texts, request, made)


def allowed_host(engine: str, address: str) -> str:
    """Return the host of an address. Raises EngineError for one that is no http or https URL."""
    try:
        return _address.host_of(address)
    except _address.Refused as error:
        raise EngineError(f"{engine}: {error}") from None


def transport(settings: Mapping[str, Any]) -> Transport:
    """Return a transport of its own, for an engine that speaks HTTP itself."""
    return Transport(
        importlib.import_module("deep_translator.google").requests, settings, lambda _url, _options: ("", "")
    )


def posted(way: Transport, url: str, content: Mapping[str, Any], headers: Mapping[str, str]) -> object:
    """Return the JSON answer to a POST of JSON. Raises Failure."""
    response = way.post(url, json=content, headers=dict(headers))
    try:
        return response.json()
    except ValueError:
        raise Failure("answered in an unknown form") from None


def languages(engine: str, request: Request, *tables: Mapping[str, str]) -> tuple[str, str]:
    """Return what an engine calls the source's and the target's language.

    `tables` are for source and target (one for both): by the locale's code, its script (Hant, Hans) or its language
    (en). Raises EngineError for a locale that the engine does not have.
    """
    named = []
    for locale, table in zip((request.source, request.target), (tables[0], tables[-1]), strict=True):
        name = table.get(locale.code) or table.get(locale.script if locale.chinese else locale.code.partition("_")[0])
        if not name:
            raise EngineError(f"{engine}: it has no {locale.name}")
        named.append(name)
    return named[0], named[1]


def host(settings: Mapping[str, Any], url: str) -> str:
    """Return the host of the settings' `url`, else of the service's own, for telling people."""
    try:
        return _address.host_of(str(settings.get("url") or url))
    except _address.Refused:
        return str(settings.get("url") or url)


def installed() -> str:
    """Return why deep-translator cannot be used, or an empty string, without importing it."""
    found = importlib.util.find_spec("deep_translator")
    return "" if found else "the package deep-translator is not installed"


def _translator(
    cls: str,
    module: str,
    languages: tuple[str, str],
    settings: Mapping[str, Any],
    address: str,
    arguments: dict[str, Any],
    arrange: Callable[[str, dict[str, Any]], tuple[str, str]] | None,
) -> Any:  # noqa: ANN401 - a class that has no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its imports warn of their own old habits
        found = importlib.import_module(f"deep_translator.{module}")
    real = found.requests
    found.requests = Transport(  # type: ignore[attr-defined]
        real, settings, arrange or (lambda _url, _options: ("", ""))
    )
    from deep_translator.base import BaseTranslator  # noqa: PLC0415 - 439 ms: only when a text is sent

    kind = getattr(found, cls)
    made = kind.__new__(kind)
    # Its constructors read keys from variables of their own, know few languages, and one of them goes to the network.
    BaseTranslator.__init__(
        made, base_url=address, languages={one: one for one in languages}, source=languages[0], target=languages[1]
    )
    for name, value in arguments.items():
        setattr(made, name, value)
    return made


def _called(translator: Any, piece: str) -> object:  # noqa: ANN401 - a class that has no types
    """Return what its `translate` gives; any exception that is not ours becomes one clause."""
    try:
        return translator.translate(piece)
    except (Failure, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001 - it raises whatever its parsers raise; only the kind is told, never the words
        kind = type(error).__name__
        if kind in {"TooManyRequests", "RequestError", "ServerException"}:
            raise Failure("the service refused the request") from None
        if kind in {"JSONDecodeError", "UnicodeDecodeError"}:
            raise Failure("answered in an unknown form") from None
        if kind == "NotValidLength":
            raise Failure("the text is too long for this service", Blame.TEXT) from None
        raise Failure("answered in an unknown form", Blame.TEXT) from None


def _failed(status: int, wait: float | None) -> Failure:
    if status in _KEY_REFUSED:
        return Failure(f"the service refused the key or the access (HTTP {status})", Blame.ENGINE)
    if status == _OVER_QUOTA:
        return Failure("the quota is used up (HTTP 456)", Blame.ENGINE)
    if status in _AGAIN:
        said = "too many requests" if status == HTTPStatus.TOO_MANY_REQUESTS else "the service is in trouble"
        return Failure(f"{said} (HTTP {status})", Blame.AGAIN, wait=wait)
    return Failure(f"the service refused the request (HTTP {status})", Blame.TEXT)


def _seconds(headers: Mapping[str, str]) -> float | None:
    """Return how long `Retry-After` asks to wait (RFC 9110, 10.2.3): seconds, or a date beside the response's own."""
    said = headers.get("Retry-After", "").strip()
    if said.isdigit():
        return float(said[:9])
    if not said:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - hardly ever needed

    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return None


def _host(url: str) -> str:
    return _address.host_of(url)


def key_missing(engine: str) -> str:
    """Return the clause for a key that is not in the environment, or an empty string."""
    return "" if _network.key(engine) else f"no key: set the environment variable L10N_{engine.upper()}_KEY"
