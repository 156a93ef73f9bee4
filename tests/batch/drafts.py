"""A folder of drafts of every kind, and the key to it: what a check of each must say.

The words are drawn at random, so that only those drafts are alike that are made so.
"""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from authoring.readers import read_text
from authoring.writers import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = (
    "组织宣传审核案卷执法培训窗口群众企业许可备案评查抽查监督公开征求论证评估清理修订废止合同顾问律师复议应诉调解信访热线"
    "平台数据流程时限材料事项清单基层站所网格村居社区学校工地商户市场道路河道农田林地校车食堂电梯燃气消防种子药店诊所"
    "会议专题研究部署督办通报考核述职学法旁听庭审讲座展板视频问卷竞赛手册条例办法细则标准规程台账档案分析研判预警整治"
)
PAIRS = [WORDS[at : at + 2] for at in range(0, len(WORDS) - 1, 2)]
PLACES = ("青岚县", "鹤屏县", "澜江市", "云棠区", "石渡县", "松泽市", "白鹭县", "枫桥区", "梅川县", "沧屏市")
BUREAUS = (
    "公安局",
    "司法局",
    "教育局",
    "财政局",
    "水利局",
    "民政局",
    "审计局",
    "交通运输局",
    "市场监督管理局",
    "农业农村局",
)
HEADS = {
    "measures": "{year}年度推进法治政府建设的主要举措和成效",
    "problems": "{year}年度推进法治政府建设存在的不足和原因",
    "duties": "{year}年度党政主要负责人履行推进法治建设第一责任人职责的有关情况",
    "plan": "{next}年度推进法治政府建设的主要安排",
}
SENTENCES = {"measures": 16, "problems": 6, "duties": 6, "plan": 6}


class Expected(NamedTuple):
    """What a check must say of one draft; ``like`` are the names of the drafts it may be called like."""

    status: str = "checked"
    kind: str = "annual-report"
    issuer: str = ""
    year: int = 2024
    missing: frozenset[str] = frozenset()
    like: frozenset[str] = frozenset()


Key = dict[str, Expected]


def text_of(issuer: str, year: int, parts: tuple[str, ...], chance: random.Random) -> str:
    lines = [f"{issuer}{year}年度法治政府建设年度报告", ""]
    for number, part in enumerate(parts):
        lines.append("一二三四五"[number] + "、" + HEADS[part].format(year=year, next=year + 1))
        lines += (_sentence(chance) for _ in range(SENTENCES[part]))
    return "\n".join([*lines, issuer, f"{year + 1}年1月20日", ""])


def _sentence(chance: random.Random) -> str:
    words = "".join(chance.choices(PAIRS, k=24))
    return f"{words[:20]}{chance.randint(2, 900)}次，{words[20:]}。"


def make(folder: Path, count: int, *, seed: int = 1, hostile: int = 0, slow: bool = False) -> Key:
    """``count`` drafts in ``folder`` (made here), ``hostile`` of them of kinds nobody should send."""
    folder.mkdir(parents=True)
    chance = random.Random(seed)
    key: Key = {}
    for number in range(count - hostile):
        _add(folder, number, key, chance)
    kinds = [*HOSTILE, *(SLOW if slow else ())]
    for number in range(hostile):
        name, make_one, is_read = kinds[number % len(kinds)]
        path = folder / (name if name.startswith("~$") else f"敌{number:03}{name}")
        make_one(path, chance)
        if is_read is not None:
            key[path.name] = Expected("checked" if is_read else "unreadable", kind="?", issuer="?", like=frozenset("?"))
    return key


def _add(folder: Path, number: int, key: Key, chance: random.Random) -> None:
    issuer, year, kind = chance.choice(PLACES) + chance.choice(BUREAUS), 2024, number % 10
    name = f"{number:04}{chance.choice(('.txt', '.docx', '.docx', '.html'))}"
    missing = frozenset({chance.choice(tuple(HEADS))}) if kind in (3, 4) else frozenset()
    parts = tuple(part for part in HEADS if part not in missing)
    if kind == 9:  # something else altogether
        words = "\n".join(_sentence(chance) for _ in range(20))
        put(folder / name, f"{issuer}关于开展执法培训的通知\n\n{words}\n请认真贯彻执行。\n\n{issuer}\n2024年5月6日\n")
        key[name] = Expected(kind="other", issuer=issuer)
        return
    text = text_of(issuer, year, parts, chance)
    put(folder / name, text)
    key[name] = Expected(issuer=issuer, missing=missing)
    if kind in (5, 6):
        _add_twin(folder, name, text, key, chance, is_last_year=kind == 6)


def _add_twin(folder: Path, name: str, text: str, key: Key, chance: random.Random, *, is_last_year: bool) -> None:
    """The same text from another bureau; or last year's, with other figures and a tenth of the sentences new."""
    known, twin = key[name], f"{Path(name).stem}-双{'.docx' if name.endswith('.txt') else '.txt'}"
    other = known
    if is_last_year:
        lines = [
            _sentence(chance) if line.endswith("。") and chance.random() < 0.1 else line for line in text.split("\n")
        ]
        text = "\n".join(lines).replace("2025", "2024x").replace("2024年", "2023年").replace("2024x", "2024")
        other = known._replace(year=2023)
    else:
        issuer = next(each for each in (PLACES[0] + BUREAUS[0], PLACES[1] + BUREAUS[1]) if each != known.issuer)
        text, other = text.replace(known.issuer, issuer), known._replace(issuer=issuer)
    put(folder / twin, text)
    key[name] = known._replace(like=frozenset({twin}))
    key[twin] = other._replace(like=frozenset({name}))


def put(path: Path, text: str) -> None:
    """A text as .txt, or what our writers make of it."""
    if path.suffix == ".txt":
        path.write_text(text, encoding="utf-8")
    else:
        write(read_text(text), path)


def _package(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)


def _docx(chance: random.Random) -> bytes:
    path = BytesIO()
    from authoring.writers import render

    path.write(render(read_text(text_of("青岚县公安局", 2024, tuple(HEADS), chance)), ".docx"))
    return path.getvalue()


def _truncated(path: Path, chance: random.Random) -> None:
    data = _docx(chance)
    path.write_bytes(data[: len(data) // 2])


def _spoilt(path: Path, chance: random.Random) -> None:
    data = bytearray(_docx(chance))
    data[40:400] = chance.randbytes(360)
    path.write_bytes(data)


def _bomb(path: Path, _chance: random.Random) -> None:
    _package(path, {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w>" + b" " * 300_000_000})


def _entities(path: Path, _chance: random.Random) -> None:
    lines = ['<!DOCTYPE w [<!ENTITY a0 "法治">']
    lines += [f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 12)]
    body = "]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&a11;"
    xml = "".join(lines) + body + "</w:t></w:r></w:p></w:body></w:document>"
    _package(path, {"[Content_Types].xml": b"<Types/>", "word/document.xml": xml.encode()})


def _aliases(path: Path, _chance: random.Random) -> None:
    lines = ["年度: 2024", "a0: &a0 [法, 治]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def _line(path: Path, _chance: random.Random) -> None:
    path.write_text("法治政府建设" * 600_000, encoding="utf-8")


def _bytes(data: bytes) -> Callable[[Path, random.Random], None]:
    return lambda path, _chance: path.write_bytes(data) and None


HOSTILE: tuple[tuple[str, Callable[[Path, random.Random], None], bool | None], ...] = (
    ("空.docx", _bytes(b""), False),
    ("零.txt", _bytes(b"\0" * 5000), False),
    ("断.docx", _truncated, False),
    ("坏.docx", _spoilt, None),
    ("图.docx", _bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8), False),
    ("旧.docx", _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 9), False),
    ("密.docx", _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9), False),
    ("不是表单.yaml", _bytes(b"[" * 5000), False),
    ("引用.yaml", _aliases, False),
    ("=HYPERLINK(1).txt", _bytes(b""), False),
    ("目录.docx", lambda path, _chance: path.mkdir(), None),
    ("~$锁.docx", _bytes(b"x" * 162), None),
    ("断链.docx", lambda path, _chance: path.symlink_to(path.with_name("没有.docx")), False),
    ("压缩.docx", lambda path, _chance: _package(path, {"../../出去.txt": b"x"}), False),
    ("控制\x07符\n名.txt", _bytes("没有\x00字".encode("utf-16-le") * 3), None),
)
"""Name, how it is made, and whether it can be read (None: not judged, but must be survived)."""
SLOW = (("炸弹.docx", _bomb, False), ("实体.docx", _entities, None), ("长行.txt", _line, False))


def faults(key: Key, files: list[dict[str, Any]]) -> list[str]:
    """Where a summary's files (as JSON) differ from the key; a file told twice or not at all included."""
    told = [Path(file["file"]).name for file in files]
    found = [f"{name}: told {told.count(name)} times" for name in key if told.count(name) != 1]
    for file in files:
        name = Path(file["file"]).name
        if name in key:
            found += (f"{name}: {fault}" for fault in _faults(key[name], file))
    return found


def _faults(expected: Expected, file: dict[str, Any]) -> Iterator[str]:
    if file["status"] != expected.status:
        yield f"{file['status']} ({file['reason']})"
    if file["status"] == "unreadable" and not file["reason"]:
        yield "no reason"
    if expected.kind == "?" or file["status"] != "checked":
        return
    missing = {part for part, state in file["parts"].items() if part in HEADS and state == "missing"}
    like = Path(file["similar"]["file"]).name if file["similar"] else ""
    for name, got, wanted in (
        ("kind", file["kind"], expected.kind),
        ("issuer", file["issuer"], expected.issuer),
        ("missing", missing, expected.missing),
        ("year", file["year"] if expected.kind == "annual-report" else expected.year, expected.year),
        ("like", like in expected.like if expected.like else not like, True),
    ):
        if got != wanted:
            yield f"{name} is {got} ({like}), not {wanted}"
