"""A surname in a character that is none.

What: a personal name that begins with a character that only looks or sounds like the surname, as a converter or an
  input method leaves it: 範 for 范, 粱 for 梁, 業 for 葉, 候 for 侯.
Why: 範建軍 is nobody; a converter that knows words but no people writes him so.
Wrong: 範建軍任黨委書記。
Right: 范建軍任黨委書記。
Fix: write the surname (shown).
Does not: look at names without a title, a verb of speech or of office beside them, at names of two characters, or at
words that begin so (業務主管, 候任主席).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import finding
from l10n.checks._folded import begins
from l10n.model import Fix, Scope, Severity
from l10n.patterns import later
from l10n.script import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "NAM017"
NAME = "no such surname"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT

_RIGHT = {
    "Hant": {
        "範": "范", "粱": "梁", "業": "葉", "候": "侯", "薑": "姜", "瀋": "沈", "鬱": "郁", "樸": "朴", "醜": "丑",
        "穀": "谷", "蔔": "卜", "籃": "藍", "薜": "薛", "廬": "盧", "寥": "廖", "嶽": "岳", "嚮": "向",
    },
    "Hans": {"粱": "梁", "候": "侯", "业": "叶", "篮": "蓝", "薜": "薛", "庐": "卢", "寥": "廖"},
}  # fmt: skip
"""Characters that are no surname, and the surname that each is taken for."""
_WORDS = frozenset(
    {
        *(f"業{one}" for one in "務界主者內績已權餘外態種師經"),
        *(f"业{one}" for one in "务界主者内绩已权余外态种师经"),
        *(f"候{one}" for one in "任選选補补車车機机診诊召審审鳥鸟命場场"),
        *(f"範{one}" for one in "圍疇例本式文圈"),
        *(f"籃{one}" for one in "球網壇框板筐賽"),
        *(f"篮{one}" for one in "球网坛框板筐赛"),
        *("瀋陽", "廬山", "庐山", "寥寥", "醜聞", "穀物", "薑汁", "樸素", "樸實"),
    }
)
"""Words that begin with such a character."""
_SURE = 2
_LENGTH = 3


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name whose first character is no surname."""
    text = group.target
    if not text or not context.locale.chinese:
        return
    right = _RIGHT[context.locale.script]
    for match in _PATTERNS[context.locale.script].finditer(text):
        at = match.start()
        if text[at : at + 2] in _WORDS or not begins(text, at, context.locale):
            continue
        fixed = text[:at] + right[match[0]] + text[at + 1 :]
        name = names.around(fixed, at, context.locale)
        if name is None or name.start != at or name.sure < _SURE or name.end - at != _LENGTH or name.surname != 1:
            continue
        message = f"{text[at : name.end]}: {match[0]} is no surname; {right[match[0]]} is"
        wanted = fixed[at : name.end]
        fix = Fix(fixed, safe=False, note="surname")
        yield finding((CODE, SEVERITY), group, context, message, expected=wanted, column=at + 1, fix=fix)


_PATTERNS = {script: later(f"[{''.join(table)}]") for script, table in _RIGHT.items()}
