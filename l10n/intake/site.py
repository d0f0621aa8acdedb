"""What a web page puts round a release: menus, buttons to share it, its footer. Part of the room `intake`.

In: the lines of a pasted text. Out: which of them are such, where several show that a page was copied with all there is
on it. Each is a line that says so itself. May not touch: other lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake import wording
from l10n.intake.nouns import Kind
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.intake.nouns import Line

_LEAST = 3  # lines; one or two may be the release's own words
_WIDE = 90  # columns
_FOOTER = re.compile(
    r"©|\(c\) ?\d{4}|copyright\b|all rights reserved|版[權权]所有|skip to (?:main )?content|跳[到至]?主要?[內内]容|"
    r"(?:privacy policy|terms (?:of use|and conditions)|accessibility|site ?map|cookie policy|important notices|"
    r"[私隱隐]{2}政策|重要告示|網[站頁]指南|網站地圖|網頁地圖|无障碍|無障礙|使用條款)(?: ?[|·] ?.{1,80})?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:上一|下一)[則则篇頁页][ :：].{0,60}|(?:previous|next)(?: (?:article|story|release|post))? ?[:：»>].{0,80}",
    re.IGNORECASE,
)
_PATH = re.compile(r"[^>\u203a»]{1,40}(?: ?[>\u203a»] ?[^>\u203a»]{1,60}){1,5}")
_LANGUAGES = re.compile(
    r"(?:(?:繁|简|簡|EN|ENG|English|繁體(?:中文)?|简体(?:中文)?|簡體(?:中文)?|中文)[ |/·]{0,3}){2,4}", re.IGNORECASE
)
_MENU = re.compile(
    r"(?:about us|contact us|news(?:room)?|home|menu|media|events|careers|login|sign in|關於我們|聯絡我們|首頁|主頁)",
    re.IGNORECASE,
)


def parts(lines: list[Line]) -> dict[int, Kind]:
    """Return the lines that belong to the page around a release."""
    sure = {index for index, line in enumerate(lines) if wording.columns(line.text) <= _WIDE and _is_site(line.text)}
    if len(sure) < _LEAST:
        return {}
    menu = {
        index
        for index, line in enumerate(lines)
        if _MENU.fullmatch(line.text)
        and (index - 1 in sure or index + 1 in sure or index - 2 in sure)
        and not (index + 1 < len(lines) and anatomy.line_role(lines[index + 1].text) is Role.CONTACT)
    }
    return dict.fromkeys(sorted(sure | menu), Kind.SITE)


def _is_site(text: str) -> bool:
    if anatomy.line_role(text) is not None:
        return False
    crumbs = _PATH.fullmatch(text) and not text.startswith((">", "\u203a", "»"))
    return bool(
        anatomy.is_site(text) or _BESIDE.match(text) or _FOOTER.match(text) or crumbs or _LANGUAGES.fullmatch(text)
    )
