"""Two reports of one invented bureau give what the hand-made key says; so do forms and drafts of other formats."""

from __future__ import annotations

from authoring import api
from tests.comparison.papers import LAST, THIS, both, key
from tests.patience import no_hang


def test_the_plan_is_followed_where_the_key_says() -> None:
    found = both().plan
    assert [each.item.title.rstrip("。") for each in found] == [entry["item"] for entry in key()["plan"]]
    for each, entry in zip(found, key()["plan"], strict=True):
        assert each.state == ("answered" if entry["followed"] else "open"), entry["item"]
        assert any(entry["where"] in answer.text for answer in each.answers) is entry["followed"], entry["item"]


def test_the_copied_passages_are_those_of_the_key() -> None:
    found = both().copies
    assert len(found) == len(key()["copied"])
    for copy, entry in zip(found, key()["copied"], strict=True):
        assert copy.text.startswith(entry["begins"])
        assert copy.text.endswith(entry["ends"])
        assert (copy.part, copy.renewed) == (entry["part"], entry["renewed"])


def test_the_problems_that_stayed_are_those_of_the_key() -> None:
    found = [(each.problem.title, each.last.title) for each in both().problems]
    assert len(found) == len(key()["problems_again"])
    for (now, before), entry in zip(found, key()["problems_again"], strict=True):
        assert entry["this"] in now
        assert entry["last"] in before


def test_the_bases_that_disagree_are_those_of_the_key() -> None:
    figures = both().figures
    told = [{"name": one.told.key[0], "told": one.told.text, "last": one.last.text} for one in figures.bases]
    assert told == key()["bases"]
    assert list(figures.moves) == key()["moves"]
    assert not figures.copied


def test_figures_stand_beside_each_other() -> None:
    rows = {row.key[0]: [row.last.text, row.this.text, row.change] for row in both().figures.rows}
    assert {name: rows.get(name) for name in key()["rows"]} == key()["rows"]


def test_the_check_says_the_same() -> None:
    codes = [finding.code for finding in api.check(THIS, previous=LAST).findings]
    assert codes.count("C902") == sum(not entry["followed"] for entry in key()["plan"])
    assert codes.count("C903") == len(key()["problems_again"])
    assert codes.count("F130") == len(key()["bases"])
    assert codes.count("C901") == 2, "passages under 40 characters are not reported"
    alone = {finding.code for finding in api.check(THIS).findings}
    assert not alone & {"C901", "C902", "C903", "F119", "F130", "F131"}


def test_forms_and_other_formats_compare_alike(tmp_path) -> None:
    form, draft = tmp_path / "上年.yaml", tmp_path / "本年.docx"
    api.import_draft(LAST, form)
    api.write(api.read(THIS), draft)
    plan = [each.state for each in api.compare(form, draft).plan]
    assert plan == [each.state for each in both().plan]


def test_long_reports_are_compared() -> None:
    from authoring.comparison import compare
    from tests.comparison.papers import paper, report

    numbered = "\n".join(f"第{n}项工作查处违法取水{n}处，修复堤防险段{n + 3}公里。" for n in range(3200))
    last, this = paper(report(2023, numbered)), paper(report(2024, numbered))
    with no_hang():
        assert compare(last, this)
