"""The documents of a text, with what stands above and below the body of each."""

from loaders.gongwen.division import Stretch, divide
from loaders.gongwen.recipients import with_recipients_apart
from loaders.gongwen.text import OfficialText, official_text
from loaders.layout import Block, clean
from ontology.lexicon import load_lexicon

NOTICE = (
    "某省工业和信息化厅 某省财政厅关于印发《某省平台培育行动计划（2024—2026年）》的通知",
    "某工信发〔2024〕12 号",
    "各市（州）工业和信息化局、财政局，有关企业：",
    "现将《某省平台培育行动计划（2024—2026年）》印发给你们，请认真组织实施。",
)
SIGNED = ("某省工业和信息化厅", "某省财政厅", "2024年5月8日")
PLAN = ("为加快平台培育，制定本计划。", "一、总体目标", "到2026年建成平台50个。", "二、重点任务")


class Divided:
    """A text of these lines and its documents."""

    def __init__(self, *lines: str) -> None:
        self.text: OfficialText = official_text(Block(clean(line)) for line in lines)
        self.found: list[Stretch] = divide(self.text, load_lexicon())

    def titles(self) -> list[tuple[str, str | None]]:
        """Role and title of each."""
        return [(s.role, self._said(s)) for s in self.found]

    def _said(self, stretch: Stretch) -> str | None:
        title = stretch.header.title or stretch.announced_title
        return self.text.of(title) if title else None

    def names(self, index: int) -> list[str]:
        """Lines of signatories."""
        signature = self.found[index].signature
        return [self.text.of(name) for name in signature.names] if signature else []


def test_notice_and_annexed_plan() -> None:
    divided = Divided(*NOTICE, *SIGNED, "某省平台培育行动计划（2024-2026年）", *PLAN)
    assert [role for role, _ in divided.titles()] == ["main", "annex"]
    main, annex = divided.found
    assert str(main.header.number) == "某工信发〔2024〕12号"
    assert divided.names(0) == ["某省工业和信息化厅", "某省财政厅"]
    assert main.signature is not None
    assert main.signature.date is not None
    assert divided.text.of(main.signature.date) == "2024年5月8日"
    assert [divided.text.of(r) for r in main.header.recipients] == [
        "各市（州）工业和信息化局、财政局",
        "有关企业",
    ]
    assert divided.titles()[1][1] == "某省平台培育行动计划（2024-2026年）"
    assert list(annex.body) == [8, 9, 10, 11]


def test_an_annex_whose_title_is_lost_has_the_announced_one() -> None:
    divided = Divided(*NOTICE, *SIGNED, *PLAN)
    assert divided.titles()[1] == ("annex", "某省平台培育行动计划（2024-2026年）")


def test_labelled_annexes_and_the_list_of_them() -> None:
    divided = Divided(
        "某部办公厅关于组织申报试点的通知",
        "某厅函〔2023〕7号",
        "各省工业和信息化主管部门：",
        "请按要求组织申报。",
        "附件：1.试点申报书",
        "2.试点汇总表",
        "某部办公厅",
        "2023年3月1日",
        "附件1",
        "试点申报书",
        "一、申报条件",
        "附件2",
        "试点汇总表",
        "一、填表说明",
    )
    assert divided.titles()[1:] == [("annex", "试点申报书"), ("annex", "试点汇总表")]
    signature = divided.found[0].signature
    assert signature is not None
    assert [divided.text.of(t) for t in signature.annex_titles] == ["试点申报书", "试点汇总表"]
    assert list(divided.found[0].body) == [3]


def test_plans_one_after_another_without_labels() -> None:
    plan = (
        "为优化服务，制定本方案。",
        "一、总体要求",
        "坚持问题导向。",
        "二、主要措施",
        "加强监管。",
    )
    divided = Divided(
        "某市人民政府办公室关于印发两个专项方案的通知",
        "各县、区人民政府：",
        "《某市规范收费专项方案》《某市便民服务专项方案》已经市政府同意，现印发给你们。",
        "某市人民政府办公室",
        "2019年6月6日",
        "某市规范收费专项方案",
        *plan,
        "某市便民服务专项方案",
        *plan,
    )
    assert divided.titles()[1:] == [
        ("annex", "某市规范收费专项方案"),
        ("annex", "某市便民服务专项方案"),
    ]


def test_numbering_that_restarts_below_a_title_opens_a_text_that_was_not_announced() -> None:
    divided = Divided(
        "某县人民政府办公室关于做好有关工作的通知",
        "各乡镇人民政府：",
        "请结合实际，认真贯彻执行。",
        "某县人民政府办公室",
        "2020年2月3日",
        "某县促进开工若干措施",
        "一、加强服务",
        "二、减轻负担",
        "某县稳定就业工作方案",
        "一、目标任务",
        "二、工作安排",
    )
    assert divided.titles()[1:] == [
        ("annex", "某县促进开工若干措施"),
        ("annex", "某县稳定就业工作方案"),
    ]


def test_a_forwarded_report_has_a_signature_of_its_own() -> None:
    divided = Divided(
        "国务院办公厅转发某局关于加强监测工作意见的通知",
        "国办发〔1996〕99号",
        "各省、自治区、直辖市人民政府：",
        "某局《关于加强监测工作的意见》已经国务院同意，现转发给你们，请贯彻执行。",
        "国务院办公厅",
        "一九九六年二月五日",
        "（本文有删减）",
        "关于加强监测工作的意见",
        "国务院：",
        "现将有关意见报告如下。",
        "国家某局",
        "一九九六年一月二十五日",
    )
    assert divided.titles()[1] == ("forwarded", "关于加强监测工作的意见")
    assert divided.names(1) == ["国家某局"]
    assert [divided.text.of(r) for r in divided.found[1].header.recipients] == ["国务院"]


def test_an_order_and_the_regulation_that_it_issues() -> None:
    divided = Divided(
        "中华人民共和国国务院令",
        "第799号",
        "《数据中介条例》已经国务院常务会议通过，现予公布，自2025年3月1日起施行。",
        "总理 某某某",
        "2024年12月6日",
        "数据中介条例",
        "（2024年11月15日国务院第40次常务会议通过）",
        "第一章 总则",
        "第一条 为了规范数据中介行为，制定本条例。",
    )
    order, regulation = divided.found
    assert divided.titles() == [
        ("main", "中华人民共和国国务院令第799号"),
        ("annex", "数据中介条例"),
    ]
    assert regulation.header.passed is not None
    assert divided.text.of(regulation.header.passed) == "2024年11月15日"
    assert order.header.number_place is not None


def test_a_text_of_its_own_is_one_document() -> None:
    divided = Divided(
        "某省数字经济促进条例", "第一章 总则", "第一条 制定本条例。", "第二条 适用本条例。"
    )
    assert divided.titles() == [("main", "某省数字经济促进条例")]
    assert divided.found[0].signature is None


def test_a_text_without_header_begins_with_its_body() -> None:
    divided = Divided("为加快发展，提出以下意见。", "一、总体要求", "坚持创新。")
    assert divided.titles() == [("main", None)]
    assert list(divided.found[0].body) == [0, 1, 2]


def test_a_title_over_several_lines_and_one_repeated() -> None:
    divided = Divided(
        "国务院关于加快推进",
        "某某转型升级的指导意见",
        "国发〔2018〕99号",
        "国务院关于加快推进某某转型升级的指导意见",
        "各省、自治区、直辖市人民政府：",
        "现提出以下意见。",
    )
    assert divided.titles() == [("main", "国务院关于加快推进某某转型升级的指导意见")]
    assert list(divided.found[0].body) == [5]


def test_notes_and_imprint_are_no_annex() -> None:
    divided = Divided(
        "某部关于开展检查的通知",
        "各单位：",
        "请认真开展检查。",
        "某部",
        "2022年1月4日",
        "（此件公开发布）",
        "抄送：各有关部门。",
        "某部办公厅 2022年1月5日印发",
    )
    assert [role for role, _ in divided.titles()] == ["main"]


def test_a_body_that_is_glued_to_the_recipients_is_apart() -> None:
    text = official_text(
        [Block("某厅关于开展检查的通知"), Block("各市人民政府，有关单位：现将有关事项通知如下。")]
    )
    header = divide(with_recipients_apart(text), load_lexicon())[0].header
    assert [text.of(r) for r in header.recipients] == ["各市人民政府", "有关单位"]


def test_two_recipients_parted_by_a_comma_of_lists() -> None:
    divided = Divided(
        "国务院关于某某规划的批复", "某省人民政府、国家发展改革委：", "你们的请示收悉。"
    )
    main = divided.found[0]
    assert [divided.text.of(r) for r in main.header.recipients] == [
        "某省人民政府",
        "国家发展改革委",
    ]
