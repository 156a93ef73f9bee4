"""Which rules run, and how grave what they find is: the user's choice over the rules' own defaults."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from authoring.check.rule import FAMILIES
from authoring.errors import UserError
from authoring.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from authoring.check.finding import Finding, Severity
    from authoring.check.rule import Rule


class Choice(NamedTuple):
    """``select`` and ``ignore`` name rules by code (S402), the beginning of one (S4), family (结构) or slug.

    An empty ``select`` means all; ``ignore`` wins over it. ``severities`` are by the same names; the longest that fits
    a rule counts.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = MappingProxyType({})

    def rules(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Those of the rules that are to run."""
        wanted = [rule for rule in rules if not self.select or any(fits(name, rule) for name in self.select)]
        return tuple(rule for rule in wanted if not any(fits(name, rule) for name in self.ignore))

    def graded(self, findings: Iterable[Finding], rules: Iterable[Rule]) -> tuple[Finding, ...]:
        """The findings with the severities that the user wants."""
        if not self.severities:
            return tuple(findings)
        wanted = {rule.code: severity for rule in rules if (severity := self._severity(rule))}
        return tuple(finding._replace(severity=wanted.get(finding.code, finding.severity)) for finding in findings)

    def _severity(self, rule: Rule) -> Severity | None:
        fitting = [name for name in self.severities if fits(name, rule)]
        return self.severities[max(fitting, key=_exactness)] if fitting else None


def fits(name: str, rule: Rule) -> bool:
    """Whether ``name`` is the rule's code, the beginning of it, its slug or its family."""
    return name in (rule.name, rule.family) or (_is_code(name) and rule.code.startswith(name.upper()))


def _is_code(name: str) -> bool:
    return name[:1].isascii() and name[:1].isalpha() and (len(name) == 1 or name[1:].isdigit())


def _exactness(name: str) -> int:
    return len(name) if _is_code(name) else 0 if name in FAMILIES.values() else 99


def check_names(names: Sequence[str], rules: Sequence[Rule]) -> None:
    """Raises UserError for a name that fits no rule, with its place where it knows one (see form.text)."""
    for name in names:
        if not any(fits(name, rule) for rule in rules):
            known = "、".join(dict.fromkeys(rule.family for rule in rules))
            ways = f"规则代码（S402）、代码开头（S4）或类别（{known}）"
            raise UserError(f"没有叫“{name}”的规则；可以写{ways}，见 authoring rules", getattr(name, "place", None))
