"""What a person sees."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from authoring.document import Dropped
from authoring.emitters.layout import others, spot
from authoring.emitters.terminal import write_report
from authoring.place import Place
from tests.emitters.reports import UNREADABLE, clean, faulty


def written(*reports, colour: bool | None = None) -> str:
    stream = io.StringIO()
    write_report(reports, stream, colour=colour)
    return stream.getvalue()


def test_the_four_parts_are_seen_at_a_glance() -> None:
    lines = written(faulty()).splitlines()
    assert lines[0] == "缺.docx"
    assert "  ● 主要举措和成效：独立成章  第4段" in lines
    assert "  ○ 下一年度主要安排：没有" in lines
    assert not any("其他需要报告的情况" in line for line in lines)


def test_findings_are_told_by_weight_with_excerpt_basis_and_suggestion() -> None:
    text = written(faulty())
    assert "  错误（2）\n    S101 全文没有“下一年度主要安排”部分。\n" in text
    assert "段：成文日期“2025年02月18日”的写法不合规定。" in text
    assert "原文：〖2025年02月18日〗" in text
    assert "建议：改为“2025年2月18日”。" in text
    assert "依据：《党政机关公文格式》" in text


def test_the_evidence_is_marked_in_its_surroundings() -> None:
    report = faulty()
    finding = report.findings[-1]._replace(before="前文", evidence="证据", after="后文")
    assert "原文：前文〖证据〗后文\n" in written(report._replace(findings=(finding,)))


def test_long_evidence_is_cut_in_the_middle() -> None:
    report = faulty()
    finding = report.findings[-1]._replace(evidence="始" + "中" * 200 + "末")
    line = next(line for line in written(report._replace(findings=(finding,))).splitlines() if "原文" in line)
    assert "〖始" in line
    assert "末〗" in line
    assert len(line) < 80


@pytest.mark.parametrize(("line", "told"), [(None, "另见第3段。"), (7, "另见第7行。")])
def test_further_places_are_told_by_line_or_paragraph(line: int | None, told: str) -> None:
    places = (Place("稿", line=line, column=4, block=3, start=3, end=5),) * 2
    finding = faulty().findings[-1]._replace(times=3, places=places)
    assert others(finding) == f"共3处，{told}"


def test_a_clean_file_is_said_to_be_clean() -> None:
    assert "没有发现问题。" in written(clean())
    assert written(clean()).endswith("共检查1个文件，1个没有问题。\n")


def test_the_last_line_sums_up_all_files() -> None:
    text = written(clean(), faulty(), UNREADABLE)
    assert "无法检查：文件已损坏，请重新保存后再试" in text
    assert text.splitlines()[-1] == "共检查3个文件，1个没有问题，1个有问题（错误2处），1个无法检查。"


def test_an_unsure_part_asks_for_a_look_and_shows_no_number() -> None:
    report = clean()
    parts = dict(report.recognition.parts)
    parts["duties"] = parts["duties"]._replace(confidence=0.4)
    text = written(report._replace(recognition=report.recognition._replace(parts=parts)))
    assert "独立成章（不太确定，请人工核对）" in text
    assert "0.4" not in text


def test_another_kind_of_paper_has_no_overview_of_parts() -> None:
    report = clean()
    text = written(report._replace(recognition=report.recognition._replace(kind="other")))
    assert "主要举措和成效：" not in text


def test_colour_changes_nothing_but_looks() -> None:
    coloured = written(clean(), colour=True)
    assert "\x1b[" in coloured
    assert "● " in coloured
    assert "\x1b[" not in written(clean())


def test_a_gbk_console_gets_every_sign_we_write() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="gbk", newline="\n")
    write_report([clean(), faulty(), UNREADABLE], stream)
    stream.flush()
    assert raw.getvalue().decode("gbk") == written(clean(), faulty(), UNREADABLE)


def test_a_character_that_the_console_lacks_does_not_end_the_run() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="gbk", newline="\n")
    write_report([UNREADABLE._replace(file="报告😀.docx")], stream)
    stream.flush()
    assert raw.getvalue().decode("gbk").startswith("报告?.docx\n")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("a.txt", line=3, column=5, block=2), "第3行第5列"),
        (Place("a.docx", block=12), "第12段"),
        (Place("a.docx", block=12, start=4, end=6), "第12段第5字"),
        (Place("a.docx"), ""),
    ],
)
def test_places_in_words(place: Place, words: str) -> None:
    assert spot(place) == words


def test_no_heavy_library_is_loaded_for_plain_output() -> None:
    code = (
        "import io, sys\n"
        "from authoring.check import FileReport, run\n"
        "from authoring.rules import RULES\n"
        "from authoring.emitters.json_report import as_json\n"
        "from authoring.emitters.terminal import write_report\n"
        "write_report([FileReport('a', 'unreadable', 'b')], io.StringIO())\n"
        "as_json([FileReport('a', 'unreadable', 'b')])\n"
        "print(sorted({'rich', 'pydantic', 'jinja2', 'ruamel', 'lxml', 'click'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_the_reader_left_out_is_counted() -> None:
    report = clean()
    source = report.document.source._replace(dropped=(Dropped("页码", "— 1 —"), Dropped("页码", "— 2 —")))
    text = written(report._replace(document=report.document._replace(source=source)))
    assert "没有当作正文的：页码2处。" in text
