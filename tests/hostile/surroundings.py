"""What stands around a draft: workbooks, profiles, word lists, settings, earlier results, lists, links, folders."""

# ruff: noqa: E501 - XML and pages as they are

from __future__ import annotations

import json
import os
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook

from tests.hostile.case import CANARY, EITHER, READ, REFUSED, Case, put
from tests.hostile.forms import HEAD, JINJA
from tests.hostile.packages import _laughs, _members, report
from tests.hostile.texts import REPORT
from tests.readers.docxfiles import pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FORM = HEAD + "指标来源: 表.xlsx\n指标一览表: 是\n"
_SHEET = "xl/worksheets/sheet1.xml"


def many(*files: tuple[str, bytes | str]) -> Callable[[Path], object]:
    """Makes several files."""

    def make(folder: Path) -> None:
        for name, data in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            put(name, data)(folder)

    return make


def _book(*rows: tuple[object, ...]) -> dict[str, bytes]:
    book = Workbook()
    for row in (("名称", "单位", "本年", "上年"), *rows):
        book.active.append(list(row))
    data = BytesIO()
    book.save(data)
    return _members(data.getvalue())


def _books() -> dict[str, bytes]:
    base = _book(("办案", "件", 3, 2))
    sheet = base[_SHEET].decode()
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>名称</t></si>'
        + "<si><t/></si>" * 400_000
        + "</sst>"
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(2, 400_000))
    found = {
        "right": base,
        "cell at the far end": base | {_SHEET: sheet.replace("</sheetData>", cell).encode()},
        "dimension that lies": base | {_SHEET: sheet.replace('ref="A1:D2"', 'ref="A1:XFD1048576"').encode()},
        "merged to the far end": base
        | {
            _SHEET: sheet.replace(
                "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            ).encode()
        },
        "400,000 rows": base | {_SHEET: sheet.replace("</sheetData>", rows + "</sheetData>").encode()},
        "sheet bomb": base | {_SHEET: sheet.encode() + b" " * 300_000_000},
        "sheet of 90 MB": base
        | {_SHEET: sheet.replace("</sheetData>", "<row/>" * 15_000_000 + "</sheetData>").encode()},
        "shared strings": base | {"xl/sharedStrings.xml": shared.encode()},
        "sheet cut off": base | {_SHEET: base[_SHEET][:200]},
        "no sheet": {name: data for name, data in base.items() if name != _SHEET},
        "no workbook": {"xl/x": b""},
        "formulas": _book(
            ("=1+1", '=HYPERLINK("' + CANARY + '")', "=cmd|' /C calc'!A0", '=WEBSERVICE("' + CANARY + '")')
        ),
        "numbers that are none": _book(
            ("办案", "件", float("inf"), "1e999999999"),
            ("甲", "件", "9" * 5000, True),
            ("乙" * 30_000, "\x1b[31m".replace("\x1b", ""), -0.0, "１２"),
        ),
        "row heights": base | {_SHEET: sheet.replace("<row ", '<row ht="1e999" spans="1:99999999" ').encode()},
        "cell references": base | {_SHEET: sheet.replace('r="A2"', 'r="ZZZZZZ99999999999"').encode()},
        "links": base
        | {
            "xl/_rels/workbook.xml.rels": base["xl/_rels/workbook.xml.rels"].replace(
                b"</Relationships>",
                f'<Relationship Id="x" Type="{relation}/externalLink" Target="{CANARY}" TargetMode="External"/><Relationship Id="y" Type="{relation}/worksheet" Target="../../../secret.txt"/></Relationships>'.encode(),
            )
        },
    }
    for part in (
        "xl/workbook.xml",
        _SHEET,
        "xl/styles.xml",
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/theme/theme1.xml",
        "docProps/core.xml",
    ):
        text = base[part].decode()
        start = text.index("<", 5) if text.startswith("<?xml") else 0
        body = text[start:]
        end = body.index(">")
        for kind, head in {
            "laughs": _laughs(),
            "file": '<!DOCTYPE x [<!ENTITY a10 SYSTEM "../secret.txt">]>',
            "net": f'<!DOCTYPE x [<!ENTITY a10 SYSTEM "{CANARY}">]>',
            "dtd": f'<!DOCTYPE x SYSTEM "{CANARY}" [<!ENTITY a10 "x">]>',
        }.items():
            found[f"{kind} in {part}"] = base | {part: (head + body[: end + 1] + "&a10;" + body[end + 1 :]).encode()}
    return {name: pack(members) for name, members in found.items()}


def workbooks() -> Iterator[Case]:
    """指标来源 and stats merge."""
    heavy = ("sheet bomb", "sheet of 90 MB", "400,000 rows", "shared strings")
    for name, data in _books().items():
        slow = name in heavy or ("in " in name and _SHEET not in name)
        yield Case(
            f"workbook: {name}",
            many(("表.yaml", FORM), ("表.xlsx", data)),
            ("build", "表.yaml"),
            EITHER,
            outputs=("表.docx",),
            heavy=slow,
        )
        yield Case(
            f"merged workbook: {name}",
            put("表.xlsx", data),
            ("stats", "merge", "表.xlsx"),
            EITHER,
            outputs=("汇总.xlsx",),
            heavy=True,
        )
    for path in (
        "/etc/passwd",
        "../secret.txt",
        CANARY,
        "//127.0.0.1/share/x.xlsx",
        "/dev/zero",
        "/dev/stdin",
        "管道.xlsx",
        ".",
        "表.yaml",
        "a\\0.xlsx",
        "x" * 5000 + ".xlsx",
        "没有.xlsx",
    ):
        for suffix in ("", ".xlsx", ".csv"):

            def make(folder: Path, path: str = path, suffix: str = suffix) -> None:
                put("表.yaml", f'{HEAD}指标来源: "{path}{suffix}"\n')(folder)
                os.mkfifo(folder / "管道.xlsx")

            yield Case(f"figures from {path[:20]}{suffix}", make, ("build", "表.yaml"), REFUSED, heavy=bool(suffix))
    head = "名称,单位,本年,上年\n"
    for name, text in {
        "right": head + "办案,件,3,2",
        "a million commas": head + "," * 1_000_000,
        "a million quotes": head + '"' * 1_000_001,
        "one field of 9 MB": head + '"' + "法" * 3_000_000 + '",件,3,2',
        "a million rows": head + "a,b,1,2\n" * 1_000_000,
        "formulas": head + "=1+1,@x,+3,-2\n",
        "NULs": head + "a\0b,件,3,2\n",
        "escapes": head + "a\x1b[31mb\u202e,件,x\x1b[0m,2\n",
    }.items():
        yield Case(
            f"csv: {name}",
            many(("表.yaml", FORM.replace("xlsx", "csv")), ("表.csv", text)),
            ("build", "表.yaml"),
            EITHER,
            outputs=("表.docx",),
            heavy="million" in name and "rows" in name,
        )
        yield Case(
            f"merged csv: {name}",
            put("表.csv", text),
            ("stats", "merge", "表.csv"),
            EITHER,
            outputs=("汇总.xlsx",),
            heavy=True,
        )
    yield Case(
        "units: 9 MB in a line",
        many(("表.csv", head + "办案,件,3,2"), ("名单.txt", "甲" * 3_000_000)),
        ("stats", "merge", "表.csv", "--units", "名单.txt"),
        EITHER,
        outputs=("汇总.xlsx",),
    )


_YAMLS = {
    "alias bomb": "\n".join(
        ["a0: &a0 [法, 治]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    ),
    "deep": "名称: " + "[" * 10_000,
    "tag": "名称: !!python/object/apply:os.system ['touch ../出去.txt']",
    "wrong types": "名称: {a: 1}\n标题: 3\n词表: 4\n版式: []\n只查: {}\n级别: 5",
    "text": "只是文字",
    "list": "- a\n- b",
    "binary": "\0\1\2",
    "10 MB": "名称: " + "甲" * 3_300_000,
}


def helpers() -> Iterator[Case]:
    """Profiles, word lists, settings and earlier results."""
    for name, text in _YAMLS.items():
        yield Case(f"word list: {name}", many(("稿.txt", REPORT), ("用语.yaml", text)), ("check", "稿.txt"), EITHER)
        yield Case(
            f"settings: {name}",
            many(("稿.txt", REPORT), ("设置.yaml", text)),
            ("check", "稿.txt", "--settings", "设置.yaml"),
            EITHER,
        )
        yield Case(
            f"profile: {name}",
            many(("表.yaml", HEAD + "模板: 我的\n"), ("profiles/我的/profile.yaml", text)),
            ("build", "表.yaml"),
            EITHER,
            outputs=("表.docx",),
        )
        yield Case(
            f"wording: {name}",
            many(
                ("表.yaml", HEAD + "模板: 我的\n"),
                ("profiles/我的/profile.yaml", "名称: 我的\n"),
                ("profiles/我的/wording.j2", text),
            ),
            ("build", "表.yaml"),
            EITHER,
            outputs=("表.docx",),
        )
    for text in JINJA:
        wording = "{% block opening %}" + text + "{% endblock %}\n{% block title %}" + text + "{% endblock %}"
        yield Case(
            f"wording {text[:30]}",
            many(
                ("表.yaml", HEAD + "模板: 我的\n"),
                ("profiles/我的/profile.yaml", "名称: 我的\n"),
                ("profiles/我的/wording.j2", wording),
            ),
            ("build", "表.yaml"),
            EITHER,
            outputs=("表.docx",),
            heavy=True,
        )
    words = "".join(f"- {{正确: 甲{n}, 常误: [乙{n}, 丙{n}]}}\n" for n in range(9_000))
    yield Case("18,000 wrong words", many(("稿.txt", REPORT * 9), ("用语.yaml", words)), ("check", "稿.txt"), EITHER)
    yield Case(
        "words that are patterns",
        many(
            ("稿.txt", REPORT + "a" * 5000),
            ("用语.yaml", "- {正确: 甲, 常误: ['(a+)+$', '.*.*.*', '[[', '\\\\\\\\', '(?R)']}\n"),
        ),
        ("check", "稿.txt"),
        READ,
    )
    yield Case(
        "profile in a circle",
        many(
            ("表.yaml", HEAD + "模板: 甲\n"),
            ("profiles/甲/profile.yaml", "继承: 乙\n"),
            ("profiles/乙/profile.yaml", "继承: 甲\n"),
        ),
        ("build", "表.yaml"),
        REFUSED,
    )
    fan = tuple(
        (f"profiles/p{n}/profile.yaml", f"继承: [{', '.join(f'p{m}' for m in range(n))}]\n" if n else "说明: 甲\n")
        for n in range(19)
    )
    yield Case(
        "profiles that all inherit from one another",
        many(("表.yaml", HEAD + "模板: p18\n"), *fan),
        ("build", "表.yaml"),
        EITHER,
        outputs=("表.docx",),
    )

    def linked(folder: Path) -> None:
        put("表.yaml", HEAD + "模板: 我的\n")(folder)
        (folder / "profiles/我的").mkdir(parents=True)
        (folder / "profiles/环").symlink_to(folder / "profiles")
        (folder / "profiles/我的/profile.yaml").symlink_to("/dev/zero")
        (folder / "用语.yaml").symlink_to("/dev/zero")
        os.mkfifo(folder / "profiles/我的/wording.j2")

    yield Case("profile of devices", linked, ("build", "表.yaml"), REFUSED)
    yield Case("check beside devices", linked, ("check", "表.yaml"), REFUSED)

    def sparse(folder: Path) -> None:
        put("表.yaml", HEAD + "模板: 我的\n")(folder)
        (folder / "profiles/我的").mkdir(parents=True)
        for name in (
            "profiles/我的/profile.yaml",
            "用语.yaml",
            "profiles/我的/wording.j2",
            "稿.docx",
            "名单.txt",
            "旧.json",
            "表2.yaml",
            "表.xlsx",
        ):
            with (folder / name).open("wb") as file:
                file.truncate(20_000_000_000)

    for command in (
        ("build", "表.yaml"),
        ("check", "稿.docx"),
        ("check", "@名单.txt"),
        ("check", "表.yaml", "--baseline", "旧.json"),
        ("build", "表2.yaml"),
        ("stats", "merge", "表.xlsx"),
        ("check", "表.yaml", "--settings", "表2.yaml"),
        ("stats", "merge", "表.xlsx", "--units", "名单.txt"),
        ("check", "稿.docx", "--summary", "汇总.json"),
    ):
        outputs = ("汇总.json", "汇总-进度.jsonl")
        yield Case(f"20 GB: {' '.join(command)}", sparse, command, REFUSED, outputs=outputs)
    for name, text in {
        "deep": "[" * 100_000,
        "deep braces": '{"a":' * 100_000,
        "wrong types": '{"files": 3}',
        "wrong keys": '{"files": [{"findings": [{"code": [], "evidence": {}, "message": null}]}]}',
        "lists as texts": '{"files": [{"findings": [{"code": "S1", "evidence": ["a"], "message": "b"}]}]}',
        "no text": "\0\1",
        "surrogates": '{"files": [{"findings": [{"code": "\\ud800", "evidence": "\\udfff", "message": "\\u202e"}]}]}',
        "number of a million digits": "1" * 1_000_000,
        "Infinity": '{"files": Infinity}',
        "invalid bytes": b"\xff\xfe\x00\xd8",
        "100 MB": b'{"files": [' + b"[]," * 33_000_000,
    }.items():
        yield Case(
            f"baseline: {name}",
            many(("稿.txt", REPORT), ("旧.json", text)),
            ("check", "稿.txt", "--baseline", "旧.json"),
            EITHER,
            heavy=name == "100 MB",
        )
        lines = text if isinstance(text, bytes) else text.encode()
        started = {"version": 1, "settings": "x"}
        journal = json.dumps(started).encode() + b"\n" + lines + b"\n"
        for begun in (lines, journal):
            yield Case(
                f"journal: {name} {len(begun)}",
                many(("稿.txt", REPORT), ("汇总-进度.jsonl", begun)),
                ("check", "稿.txt", "--summary", "汇总.json", "--resume", "--jobs", "1"),
                EITHER,
                outputs=("汇总.json", "汇总-进度.jsonl"),
                heavy=name not in ("deep", "wrong types"),
            )


def lists() -> Iterator[Case]:
    """Lists of drafts, patterns, and what a folder may hold."""
    outputs = ("汇总.json", "汇总-进度.jsonl", "汇总.xlsx", "汇总.html", "汇总.csv", "汇总-逐份")
    for name, text in {
        "itself": "@名单.txt\n稿.txt\n",
        "itself a thousand times": "@名单.txt\n" * 1000,
        "a million lines": "稿.txt\n" * 1_000_000,
        "200,000 files that are not there": "".join(f"没有{n}.txt\n" for n in range(200_000)),
        "patterns": "**/**/**/**/**/**/*\n" * 5,
        "devices": "/dev/zero\n/dev/stdin\n/dev/tty\n/proc/self/mem\n",
        "the network": f"{CANARY}\n\\\\127.0.0.1\\share\\x.docx\nsmb://127.0.0.1/x\n",
        "NULs": "a\0b.txt\n稿.txt\n",
        "escapes": "\x1b[31m稿.txt\n\u202e稿.txt\n",
        "random": bytes(range(256)) * 9,
        "long names": "x" * 100_000 + "\n",
        "a line of 9 MB": "稿" * 3_000_000,
    }.items():
        made = many(("稿.txt", REPORT), ("名单.txt", text), *((f"{'d/' * n}x.txt", REPORT) for n in range(1, 8)))
        yield Case(
            f"list: {name}",
            made,
            ("check", "@名单.txt", "--summary", "汇总.json", "--jobs", "1"),
            EITHER,
            outputs=outputs,
            heavy="200,000" in name,
        )

    def folder(path: Path) -> None:
        put("稿.txt", REPORT)(path)
        put("稿\x1b[31m\n红.docx", report())(path)
        put(os.fsdecode(b"\xff\xfe.txt"), REPORT)(path)
        put("=1+1.txt", REPORT)(path)
        put("稿\u202etxt.docx", b"\x89PNG")(path)
        os.mkfifo(path / "管道.txt")
        os.mkfifo(path / "管道.docx")
        (path / "零.txt").symlink_to("/dev/zero")
        (path / "环").symlink_to(path)
        (path / "自己.txt").symlink_to(path / "自己.txt")
        (path / "密.txt").symlink_to(path.parent / "secret.txt")
        (path / "夹.docx").mkdir()
        (path / "长" / ("名" * 80) / ("名" * 80)).mkdir(parents=True)

    for suffix in ("json", "xlsx", "html", "csv"):
        yield Case(
            f"folder of odd files as {suffix}",
            folder,
            ("check", ".", "--summary", f"汇总.{suffix}", "--jobs", "2"),
            REFUSED,
            outputs=outputs,
        )
    yield Case("folder of odd files", folder, ("check", "."), REFUSED)
    for name in ("管道.txt", "管道.docx", "零.txt", "自己.txt", "环", "夹.docx"):
        for command in (("check",), ("import",), ("fix",), ("build",), ("compare", "稿.txt"), ("stats", "merge")):
            heavy = command[0] not in ("check", "build")
            yield Case(
                f"{command[0]} {name}", folder, (*command, name), REFUSED, outputs=("零.yaml", "环-修改"), heavy=heavy
            )

    def tricked(path: Path) -> None:
        put("稿.txt", REPORT)(path)
        for name in ("汇总.json", "汇总-进度.jsonl"):
            (path / name).symlink_to(path.parent / "secret.txt")

    yield Case(
        "output that links elsewhere",
        tricked,
        ("check", "稿.txt", "--summary", "汇总.json", "--jobs", "1", "--force"),
        EITHER,
        outputs=outputs,
    )

    def pages(path: Path) -> None:
        put("稿.txt", REPORT)(path)
        (path / "汇总-逐份").symlink_to(path.parent)

    yield Case(
        "pages that link elsewhere",
        pages,
        ("check", "稿.txt", "--summary", "汇总.html", "--jobs", "1"),
        EITHER,
        outputs=outputs,
    )

    def piped(path: Path) -> None:
        put("稿.txt", REPORT)(path)
        put("表.yaml", HEAD)(path)
        os.mkfifo(path / "汇总-进度.jsonl")
        os.mkfifo(path / "表.docx")
        os.mkfifo(path / "旧.json")

    yield Case(
        "journal that is a pipe",
        piped,
        ("check", "稿.txt", "--summary", "汇总.json", "--jobs", "1"),
        EITHER,
        outputs=outputs,
    )
    yield Case("build onto a pipe", piped, ("build", "表.yaml"), EITHER, outputs=("表.docx",))
    yield Case("baseline that is a pipe", piped, ("check", "稿.txt", "--baseline", "旧.json"), REFUSED)
    yield Case("settings that are a pipe", piped, ("check", "稿.txt", "--settings", "旧.json"), REFUSED)
    yield Case("list that is a pipe", piped, ("check", "@旧.json"), REFUSED)
    yield Case("figures that are a pipe", many(("表.yaml", HEAD)), ("stats", "merge", "/dev/zero"), REFUSED)


def cases() -> Iterator[Case]:
    """All of this file."""
    for kind in (workbooks, helpers, lists):
        yield from kind()
