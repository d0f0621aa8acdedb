"""Engine `ctranslate2`: a neural model in a directory on this machine; nothing leaves it.

Settings: `model`, a directory in the layout of Argos (`model/`, `sentencepiece.model`, `metadata.json`, which says the
direction) or of a converted OPUS-MT model (`source.spm`, `target.spm`, `model.bin`; then also `from` and `to`), or a
list of such directories, one a direction; relative ones are looked for in the project. `prefix` is a word that goes
before every sentence (`>>cmn_Hant<<`), `beam_size`, `threads`. Needs the extra `ctranslate2`, imported when a text is
translated. In: texts, a Request. Out: answers in the target's script. May not touch: catalogs, the network.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n import segmentation
from l10n.engines import Support, _network, _region
from l10n.engines._answers import Blame, Failure
from l10n.engines._network import Service
from l10n.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.engines import Answer, Request
    from l10n.locale import Locale

NAME = "ctranslate2"
NETWORK = False
LIMIT = 100_000  # characters; sentences are what the model takes, one by one
_PACKAGES = ("ctranslate2", "sentencepiece")
_BEAM = 2
_BATCH = 16
_SPACE = "\u2581"  # what stands for a space in SentencePiece's pieces
_CHINESE = frozenset({"zh", "zt", "zho", "cmn", "chi", "yue"})
_MOST_METADATA = 1_000_000


@dataclass(frozen=True, slots=True)
class Model:
    """A model's files and its direction, as two language codes of its own (`zh`, `en`)."""

    weights: Path
    pieces: Path
    pieces_out: Path
    source: str
    target: str


def unusable(settings: Mapping[str, Any]) -> str:
    """Return why it cannot be used now, or an empty string."""
    if not settings.get("model"):
        return "no model: set model to a directory in [tool.l10n.engine.ctranslate2]"
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        return f"not installed: {' and '.join(missing)}; pip install 'l10n[ctranslate2]'"
    try:
        models(settings)
    except EngineError as error:
        return error.faults[0].message.removeprefix(f"{NAME}: ")
    return ""


def supports(settings: Mapping[str, Any]) -> Support:
    """Return what it can do."""
    known = "" if unusable(settings) else ", ".join(f"{one.source} to {one.target}" for one in models(settings))
    return Support(known or "what its model knows", terms="placeholders, else in their target form")


def unfit(settings: Mapping[str, Any], source: Locale, target: Locale) -> str:
    """Return why it cannot translate from one locale into another, or an empty string."""
    every = models(settings)
    if any(_speaks(one.source, source) and _speaks(one.target, target) for one in every):
        return ""
    have = ", ".join(f"{one.source} to {one.target}" for one in every)
    return f"its model translates {have}, not {source.code} to {target.code}"


def translate(texts: Sequence[str], request: Request) -> list[Answer]:
    """Return an answer or an error for each text. Raises EngineError when there is no model for this direction."""
    reason = unusable(request.settings) or unfit(request.settings, request.source, request.target)
    if reason:
        raise EngineError(f"{NAME}: {reason}")
    model = next(
        one
        for one in models(request.settings)
        if _speaks(one.source, request.source) and _speaks(one.target, request.target)
    )
    running = _Running(model, request)
    service = Service(
        name=NAME,
        host="this machine",
        limit=LIMIT,
        send=running.send,
        attempts=1,
        polish=_region.polisher(request),
        ahead=running.ahead,
        free=True,
    )
    return _network.exchange(texts, request, service)


def models(settings: Mapping[str, Any]) -> list[Model]:
    """Return the models of the settings. Raises EngineError for a directory that holds none."""
    named = settings.get("model")
    root = Path(str(settings.get("root", "")))
    return [
        _model(root / Path(str(one)).expanduser(), settings) for one in (named if isinstance(named, list) else [named])
    ]


def _model(folder: Path, settings: Mapping[str, Any]) -> Model:
    """Return the model in a directory, or in the one directory inside it (what unpacking an archive leaves)."""
    if not folder.is_dir():
        raise EngineError(f"{NAME}: there is no directory {folder}")
    inner = sorted(one for one in folder.iterdir() if (one / "model").is_dir())
    place = inner[0] if len(inner) == 1 and not (folder / "model").is_dir() else folder
    weights = place / "model" if (place / "model").is_dir() else place
    pieces = next((place / one for one in ("sentencepiece.model", "source.spm") if (place / one).is_file()), None)
    if pieces is None or not (weights / "model.bin").is_file():
        raise EngineError(f"{NAME}: {folder} holds no model (model/model.bin and sentencepiece.model)")
    facts = _facts(place / "metadata.json")
    source, target = (
        str(settings.get(own) or facts.get(theirs) or "") for own, theirs in (("from", "from_code"), ("to", "to_code"))
    )
    if not source or not target:
        raise EngineError(f"{NAME}: {folder} does not say its direction; set from and to in the engine's settings")
    out = place / "target.spm"
    return Model(weights, pieces, out if out.is_file() else pieces, source, target)


def _facts(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            facts = json.loads(stream.read(_MOST_METADATA))
    except OSError:
        return {}
    except ValueError:
        raise EngineError(f"{NAME}: {path} is damaged") from None
    return facts if isinstance(facts, dict) else {}


def _speaks(code: str, locale: Locale) -> bool:
    """Whether a model's language is a locale's; either Chinese script will do: the script layer does the rest."""
    plain = code.casefold().replace("_", "-").partition("-")[0]
    return plain in _CHINESE if locale.chinese else plain == locale.code.partition("_")[0]


class _Running:
    """A loaded model during one call. Answers made ahead, in batches, wait in `known`."""

    def __init__(self, model: Model, request: Request) -> None:
        self.model = model
        self.request = request
        self.known: dict[str, str] = {}

    def ahead(self, texts: Sequence[str]) -> None:
        """Translate the sentences of several texts in one batch."""
        sentences = [one for text in texts for one in self._sentences(text) if one not in self.known]
        new = list(dict.fromkeys(sentences))
        if new:
            self.known.update(zip(new, _translated(self.model, self.request.settings, new), strict=True))

    def send(self, text: str) -> str:
        """Return the translation of a text of any number of sentences. Raises Failure."""
        self.ahead([text])
        return self.request.target.joiner.join(self.known[one] for one in self._sentences(text)).strip()

    def _sentences(self, text: str) -> list[str]:
        return [one for one in segmentation.sentences(text, self.request.source) if one.strip()]


def _translated(model: Model, settings: Mapping[str, Any], sentences: Sequence[str]) -> list[str]:
    """Return the translations of sentences in order. Raises Failure when the model cannot be used."""
    threads = int(settings.get("threads") or 0)
    try:
        engine, coder, decoder = _loaded(model, threads)
        prefix = [str(settings["prefix"])] if settings.get("prefix") else []
        done = engine.translate_batch(
            [[*prefix, *coder.encode(one, out_type=str)] for one in sentences],
            beam_size=int(settings.get("beam_size") or _BEAM),
            max_batch_size=_BATCH,
        )
        hypotheses = [one.hypotheses[0] for one in done]
        if model.pieces_out != model.pieces:
            return [str(decoder.decode(one)).strip() for one in hypotheses]
        return ["".join(one).replace(_SPACE, " ").strip() for one in hypotheses]
    except (ImportError, OSError, RuntimeError, ValueError, TypeError) as error:
        kind = type(error).__name__
        raise Failure(f"the model in {model.weights} cannot be used ({kind})", Blame.ENGINE) from None


@functools.lru_cache(maxsize=2)
def _loaded(model: Model, threads: int) -> tuple[Any, Any, Any]:
    """Return the engine and the coders of source and target; a run with several releases loads them once."""
    ctranslate2 = importlib.import_module("ctranslate2")  # heavy: 0.4 s; only when a text is translated
    sentencepiece = importlib.import_module("sentencepiece")
    engine = ctranslate2.Translator(str(model.weights), compute_type="auto", intra_threads=threads)
    coder = sentencepiece.SentencePieceProcessor(model_file=str(model.pieces))
    same = model.pieces_out == model.pieces
    return engine, coder, coder if same else sentencepiece.SentencePieceProcessor(model_file=str(model.pieces_out))
