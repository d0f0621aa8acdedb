"""Manners of network engines: everything that all of them must do round one request, in one place.

In: texts, a Request, and a Service that sends one piece and returns what came back. Out: one answer or one error per
text, in order. Terms, codes, figures go as placeholders; texts are split by the service's limit at sentence edges;
failures are tried again with growing waits; what was answered is journalled and never sent twice; what comes back is
looked at before it is believed. May not touch: catalogs, or HTTP itself (the adapters do that).
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import importlib.util
import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from l10n import segmentation
from l10n.engines import Answer, _answers, _finish, _pieces, _protect, _tags, _terms
from l10n.engines._answers import Blame, Failure
from l10n.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from l10n.engines import Request

ATTEMPTS = 4
"""How often a piece is sent before its text is given up."""
LONGEST_WAIT = 120.0
"""Seconds a service may ask us to wait; a longer time ends the run for it."""
GIVE_UP = 3
"""After so many texts in a row that failed for want of the service (one, if it never answered), the rest stays here."""

_A_FEW = 2
_CHARACTERS_A_TOKEN = 4
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_TURNS = 2  # other forms of placeholders tried where asking costs nothing
_AHEAD = 16  # texts that an engine on this machine is told of at once


@dataclass(frozen=True, slots=True)
class Service:
    """How to reach one service.

    `send` takes one piece (at most `limit` long by `size`) and returns the answer's text, or raises Failure. `settings`
    names what makes an answer another one: host, languages, model. `interval` is seconds between pieces. `polish`
    brings an answer to the target's region.
    """

    name: str
    host: str
    limit: int
    send: Callable[[str], object]
    settings: str = ""
    interval: float = 0.0
    attempts: int = ATTEMPTS
    size: Callable[[str], int] = len
    polish: Callable[[str], str] = str
    beside: Callable[[str], str] = lambda _: ""
    """What else goes with a piece (terms in a prompt): another answer may come when it changes."""
    about: Callable[[str], object] = lambda _: None
    """Told which text the next pieces are of, as the catalog has it."""
    whole: Callable[[str], str] = str
    """All text that goes to the service for a piece: with what stands beside it in a prompt."""
    told: str = ""
    """What goes as instructions with every piece: none of it may come back."""
    ahead: Callable[[Sequence[str]], None] | None = None
    """Told what will be asked next, a few texts at a time: an engine on this machine is faster with many at once."""
    tags: bool = False
    """Whether it takes placeholders as XML tags, which it keeps in place better than words."""
    native: bool = False
    """Whether it knows the glossary itself: then terms go as they are, and as placeholders only when that failed."""
    free: bool = False
    """Whether asking once more costs nothing but time: then more ways are tried to keep a term."""


def key(name: str) -> str:
    """Return the engine's key: from the environment (`L10N_<NAME>_KEY`), else the system's keyring, else nothing.

    The keyring (the extra `keyring`) is asked for the password of the user `<name>` of the service `l10n`.
    """
    return os.environ.get(f"L10N_{name.upper()}_KEY", "").strip() or _from_keyring(name)


@functools.cache
def _from_keyring(name: str) -> str:
    """Return the key in the system's keyring; empty without the package, without a keyring, or when it is locked."""
    if importlib.util.find_spec("keyring") is None:
        return ""
    try:
        return str(importlib.import_module("keyring").get_password("l10n", name) or "").strip()
    except Exception:  # noqa: BLE001 - its backends raise whatever their systems raise; then there is no key
        return ""


def exchange(texts: Sequence[str], request: Request, service: Service) -> list[Answer]:
    """Return an answer or an error for each text, in order. Each distinct text is sent once."""
    line = _Line(request, service)
    known: dict[str, Answer] = {}
    answers: list[Answer] = []
    for at, text in enumerate(texts):
        if at % _AHEAD == 0:
            line.prepare(texts[at : at + _AHEAD])
        if text not in known:
            before = line.out, line.tokens
            known[text] = line.answer(text)
            known[text] = replace(known[text], sent=line.out - before[0], tokens=line.tokens - before[1])
        answers.append(known[text])
        if request.progress is not None:
            request.progress(at + 1, len(texts))
    return answers


class _Line:
    """A line to a service during one call: what it last failed for, when it was last used."""

    def __init__(self, request: Request, service: Service) -> None:
        self.request = request
        self.service = service
        self.broken: Failure | None = None
        self.missed = 0
        self.out = 0  # characters that left this machine
        self.tokens = 0  # and roughly how many tokens they are
        self.answered = False
        self.useless: dict[tuple[str, ...], str] = {}  # answers that are no translation: not asked for twice in a run
        self.last: float | None = None
        self.lost: frozenset[str] = frozenset()  # terms and figures that the last way lost

    def prepare(self, texts: Sequence[str]) -> None:
        """Tell the service what it will be asked for; what goes wrong with it is met again when it is asked."""
        if self.service.ahead is None or self.broken is not None:
            return
        worth = [part for text in texts for part in self._parts(text) if _worth(part)]
        with contextlib.suppress(Failure):
            self.service.ahead([_protect.shield(text, self.request).text for text in worth])

    def answer(self, text: str) -> Answer:
        """Return the answer to one text, or its error; never raises but for a full disk or Ctrl-C."""
        if not _worth(text):
            return Answer(text)  # nothing in it to translate
        self.service.about(text)
        if self.broken is not None:
            return self._refusal(f"not sent: {self.broken.message}")
        try:
            answer = self._whole_text(text)
        except Failure as failure:
            self.missed += failure.blame is Blame.AGAIN
            if failure.blame is Blame.ENGINE or self.missed >= (GIVE_UP if self.answered else 1):
                self.broken = failure
            return self._refusal(failure.message)
        self.missed = 0
        self.answered = True
        return answer

    def _parts(self, text: str) -> list[str]:
        """Return a text as its sentences where asking is free: what one of them lost costs the others nothing.

        It stays whole where a pair of codes spans two sentences, and where each request counts.
        """
        parts = segmentation.sentences(text, self.request.source) if self.service.free else []
        return parts if len(parts) > 1 and all(map(_protect.balanced, parts)) else [text]

    def _whole_text(self, text: str) -> Answer:
        """Return the answer to a text, made of those to its sentences where asking is free."""
        parts = self._parts(text)
        answers = [self._in_clauses(part, self._spoken(part, self._shielded(part))) for part in parts]
        joined = self.request.target.joiner.join(one.text.strip() for one in answers)
        return answers[0] if len(answers) == 1 else Answer(joined, note=_notes(answers))

    def _spoken(self, text: str, answer: Answer) -> Answer:
        """Return a sentence's answer; one that is all quotation has lost who speaks, which is asked for alone."""
        who = _pieces.speaker(text) if self.service.free else ""
        if not who or not _finish.all_quoted(answer.text):
            return answer
        try:
            said = self._shielded(who)
        except Failure:
            return answer
        led = _finish.led(said.text, answer.text, self.request.target)
        return Answer(led, note=_notes([said, answer]))

    def _in_clauses(self, text: str, answer: Answer) -> Answer:
        """Return a sentence's answer, or the one made clause by clause where that costs nothing and loses less."""
        lost = self._lost(text, answer.text) if self.service.free and answer.note else 0
        parts = _pieces.clauses(text) if lost else []
        if len(parts) < _A_FEW or not all(map(_protect.balanced, parts)):
            return answer
        try:
            answers = [self._shielded(part) for part in parts]
        except Failure:
            return answer
        whole = _pieces.sentence([one.text for one in answers], chinese=self.request.target.chinese)
        other = Answer(whole, note=_notes(answers))
        grown = _pieces.grown(
            text, answer.text, whole
        )  # a clause alone tempts a model to make the rest of a sentence up
        return other if not grown and self._lost(text, whole) < lost else answer

    def _lost(self, text: str, answer: str) -> int:
        """Return how many terms and figures of a text an answer lacks."""
        missing = _terms.missing(text, answer, self.request)
        return len(missing) + len(_protect.differing_values(text, answer, self.request))

    def _refusal(self, message: str) -> Answer:
        return Answer(error=EngineError(f"{self.service.name}: {_masked(message, self.service.name)}"))

    def _shield(self, text: str, **how: Any) -> _protect.Shielded:  # noqa: ANN401 - what `shield` takes
        return _protect.shield(text, self.request, tight=self.service.tags, **how)

    def _shielded(self, text: str) -> Answer:
        """Send a text with everything shielded; without its terms when that did not survive; without codes at last.

        An answer that only lost terms or figures is kept beside the one without protection: the better one counts.
        """
        reasons: list[str] = []
        kept: list[tuple[int, Answer]] = []
        names = [slot.target.casefold() for slot in self._shield(text).slots if slot.kind == "term"]
        for step, source, sent in self._ways(text, reasons, kept):
            answer, problems = self._checked(sent, source)
            if problems:
                reasons.append("; ".join(problems))
                self.lost = sent.lost(problems) if _protect.only_lost(problems) else self.lost
            if problems and not _protect.only_lost(problems):
                continue
            found = self._weighed(text, answer, "codes" if problems else step)
            if found.note and (step == "native" or (self.service.free and not problems)):
                reasons.append(found.note)
                self.lost |= _terms.missing(text, found.text, self.request)
            gone = sum(name not in found.text.casefold() for name in names)
            guesses = _terms.guessed(text, found.text, self.request, {slot.source for slot in sent.written})
            told = "; ".join(filter(None, (found.note, *guesses)))
            kept.append((_to_look_at(found) + gone, replace(found, note=told)))
            if not self.service.free and step != "native" and (not found.note or not problems):
                break
            if not found.note and not problems:
                break
        if kept:
            return min(kept, key=lambda one: one[0])[1]
        raise Failure(reasons[-1] if reasons else "no usable answer", Blame.TEXT)

    def _ways(
        self, text: str, reasons: Sequence[str], kept: Sequence[object]
    ) -> Iterator[tuple[str, str, _protect.Shielded]]:
        """Yield ways to send a text, each with its name and the source it is made of, the best protected first.

        Where asking costs nothing, other placeholders are tried, and what was lost goes in its target form.
        """
        whole = self._shield(text)
        self.lost = frozenset()
        if self.service.native:
            yield "native", text, self._shield(text, terms=False, figures=True)
            if not reasons:
                return
        yield "all", text, whole
        if self.service.free and reasons:
            for turn in range(_TURNS):
                if self.lost:
                    yield "written", text, self._shield(text, turn=turn, written=self.lost)
                yield "all", text, self._shield(text, turn=turn + 1)
            every = frozenset(slot.source for slot in whole.slots) | self.lost
            yield "written", text, self._shield(text, written=every)
        sent = self._shield(text, terms=False)
        if reasons and (sent.text != whole.text or not kept):
            yield "codes", text, sent
        source = _protect.plain(text)
        if reasons and source != text and not kept:
            yield "plain", source, self._shield(source, terms=False)

    def _checked(self, sent: _protect.Shielded, source: str) -> tuple[str, list[str]]:
        """Return the restored answer, and why it cannot be used as it is."""
        raw = _tags.untagged(self._whole(_tags.tagged(sent)), sent) if self.service.tags else self._whole(sent.text)
        suspicion = self._suspicion(sent.text, raw)
        if suspicion:
            return "", [suspicion]
        restored, problems = _protect.restore(raw, sent, self.request.target)
        if _answers.foreign_address(source, restored):
            problems = ["the answer holds a web address that the source has not"]
        return restored, problems

    def _suspicion(self, sent: str, answer: str) -> str:
        return _answers.suspicion(sent, answer, self.request, self.service.told)

    def _weighed(self, text: str, answer: str, step: str) -> Answer:
        """Return the answer, brought to the target's wording, with a note on all that a reader must look at."""
        finished = _finish.finished(text, self.service.polish(answer), self.request)
        polished, notes = _terms.repair(text, finished, self.request)
        if step == "plain" and _protect.plain(text) != text:
            notes.append("codes were lost: set them again")
        notes += _protect.differing_values(text, polished, self.request)
        return Answer(polished, note="; ".join(notes))

    def _whole(self, text: str) -> str:
        """Return the answer to a text of any length: split, sent piece by piece, joined as the target joins."""
        pieces = _pieces.split(text, self.service.limit, self.service.size)
        if self.request.quiet:
            self._foresee(pieces)
        answers = [self._piece(piece) for piece in pieces]
        return self.request.target.joiner.join(answers)

    def _piece(self, piece: str) -> str:
        """Return the answer to one piece: from the journal, or from the service, tried as often as makes sense."""
        parts = self._key(piece)
        kept = self._known(parts)
        if kept is not None:
            return kept
        for attempt in range(self.service.attempts):
            self._pause()
            try:
                answer = _masked(_answers.text_of(self.service.send(piece), piece), self.service.name)
            except Failure as failure:
                self._count(piece, times=int(failure.sent))
                if failure.blame is not Blame.AGAIN or attempt + 1 == self.service.attempts:
                    raise
                self._wait(failure, attempt)
                continue
            self._count(piece)
            if self._suspicion(piece, answer):
                self.useless[parts] = answer
            elif self.request.journal is not None:
                self.request.journal.put(answer, *parts)
            return answer
        raise Failure("no answer", Blame.AGAIN)

    def _key(self, piece: str) -> tuple[str, ...]:
        """Return all that makes an answer another one."""
        of, beside = self.service, self.service.beside(piece)
        parts = (of.name, of.settings, self.request.source.code, self.request.target.code, piece)
        return (*parts, beside) if beside else parts

    def _known(self, parts: tuple[str, ...]) -> str | None:
        if parts in self.useless:
            return self.useless[parts]
        return self.request.journal.get(*parts) if self.request.journal is not None else None

    def _foresee(self, pieces: Sequence[str]) -> None:
        """Count what would be sent. Raises Failure when that is anything."""
        new = [piece for piece in pieces if self._known(self._key(piece)) is None]
        for piece in new:
            self._count(piece)
        if new:
            raise Failure("not asked: this is only an estimate", Blame.TEXT, sent=False)

    def _count(self, piece: str, times: int = 1) -> None:
        whole = self.service.whole(piece)
        self.out += times * len(whole)
        self.tokens += times * tokens(whole)

    def _pause(self) -> None:
        """Keep the service's rate."""
        now = self.request.clock.now()
        if self.last is not None and now < self.last + self.service.interval:
            self.request.clock.sleep(self.last + self.service.interval - now)
        self.last = self.request.clock.now()

    def _wait(self, failure: Failure, attempt: int) -> None:
        """Wait as long as the service asks, else 1, 2, 4 … seconds and up to half as much again."""
        if failure.wait is not None:
            if failure.wait > LONGEST_WAIT:
                raise Failure(f"{failure.message}; it asks to wait {failure.wait:.0f} s", Blame.ENGINE)
            self.request.clock.sleep(max(failure.wait, 0.0))
            return
        self.request.clock.sleep(2**attempt * (1 + self.request.clock.lot() / 2))


def tokens(text: str) -> int:
    """Return roughly how many tokens a text is to a language model: a Han character each, else four characters."""
    han = len(_HAN.findall(text))
    return han - (han - len(text)) // _CHARACTERS_A_TOKEN


def _notes(answers: Sequence[Answer]) -> str:
    return "; ".join(dict.fromkeys(one.note for one in answers if one.note))


def _worth(text: str) -> bool:
    """Whether there is anything in a text to translate."""
    return bool(text.strip() and re.search(r"[^\W\d_]", _protect.plain(text)))


def _to_look_at(answer: Answer) -> int:
    """Return how many things a reader must look at in an answer."""
    return answer.note.count("; ") + 1 if answer.note else 0


def _masked(text: str, name: str) -> str:
    secret = key(name)
    return text.replace(secret, "***") if len(secret) > _A_FEW else text
