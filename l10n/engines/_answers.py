"""What comes back from a service is looked at before it is believed.

In: what was sent and what came back. Out: the answer's text, or what makes it no translation, each one clause; or a
Failure. Also how failures are told apart. May not touch: the network.
"""

from __future__ import annotations

import html
import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l10n.engines import Request

_A_FEW = 2
_WORDS = re.compile(r"[a-z]{3,}")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_URL = re.compile(r"https?://[^\s<>\"'，。；）」』]+|www\.[a-z0-9.-]+", re.IGNORECASE)
_FENCED = re.compile(r"```[a-z]{0,12}\s(?P<inside>.*?)```", re.DOTALL)
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*")
_LATIN_RUN = re.compile(r"(?:[A-Za-z][A-Za-z'’]*[,;:.]? +){5,400}[A-Za-z][A-Za-z'’]*")
_RUN = 6  # words that no two texts share by chance
_ENTITY = re.compile(r"&(?:#[0-9]{1,6}|#x[0-9a-fA-F]{1,5}|amp|lt|gt|quot|apos|nbsp);")


class Blame(StrEnum):
    """Whose failure it is, which decides what is done about it."""

    AGAIN = "again"
    """The service's for the moment: wait and try again."""
    TEXT = "text"
    """This text's alone: the next one may go through."""
    ENGINE = "engine"
    """The whole engine's: a key refused, an address not allowed. Nothing more is sent."""


class Failure(Exception):  # noqa: N818 - it never leaves this room: EngineError does
    """A request failed. `message` is one clause of ours: never the service's own words, which may hold the key."""

    def __init__(
        self, message: str, blame: Blame = Blame.AGAIN, *, wait: float | None = None, sent: bool = True
    ) -> None:
        super().__init__(message)
        self.message = message
        self.blame = blame
        self.wait = wait
        self.sent = sent  # whether the text left this machine, as far as we know


def text_of(answer: object, sent: str) -> str:
    """Return what came back as text. Raises Failure for none, for a list of another length, for anything but text."""
    if isinstance(answer, (list, tuple)):
        if len(answer) != 1:
            raise Failure(f"answered with {len(answer)} texts for one", Blame.TEXT)
        answer = answer[0]
    if answer is None:
        raise Failure("answered with nothing", Blame.TEXT)
    if not isinstance(answer, str):
        raise Failure("answered with something that is not text", Blame.TEXT)
    fenced = _FENCED.fullmatch(answer.strip()) if "```" not in sent else None
    text = (fenced["inside"] if fenced else answer).strip()
    if not text:
        raise Failure("answered with an empty text", Blame.TEXT)
    if _ENTITY.search(text) and not _ENTITY.search(sent):
        text = html.unescape(text)
    return text.encode("utf-8", "replace").decode("utf-8")


def suspicion(sent: str, answer: str, request: Request, told: str = "") -> str:
    """Return why an answer cannot be a translation of what was sent, or an empty string.

    `told` is what the service was told beside the text: nothing of it belongs into an answer.
    """
    if request.source.script != request.target.script and _letters(sent) == _letters(answer) and _to_translate(sent):
        return "gave the text back untranslated"
    if len(answer) > 6 * len(sent) + 200:
        return "answered with far more than was asked"
    if len(answer.splitlines()) > len(sent.strip().splitlines()):
        return "answered in several lines for one"
    if told and _runs(answer) & _runs(told) - _runs(sent):
        return "answered with its instructions"
    if (
        request.target.chinese
        and not request.source.chinese
        and len(_WORDS.findall(sent)) > _A_FEW
        and not _HAN.search(answer)
    ):
        return "answered in another language"
    if not request.target.chinese and request.source.chinese and len(_HAN.findall(answer)) > len(answer) / 3:
        return "answered in another language"
    if request.target.chinese and any(_runs(run[0]) - _runs(sent) for run in _LATIN_RUN.finditer(answer)):
        return "answered partly in another language"
    return ""


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words in Latin letters that no two texts share by chance."""
    words = [word.casefold() for word in _LATIN.findall(text)]
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _to_translate(text: str) -> bool:
    return bool(_WORDS.search(text) or _HAN.search(text))


def foreign_address(source: str, answer: str) -> bool:
    """Return whether an answer holds a web address that its source has not."""
    return any(address.rstrip(".,;:!?)") not in source for address in _URL.findall(answer))
