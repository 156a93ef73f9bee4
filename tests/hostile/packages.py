"""Word files that nobody should send."""

# ruff: noqa: E501 - XML and pages as they are

from __future__ import annotations

import random
import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from authoring.readers import read_text
from authoring.writers import render
from tests.batch.drafts import HEADS, text_of
from tests.hostile.case import CANARY, EITHER, READ, REFUSED, Case, checked, put
from tests.readers.docxfiles import docx, number, p, pack, r, style

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PARTS = (
    *("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml"),
    *("word/numbering.xml", "word/settings.xml", "word/theme1.xml", "word/header1.xml", "word/footer1.xml"),
    *("word/comments.xml", "word/footnotes.xml", "docProps/core.xml"),
)
"""Every part of XML that we parse or might."""


@cache
def report() -> bytes:
    """A right draft of ours."""
    return render(read_text(text_of("青岚县公安局", 2024, tuple(HEADS), random.Random(3))), ".docx")


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _parts() -> dict[str, bytes]:
    """A package that has every part."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    base = _members(
        docx(
            p("一、主要举措") + p("办案3件。"),
            styles="",
            numbering="",
            header1="",
            footer1="",
            settings="",
            comments="",
        )
    )
    theme = b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    notes = f'<w:footnotes xmlns:w="{_W}"/>'.encode()
    rels = base["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="t" Type="{relation}/theme" Target="theme1.xml"/>'
        f'<Relationship Id="f" Type="{relation}/footnotes" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    more = {"[Content_Types].xml": types, "word/theme1.xml": theme, "word/footnotes.xml": notes}
    return base | more | {"docProps/core.xml": b"<core/>", "word/_rels/document.xml.rels": rels}


def _with_head(part: str, head: str, use: str) -> bytes:
    """The package with a DOCTYPE and a use of it in one part."""
    parts = _parts()
    text = parts[part].decode()
    start = text.index("<", text.index("?>")) if text.startswith("<?xml") else 0
    root = text[start:]
    end = root.index(">")
    closed = root[end - 1] == "/"
    opened = root[: end - closed] + f' hostile="{use if use.startswith("&") else ""}">' + use
    rest = f"</{root[1:end].split()[0].rstrip('/')}>" if closed else root[end + 1 :]
    parts[part] = (head + opened + rest).encode()
    return pack(parts)


def _laughs(times: int = 10, levels: int = 11) -> str:
    lines = ['<!DOCTYPE x [<!ENTITY a0 "法治法治">']
    lines += [f'<!ENTITY a{level} "{f"&a{level - 1};" * times}">' for level in range(1, levels)]
    return "".join(lines) + "]>"


def entities() -> Iterator[Case]:
    """Entities of every kind in every part."""
    kinds = {
        "laughs": (_laughs(), "&a10;"),
        "quadratic": (f'<!DOCTYPE x [<!ENTITY a "{"法" * 100_000}">]>', "&a;" * 20_000),
        "file": ('<!DOCTYPE x [<!ENTITY a SYSTEM "../secret.txt">]>', "&a;"),
        "etc": ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        "net": (f'<!DOCTYPE x [<!ENTITY a SYSTEM "{CANARY}">]>', "&a;"),
        "dtd": (f'<!DOCTYPE x SYSTEM "{CANARY}">', ""),
        "parameter": (f'<!DOCTYPE x [<!ENTITY % a SYSTEM "{CANARY}"> %a;]>', ""),
        "include": ("", '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="../secret.txt" parse="text"/>'),
        "stylesheet": (f'<?xml-stylesheet href="{CANARY}"?>', ""),
    }
    for kind, (head, use) in kinds.items():
        for part in PARTS:
            name = f"{kind} in {part}"
            yield checked(name, _with_head(part, head, use), "稿.docx", heavy=part not in PARTS[2:5])


def damaged() -> Iterator[Case]:
    """Cut off and flipped."""
    data = report()
    for eighth in range(8):
        yield checked(f"cut off at {eighth}/8", data[: len(data) * eighth // 8], "稿.docx", REFUSED)
    yield checked("last byte missing", data[:-1], "稿.docx", REFUSED)
    for seed in range(40):
        chance, flipped = random.Random(seed), bytearray(data)
        for _ in range((1, 4, 64, 1000)[seed % 4]):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield checked(f"bits flipped {seed}", bytes(flipped), "稿.docx", heavy=seed % 5 > 0)


def _stored(name: str, packed: bytes, size: int, crc: int, method: int = 8) -> bytes:
    """A zip of one member whose sizes are as told, not as they are."""
    raw = name.encode()
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, method, 0, 33, crc, len(packed), size, len(raw), 0) + raw
    central = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, method, 0, 33, crc, len(packed), size, len(raw), 0, 0, 0, 0, 0, 0
    )
    body = head + packed
    return body + central + raw + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central) + len(raw), len(body), 0)


def _overlapping(members: int) -> bytes:
    """Entries that all unpack the same bytes: small file, many megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    blank = b" " * 9_000_000
    packed = packer.compress(blank) + packer.flush()
    crc = zlib.crc32(blank)
    name = b"word/document.xml"
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(packed), len(blank), len(name), 0) + name
    central = b""
    for index in range(members):
        each = name if not index else f"word/media/{index}.xml".encode()
        central += struct.pack(
            "<4s6H3L5H2L",
            *(b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(packed), len(blank), len(each), 0, 0, 0, 0, 0, 0),
        )
        central += each
    body = head + packed
    return body + central + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, members, members, len(central), len(body), 0)


def _lzma_with_a_huge_dictionary() -> bytes:
    properties = struct.pack("<BBH", 9, 4, 5) + bytes([93]) + struct.pack("<L", 0xFFFFFFFF)
    return _stored("word/document.xml", properties + b"\0" * 40, 5000, 0, 14)


def bombs() -> Iterator[Case]:
    """Small files that grow."""
    big = b" " * 300_000_000
    yield checked("zip bomb", pack({"word/document.xml": b"<w>" + big}), "稿.docx", REFUSED, "太大")
    inner = pack({"word/document.xml": b"<w>" + b" " * 90_000_000})
    yield checked("zip bomb in each part", pack(dict.fromkeys(PARTS, b" " * 9900000)), "稿.docx", REFUSED)
    nested = pack({"word/document.xml": _parts()["word/document.xml"], "word/embeddings/1.docx": inner, "a.zip": inner})
    yield checked("nested bombs", nested, "稿.docx", READ)
    for level in range(6):
        inner = pack({f"{level}{number}.zip": inner for number in range(3)})
    yield checked("bombs nested six deep", inner, "稿.docx", REFUSED)
    yield checked("overlapping members", _overlapping(4000), "稿.docx", REFUSED)
    yield checked("overlapping few members", _overlapping(20), "稿.docx", REFUSED)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"<a>" + b" " * 200_000_000) + packer.flush()
    yield checked("size that lies", _stored("word/document.xml", packed, 1000, 0), "稿.docx", REFUSED)
    yield checked(
        "size that lies upwards", _stored("word/document.xml", packed[:9], 4_000_000_000, 0), "稿.docx", REFUSED
    )
    yield checked("lzma with a dictionary of 4 GiB", _lzma_with_a_huge_dictionary(), "稿.docx", REFUSED)
    for name, method in (("bzip2", zipfile.ZIP_BZIP2), ("lzma", zipfile.ZIP_LZMA)):
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as package:
            package.writestr("word/document.xml", b"<w>" + b" " * 9_000_000)
        yield checked(f"packed by {name}", buffer.getvalue(), "稿.docx", REFUSED)
    yield checked("70,000 members", _empty_members(70_000), "稿.docx", REFUSED, heavy=True)
    for name, piece in {
        "empty paragraphs": "<w:p/>",
        "runs": "<w:p><w:r/></w:p>",
        "attributes": "<w:p w:a='1' w:b='2' w:c='3'/>",
        "words": p("法治"),
        "tables": "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    }.items():
        data = docx(piece * (90_000_000 // len(piece)))
        yield checked(f"90 MB of {name}", data, "稿.docx", REFUSED, "太", heavy=True)
        yield checked(f"9 MB of {name}", docx(piece * (9_900_000 // len(piece))), "稿.docx", heavy=True)


def _empty_members(count: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for index in range(count):
            package.writestr(f"{index}", b"")
        package.writestr("word/document.xml", b"<w/>")
    return buffer.getvalue()


def names() -> Iterator[Case]:
    """Paths that climb out, names twice, links inside, other kinds of content."""
    base = _parts()
    for name in (
        "../../出去.txt",
        "/etc/出去.txt",
        "C:\\出去.txt",
        "word\\..\\..\\出去.txt",
        "a\0b",
        "\x1b[31m红",
        "‮xcod",
    ):
        yield checked(f"member {name!r}", pack(base | {name: b"x"}), "稿.docx")
    climbing = base["word/_rels/document.xml.rels"].replace(b'Target="styles.xml"', b'Target="../../../../secret.txt"')
    yield checked("relation that climbs out", pack(base | {"word/_rels/document.xml.rels": climbing}), "稿.docx", READ)
    relations = "".join(
        f'<Relationship Id="x{index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/>'
        for index, (kind, target, mode) in enumerate(
            (kind, target, mode)
            for kind in (
                "styles",
                "attachedTemplate",
                "image",
                "hyperlink",
                "oleObject",
                "subDocument",
                "frame",
                "header",
            )
            for target in (CANARY, "file:///etc/passwd", r"\\127.0.0.1\share\x.dotm", "../secret.txt")
            for mode in ("External", "Internal")
        )
    )
    rels = base["word/_rels/document.xml.rels"].replace(b"<Relationship ", relations.encode() + b"<Relationship ", 1)
    linked = base["word/document.xml"].replace(b"</w:body>", b'<w:altChunk r:id="x1"/><w:subDoc r:id="x9"/></w:body>')
    yield checked(
        "relations to the network",
        pack(base | {"word/_rels/document.xml.rels": rels, "word/document.xml": linked}),
        "稿.docx",
    )
    content = "application/vnd.ms-word.document.macroEnabled.main+xml"
    macro = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{content}"/></Types>'.encode()
    }
    macros = pack(base | macro | {"word/vbaProject.bin": _OLE + b'Attribut\0e VB_Nam\0e = "AutoOpen"'})
    yield checked("macros", macros, "稿.docm", READ)
    yield checked("macros under another name", macros, "稿.docx", READ)
    for name, word in (
        ("encrypted", "EncryptedPackage"),
        ("old Word", "WordDocument"),
        ("Excel", "Workbook"),
        ("OLE", ""),
    ):
        for file in ("稿.docx", "稿.doc", "稿.wps", "稿.txt", "稿.html", "稿.yaml"):
            yield checked(f"{name} as {file}", _OLE + word.encode("utf-16-le"), file, REFUSED)
    flagged = bytearray(report())
    for at in range(len(flagged) - 4):
        if flagged[at : at + 4] in (b"PK\3\4", b"PK\1\2"):
            flagged[at + (6 if flagged[at + 2] == 3 else 8)] |= 1
    yield checked("zip with a password", bytes(flagged), "稿.docx", REFUSED, "密码")
    for file in ("稿.txt", "稿.html", "稿.jpg", "稿"):
        yield checked(f"Word file as {file}", report(), file, READ)
    for file in ("稿.yaml", "稿.yml"):
        yield checked(f"Word file as {file}", report(), file, REFUSED)
    twice = BytesIO()
    with zipfile.ZipFile(twice, "w") as package:
        package.writestr("word/document.xml", base["word/document.xml"])
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            package.writestr("word/document.xml", b"<w/>")
    yield checked("a part twice", twice.getvalue(), "稿.docx")
    for encoding in ("utf-16", "gb18030", "utf-32", "latin-1", "utf-7"):
        xml = base["word/document.xml"].decode()
        declared = f"<?xml version='1.0' encoding='{encoding}'?>{xml}"
        yield checked(
            f"XML in {encoding}", pack({"word/document.xml": declared.encode(encoding, "replace")}), "稿.docx"
        )


def shapes() -> Iterator[Case]:
    """Well-formed XML of absurd shape."""
    line = "法治政府建设" * 555_000
    yield checked("10 MB in a run", docx(p(line)), "稿.docx", heavy=True)
    yield checked("1 MB in a run", docx(p(line[:333_000])), "稿.docx", READ)
    yield checked(
        "100,000 empty paragraphs", docx(p("一、主要举措") + "<w:p/>" * 100_000 + p("二、存在问题")), "稿.docx", READ
    )
    yield checked("100,000 paragraphs", docx(p("办案3件。") * 100_000), "稿.docx")
    yield checked("100,000 runs", docx("<w:p>" + r("法") * 100_000 + "</w:p>"), "稿.docx")
    yield checked(
        "100,000 runs of other looks", docx("<w:p>" + (r("法", "<w:b/>") + r("治")) * 50_000 + "</w:p>"), "稿.docx"
    )
    nest = ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>")
    for deep in (10, 60, 80, 1000):
        body = nest[0] * deep + p("深") + nest[1] * deep + p("一、主要举措")
        yield checked(f"tables nested {deep} deep", docx(body), "稿.docx")
    for name, start, end in (
        ("sdt", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("ins", "<w:ins>", "</w:ins>"),
        ("box", "<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"),
        ("alternate", "<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
        ("link", "<w:p><w:hyperlink>", "</w:hyperlink></w:p>"),
    ):
        for deep in (40, 100, 3000):
            yield checked(
                f"{name} nested {deep} deep", docx(start * deep + p("深") + end * deep + p("一、举措")), "稿.docx"
            )
    wide = "<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 63 + "</w:tr>") * 3000 + "</w:tbl>"
    yield checked("a table of 189,000 cells", docx(wide + p("一、举措")), "稿.docx", heavy=True)
    merged = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/><w:vMerge/></w:tcPr>' + p("3") + "</w:tc></w:tr>"
    yield checked("cells merged for ever", docx("<w:tbl>" + merged * 20_000 + "</w:tbl>"), "稿.docx")
    fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("域")
    yield checked("20,000 fields never closed", docx("<w:p>" + fields * 20_000 + "</w:p>" + p("一、举措")), "稿.docx")
    separate = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("域")
    yield checked("20,000 fields open in their results", docx(f"<w:p>{separate}</w:p>" * 20_000), "稿.docx")
    loop = '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/><w:link w:val="a"/></w:style>'
    yield checked("styles in a circle", docx(p("一、举措", style("a")), styles=loop), "稿.docx", READ)
    chain = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000))
    yield checked(
        "20,000 styles in a chain",
        docx("".join(p("一、举措", style(f"s{n}")) for n in range(0, 2000, 7)), styles=chain),
        "稿.docx",
        READ,
    )
    many = "".join(f'<w:style w:styleId="s{n}"><w:name w:val="n{n}"/></w:style>' for n in range(50_000))
    yield checked("50,000 styles", docx(p("一、举措", style("s9")), styles=many), "稿.docx", READ)
    for fmt, start in (
        ("chineseCounting", 2**31),
        ("decimal", -5),
        ("upperRoman", 10**9),
        ("lowerLetter", 10**7),
        ("x" * 9000, 1),
    ):
        level = (
            f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
            f'<w:lvlText w:val="{"%1" * 500}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )
        yield checked(
            f"numbered from {start} {fmt[:20]}", docx(p("举措", number(1)) * 200, numbering=level), "稿.docx", READ
        )
    tangled = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    tied = '<w:style w:type="numbering" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    yield checked(
        "numbering in a circle", docx(p("举措", number(1, 99999)), numbering=tangled, styles=tied), "稿.docx", READ
    )
    sizes = '<w:spacing w:line="99999999999999999999" w:before="-5"/><w:ind w:firstLineChars="1e9"/><w:jc w:val=""/>'
    yield checked(
        "absurd measures",
        docx(
            p("一、举措", sizes)
            + '<w:sectPr><w:pgSz w:w="0" w:h="-1"/><w:pgMar w:top="x"/><w:docGrid w:linePitch="0"/></w:sectPr>'
        ),
        "稿.docx",
        READ,
    )
    for name, mark in (
        ("bidi", "\u202e"),
        ("isolate", "\u2067"),
        ("zero width", "\u200b"),
        ("joiner", "\u2060"),
        ("soft hyphen", "\u00ad"),
        ("tag", "\U000e0041"),
        ("c1", "\x9b"),
    ):
        heads = [mark.join(text) for text in ("一、主要举措和成效", "二、存在的不足和原因")]
        yield checked(
            f"{name} marks in headings",
            docx(
                p("某县公安局2024年度法治政府建设年度报告")
                + p(heads[0])
                + p("办案3件。") * 3
                + p(heads[1])
                + p("不足。")
            ),
            "稿.docx",
            READ,
            "独立成章",
        )
    for name, reference in (("control", "&#1;"), ("surrogate", "&#xD800;"), ("beyond", "&#x110000;"), ("null", "&#0;")):
        yield checked(f"reference to a {name} character", docx(p(f"一、举{reference}措")), "稿.docx", REFUSED)
    for kind, deep in (("comments", 50), ("header1", 50)):
        yield checked(
            f"tables in {kind}",
            docx(p("一、举措"), **{kind: nest[0] * deep + p("深") + nest[1] * deep}),
            "稿.docx",
            READ,
        )


def commands() -> Iterator[Case]:
    """The same kinds through the other commands."""
    files = {
        "cut": report()[: len(report()) // 2],
        "entity": _with_head("word/styles.xml", _laughs(), "&a10;"),
        "bomb": pack({"word/document.xml": b"<w>" + b" " * 100_000_000}),
        "macros": pack(_parts() | {"word/vbaProject.bin": _OLE}),
        "deep": docx("<w:tbl><w:tr><w:tc>" * 60 + p("深") + "<w:p/></w:tc></w:tr></w:tbl>" * 60),
    }
    for name, data in files.items():
        make = put("稿.docx", data)
        yield Case(f"import {name}", make, ("import", "稿.docx"), EITHER, outputs=("稿.yaml",))
        yield Case(f"fix {name}", make, ("fix", "稿.docx"), EITHER, outputs=("稿-修改.docx",))
        yield Case(f"lay out {name}", make, ("fix", "稿.docx", "--only", "版式"), EITHER, outputs=("稿-修改.docx",))
        yield Case(f"comment {name}", make, ("check", "稿.docx", "--format", "docx"), EITHER, outputs=("稿-审核.docx",))
        yield Case(f"compare {name}", make, ("compare", "稿.docx", "稿.docx"), EITHER)
        both = lambda folder, data=data: (put("稿.docx", report())(folder), put("上年.docx", data)(folder))  # noqa: E731
        yield Case(f"previous {name}", both, ("check", "稿.docx", "--previous", "上年.docx"), EITHER)
        yield Case(f"from {name}", make, ("new", "新.yaml", "--from", "稿.docx"), EITHER, outputs=("新.yaml",))

        def over(folder, data=data):
            return (
                put("短.yaml", "年度: 2024\n单位: 某局\n")(folder),
                put("短.docx", data)(folder),
            )

        yield Case(f"build over {name}", over, ("build", "短.yaml"), REFUSED, "已经存在")


def cases() -> Iterator[Case]:
    """All of this file."""
    for kind in (damaged, bombs, names, entities, shapes, commands):
        yield from kind()
