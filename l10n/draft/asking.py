"""Verb `draft`: asking the engines, in order, for what glossary and memory left empty.

In: the engines that are configured or asked for by name, and the work of one edition after the other. Out: drafts in
the catalogs, who was sent how much, one line for every engine that was skipped and why. Each distinct text is sent
once. May not touch: files but the engines' journals under `.l10n/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n import engines
from l10n.draft import fill, price
from l10n.draft.report import Sent
from l10n.engines import Answer, Request
from l10n.engines._journal import Journal
from l10n.errors import CatalogError, EngineError, PersonsWorkError
from l10n.model import Notice, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from l10n.draft.fill import Work
    from l10n.draft.report import Report
    from l10n.engines import Clock, Engine
    from l10n.model import Unit
    from l10n.project import Project

_UNSENT = re.compile(r"not sent: ")
NOT_ENGINES = frozenset({"memory"})
"""Names that may stand in the list of engines and mean a step that is always taken first."""


@dataclass(slots=True)
class _Tally:
    """What went to one engine."""

    recipient: str = ""
    releases: dict[str, None] = field(default_factory=dict)
    segments: int = 0
    characters: int = 0
    tokens: int = 0


class Asking:
    """The engines of one run. `said` gathers what the user must be told; `quiet` asks nothing and only counts."""

    def __init__(  # noqa: D107 - the class says it
        self,
        project: Project,
        named: Sequence[str],
        clock: Clock,
        progress: Callable[[str, int, int], None] | None,
        *,
        quiet: bool,
    ) -> None:
        self.project = project
        self.named = frozenset(named)
        self.clock = clock
        self.progress = progress
        self.quiet = quiet
        self.said: list[Notice] = []
        self.failures: dict[str, str] = {}
        self.unfit: dict[str, str] = {}
        self.tallies: dict[str, _Tally] = {}
        self.answers: dict[tuple[str, str, str, str], Answer] = {}
        self.journals: dict[str, Journal] = {}
        self.engines: list[Engine] = []
        for name in dict.fromkeys(named or project.engines):
            if name not in NOT_ENGINES:
                self._take(engines.get(name))

    def _take(self, engine: Engine) -> None:
        """Put an engine on the list unless it cannot be used, which is said. Raises ConfigError for a wrong price."""
        price.cost(self._settings(engine.NAME).get("price"), 0, 0, engine.NAME)
        reason = engine.unusable(self._settings(engine.NAME))
        if not reason:
            self.engines.append(engine)
        else:
            self._fail(engine.NAME, reason)

    def _fail(self, name: str, reason: str) -> None:
        if name in self.named:
            self.failures.setdefault(name, reason)
        else:
            self.said.append(Notice(f"engine {name} skipped: {reason}"))

    def _settings(self, name: str) -> MappingProxyType[str, object]:
        return MappingProxyType({"root": str(self.project.root), **self.project.engine_settings.get(name, {})})

    def fill(self, work: Work, hold: str) -> None:
        """Ask each engine in order for what is still open; `hold` is why the release may not be sent, or empty."""
        release = work.edition.reading.release
        for engine in list(self.engines):
            texts = fill.rest(work)
            if not texts:
                return
            unfit = getattr(engine, "unfit", None)
            reason = unfit(self._settings(engine.NAME), release.source, work.edition.locale) if unfit else ""
            if reason:
                self.unfit.setdefault(engine.NAME, reason)
                continue
            if engine.NETWORK and hold:
                self.said.append(Notice(f"not sent to {engine.NAME}: {hold}", self.project.shown(release.path)))
                continue
            if self.quiet:
                self._foresee(engine, texts, work)
                return  # the next engine is asked only for what this one fails at, which nobody knows yet
            self._ask(engine, texts, work)

    def _tally(self, engine: Engine) -> _Tally:
        recipient = getattr(engine, "recipient", None)
        shown = recipient(self._settings(engine.NAME)) if recipient else engine.NAME
        return self.tallies.setdefault(engine.NAME, _Tally(shown))

    def _foresee(self, engine: Engine, texts: Sequence[str], work: Work) -> None:
        """Count what would be sent, each distinct text once, with everything known already left out."""
        new = [text for text in texts if self._key(engine, work, text) not in self.answers]
        self.answers.update({self._key(engine, work, text): Answer() for text in new})
        if not engine.NETWORK or not new:
            return
        try:
            answers = engine.translate(new, replace(self._request(engine, work), quiet=True, progress=None))
        except EngineError as error:
            self._fail(engine.NAME, error.faults[0].message)
            return
        self._count(engine, work.edition.reading.release.slug, answers)

    def _count(self, engine: Engine, slug: str, answers: Sequence[Answer]) -> None:
        """Count what was really sent: not what was known already, nor what reached nobody."""
        sent = [answer for answer in answers if answer.sent]
        if sent:
            tally = self._tally(engine)
            tally.releases[slug] = None
            tally.segments += len(sent)
            tally.characters += sum(answer.sent for answer in sent)
            tally.tokens += sum(answer.tokens for answer in sent)

    @staticmethod
    def _key(engine: Engine, work: Work, text: str) -> tuple[str, str, str, str]:
        return (engine.NAME, work.edition.reading.release.source.code, work.edition.locale.code, text)

    def _ask(self, engine: Engine, texts: Sequence[str], work: Work) -> None:
        """Ask one engine and put its answers into the catalog; one that fails as a whole is not asked again."""
        new = [text for text in texts if self._key(engine, work, text) not in self.answers]
        try:
            answers = engine.translate(new, self._request(engine, work)) if new else []
        except EngineError as error:
            self.engines.remove(engine)
            self._fail(engine.NAME, error.faults[0].message)
            return
        if engine.NETWORK:
            self._count(engine, work.edition.reading.release.slug, answers)
        if len(answers) != len(new):
            self.engines.remove(engine)
            self._fail(engine.NAME, f"gave {len(answers)} answers for {len(new)} texts; none was used")
            return
        self.answers.update({self._key(engine, work, text): answer for text, answer in zip(new, answers, strict=True)})
        self._put(engine, work)
        self._weigh(engine, work, answers)

    def _request(self, engine: Engine, work: Work) -> Request:
        journal = None
        if engine.NETWORK:
            place = self.project.root / ".l10n" / "journal" / f"{engine.NAME}.jsonl"
            journal = self.journals.setdefault(engine.NAME, Journal(place))
        progress = self.progress
        slug, code = work.edition.reading.release.slug, work.edition.locale.code
        return Request(
            source=work.edition.reading.release.source,
            target=work.edition.locale,
            glossary=work.glossary,
            settings=self._settings(engine.NAME),
            journal=journal,
            progress=None
            if progress is None
            else (lambda done, of: progress(f"{slug} {code}: {engine.NAME}", done, of)),
            clock=self.clock,
            around=fill.beside(work),
            date=work.edition.reading.release.date,
        )

    def _put(self, engine: Engine, work: Work) -> None:
        for unit, segment in list(work.open.values()):
            answer = self.answers.get(self._key(engine, work, fill.asked(work, segment)))
            if answer is None or answer.error is not None or not answer.text.strip():
                continue
            try:
                _, lead = work.leads.get(unit.id, (0, ""))
                note = "; ".join(filter(None, (answer.note, fill.unknown_name(work, segment))))
                work.put(unit.id, lead + answer.text, Origin(engine.NAME, work.date, note=note))
            except PersonsWorkError:
                self._say(work, unit, f"the draft of {engine.NAME} was not used: a person's work stands there")
            except CatalogError as error:
                work.open[unit.id] = (unit, segment)
                reason = error.faults[0].message
                self._say(work, unit, f"the draft of {engine.NAME} cannot be used, the unit stays empty: {reason}")

    def _say(self, work: Work, unit: Unit, said: str) -> None:
        self.said.append(Notice(said, self.project.shown(work.edition.path), unit.line))

    def _weigh(self, engine: Engine, work: Work, answers: Sequence[Answer]) -> None:
        """Say how many texts an engine could not draft; when it failed as a whole, ask it no more."""
        errors = [answer.error for answer in answers if answer.error is not None]
        if not errors:
            return
        first = errors[0].faults[0].message
        reason = first.removeprefix(f"{engine.NAME}: ")
        if len(errors) == len(answers) or any(_UNSENT.search(error.faults[0].message) for error in errors):
            self.engines.remove(engine)
            self._fail(engine.NAME, reason)
            return
        place = f"{work.edition.reading.release.slug} {work.edition.locale.code}"
        self.said.append(
            Notice(f"{engine.NAME}: {len(errors)} of {len(answers)} segments of {place} stay empty: {reason}")
        )

    def settle(self) -> None:
        """Say which engines had not every pair of locales; one that had none at all has failed."""
        useful = {name for name, *_ in self.answers}
        for name, reason in self.unfit.items():
            if name in useful:
                self.said.append(Notice(f"engine {name} was not asked for everything: {reason}"))
            else:
                self._fail(name, reason)

    def sent(self) -> tuple[Sent, ...]:
        """Return what went (or when quiet would go) to other machines."""
        return tuple(
            Sent(
                name,
                tally.recipient,
                tuple(tally.releases),
                tally.segments,
                tally.characters,
                tally.tokens,
                price.cost(self._settings(name).get("price"), tally.characters, tally.tokens, name),
            )
            for name, tally in self.tallies.items()
        )

    def complain(self, report: Report) -> None:
        """Raise EngineError when an engine that was asked for by name failed; what was filled is already saved."""
        if not self.failures or self.quiet:
            return
        said = "; ".join(f"engine {name} failed: {reason}" for name, reason in self.failures.items())
        kept = (
            f"{report.filled} units were drafted before that and are kept" if report.filled else "nothing was drafted"
        )
        raise EngineError(said, hint=f"{kept}; {report.empty} are still empty. The next run asks only for those.")
