"""Engine deepl through DeepL's own client, against a server on this machine that speaks its HTTP API."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

import pytest

from l10n import glossary, locale
from l10n.engines import Clock, Request, deepl

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from l10n.glossary import Glossary

EN, HANT, HANS = locale.get("en_HK"), locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")
KEY = "0123-secret-4567"


class Server:
    """DeepL's API: translations as `answer(text, glossary id)` says, and glossaries kept in a table."""

    def __init__(self, answer: Callable[[str, str], str], status: int = 200, **headers: str) -> None:
        self.sent: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.keys: set[str] = set()
        self.glossaries: dict[str, dict[str, Any]] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                outer.calls.append(f"POST {self.path}")
                outer.keys.add(self.headers["Authorization"])
                data = json.loads(body)
                if self.path == "/v2/translate":
                    outer.sent.append(data)
                    texts = [answer(text, data.get("glossary_id", "")) for text in data["text"]]
                    made = [{"text": text, "detected_source_language": "EN", "billed_characters": 1} for text in texts]
                    self.reply({"translations": made} if status == 200 else {"message": f"no {KEY}"}, status)
                else:
                    made_id = f"g{len(outer.glossaries)}"
                    outer.glossaries[made_id] = {
                        "glossary_id": made_id, "name": data["name"], "ready": True, "source_lang": data["source_lang"],
                        "target_lang": data["target_lang"], "creation_time": "2026-01-01T00:00:00.000000Z",
                        "entry_count": 1, "entries": data["entries"],
                    }  # fmt: skip
                    self.reply(outer.glossaries[made_id], 201)

            def do_GET(self) -> None:
                outer.calls.append(f"GET {self.path}")
                self.reply({"glossaries": list(outer.glossaries.values())}, 200)

            def do_DELETE(self) -> None:
                outer.calls.append(f"DELETE {self.path}")
                del outer.glossaries[self.path.rpartition("/")[2]]
                self.send_response(204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def reply(self, content: object, code: int) -> None:
                body = json.dumps(content).encode()
                self.send_response(code)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> Self:
        """Start it."""
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def request(self, terms: Glossary | None = None, target: locale.Locale = HANT, **more: object) -> Request:
        """A request to it; `waits` gathers how long was waited."""
        self.waits: list[float] = []
        own = {"allow_private": True, "url": f"http://127.0.0.1:{self.server.server_address[1]}", **more}
        clock = Clock(lambda: 0.0, self.waits.append, lambda: 0.0)
        return Request(EN, target, terms or glossary.Glossary(), own, None, None, clock)


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("L10N_DEEPL_KEY", KEY)


@pytest.fixture
def terms(tmp_path: Path) -> Glossary:
    path = tmp_path / "terms.csv"
    path.write_text(
        "id,kind,en_HK,zh_Hant_HK\ncyberport,organisation,Cyberport,數碼港\nsandbox,term,regulatory sandbox,監管沙盒\n",
        encoding="utf-8",
    )
    return glossary.read([path])


def kept(text: str, _glossary: str = "") -> str:
    """A translation that keeps every tag."""
    return "這是譯文" + "".join(re.findall(r"<x [^>]*/>|<g [^>]*>|</g>", text)) + "。"


@pytest.mark.parametrize(("target", "code"), [(HANT, "ZH-HANT"), (HANS, "ZH-HANS")])
def test_placeholders_go_as_tags_and_the_key_in_the_header(terms: Glossary, target: locale.Locale, code: str) -> None:
    text = "<b>R&D</b> costs HK$1.5 billion < all, see https://example.org/a now."
    with Server(kept) as server:
        (answer,) = deepl.translate([text], server.request(terms, target))
    assert answer.error is None
    (sent,) = server.sent
    assert (sent["source_lang"], sent["target_lang"], sent["tag_handling"]) == ("EN", code, "xml")
    assert sent["text"] == ['<g id="0">R&amp;D</g> costs <x id="2"/> &lt; all, see <x id="3"/> now.']
    assert server.keys == {f"DeepL-Auth-Key {KEY}"}
    for part in ("<b>", "</b>", "15", "https://example.org/a"):
        assert part in answer.text


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("The <b>new</b> hall.", '<g id="0">新</g>禮堂。', "<b>新</b>禮堂。"),
        (
            "The <b>new <i>big</i></b> hall.",
            '禮堂<g id="0"><g id="1">又大</g>又新</g>。',
            "禮堂<b><i>又大</i>又新</b>。",
        ),
        ("One.<br/>Two <b>2</b> more.", '一。<x id="0"/>再有<g id="1">2</g>個。', "一。<br/>再有<b>2</b>個。"),
        ("A <b>bold</b> word.", '一個<g id="0"/>粗字。', "一個<b></b>粗字。"),
    ],
)
def test_a_pair_of_codes_goes_as_a_pair_of_tags_and_comes_back_where_it_belongs(
    text: str, answer: str, expected: str
) -> None:
    with Server(lambda _text, _id: answer) as server:
        (got,) = deepl.translate([text], server.request())
    assert (got.text, got.error, got.note) == (expected, None, "")


def test_a_pair_that_did_not_come_back_is_told() -> None:
    with Server(lambda text, _id: "一個粗體的字</g>。" if "<g" in text else "一個粗體的字。") as server:
        (got,) = deepl.translate(["A <b>bold</b> word here."], server.request())
    assert got.text == "一個粗體的字。"
    assert "codes were lost" in got.note


def test_the_glossary_goes_along_and_is_made_once(terms: Glossary) -> None:
    def answer(_text: str, known: str) -> str:
        return "數碼港有監管沙盒。" if known else "賽博港有沙盒。"

    with Server(answer) as server:
        first = deepl.translate(["Cyberport has a regulatory sandbox."], server.request(terms, native_glossary=True))
        again = deepl.translate(["A regulatory sandbox."], server.request(terms, native_glossary=True))
        (made,) = server.glossaries.values()
        calls = list(server.calls)
        fewer = glossary.Glossary([one for one in terms.concepts if one.id == "sandbox"])
        deepl.translate(["A regulatory sandbox."], server.request(fewer, native_glossary=True))
        (other,) = server.glossaries.values()
    assert first[0].text == "數碼港有監管沙盒。"
    assert first[0].note == again[0].note == ""
    assert made["entries"] == "Cyberport\t數碼港\nregulatory sandbox\t監管沙盒"
    assert (made["source_lang"].upper(), made["target_lang"].upper()) == ("EN", "ZH")
    assert calls.count("POST /v2/glossaries") == 1
    assert other["name"] != made["name"], "when terms change the old glossary goes"


def test_a_term_that_the_native_glossary_missed_goes_as_a_placeholder(terms: Glossary) -> None:
    with Server(lambda text, _: "賽博港開幕了。" if "Cyberport" in text else f"{kept(text)}") as server:
        (answer,) = deepl.translate(["Cyberport opens today."], server.request(terms, native_glossary=True))
    assert "數碼港" in answer.text
    assert [one["text"][0] for one in server.sent] == ["Cyberport opens today.", '<x id="0"/> opens today.']


@pytest.mark.parametrize(
    ("status", "said", "requests"),
    [(403, "refused the key", 1), (456, "quota is used up", 1), (429, "too many requests", 4), (500, "in trouble", 4),
     (400, "HTTP 400", 1)],
)  # fmt: skip
def test_failures_are_told_in_our_words_and_tried_again_by_us_alone(status: int, said: str, requests: int) -> None:
    with Server(kept, status) as server:
        (answer,) = deepl.translate(["A sentence here."], server.request())
    assert said in str(answer.error)
    assert KEY not in f"{answer}"
    assert len(server.sent) == requests


def test_retry_after_is_honoured_and_nobody_there_is_said() -> None:
    with Server(kept, 429, **{"Retry-After": "7"}) as server:
        request = server.request()
        deepl.translate(["A sentence here."], request)
        assert server.waits == [7.0, 7.0, 7.0]
    (answer,) = deepl.translate(["A sentence here."], request)
    assert str(answer.error) == "deepl: 127.0.0.1 cannot be reached"


def test_a_private_address_is_refused(terms: Glossary) -> None:
    with Server(kept) as server:
        (answer,) = deepl.translate(["A sentence."], server.request(terms, allow_private=False))
    assert "private network" in str(answer.error)
    assert server.calls == []


def test_without_it_deep_translator_is_used() -> None:
    with Server(lambda _text, _id: "這是句子。") as server:
        request = server.request(client="deep-translator")
        address = f"{request.settings['url']}/v2"
        (answer,) = deepl.translate(["A sentence."], server.request(client="deep-translator", url=address))
    assert answer.text == "這是句子。"
    assert "tag_handling" not in server.sent[0]
