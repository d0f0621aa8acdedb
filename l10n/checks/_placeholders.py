"""What somebody meant to come back to (TODO, [insert name], 待譯, ????): CAT007 for a target, SRC010 for the source.

In: a text. Out: the placeholders in it, in order. May not touch: anything. Declares no check. Linear in the text.
"""

from __future__ import annotations

import re

from l10n.patterns import later

_PLACEHOLDER = later(
    r"(?<![A-Za-z0-9])(?:TODO|FIXME|TBC|TBD|TBA|T\.B\.[CDA]\.?|X{3,12}(?! Olymp)|xxxx{0,9})(?![A-Za-z0-9])"
    r"|\b[Ll]orem ipsum\b"
    r"|(?<![A-Za-z])(?:[Tt]o be translated|[Nn]eeds? translation|[Tt]ranslate me|[Tt]ranslation here)\b"
    r"|[\[【<＜] ?(?:[Ii]nsert|INSERT|插入|填寫|填写|請填|请填)[^\]】>＞\n]{0,40}[\]】>＞]"
    r"|[\[<] ?(?:(?:[Cc]ompany |[Ff]ull |[Yy]our )?[Nn]ame|NAME|[Dd]ate|DATE|[Tt]itle|[Cc]ompany|[Vv]enue"
    r"|[Pp]hone(?: number)?|[Ee]-?mail(?: address)?|姓名|日期|職銜|职衔|公司名稱?|公司名称|名稱|名称|地點|地点)"
    r"(?: of [a-z ]{1,30}| here)? ?[\]>]"
    r"|待(?:譯|译|翻譯|翻译|補充|补充|補|补|填|核實|核实|核|查證|查证|更新)(?=[)）\]】]|\Z)"
    r"|[(（\[【]\s{0,4}待(?:定|譯|译|補|补|確認|确认|填|核|查)[^()（）\[\]【】]{0,6}[)）\]】]|待譯|待译"
    r"|[?？]{3,40}|_{4,80}|\{\{[^{}\n]{0,40}\}\}"
)

_LATER = later(
    r"\b(?:to be|yet to be|not yet) (?:confirmed|announced|advised|determined|decided|finalised)\b"
    r"|待(?:定|公布|公佈|確認|确认|落實)",
    re.IGNORECASE,
)


def _likely(text: str) -> bool:
    """Return whether a text has one of the signs or letters of which every placeholder has one.

    One character is found much faster than two.
    """
    signs = "待" in text or "[" in text or "【" in text or "_" in text or ("…" in text and "…]" in text)
    marks = ("?" in text and "??" in text) or ("？" in text and "？？" in text) or ("{" in text and "{{" in text)
    upper = ("X" in text and ("XX" in text or "FIXME" in text)) or "TB" in text or "TODO" in text
    return signs or marks or upper or "xxx" in text or "orem" in text or "ranslat" in text


def left(text: str) -> list[str]:
    """Return the placeholders of a text."""
    if not _likely(text):
        return []
    return [match[0] for match in _PLACEHOLDER.finditer(text)]


def open_ends(text: str) -> int:
    """Return how often a text says that something is not settled yet: a placeholder, "to be confirmed", 待定."""
    return len(left(text)) + len(_LATER.findall(text))
