"""The commands as a new user meets them, wrong input included: one clear Chinese message, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import jsonschema
import pytest

from authoring.cli import _COMMANDS
from authoring.form.schema import form_schema
from authoring.rules.data import model_report

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def run(*args: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-m", "authoring", *map(str, args)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )
    assert "Traceback" not in done.stderr
    return done


def test_the_whole_road_of_a_new_user(tmp_path):
    assert (
        run("new", "2024.yaml", "--org", "青岚县公安局", "--year", 2024, "--profile", "公安", cwd=tmp_path).returncode
        == 0
    )
    built = run("build", "2024.yaml", cwd=tmp_path)
    assert built.returncode == 0
    assert "待填" in built.stderr
    assert "2024.yaml:" in built.stderr
    assert (tmp_path / "2024.docx").exists()
    checked = run("check", "2024.docx", cwd=tmp_path)
    assert checked.returncode == 1
    assert "【待填" in checked.stdout
    assert run("build", "2024.yaml", "--strict", cwd=tmp_path).returncode == 1


def test_each_edition_gets_a_name_of_its_own_and_the_public_one_lists_what_it_lacks(tmp_path):
    form = tmp_path / "稿.yaml"
    form.write_text((EXAMPLES / "police-county-2024.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    for edition, name in (("送审稿", "稿.docx"), ("上报", "稿-上报.docx"), ("public", "稿-公开.docx")):
        done = run("build", "稿.yaml", "--edition", edition, cwd=tmp_path)
        assert done.returncode == 0
        assert done.stdout == f"已生成：{name}\n"
        assert ("公开稿略去：其他需要报告的情况" in done.stderr) is (edition == "public")
    assert run("build", "稿.yaml", "--edition", "内参", cwd=tmp_path).returncode == 2
    assert run("build", "稿.yaml", "--to", "html", cwd=tmp_path).stdout == "已生成：稿.html\n"


def test_new_never_overwrites(tmp_path):
    (tmp_path / "2024.yaml").write_text("我的", encoding="utf-8")
    done = run("new", "2024.yaml", "--org", "某局", "--year", 2024, cwd=tmp_path)
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert (tmp_path / "2024.yaml").read_text(encoding="utf-8") == "我的"


def test_build_replaces_its_own_work_but_not_a_persons(tmp_path):
    import docx

    form = EXAMPLES / "market-city-2023.yaml"
    out = tmp_path / "稿.docx"
    assert run("build", form, "-o", out, cwd=tmp_path).returncode == 0
    assert run("build", form, "-o", out, cwd=tmp_path).returncode == 0
    document = docx.Document(str(out))
    document.paragraphs[-1].add_run("人改的")
    document.save(str(out))
    changed = out.read_bytes()
    done = run("build", form, "-o", out, cwd=tmp_path)
    assert done.returncode == 2
    assert "没有改动" in done.stderr
    assert out.read_bytes() == changed
    assert run("build", form, "-o", out, "--force", cwd=tmp_path).returncode == 0


def test_check_goes_on_after_a_file_it_cannot_read(tmp_path):
    (tmp_path / "空.docx").write_bytes(b"")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "表单.yaml").write_text("年度：2024\n", encoding="utf-8")
    form = EXAMPLES / "market-city-2023.yaml"
    done = run("check", "空.docx", "没有.docx", "坏.docx", "表单.yaml", form, "--format", "json", cwd=tmp_path)
    assert done.returncode == 2
    report = json.loads(done.stdout)
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    assert [file["status"] for file in report["files"]] == ["unreadable"] * 4 + ["checked"]
    assert all(file["reason"] for file in report["files"][:4])
    assert report["files"][4]["parts"]["measures"]["state"] == "own"


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("never", 0)])
def test_fail_on(tmp_path, level, code):
    text = (EXAMPLES / "market-city-2023.yaml").read_text(encoding="utf-8")
    (tmp_path / "表单.yaml").write_text(
        text.replace("原因", "情况").replace("由于", "而").replace("主要是", "是"), encoding="utf-8"
    )
    draft = tmp_path / "稿.txt"
    draft.write_text(
        "某县某局关于2024年度法治政府建设情况的报告\n2024年，我局推进依法行政。现将有关情况报告如下：\n"
        "一、主要举措和成效\n"
        + "全年办理案件12件，办结12件，没有一件被撤销。" * 10
        + "\n二、存在的不足\n"
        + "个别案卷文书不规范，执法人员取证能力不强，监管手段单一，信息化程度不高。" * 3
        + "\n"
        "三、主要负责人履行推进法治建设第一责任人职责情况\n局长主持研究法治工作4次，带头学法5次，出庭应诉1件，听取述法1次，审定文件2件，督办案件3件，讲授法治课2次。\n"
        "四、2025年主要安排\n针对案卷文书不规范的问题，组织案卷评查4次；加强取证能力培训，上半年举办2期，监管手段更新一批。\n",
        encoding="utf-8",
    )
    assert run("check", draft, "--fail-on", level, cwd=tmp_path).returncode == code


def test_import_then_build_gives_the_text_back(tmp_path):
    draft = tmp_path / "稿.txt"
    run("build", EXAMPLES / "police-county-2024.yaml", "-o", draft, cwd=tmp_path)
    assert run("import", "稿.txt", "-o", "表单.yaml", cwd=tmp_path).returncode == 0
    assert run("build", "表单.yaml", "-o", "再.docx", cwd=tmp_path).returncode == 0
    assert run("import", "稿.txt", "-o", "表单.yaml", cwd=tmp_path).returncode == 2


def test_schema_is_written_and_valid(tmp_path):
    assert run("schema", "-o", "form.schema.json", cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "form.schema.json").read_text(encoding="utf-8")) == form_schema()


@pytest.mark.parametrize("name", _COMMANDS)
def test_help_is_chinese(name, tmp_path):
    done = run(name, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("用法：")
    for english in ("Usage", "Options", "Show this", "required", "TEXT", "PATH"):
        assert english not in done.stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nothing"], "没有这个命令"),
        (["check"], "缺少"),
        (["new", "a.yaml", "--org", "甲", "--year", "2024", "--force=1"], "选项“--force”后面不能写值"),
        (["new", "a.yaml", "--org", "甲", "--year", "24"], "选项 --year 写得不对"),
        (["check", "x", "--formt", "json"], "没有“--formt”这个选项"),
        (["check", "x", "--format", "xml"], "只能是"),
        (["check", "x", "--year", "去年"], "整数"),
        (["check", "x", "--year", "24"], "2000"),
        (["new", "a.yaml", "--org", "某局"], "--year"),
        (["new", "a.docx", "--org", "某局", "--year", "2024"], ".yaml"),
        (["new", "a.yaml", "--org", "某局", "--year", "2024", "--profile", "火星"], "火星"),
        (["new", "没有/a.yaml", "--org", "某局", "--year", "2024"], "没有“没有”这个文件夹"),
        (["build", "没有.yaml"], "没有.yaml"),
        (["import", "a.docx", "b.docx"], "多写了参数"),
        (["import", "没有.docx"], "没有.docx"),
        (["rules", "S9999"], "S9999"),
        (["check", "x", "--profile", "火星"], "火星"),
    ],
)
def test_wrong_use_is_one_chinese_message(args, message, tmp_path):
    done = run(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_rules_are_listed_and_explained(tmp_path):
    listing = run("rules", cwd=tmp_path)
    assert "S101" in listing.stdout
    assert "依据" in run("rules", "s101", cwd=tmp_path).stdout


def test_no_command_shows_help_and_version(tmp_path):
    assert "命令" in run(cwd=tmp_path).stdout
    assert run("--version", cwd=tmp_path).stdout.startswith("authoring ")


def test_a_full_disk_is_told_and_is_no_finding(tmp_path):
    form = EXAMPLES / "market-city-2023.yaml"
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with open("/dev/full", "w") as full:  # noqa: PTH123  (a device, not a file of ours)
        done = subprocess.run(
            [sys.executable, "-m", "authoring", "check", str(form)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=tmp_path,
        )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "输出没有写完" in done.stderr


def test_import_finds_a_profile_folder(tmp_path):
    (tmp_path / "profiles" / "临江").mkdir(parents=True)
    (tmp_path / "profiles" / "临江" / "profile.yaml").write_text("名称: [临江]\n继承: 国家通用\n", encoding="utf-8")
    draft = tmp_path / "稿.txt"
    draft.write_text("一、主要举措和成效\n全年办理案件12件。\n", encoding="utf-8")
    assert run("import", "稿.txt", "-o", "表单.yaml", "--profile", "临江", cwd=tmp_path).returncode == 0


def test_a_broken_profile_nobody_asked_for_is_no_hindrance(tmp_path):
    (tmp_path / "profiles" / "坏").mkdir(parents=True)
    (tmp_path / "profiles" / "坏" / "profile.yaml").write_text("名称：坏\n", encoding="utf-8")
    form = tmp_path / "表单.yaml"
    form.write_text((EXAMPLES / "market-city-2023.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert run("build", form, "--profile", "公安", cwd=tmp_path).returncode == 0
    assert run("build", form, "--profile", "坏", cwd=tmp_path).returncode == 2


def test_a_form_is_not_overwritten_by_the_schema(tmp_path):
    (tmp_path / "表单.yaml").write_text("年度: 2024\n", encoding="utf-8")
    assert run("schema", "-o", "表单.yaml", "--force", cwd=tmp_path).returncode == 2
    assert (tmp_path / "表单.yaml").read_text(encoding="utf-8") == "年度: 2024\n"


def test_check_for_publication_is_stricter(tmp_path):
    text = "\n".join(model_report().values()).replace("退回补充调查14件", "侦破“5·17”假药专案")
    (tmp_path / "稿.txt").write_text(text, encoding="utf-8")
    assert "提示（1）" in run("check", "稿.txt", "--select", "O302", cwd=tmp_path).stdout
    published = run("check", "稿.txt", "--select", "O302", "--for", "公开", "--fail-on", "warning", cwd=tmp_path)
    assert published.returncode == 1
    assert "警告（1）" in published.stdout


def test_a_faulty_list_of_own_words_is_told_with_its_line(tmp_path):
    (tmp_path / "稿.txt").write_text("全年办理案件12件。\n", encoding="utf-8")
    (tmp_path / "用语.yaml").write_text("词表:\n  - 正确: 甲乙\n", encoding="utf-8")
    done = run("check", "稿.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "用语.yaml:2" in done.stderr


def test_build_on_an_offices_own_base_lists_its_deviations_once(tmp_path):
    paper = docx.Document()
    paper.save(str(tmp_path / "本单位.docx"))
    for name in ("一.yaml", "二.yaml"):
        (tmp_path / name).write_text("年度: 2024\n单位: 甲县公安局\n", encoding="utf-8")
    done = run("build", "一.yaml", "二.yaml", "--base", "本单位.docx", "-o", "稿", cwd=tmp_path)
    assert done.returncode == 0
    told = [line for line in done.stderr.splitlines() if "底稿与标准不同" in line]
    assert len(told) == len(set(told)) > 5
    assert "本单位.docx 底稿与标准不同：纸张是215.9毫米×279.4毫米，应为A4（210毫米×297毫米）。（L101，" in told[0]
    assert {path.name for path in (tmp_path / "稿").iterdir()} == {"一.docx", "二.docx"}
    for arguments in (("--to", "html"), ("-o", "稿.txt")):
        refused = run("build", "一.yaml", "--base", "本单位.docx", *arguments, cwd=tmp_path)
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
        assert "--base 只用于" in refused.stderr
    assert not list(tmp_path.glob("*.html")) + list(tmp_path.glob("*.txt"))


@pytest.mark.parametrize("arguments", [(), ("stats",)])
def test_a_group_alone_shows_its_commands(arguments: tuple[str, ...], tmp_path):
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run(*arguments, "--help", cwd=tmp_path).stdout


def test_a_form_is_not_imported_once_more(tmp_path) -> None:
    (tmp_path / "表单.yaml").write_text("年度: 2024\n单位: 青岚县公安局\n", encoding="utf-8")
    done = run("import", "表单.yaml", "-o", "又.yaml", cwd=tmp_path)
    assert done.returncode == 2 and "已经是表单" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "又.yaml").exists()


def test_words_in_quotation_marks_are_not_quoted_twice() -> None:
    from authoring.cli.fix import _quoted

    assert [_quoted(words) for words in ("“8.23”", "专项")] == ["“8.23”", "“专项”"]
