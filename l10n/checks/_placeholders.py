"""What somebody meant to come back to (TODO, [insert name], 待譯, ????): CAT007 for a target, SRC010 for the source.

In: a text. Out: the placeholders in it, in order. May not touch: anything. Declares no check. Linear in the text.
"""

from __future__ import annotations

import re

_CHEAP = ("TB", "TODO", "FIXME", "XX", "待", "??", "？？", "orem", "[", "【", "_", "{{", "…]", "ranslat")
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9])(?:TODO|FIXME|TBC|TBD|TBA|T\.B\.[CDA]\.?|X{3,12}|xxxx{0,9})(?![A-Za-z0-9])"
    r"|\b[Ll]orem ipsum\b"
    r"|(?<![A-Za-z])(?:[Tt]o be translated|[Nn]eeds? translation|[Tt]ranslate me|[Tt]ranslation here)\b"
    r"|[\[【<＜][ ]?(?:[Ii]nsert|INSERT|[Nn]ame|NAME|[Dd]ate|DATE|[Tt]itle|[Cc]ompany|[Pp]hone|[Ee]mail|[Vv]enue"
    r"|插入|填寫|填写|請填|请填|姓名|日期|職銜|职衔|公司名|名稱|名称|地點|地点)[^\]】>＞\n]{0,40}[\]】>＞]"
    r"|待(?:譯|译|翻譯|翻译|補充|补充|補|补|填|核實|核实|核|查證|查证|更新)(?=[)）\]】]|\Z)"
    r"|[(（\[【]\s*待(?:定|譯|译|補|补|確認|确认|填|核|查)[^()（）\[\]【】]{0,6}[)）\]】]|待譯|待译"
    r"|[?？]{3,40}|_{4,80}|\{\{[^{}\n]{0,40}\}\}"
)


def left(text: str) -> list[str]:
    """Return the placeholders of a text."""
    if not any(sign in text for sign in _CHEAP):
        return []
    return [match[0] for match in _PLACEHOLDER.finditer(text)]
