"""Engine `pseudo`: makes text that looks translated and is not, always the same, for tests and demonstrations.

Latin letters get accents, the whole stands in brackets that no real text has; codes, figures and addresses stay.
Glossary terms are not used: pseudo text must never pass for a draft worth keeping. In: texts, a Request. Out:
answers. May not touch: the network, catalogs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from l10n.engines import Answer, Support

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.engines import Request

NAME = "pseudo"
NETWORK = False
_KEPT = re.compile(r"</?[a-z]+[0-9]*/?>|https?://[^\s<>]+|www\.[^\s<>]+|[\w.+-]+@[\w.-]+|[0-9][0-9.,:]*")
_ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ")


def unusable(settings: Mapping[str, Any]) -> str:  # noqa: ARG001 - it needs nothing
    """Return an empty string: it can always be used."""
    return ""


def supports(settings: Mapping[str, Any]) -> Support:  # noqa: ARG001 - no setting changes it
    """Return what it can do."""
    return Support("any", codes="kept", terms="left")


def translate(texts: Sequence[str], request: Request) -> list[Answer]:  # noqa: ARG001 - it is the same in every locale
    """Return an answer for each text."""
    return [Answer(f"⟦{_accented(text)}⟧") if text.strip() else Answer(text) for text in texts]


def _accented(text: str) -> str:
    parts: list[str] = []
    done = 0
    for match in _KEPT.finditer(text):
        parts += [text[done : match.start()].translate(_ACCENTED), match[0]]
        done = match.end()
    return "".join([*parts, text[done:].translate(_ACCENTED)])
