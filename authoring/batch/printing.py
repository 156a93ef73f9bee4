"""The summary in the format its file name asks for."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from authoring.batch.record import to_json
from authoring.batch.tables import files_table, gaps_by_part, headline, tables
from authoring.batch.totals import add_up
from authoring.errors import UserError
from authoring.safetext import json_safe

if TYPE_CHECKING:
    from pathlib import Path

    from authoring.batch.tables import Summary, Value

FORMATS = (".xlsx", ".csv", ".json", ".html")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check_format(path: Path) -> None:
    """Raises UserError when no summary can be written to a file of this name, before any work is done."""
    if path.suffix.lower() not in FORMATS:
        raise UserError(f"汇总的文件名要以 {'、'.join(FORMATS)} 结尾，现在写的是“{path}”")
    if path.suffix.lower() == ".xlsx":
        from authoring.batch.workbook import need_openpyxl

        need_openpyxl()


def render(summary: Summary, suffix: str) -> bytes:
    """The bytes of the summary in the format of ``suffix`` (one of FORMATS)."""
    match suffix.lower():
        case ".xlsx":
            from authoring.batch.workbook import as_workbook

            return as_workbook(summary)
        case ".csv":
            return as_csv(summary)
        case ".json":
            return as_json(summary)
        case _:
            return as_html(summary)


def as_csv(summary: Summary) -> bytes:
    """The table by file, with the mark by which Excel knows UTF-8."""
    table = files_table(summary)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.head for column in table.columns])
    writer.writerows([_harmless(value) for value in row] for row in table.rows())
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def _harmless(value: Value) -> Value:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, float):
        return round(value, 3)
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_json(summary: Summary) -> bytes:
    """Records and sums for other programs; described in docs/batch.md."""
    totals = add_up(summary.records())
    files = []
    for number, (item, record) in enumerate(zip(summary.items, summary.records(), strict=True)):
        match = summary.matches.get(number)
        like = {"file": summary.items[match.other].name, "share": match.share, "more": match.more} if match else None
        known: dict[str, Any] = to_json(record) if record else {"file": item.name, "status": "not-done"}
        kept = {key: value for key, value in known.items() if key not in ("path", "digest", "text", "sketch")}
        if record:
            kept["rules"] = {code: fired.times for code, fired in record.rules.items()}
        files.append({**kept, "similar": like})
    whole = {
        "version": 1,
        "notes": list(summary.notes),
        "files": files,
        "rules": {
            code: {"files": tally.files, "findings": tally.hits, "severity": tally.severity}
            for code, tally in sorted(totals.rules.items())
        },
        "missing": dict(gaps_by_part(totals)),
        "left_out": [left._asdict() for left in summary.left_out],
    }
    return (json_safe(json.dumps(whole, ensure_ascii=False, indent=1)) + "\n").encode()


def as_html(summary: Summary) -> bytes:
    """One page with sortable tables; each file's row links to its own page."""
    from authoring.emitters.templating import template

    totals = add_up(summary.records())
    page = template("summary.html.jinja").render(
        tables=[(table, table.rows()) for table in tables(summary, totals)],
        headline=headline(totals),
        notes=summary.notes,
        gaps=gaps_by_part(totals),
        most=max(totals.all.reports, 1),
        folder=quote(summary.pages),
        quote=quote,
    )
    return page.encode("utf-8", "backslashreplace")
