"""A rule: what it says, on what basis, and how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from authoring.check.context import Context, Purpose
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from authoring.check.finding import Severity
    from authoring.document import Medium
    from authoring.recognition import Evidence, Kind
    from authoring.standard.parts import PartKey

Family = Literal["结构", "版式", "层次", "标点", "数字", "名称", "提法", "时效", "文字", "公开", "内容", "数据"]
FAMILIES: Mapping[str, Family] = {
    "S": "结构",
    "L": "版式",
    "H": "层次",
    "P": "标点",
    "N": "数字",
    "M": "名称",
    "T": "提法",
    "D": "时效",
    "W": "文字",
    "O": "公开",
    "C": "内容",
    "F": "数据",
}
"""Family by the first letter of a code. X is kept for faults of the checker itself."""

BasisStatus = Literal["verified", "unverified", "practice"]
BASIS_STATUS: Mapping[BasisStatus, str] = {
    "verified": "要求已核对",
    "unverified": "据通行理解，条文未逐字核对",
    "practice": "写作惯例或本工具的判断，不是硬性规定",
}
"""How sure the basis is, and the words for it: the tags [V], [G] and [I] of our collection of facts."""


class Basis(NamedTuple):
    """The document a rule rests on, by name, and how far its wording was verified."""

    text: str
    status: BasisStatus


class Hit(NamedTuple):
    """A spot where a rule fires.

    ``at`` is None where the whole paper is meant. ``values`` fill the rule's message and suggestion. ``part`` is None
    to take the part in which ``at`` stands. ``replacement`` is what should stand instead of exactly the words ``at``,
    "" to strike them out; None where the cure is not mechanical. ``times`` is at how many spots the same defect stands,
    ``more`` the first of those after ``at``.
    """

    at: Evidence | None = None
    values: Mapping[str, str | int] = MappingProxyType({})
    part: PartKey | None = None
    replacement: str | None = None
    times: int = 1
    more: tuple[Evidence, ...] = ()


Check = Callable[[Context], Iterable[Hit]]


class Rule(NamedTuple):
    """A rule as data.

    ``name`` is a stable ASCII slug; ``title`` names the defect in Chinese. ``message`` and ``suggestion`` are format
    strings filled from a hit's values; ``{text}`` is the evidence. ``by_medium`` has the severities that differ from
    ``severity``, ``by_purpose`` those for what the draft is checked for, which weighs more. ``kind`` is the kind of
    paper the rule looks at, None for papers of any kind. ``yields`` tells how readily the rule gives way where another
    rule about words points at the same ones: to all that yield less.
    """

    code: str
    name: str
    title: str
    message: str
    suggestion: str
    explanation: str
    basis: Basis
    severity: Severity
    check: Check
    by_medium: Mapping[Medium, Severity] = MappingProxyType({})
    kind: Kind | None = "annual-report"
    by_purpose: Mapping[Purpose, Severity] = MappingProxyType({})
    yields: int = 0

    @property
    def family(self) -> Family:
        """The family its code belongs to."""
        return FAMILIES[self.code[0]]

    def severity_in(self, medium: Medium, purpose: Purpose = "report") -> Severity:
        """The default severity for drafts of this medium that are checked for this purpose."""
        return self.by_purpose.get(purpose) or self.by_medium.get(medium, self.severity)
