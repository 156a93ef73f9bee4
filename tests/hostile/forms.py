"""Forms that nobody should send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.case import EITHER, REFUSED, Case, put

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "年度: 2024\n单位: 青岚县公安局\n"
JINJA = (
    *(
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 年度.__init__.__globals__ }}",
        "{{ self }}",
        "{{ self._TemplateReference__context }}",
    ),
    *(
        "{{ 单位|attr('__class__') }}",
        "{{ 单位['__class__'] }}",
        "{{ ()['__cl' ~ 'ass__'] }}",
        "{{ '{0.__class__}'.format(1) }}",
    ),
    *(
        "{{ 'a' * 10**9 }}",
        "{{ [1] * 10**9 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ 9**9**9**9 }}",
        "{{ 1 / 0 }}",
        "{{ 年度 % 0 }}",
    ),
    *(
        "{{ '%0999999999d' % 1 }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ 'a'|center(10**9) }}",
        "{{ 'x'|indent(10**9) }}",
    ),
    *(
        "{% for i in range(10**9) %}a{% endfor %}",
        "{{ range(10**9)|list }}",
        "{{ lipsum(n=100000) }}",
        "{{ cycler('a') }}",
        "{{ joiner() }}",
        "{{ namespace() }}",
    ),
    *(
        "{% set a = 'x' * 9 %}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
    ),
    *(
        "{% extends 'x' %}",
        "{% block a %}{% endblock %}",
        "{% call a() %}{% endcall %}",
        "{% filter upper %}a{% endfilter %}",
        "{% with %}{% endwith %}",
    ),
    *(
        "{% if 年度 %}",
        "{{",
        "{{ }}",
        "{% %}",
        "{{ 年度 or }}",
        "{{ 年度 " + "or 年度 " * 900 + "}}",
        "{{ " + "(" * 5000 + "}}",
        "{{ " + "not " * 3000 + "年度 }}",
    ),
    *(
        "{{ " + "[" * 300 + "1" + "]" * 300 + " }}",
        "{% if 1 %}" * 500 + "{% endif %}" * 500,
        "{{ 单位 ~ " * 500 + "单位 }}",
        "{{ " + "单位 ~ " * 2000 + "单位 }}",
    ),
    *(
        "{{ 年度 is divisibleby 0 }}",
        "{{ 单位|d('x', true) }}",
        "{{ caller }}",
        "{{ config }}",
        "{{ request }}",
        "{{ __builtins__ }}",
        "{{ _ }}",
        "{# {{ 年度 }} #}",
    ),
    *(
        "{{ 1" + "0" * 5000 + " }}",
        "{{ 1.5e999 }}",
        "{{ 0x" + "f" * 3000 + " + 1 }}",
        "{{ '" + "\\x41" * 3000 + "' }}",
        "{{ 单位.upper() }}",
        "{{ 单位[::-1] }}",
        "{{ {'a': 1} }}",
        "{{ -1 }}",
        "{{ 年度 == 年度 == 年度 }}",
        "{{ 1 if 1 }}",
    ),
)


def yaml() -> Iterator[Case]:
    """What YAML itself can do."""
    laughs = "\n".join(["a0: &a0 [法, 治]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))])
    texts = {
        "alias bomb": HEAD + laughs,
        "alias to itself": HEAD + "前言: &a [*a]",
        "merge keys": HEAD + "a: &a {b: 1}\n<<: *a\n<<: [*a, *a]",
        "brackets 10,000 deep": HEAD + "前言: " + "[" * 10_000 + "]" * 10_000,
        "brackets open 100,000 deep": HEAD + "前言: " + "[" * 100_000,
        "braces 10,000 deep": HEAD + "前言: " + "{a: " * 10_000 + "}" * 10_000,
        "braces as keys": HEAD + "{" * 10_000,
        "dashes 10,000 deep": HEAD + "前言:\n" + "- " * 10_000 + "a",
        "question marks 10,000 deep": HEAD + "? " * 10_000,
        "indented 1,000 deep": HEAD + "\n".join(" " * n + "a:" for n in range(1000)),
        "python object": HEAD + "前言: !!python/object/apply:os.system ['touch ../出去.txt']",
        "python name": HEAD + "前言: !!python/name:os.system",
        "other tags": HEAD + "前言: !<tag:yaml.org,2002:binary> gIGC\n过渡句: !!set {a, b}\n结尾: !a!b c",
        "tag directive": "%TAG ! tag:x,2000:\n%YAML 9.9\n---\n" + HEAD,
        "keys twice": HEAD * 3,
        "keys a thousand times": HEAD * 1000,
        "50,000 keys": "".join(f"k{n}: v\n" for n in range(50_000)),
        "two documents": HEAD + "---\n" + HEAD,
        "NUL": HEAD + "前言: a\0b",
        "escape character": HEAD + "前言: a\x1b[31mb",
        "escapes in quotes": HEAD + '前言: "a\\x1b[31m\\x00\\u202e\\ud800\\uDFFF\\U0010ffff"',
        "surrogate": HEAD + "前言: a\ud800b",
        "bidi in keys": HEAD + "前\u202e言: a",
        "zero width in keys": HEAD + "前\u200b言: a",
        "900 KB in a text": HEAD + "前言: " + "法" * 300_000,
        "900 KB of organisation": "年度: 2024\n单位: " + "县" * 300_000 + "\n前言: " + "{{ 单位 }}" * 2,
        "organisation times 2,000": "年度: 2024\n单位: " + "县" * 200_000 + "局\n前言: " + "{{ 单位 }}" * 2000,
        "organisation joined": "年度: 2024\n单位: " + "县" * 200_000 + "局\n前言: '{{ " + "单位 ~ " * 1500 + "单位 }}'",
        "10 MB": HEAD + "前言: " + "法" * 3_300_000,
        "900 KB of items": HEAD + "主要举措和成效:\n" + "- a\n" * 220_000,
        "900 KB of blank lines": HEAD + "\n" * 900_000,
        "900 KB of comments": HEAD + "#\n" * 450_000,
        "900 KB of colons": HEAD + ":" * 900_000,
        "900 KB of quotes": HEAD + "前言: '" + "'" * 900_000,
        "900 KB of question marks": HEAD + "?\n" * 450_000,
        "900 KB of ampersands": HEAD + "&a " * 300_000,
        "900 KB of tabs": HEAD + "\t" * 900_000,
        "900 KB of hashes in a text": HEAD + "前言: a" + " #a" * 300_000,
        "900 KB of full-width colons": HEAD + "标题：\n" * 90_000,
        "900 KB of folded lines": HEAD + "前言: >\n" + "  法治\n" * 100_000,
        "items 30 deep": HEAD
        + "主要举措和成效:\n"
        + "".join("  " * n + "- 标题: a\n" + "  " * n + "  内容:\n" for n in range(30)),
        "year 10**400": "年度: 1" + "0" * 400 + "\n单位: 甲",
        "year in hex": "年度: 0x7e8\n单位: 甲",
        "date that is none": HEAD + "成文日期: 9999-99-99",
        "a table of 40,000 cells": HEAD
        + "前言:\n- 行:\n"
        + "  - ["
        + ", ".join("1" * 9)
        + "]\n" * 1
        + ("  - [1, 2, 3, 4]\n" * 9_000),
        "spans of a billion": HEAD + "前言:\n- 行:\n  - [{文字: a, 跨列: 999999999, 跨行: 999999999}]",
        "level of a billion": HEAD + "主要举措和成效:\n- 标题: a\n  层次: 999999999",
        "figure of 10,000 digits": HEAD
        + "指标:\n- {名称: 甲, 本年: "
        + "9" * 10_000
        + ", 上年: 1e999999999, 小数位: 999999999}\n前言: '{{ 甲 }}，{{ 甲.同比 }}'",
        "figure 1e999999": HEAD + "指标:\n- {名称: 甲, 本年: 1e999999, 上年: 3}\n前言: '{{ 甲 }}，{{ 甲.同比 }}'",
        "figures in a circle": HEAD + "指标:\n- {名称: 甲, 本年: '{{ 甲 }}'}\n前言: '{{ 甲 }}'",
        "5,000 figures": HEAD
        + "指标:\n"
        + "".join(f"- {{名称: 甲{n}, 本年: {n}}}\n" for n in range(5000))
        + "指标一览表: 是",
        "profile that climbs": HEAD + "模板: ../../../etc",
        "profile of a million": HEAD + "模板: " + "公安+" * 200_000,
        "patterns in names": HEAD + "简称: '(a+)+$'\n前言: " + "a" * 3000,
    }
    for name, text in texts.items():
        for command in ("check", "build"):
            heavy = command == "check" and name.startswith(("900 KB", "10 MB"))
            yield Case(
                f"form: {name}, {command}",
                put("表.yaml", text),
                (command, "表.yaml"),
                EITHER,
                outputs=("表.docx",),
                heavy=heavy,
            )
    for name, data in {
        "GBK": HEAD.encode("gb18030"),
        "UTF-16": HEAD.encode("utf-16"),
        "invalid bytes": HEAD.encode() + b"\xff\xfe\x80",
        "random": bytes(range(256)) * 400,
        "empty": b"",
        "NULs": b"\0" * 9000,
    }.items():
        yield Case(f"form in {name}", put("表.yaml", data), ("build", "表.yaml"), EITHER, outputs=("表.docx",))


def templates() -> Iterator[Case]:
    """Jinja that tries attributes, loops and memory; one by one and all at once."""
    for text in JINJA:
        quoted = text.replace("'", "''")
        yield Case(
            f"template {text[:40]}",
            put("表.yaml", f"{HEAD}前言: '{quoted}'"),
            ("build", "表.yaml"),
            EITHER,
            outputs=("表.docx",),
        )
    every = HEAD + "主要举措和成效:\n" + "".join("- '" + text.replace("'", "''") + "'\n" for text in JINJA)
    yield Case("all templates at once", put("表.yaml", every), ("build", "表.yaml"), REFUSED)


def cases() -> Iterator[Case]:
    """All of this file."""
    for kind in (yaml, templates):
        yield from kind()
