"""Plain texts and web pages that nobody should send."""

# ruff: noqa: E501 - XML and pages as they are

from __future__ import annotations

import base64
import codecs
import random
from typing import TYPE_CHECKING

from tests.batch.drafts import HEADS, text_of
from tests.hostile.case import CANARY, EITHER, READ, REFUSED, Case, checked, put

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = text_of("青岚县公安局", 2024, tuple(HEADS), random.Random(4))
_MILLION = 1_000_000


def lines() -> Iterator[Case]:
    """Very long lines and very many of them."""
    for piece in (
        "法治政府建设",
        "a",
        " ",
        "，",
        "一、",
        "（一）",
        "1",
        "1.",
        "%",
        "2024年",
        "同比增长3.5%，",
        "《",
        "“",
        "（",
        "-",
        "　",
        "=",
        "【待填：",
        "**",
        "__",
        "|",
        "`",
        "#",
        "办案3件，",
        "〔2024〕",
        "第",
        "、",
        "1,",
        "http://",
        "@",
        "一是二是",
    ):
        much = piece * (10 * _MILLION // len(piece.encode()))
        yield checked(f"10 MB of {piece!r} in one line", much, "稿.txt", heavy=True)
        yield checked(
            f"300 KB of {piece!r} in one line",
            REPORT + much[: 300_000 // len(piece.encode()) * len(piece)],
            "稿.txt",
            heavy=piece not in ("法治政府建设", "1", "《", "2024年"),
        )
    for piece in (
        "\n",
        "a\n",
        "一、\n",
        "一、主要举措\n",
        "1.\n",
        "（一）办案3件。\n",
        "\r",
        "\f",
        "\u2028",
        "|a|b|\n",
        "- a\n",
        "# a\n",
        "```\n",
        "　　\n",
        "目录\n",
        "— 1 —\n",
    ):
        yield checked(f"10 MB of lines {piece!r}", piece * (10 * _MILLION // len(piece.encode())), "稿.txt", heavy=True)
        yield checked(
            f"300 KB of lines {piece!r}",
            REPORT + piece * (300_000 // len(piece.encode())),
            "稿.txt",
            heavy=piece not in ("\n", "一、主要举措\n", "|a|b|\n"),
        )
    chance = random.Random(5)
    yield checked(
        "2 MB of random Chinese",
        "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(650_000)),
        "稿.txt",
        heavy=True,
    )
    yield checked("a report 100 times over", REPORT * 100, "稿.txt", READ, heavy=True)
    yield checked("100,000 headings", "".join(f"{number}.标题\n" for number in range(100_000)), "稿.txt", heavy=True)


def characters() -> Iterator[Case]:
    """Characters and bytes that are no text, or trick the eye."""
    heads = ("一、2024年度推进法治政府建设的主要举措和成效", "二、存在的不足和原因")
    for name, mark in (
        ("bidi", "\u202e"),
        ("isolate", "\u2066"),
        ("zero width", "\u200b"),
        ("BOM", "\ufeff"),
        ("NUL", "\0"),
        ("bell", "\a"),
        ("escape", "\x1b[31m"),
        ("C1", "\x9b"),
        ("surrogate", "\ud800"),
        ("private", "\ue000"),
        ("tag", "\U000e0041"),
        ("annotation", "\ufff9"),
        ("combining", "\u0301"),
        ("variation", "\ufe0f"),
    ):
        text = f"青岚县公安局2024年度法治政府建设年度报告\n{mark.join(heads[0])}\n办案3件。\n{mark.join(heads[1])}\n力量不足。\n青岚县公安局\n2025年1月8日\n"
        for form in ("text", "json", "html", "sarif"):
            case = checked(
                f"{name} marks in headings as {form}",
                text,
                "稿.txt",
                EITHER if mark in "\ue000\u0301" or mark.startswith("\x1b") else READ,
            )
            yield case._replace(command=(*case.command, "--format", form))
    raw = REPORT.encode()
    chance = random.Random(6)
    for name, data in {
        "GBK": REPORT.encode("gb18030"),
        "Big5": "一、主要措施\n二、問題".encode("big5"),
        "Shift-JIS": "一、主要".encode("shift-jis") * 50,
        "UTF-16": REPORT.encode("utf-16"),
        "UTF-16 without a mark": REPORT.encode("utf-16-be"),
        "UTF-32": REPORT.encode("utf-32"),
        "UTF-7": REPORT.encode("utf-7"),
        "half UTF-8, half GBK": raw[:2000] + REPORT[900:].encode("gb18030"),
        "bytes sprinkled": b"".join(
            raw[at : at + 97] + bytes([chance.randrange(256)]) for at in range(0, len(raw), 97)
        ),
        "random bytes": chance.randbytes(200_000),
        "only a mark": codecs.BOM_UTF8,
        "a mark of UTF-16 and one byte": b"\xff\xfe\x00",
        "NULs between": b"\0".join(raw[at : at + 1] for at in range(3000)),
        "surrogates as bytes": b"\xed\xa0\x80" * 3000 + raw,
    }.items():
        yield checked(
            name, data, "稿.txt", READ if name in ("GBK", "UTF-16", "UTF-16 without a mark", "UTF-32") else EITHER
        )
    for name in (
        "稿\x1b[31m红\n行.txt",
        "稿\u202egnp.txt",
        "稿\x07.txt",
        "-稿.txt",
        "稿<script>.txt",
        "=cmd.txt",
        "'\".txt",
        "稿 .txt",
        "x" * 240 + ".txt",
    ):
        for form in ("text", "json", "html", "sarif"):
            yield Case(
                f"a file called {name[:12]!r} as {form}",
                put(name, REPORT),
                ("check", "--format", form, "--", name),
                READ,
            )
            yield Case(
                f"a damaged {name[:12]!r} as {form}",
                put(name, b"\x89PNG" + raw),
                ("check", "--format", form, "--", name),
                REFUSED,
            )
        yield Case(
            f"import of {name[:12]!r}",
            put(name, REPORT),
            ("import", "-o", "表.yaml", "--", name),
            EITHER,
            outputs=("表.yaml",),
        )


def pages() -> Iterator[Case]:
    """Web pages."""
    article = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
    for tag in ("div", "b", "a", "table", "font", "ul", "form", "blockquote", "x"):
        for deep in (200, 10_000, 100_000):
            yield checked(
                f"html {tag} {deep} deep", f"<html><body>{f'<{tag}>' * deep}{article}", "稿.html", heavy=deep == 100_000
            )
    much = "<p>正文很多。</p>" * 60_000
    for opened in (
        "<div class=content>",
        "<div class=nav>",
        "<form>",
        "<article>",
        "<aside>",
        "<div id=main>",
        "<table><tr><td>",
    ):
        yield checked(
            f"html 1 MB in 80 {opened}",
            f"<html><body>{opened * 80}{much}",
            "稿.html",
            heavy=opened != "<div class=content>",
        )
    for piece in (
        "<b>",
        "<br>",
        "<p>",
        "<td>",
        "<p>法",
        "<i></i>",
        "<!--x-->",
        "&amp;",
        "&#x202e;",
        "<a href=x>法</a>",
        "<div class=nav>x</div>",
        "<table>",
        "<tr><td>1",
        "<li>",
        "<span style='display:none'>x</span>",
        "<script>",
        "<h1>一、</h1>",
        "<",
        "</",
        "<div class=content>x</div>",
        "<form>",
    ):
        yield checked(f"html of a million {piece}", f"<html><body>{article}{piece * _MILLION}", "稿.html", heavy=True)
        yield checked(
            f"html of 30,000 {piece}",
            f"<html><body>{article}{piece * 30_000}",
            "稿.html",
            heavy=piece not in ("<b>", "<td>", "<tr><td>1", "<div class=nav>x</div>"),
        )
    image = base64.b64encode(random.Random(7).randbytes(4_000_000)).decode()
    yield checked(
        "html with 5 MB of base64", f"<html><body>{article}<img src='data:image/png;base64,{image}'>", "稿.html", READ
    )
    yield checked("html of base64 only", f"<html><body>{image}", "稿.html", heavy=True)
    yield checked(
        "html attribute of 10 MB", f"<html><body><p title='{'x' * 10_000_000}'>{article}", "稿.html", heavy=True
    )
    yield checked(
        "html 100,000 attributes", f"<html><body><p {' '.join(f'a{n}=1' for n in range(100_000))}>{article}", "稿.html"
    )
    yield checked(
        "html table of spans",
        f"<html><body><table><tr><td colspan=99999999 rowspan=99999999>3</table>{article}",
        "稿.html",
    )
    for codec in (
        "hex",
        "bz2",
        "zlib",
        "punycode",
        "idna",
        "unicode_escape",
        "raw_unicode_escape",
        "utf-7",
        "rot13",
        "undefined",
        "../../x",
        "cp65001",
        "mbcs",
        "utf-16",
        "iso2022_jp",
        "hz",
    ):
        page = f"<html><head><meta charset='{codec}'></head><body>".encode() + article.encode()
        yield checked(f"html that says it is {codec}", page, "稿.html")
        yield checked(
            f"html of 3 MB that says it is {codec}", page + b"a-" * 1_500_000, "稿.html", heavy=codec != "punycode"
        )
    refers = (
        f"<html><head><meta http-equiv=refresh content='0;url={CANARY}'><base href='{CANARY}'><link rel=stylesheet href='{CANARY}'>"
        f"<script src='{CANARY}'></script></head><body><iframe src='{CANARY}'></iframe><img src='{CANARY}'><img src='file:///etc/passwd'>"
        f"<object data='{CANARY}'></object>{article}"
    )
    yield checked("html that refers to the network", refers, "稿.html", READ)
    entity = (
        f'<!DOCTYPE html [<!ENTITY a SYSTEM "../secret.txt"><!ENTITY b SYSTEM "{CANARY}">]><html><body>&a;&b;{article}'
    )
    yield checked("html with entities", entity, "稿.html", READ)
    xhtml = f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "{CANARY}" [<!ENTITY a "法"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><html xmlns="http://www.w3.org/1999/xhtml"><body>&b;{article}</body></html>'
    yield checked("xhtml with entities", xhtml, "稿.xhtml", READ)
    script = "一、<script>alert(1)</script>主要举措\"'><img src=x onerror=alert(1)>{{7*7}}{% raw %}"
    for form in ("html", "json", "sarif", "text"):
        yield Case(
            f"script in a heading as {form}",
            put("稿.txt", f"{script}\n{REPORT}"),
            ("check", "稿.txt", "--format", form),
            READ,
        )


def cases() -> Iterator[Case]:
    """All of this file."""
    for kind in (lines, characters, pages):
        yield from kind()
