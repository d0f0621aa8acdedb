"""A server on this machine that speaks LibreTranslate's HTTP API, and misbehaves as a test says. No network is used."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

Reply = tuple[int, dict[str, str], bytes]


def json_reply(content: object, status: int = 200, **headers: str) -> Reply:
    """A reply with a JSON body."""
    return status, {"Content-Type": "application/json", **headers}, json.dumps(content).encode()


def translated(text: object) -> Reply:
    """The reply of a LibreTranslate server that translated well."""
    return json_reply({"translatedText": text})


class Libre:
    """The server. `answer(text, n)` gives the reply to the n-th request (from 0); `received` holds what was sent."""

    def __init__(self, answer: Callable[[str, int], Reply]) -> None:
        self.received: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # noqa: N802 - the name http.server asks for
                data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.received.append(data)
                outer.paths.append(self.path)
                outer.headers.append(dict(self.headers))
                text = data["q"] if "q" in data else data["text"][0]
                status, headers, body = answer(text, len(outer.received) - 1)
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

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def texts(self) -> list[str]:
        """What texts came, in order."""
        return [one["q"] if "q" in one else one["text"][0] for one in self.received]

    def __enter__(self) -> Self:
        """Start it."""
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
