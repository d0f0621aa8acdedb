"""Room catalog: our lines in an entry's comments: where a target came from, what changed, which roles it has.

In: an Origin, roles, speakers; or the comment lines of an entry. Out: lines (`l10n: memory 92% 2026-11-25`,
`role: headline`), and what such lines say. Everything else in a comment is a person's, or the glossary's.
May not touch: files, states.
"""

from __future__ import annotations

from functools import lru_cache

from l10n.model import Origin
from l10n.patterns import later

MARK = "l10n:"
_ORIGIN = later(
    r"l10n: (?P<maker>[\w.-]+)(?:: (?P<note>[^\n]*?))?(?: (?P<score>\d{1,3})%)?"
    r"(?: (?P<date>\d{4}-\d\d-\d\d))?(?P<draft> from draft)?\Z"
)
_NEWS = ("changed", "similar", "split", "merged", "group", "formatting")
"""Makers of no target: our other lines begin with one of these words."""


def origin_line(origin: Origin) -> str:
    """Return the comment line of an origin."""
    note = " ".join(origin.note.split())
    parts = [f"{MARK} {origin.maker}{f': {note}' if note else ''}"]
    if origin.score is not None:
        parts.append(f"{origin.score}%")
    if origin.date:
        parts.append(origin.date)
    if origin.from_draft:
        parts.append("from draft")
    return " ".join(parts)


def origin_of(comment: str) -> Origin | None:
    """Return the origin that a translator comment tells of, if any."""
    if MARK not in comment:
        return None
    for line in comment.split("\n"):
        found = _ORIGIN.match(line) if is_ours(line) else None
        if found and found["maker"] not in _NEWS:
            score = int(found["score"]) if found["score"] else None
            return Origin(found["maker"], found["date"] or "", score, "", bool(found["draft"]), found["note"] or "")
    return None


def is_ours(line: str) -> bool:
    """Whether a line of a translator comment is ours.

    `l10n: ignore CODE reason` is a person's (a suppression), and so is `l10n: sense ID` (which of two meanings).
    """
    return line.startswith(MARK) and not line[len(MARK) :].lstrip().lower().startswith(("ignore", "sense"))


def own_comment(comment: str) -> str:
    """Return a translator comment without our lines."""
    if MARK not in comment:
        return comment
    return "\n".join(line for line in comment.split("\n") if not is_ours(line))


def with_origin(comment: str, origin: Origin | None) -> str:
    """Return the comment with this origin's line in place of any line of ours."""
    kept = own_comment(comment)
    lines = [line for line in (kept, origin_line(origin) if origin else "") if line]
    return "\n".join(lines)


def without_news(comment: str) -> str:
    """Return the comment without our lines on what changed; the origin's line stays."""
    if MARK not in comment:
        return comment
    return "\n".join(line for line in comment.split("\n") if not _is_news(line))


def with_news(comment: str, line: str) -> str:
    """Return the comment with one line of news (without its mark) in place of older news; an empty one removes it."""
    kept = without_news(comment)
    return "\n".join(part for part in (kept, f"{MARK} {line}" if line else "") if part)


def _is_news(line: str) -> bool:
    return line.startswith(MARK) and line[len(MARK) :].strip().split(" ", 1)[0].rstrip(":") in _NEWS


def place_lines(roles: tuple[str, ...], speakers: tuple[str, ...]) -> list[str]:
    """Return the extracted-comment lines for the places a segment stands in."""
    lines = [f"role: {', '.join(roles)}"] if roles else []
    return lines + ([f"speaker: {', '.join(speakers)}"] if speakers else [])


@lru_cache(maxsize=1024)
def roles_of(comment: str) -> tuple[str, ...]:
    """Return the roles that an extracted comment names."""
    for line in comment.split("\n"):
        if line.startswith("role: "):
            return tuple(line[6:].split(", "))
    return ()


def notes_of(comment: str) -> list[str]:
    """Return the lines of an extracted comment that are neither role nor speaker."""
    return [line for line in comment.split("\n") if line and not line.startswith(("role: ", "speaker: "))]


def with_notes(comment: str, notes: list[str]) -> str:
    """Return the extracted comment with these lines after role and speaker."""
    own = [line for line in comment.split("\n") if line.startswith(("role: ", "speaker: "))]
    return "\n".join([*own, *(" ".join(note.split()) for note in notes)])


def with_places(comment: str, lines: list[str]) -> str:
    """Return the extracted comment with these role and speaker lines before the notes."""
    return "\n".join([*lines, *notes_of(comment)])
