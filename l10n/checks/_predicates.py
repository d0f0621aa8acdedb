"""Words that say what comes of what, and words for those who do things to one another.

Out: tables, which `_spoken` tells of a text by one look, and the checks of causes and roles read. May not touch:
anything. Declares no check.
"""

from __future__ import annotations

BEFORE = (
    "led to",
    "leading to",
    "lead to",
    "caused",
    "causing",
    "resulted in",
    "resulting in",
    "brought about",
    "causes",
)
"""English words with the cause before them and the effect behind."""
BEHIND = (
    "because",
    "due to",
    "owing to",
    "as a result of",
    "caused by",
    "brought about by",
    "thanks to",
    "attributable to",
)
"""English words with the effect before them and the cause behind; at the head of a sentence, up to a comma."""
LEADS_HAN = frozenset(
    {
        *("導致", "导致", "引致", "以致", "造成", "促使", "帶動", "带动", "帶來", "带来", "令", "使", "因此", "因而"),
        *("所以", "推動", "推动"),
    }
)
SINCE_HAN = frozenset({"由於", "由于", "因為", "因为", "基於", "基于", "鑑於", "鉴于", "有賴", "有赖", "因", "受"})
AGENTS = frozenset(
    {
        *("agent", "applicant", "association", "auditor", "authority", "bank", "board", "borrower", "brother"),
        *("bureau", "buyer", "captain", "chairman", "champion", "child", "children", "citizen", "client"),
        *("club", "coach", "college", "commission", "committee", "company", "consumer", "contractor"),
        *("council", "court", "creditor", "customer", "cyclist", "daughter", "debtor", "defendant"),
        *("department", "developer", "director", "doctor", "driver", "employee", "employer", "farmer"),
        *("father", "foundation", "franchisee", "franchisor", "fund", "government", "group", "guardian"),
        *("guest", "holdings", "hospital", "host", "husband", "inspector", "institute", "instructor"),
        *("insurer", "investor", "judge", "landlord", "lawyer", "lender", "licensee", "limited", "ltd"),
        *("manager", "manufacturer", "member", "mentor", "minister", "ministry", "mother", "nurse", "officer"),
        *("operator", "owner", "panel", "parent", "partner", "passenger", "patient", "pedestrian", "plaintiff"),
        *("player", "police", "president", "prosecution", "pupil", "regulator", "resident", "retailer"),
        *("school", "secretary", "seller", "shareholder", "sister", "soldier", "son", "student"),
        *("subcontractor", "subsidiary", "supplier", "suspect", "teacher", "team", "tenant", "trader"),
        *("trainee", "trainer", "tribunal", "trustee", "underwriter", "union", "university", "user", "vendor"),
        *("victim", "visitor", "wife", "witness", "worker"),
    }
)
"""English words for people and bodies that do things to one another, in the singular."""
TITLES = ("mr", "ms", "mrs", "miss", "dr", "professor")
"""Before the name of a person."""
ALL = frozenset([*AGENTS, *(f"{word}s" for word in AGENTS)])
"""The same words, and in the plural."""
