"""A server on this machine that speaks the HTTP APIs of translation services, and misbehaves as a test says."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

Sent = dict[str, "Any"] | list[dict[str, "Any"]]
Reply = tuple[int, dict[str, str], bytes]


def json_reply(content: object, status: int = 200, **headers: str) -> Reply:
    """A reply with a JSON body."""
    return status, {"Content-Type": "application/json", **headers}, json.dumps(content).encode()


def translated(text: object) -> Reply:
    """The reply of a LibreTranslate server that translated well."""
    return json_reply({"translatedText": text})


def text_of(data: Sent) -> str:
    """The text of a request, as LibreTranslate, Google and MyMemory (q), DeepL (text) or Microsoft (a list) have it."""
    if isinstance(data, list):
        return str(data[0]["text"])
    if "messages" in data:
        return str(data["messages"][-1]["content"])
    return str(data["q"] if "q" in data else data["text"][0])


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing when a client hangs up."""


class Libre:
    """The server. `answer(text, n)` gives the reply to the n-th request (from 0); `received` holds what was sent."""

    def __init__(self, answer: Callable[[str, int], Reply]) -> None:
        self.received: list[Any] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                self._reply({name: value[0] for name, value in parse_qs(parts.query).items()})

            def do_POST(self) -> None:
                self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def _reply(self, data: Sent) -> None:
                outer.received.append(data)
                outer.paths.append(self.path)
                outer.headers.append(dict(self.headers))
                status, headers, body = answer(text_of(data), len(outer.received) - 1)
                if status == 0:
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = _Quiet(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def texts(self) -> list[str]:
        """What texts came, in order."""
        return [text_of(one) for one in self.received]

    def __enter__(self) -> Self:
        """Start it."""
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
