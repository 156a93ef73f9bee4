"""The state of a part in small drafts, each for one turn of phrase that once misled us."""

from __future__ import annotations

import re

import pytest

from authoring.readers import read_html, read_text
from authoring.recognition import recognise

HEAD = "苇塘县林业局关于2024年度法治政府建设情况的报告\n2024年，我局依法履职。现将有关情况报告如下：\n"
DONE = "一、2024年主要举措和成效\n（一）规范执法。全年检查企业120家次，立案9件。\n"


def states(text, read=read_text):
    return {key: part.state for key, part in recognise(read(text)).parts.items()}


def test_a_paragraph_led_in_by_its_plan_looks_ahead():
    plan = "下步打算：一是争取编制，2025年新增持证人员2名；二是开展进企业宣讲60场，签订承诺书；"
    plan += "三是建立检查、整改、回访台账，每季度抽查一次；四是把林业法律纳入干部培训课程。"
    assert states(HEAD + DONE + plan)["plan"] == "inside"


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        (
            "成立法治工作领导小组，局长任组长，分管领导任副组长，科室负责人为成员，定期研究法治工作，形成主要领导亲自抓、全员参与的局面。",
            "mentioned",
        ),
        (
            "成立森林防火工作领导小组，局长任组长，分管领导任副组长，科室负责人为成员，形成全员参与的局面。",
            "missing",
        ),
        (
            "党组调整法治建设领导小组，党组书记、局长任组长。年初召开全系统法治工作会议，印发要点，组织学法8次，开展调研3次。",
            "mentioned",
        ),
        (
            "党组书记、局长任法治建设领导小组组长，主持召开会议4次，听取执法汇报3次，带头学法，出庭应诉1次。",
            "inside",
        ),
        ("局长参加县里组织的述法会议，作了书面述法。", "mentioned"),
        ("局主要负责同志高度重视法治工作，定期研究部署。", "mentioned"),
        ("局主要负责同志高度重视防火工作，定期研究部署。", "missing"),
        (
            "落实第一责任人职责，主要负责同志对法治工作的重要任务亲自部署、亲自过问、亲自协调、亲自督办，一抓到底。",
            "mentioned",
        ),
        (
            "局主要负责人主持制定法治任务台账，逐月听取执法监督、复议纠错、普法等任务的进展，带头出庭应诉1次、旁听庭审2次，约谈滞后单位4家，组织8个站所主要负责人述法。",
            "inside",
        ),
        ("督促12个站所主要负责人主持研究法治议题，带头学法，述法8人，亲自督办案件3起，逐一落实到人。", "missing"),
    ],
)
def test_duties_are_what_the_head_did_not_set_formulas(sentence, state):
    assert states(HEAD + DONE + "（二）强化领导。" + sentence)["duties"] == state


def test_a_deputy_is_not_the_head():
    deputy = "（二）强化统筹。副局长3次主持会议研究执法难题，听取站所汇报，亲自督办案件2起，带头学法，召开现场会4次。"
    assert states(HEAD + DONE + deputy)["duties"] == "missing"


def test_a_heading_on_the_duties_is_not_where_the_report_begins():
    html = "".join(
        f"<p>{line}</p>" if len(line) > 24 else f"<p><b>{line}</b></p>"
        for line in (
            "苇塘县林业局2024年法治政府建设工作报告",
            "2024年，我局依法治林，现将工作情况报告如下。",
            "工作亮点与成效",
            "办理林业案件68起，移送公安12起；核发采伐证1190份；调处纠纷33起，开展普法活动15场次，巡林2.3万次，查出隐患417处。",
            "主要领导推进法治建设履职情况",
            "局长年初主持会议部署任务，全年听取执法情况汇报6次，现场督办毁林案件3起。",
            "不足之处",
            "执法队伍专业化程度不高，原因是人才引进难。",
        )
    )
    assert states(html, read_html)["measures"] == "own"


def test_a_letter_scanned_for_a_nought_is_still_a_year():
    assert recognise(read_text(HEAD.replace("2024", "2O24") + DONE)).year == 2024


@pytest.mark.parametrize(
    ("below", "state"),
    [
        (
            "仍有不少欠缺。行刑衔接还不紧密，计量设施滞后，监管方式单一，巡查能力不强。主要原因是培训不够、投入不足。",
            "own",
        ),
        ("对照反馈的8个问题制定措施23条，已全部整改完成，文书不规范、归档不及时等问题得到解决。", "missing"),
        (
            "（一）工作台账。建账12本。\n（二）存在的不足。行刑衔接还不紧密，计量设施滞后，监管方式单一，巡查能力不强。",
            "inside",
        ),
    ],
)
def test_a_heading_that_hints_at_problems_is_taken_at_its_text(below, state):
    assert states(HEAD + "一、强化监督检查\n检查40次。\n二、坚持问题导向，补短补弱更严\n" + below)["problems"] == state


def test_a_last_heading_that_hints_at_problems_may_be_of_problems_and_plan():
    problems = "当前工作还存在一些问题：执法力量不足，培训不够，装备滞后。\n"
    heading = "二、坚持问题导向，在补短强弱中行稳致远\n"
    plan = "2025年，我们将抓好三项工作：一是补充执法人员4名，培训6期；二是更新执法记录仪30台；"
    plan += "三是改造站所5处，年底前启用，并逐一验收、公开结果。"
    assert states(HEAD + DONE + heading + problems)["problems"] == "own"
    found = states(HEAD + DONE + heading + problems + plan)
    assert (found["problems"], found["plan"]) == ("merged", "merged")


def test_a_heading_on_the_responsibility_for_law_based_government_is_taken_at_its_text():
    head = "局长主持会议4次研究执法议题，听取汇报3次，出庭应诉1次，并向县委述法。"
    for text, state in ((head, "own"), ("印发任务清单，各科室签订责任书，开展考核2次。", "missing")):
        draft = f"{HEAD}一、落实法治政府建设责任\n{text}\n二、规范执法\n检查120家次，立案9件。\n"
        assert states(draft)["duties"] == state


def test_other_ways_to_name_the_duties_and_other_matters():
    told = states(HEAD + DONE + "二、“关键少数”履责情况\n局长主持会议4次，听取汇报3次，出庭应诉1次。\n")
    assert told["duties"] == "own"
    more = "此外，还有一项情况需要报告：按照上级部署，我县自9月起承担林业行政案件快速办理试点，"
    more += "已办理案件126件，评估报告另行上报。"
    plan = "二、2025年工作安排\n（一）补充执法人员4名。\n"
    assert states(HEAD + DONE + plan + more)["other"] == "inside"


def test_a_section_with_one_item_on_duties_is_not_the_duties():
    items = "（一）落实第一责任人职责。局长主持会议4次，带头学法，听取汇报，督办案件3起，年底述法。\n"
    items += "（二）健全制度。修订6项。"
    assert states(HEAD + "一、落实领导责任，健全制度\n" + items)["duties"] == "inside"


@pytest.mark.parametrize(
    ("heading", "state"), [("2025年度推进法治政府建设的主要举措", "own"), ("2025年度主要举措和成效", "mentioned")]
)
def test_measures_of_the_coming_year_are_the_plan_unless_they_look_back(heading, state):
    assert states(HEAD + DONE + f"二、{heading}\n（一）补充执法人员4名。\n")["plan"] == state


def test_a_weakness_owned_to_in_passing_is_a_mention():
    assert states(HEAD + DONE + "（二）加强普法。虽然有成效，但针对性还不够强。宣讲20场。")["problems"] == "mentioned"


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("习近平总书记作出重要指示，局党组第一时间听取汇报、研究部署，带头学法，召开会议9次，逐项督办。", "missing"),
        ("全县学校校长带头讲授法治第一课，主持制定防治预案，召开家长会890场，邀请律师讲课178次。", "missing"),
        ("对履职不力的单位发出督办函2份，约谈乡镇长1名，听取汇报，召开述法会议，逐份审核材料56份。", "missing"),
        (
            "局长先后6次主持会议研究执法计划、重大隐患处置等事项，带队检查林场15次，约谈重点企业负责人12名，出庭应诉1次。",
            "inside",
        ),
        (
            "书记、局长切实履行第一责任人职责，5次主持召开党组会研究林业法治工作，推动将重点任务纳入县委文件和发展规划。",
            "inside",
        ),
        ("督促38家企业主要负责人主持会议6次，带队检查林场，带头学法，听取安全汇报，落实第一责任。", "missing"),
        (
            "书记、局长逢会讲执法，主持质量分析会11次，对排名靠后的7个站所负责人逐一谈话，推动投入升级办案场所。",
            "inside",
        ),
    ],
)
def test_whose_acts_are_the_heads(sentence, state):
    assert states(HEAD + DONE + "（二）统筹推进。" + sentence)["duties"] == state


def test_what_the_head_is_to_do_next_year_is_no_performance():
    plan = (
        "二、2025年主要安排\n（一）压实第一责任人职责。局长每季度主持会议听取执法汇报，带头学法述法，督办重点案件。\n"
    )
    assert states(HEAD + DONE + plan)["duties"] == "mentioned"
    unheaded = (
        "二、2025年主要安排\n局长将每季度主持会议听取执法汇报，带头学法述法，履行第一责任人职责，督办重点案件6起。\n"
    )
    assert states(HEAD + DONE + unheaded)["duties"] == "mentioned"


STUDY = "一是抓牢理论武装。党组专题学法8次。"
DUTY = "局长主持召开会议4次，专题研究执法议题，组织站所主要负责人述法，按期向县委述法。"


@pytest.mark.parametrize(
    ("heading", "body", "state"),
    [
        ("强化政治引领，落实法治建设第一责任人制度", f"{STUDY}二是抓实主体责任。{DUTY}", "inside"),
        ("强化政治引领，落实法治建设第一责任人制度", f"局长扛牢责任。{STUDY}二是抓实主体责任。{DUTY}", "own"),
        ("强化政治引领，落实法治建设第一责任人制度", DUTY, "own"),
        ("压实主体责任，落实法治建设第一责任人制度", f"{STUDY}二是抓实主体责任。{DUTY}", "own"),
    ],
)
def test_a_heading_of_two_themes_gives_the_duties_what_is_theirs(heading, body, state):
    assert states(HEAD + f"一、{heading}\n{body}\n二、规范执法\n检查120家次，立案9件。\n")["duties"] == state


@pytest.mark.parametrize(("lead", "state"), [("2025年，", "own"), ("下一步，", "own"), ("2024年，", "missing")])
def test_a_last_heading_that_says_nothing_is_taken_at_how_its_text_begins(lead, state):
    text = (
        HEAD
        + DONE
        + f"二、谋长远，明方向\n{lead}引进专业人员2名，每月举办一期普法沙龙，建设法治公园1处，检查企业90家。\n"
    )
    assert states(text)["plan"] == state


def test_rectified_problems_of_last_year_are_none():
    text = "（二）抓好整改。针对2023年度存在的力量薄弱、培训不足、手段滞后等问题，逐项制定措施，均已整改完毕。"
    assert states(HEAD + DONE + text)["problems"] == "missing"


def test_a_weakness_conceded_before_the_success_is_a_mention():
    assert states(HEAD + DONE + "虽然执法能力还有待提升，但各项任务按期完成。")["problems"] == "mentioned"


def test_a_vow_without_a_date_is_a_mention_of_the_plan():
    assert states(HEAD + DONE + "新的征程上，全局上下将牢记使命，奋力谱写新篇章。")["plan"] == "mentioned"


def test_measures_of_one_long_sentence_are_measures():
    facts = "；".join(
        f"检查{what}企业120家次，整改隐患37处" for what in ("种苗", "木材", "花卉", "林下经济", "竹制品", "家具")
    )
    assert states(f"{HEAD}主要工作：{facts}。\n存在问题：执法人员少；装备不足。")["measures"] == "inside"


def test_the_year_is_that_of_the_sentence_that_announces_the_report():
    text = "近年来，我局法治公安建设成效明显，现将工作情况报告如下。\n全年检查企业120家次。\n2025年，我们将抓好普法。"
    assert recognise(read_text("2024年，我局依法履职。" + text)).year == 2024


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("2024年苇塘县法治政府建设情况报告", "苇塘县"),
        ("2024年度苇塘镇法治政府建设情况报告", "苇塘镇"),
        ("全县2024年法治政府建设情况报告", None),
    ],
)
def test_a_region_reports_too(title, issuer):
    assert recognise(read_text(f"{title}\n2024年，依法行政取得成效。现将有关情况报告如下：\n{DONE}")).issuer == issuer


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("苇塘县林业局2012年依法行政工作总结", "other"),
        ("《苇塘县2024年度法治政府建设情况报告》解读", "other"),
        ("苇塘县林业局主要负责人2024年度履行推进法治建设第一责任人职责情况报告", "other"),
        ("苇塘县林业局2024年度法治政府建设情况及履行第一责任人职责情况的报告", "annual-report"),
        ("苇塘县林业局2024年度法治政府建设工作总结", "annual-report"),
        ("苇塘县2024年上半年法治政府建设工作情况报告", "other"),
        ("苇塘镇2024年第三季度法治政府建设工作报告", "other"),
        ("苇塘县《法治政府建设实施纲要（2021—2025年）》实施情况中期评估报告", "other"),
        ("苇塘县2024年度落实法治政府建设实施纲要情况报告", "annual-report"),
    ],
)
def test_the_title_tells_the_kind(title, kind):
    assert recognise(read_text(f"{title}\n2024年，我局依法履职。现将有关情况报告如下：\n{DONE}")).kind == kind


@pytest.mark.parametrize(("subject", "kind"), [("法治公安建设", "annual-report"), ("公安工作", "other")])
def test_without_a_title_a_well_built_paper_needs_its_subject_in_a_heading(subject, kind):
    text = f"现将有关工作情况报告如下：\n一、2024年{subject}主要做法和成效\n检查120家次，推进依法行政。\n"
    assert recognise(read_text(text + "二、存在的不足\n力量不足。\n三、2025年工作打算\n补充人员。\n")).kind == kind


@pytest.mark.parametrize(
    ("item", "state"),
    [
        ("履行第一责任人职责。局党组多次召开会议研究法治工作，制定工作要点，明确任务分工，压实责任。", "inside"),
        ("践行法治建设职责。抓牢第一责任，党组对法治工作亲自谋划，定期召开党组会研究法治事项。", "inside"),
        ("压实领导责任。落实主要负责人第一责任人职责，形成主要领导负总责的工作格局。", "mentioned"),
        ("压实领导责任。党组定期召开会议，研究法治事项。", "missing"),
    ],
)
def test_a_sub_heading_on_duties_needs_a_deed_and_one_that_hints_needs_the_name(item, state):
    assert states(HEAD + DONE + f"（二）{item}\n（三）加强普法。宣讲40场。\n")["duties"] == state


def test_a_sub_heading_on_problems_is_taken_at_its_word():
    own = "（二）存在的问题。部门协调机制没有建立，案件积压，群众意见大。\n"
    assert states(HEAD + DONE + own + "二、2025年安排\n（一）建立机制。\n")["problems"] == "inside"


@pytest.mark.parametrize(
    ("text", "part", "state"),
    [
        ("下一步，重点抓好：一是补充人员4名；二是培训6期；三是建成监督平台。", "plan", "inside"),
        ("今后，我局将继续学习贯彻习近平法治思想，不断提升水平。", "plan", "mentioned"),
        ("制定实施方案（2021—2025年），明确到2025年持证率95%的目标，已完成任务12项。", "plan", "missing"),
        (
            "对照标准，执法装备、人员能力等方面仍有较大差距，执法案卷质量不高，普法实效不强，培训针对性不够，信息化水平不高，需要在今后的工作中下大力气加以改进。",
            "problems",
            "inside",
        ),
        (
            "尽管取得了积极进展，但也清醒认识到，仍有一些问题亟待解决：部分领导干部法治思维不强，基层执法队伍专业化程度不高，群众对法治建设的知晓率偏低。",
            "problems",
            "inside",
        ),
        (
            "回顾一年，也要看到，审计法治工作面临不少挑战：跨领域法律人才紧缺，难以满足专业审计需求；审计整改约束机制不够刚性；与纪检等监督贯通不够顺畅。",
            "problems",
            "inside",
        ),
        (
            "在肯定成绩的同时，也清醒认识到存在的不足：一是执法力量薄弱，持证人员仅6名；二是普法形式单一，针对性不强。",
            "problems",
            "inside",
        ),
        (
            "同时，我们也看到，基层林业执法力量不足、装备老旧，个别案件办理程序不规范，群众对林业法律知晓率不高，这些都要在今后工作中改进。",
            "problems",
            "inside",
        ),
        (
            "明年，将重点推进三件事：完成条例立法调研，建成林业执法指挥平台，开展古树名木保护执法检查。",
            "plan",
            "inside",
        ),
        ("成绩面前，我们也看到，与上级要求还有一定差距。", "problems", "mentioned"),
        (
            "坚持问题导向，针对制度不健全、培训不到位、监督乏力等问题，制定措施32条，全部整改到位。",
            "problems",
            "missing",
        ),
    ],
)
def test_running_text_is_weighed(text, part, state):
    assert states(HEAD + DONE + text)[part] == state


def test_the_official_heading_is_one_with_a_full_stop_too():
    heading = "二、2024年度党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况。"
    assert states(HEAD + DONE + f"{heading}\n局长主持会议4次，听取汇报3次，出庭应诉1次。\n")["duties"] == "own"


def test_text_that_runs_in_after_a_main_heading_is_the_sections():
    text = "二、谋长远，明方向。2025年，引进专业人员2名，每月举办一期普法沙龙。\n（一）建设法治公园1处。\n"
    assert states(HEAD + DONE + text)["plan"] == "own"
    done = "二、强化普法宣传。宣讲40场，发放资料1.2万份。\n2025年，将补充人员4名；举办培训6期；建成监督平台。\n"
    assert states(HEAD + DONE + done)["plan"] == "inside"


def test_where_nothing_is_numbered_bare_lines_above_text_are_main_headings():
    text = "坚持严格规范执法\n检查企业120家次，立案9件。\n坚持普法惠民\n宣讲40场。\n"
    text += "存在的不足和原因\n力量不足，原因是编制少。\n"
    found = states(HEAD + text)
    assert (found["measures"], found["problems"]) == ("own", "own")
    lead = text.replace("坚持普法惠民\n", "").replace("坚持严格规范执法\n", "重点做好以下工作：\n")
    assert states(HEAD + lead)["measures"] == "mentioned"


WORK = (
    "一、主要做法\n全年检查企业120家次，评查案卷30宗；审查规范性文件2件，法律顾问列席会议6次；办理许可90件；应诉1件；宣讲普法40场。\n"
    "二、存在问题\n力量不足，原因是编制少。\n三、下步打算\n补充人员4名。\n"
)


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("2024年，我局深入推进依法行政。现将有关情况报告如下：", "annual-report"),
        ("2024年，我局扎实工作。现将法治政府建设情况报告如下：", "annual-report"),
        ("2024年，我局深入推进依法行政。局长带头，本人完成学法56学时。现将有关情况报告如下：", "annual-report"),
        ("现将本人推进依法行政的有关情况报告如下：", "other"),
        ("2024年，我局推进法治政府建设。现将督察反馈问题整改落实情况报告如下：", "other"),
        ("现就《2024年度法治政府建设情况报告》的主要内容解读如下：", "other"),
    ],
)
def test_a_text_without_title_is_known_by_what_it_announces_and_tells_of(opening, kind):
    assert recognise(read_text(f"{opening}\n{WORK}")).kind == kind


ACCOUNT = (
    "2024年，我局紧扣依法行政要求，各项工作有序推进。\n一、规范执法\n检查企业120家次，立案29件，评查案卷30宗，罚款12万元，"
    "清理证明18项，落实执法“三项制度”。\n二、依法决策\n法律顾问列席会议6次，审查合同48份、规范性文件2件，建设法治机关。\n"
    "三、优化服务\n办理许可90件，网上办理率98%，公开信息350条，化解纠纷21件，宣讲普法40场，应诉1件。\n"
)


def test_a_page_without_title_or_announcement_is_known_by_how_much_it_tells():
    plan = "下一步，我局将抓好以下工作：一是补充执法人员，举办培训班；二是建成监督平台，改造执法站所；"
    text = f"{ACCOUNT}{plan}三是把法律知识纳入干部培训课程，逐季考试。\n"
    assert recognise(read_text(text)).kind == "annual-report"
    assert recognise(read_text(re.sub(r"\d+(?!\d*年)", "若干", text))).kind == "other"
    assert recognise(read_text(text.replace("依法行政", "上级").replace("法治机关", "机关"))).kind == "other"


def test_a_heading_on_law_based_government_makes_a_page_without_title_a_report():
    text = "2024年，我局扎实推进各项工作。\n一、2024年度{}情况\n办案3件。\n二、存在不足\n力量不足。\n"
    told = [recognise(read_text(text.format(subject))).kind for subject in ("法治政府建设", "森林防火")]
    assert told == ["annual-report", "other"]


def test_a_text_on_little_that_names_the_subject_once_is_no_report():
    text = (
        "2024年，我局党建促进依法行政。现将工作情况报告如下：\n一、主要做法\n上党课12次。\n二、存在不足\n形式单一。\n"
    )
    assert recognise(read_text(text)).kind == "other"


def test_how_the_opening_begins_tells_the_year_before_a_heading_does():
    text = "2024年，我局推进依法行政。现将有关情况报告如下：\n一、2023年主要举措和成效\n检查120家。\n"
    assert recognise(read_text(text)).year == 2024
