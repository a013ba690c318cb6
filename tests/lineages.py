"""A small lineage made by hand, and views of it."""

import networkx as nx

from graph.lineage import Lineage

BASE = "https://w3id.org/iiot-policy/eli/cn/"
OWN = "https://w3id.org/iiot-policy/ns#"
ELI = "http://data.europa.eu/eli/ontology#"
HOSTILE = "The \"quoted\" \\ back\\slash\nnew line & <b>\x00\x0b]]> 'it's', 规划；\\"

GUIDANCE = BASE + "gov/2017/guofa-50"
PLAN_NOTICE = BASE + "miit/2018/gxb-xinguan-han-188"
PLAN = PLAN_NOTICE + "/annex/1"
WORK_PLAN = PLAN_NOTICE + "/annex/2"
NEXT_PLAN = BASE + "miit/2020/gxb-xinguan-197"
NOTICE = BASE + "miit/2020/gxt-xinguan-8"
PILOT = BASE + "miit/2020/pilot"
LAW = BASE + "npc/undated-law"
PROVINCE = BASE + "gd/2018/yuefu-23"
HOSTILE_DOCUMENT = BASE + "city/2021/x-1"

DOCUMENTS = (
    {
        "document": GUIDANCE,
        "number": "国发〔2017〕50号",
        "zh": "国务院关于深化“互联网+先进制造业”发展工业互联网的指导意见",
        "en": "Guiding Opinions of the State Council on Deepening “Internet + Advanced"
        " Manufacturing” and Developing the Industrial Internet",
        "ja": "「インターネット+先進製造業」の深化と工業インターネットの発展に関する指導意見",
        "date": "2017-11-19",
        "level": "central",
        "type": "意见",
    },
    {
        "document": PLAN_NOTICE,
        "number": "工信部信管函〔2018〕188号",
        "zh": "关于印发《工业互联网发展行动计划（2018-2020年）》的通知",
        "date": "2018-05-31",
        "level": "ministry",
        "type": "通知",
    },
    {
        "document": PLAN,
        "zh": "工业互联网发展行动计划（2018-2020年）",
        "ja": "工業インターネット発展行動計画（2018～2020年）",
        "date": "2018-05-31",
        "level": "ministry",
        "type": "行动计划",
    },
    {
        "document": WORK_PLAN,
        "zh": "工业互联网专项工作组2018年工作计划",
        "date": "2018-05-31",
        "level": "ministry",
    },
    {
        "document": NEXT_PLAN,
        "number": "工信部信管〔2020〕197号",
        "zh": "工业互联网创新发展行动计划（2021-2023年）",
        "date": "2020-12-22",
        "level": "ministry",
    },
    {
        "document": NOTICE,
        "number": "工信厅信管〔2020〕8号",
        "zh": "工业和信息化部办公厅关于推动工业互联网加快发展的通知",
        "en": "Notice on Promoting the Accelerated Development of the Industrial Internet",
        "ja": "工業インターネットの発展加速の推進に関する通知",
        "date": "2020-03-06",
        "level": "department",
        "type": "通知",
    },
    {"document": PILOT, "zh": "关于组织开展试点示范项目申报工作的通知", "date": "2020"},
    {"document": LAW, "zh": "中华人民共和国网络安全法", "level": "legislature"},
    {
        "document": PROVINCE,
        "number": "粤府〔2018〕23号",
        "zh": "广东省深化“互联网+先进制造业”发展工业互联网实施方案",
        "date": "2018-03",
        "level": "province",
    },
    {
        "document": HOSTILE_DOCUMENT,
        "number": HOSTILE,
        "zh": HOSTILE,
        "date": "2021-13",
        "level": "city",
    },
)


def _edge(
    citing: str, cited: str, relation: str, mark: str = "seen", cue: str = "", quote: str = ""
) -> dict[str, str]:
    return {
        "citing": citing,
        "cited": cited,
        "relation": relation,
        "cue": cue,
        "quote": quote,
        "citation": f"{citing}/citation/{cited.rpartition('/')[2]}-{len(cue)}",
        "part": f"{citing}/1",
        "verification": mark,
        "source": "https://w3id.org/iiot-policy/id/source/record",
    }


def _annex(notice: str, annex: str) -> dict[str, str]:
    return {"citing": notice, "cited": annex, "relation": ELI + "has_annex"}


EDGES = (
    _annex(PLAN_NOTICE, PLAN),
    _annex(PLAN_NOTICE, WORK_PLAN),
    _edge(PLAN, GUIDANCE, OWN + "implementsPolicy", cue="贯彻落实", quote="贯彻落实《指导意见》"),
    _edge(PLAN, GUIDANCE, OWN + "implementsPolicy", cue="落实", quote="落实《指导意见》要求"),
    _edge(WORK_PLAN, PLAN, OWN + "accordsWith", cue="按照"),
    _edge(PROVINCE, GUIDANCE, OWN + "implementsPolicy", cue="贯彻落实"),
    _edge(NOTICE, GUIDANCE, OWN + "buildsOn", mark="recalled"),
    _edge(NOTICE, PLAN, OWN + "buildsOn", mark="recalled"),
    _edge(NEXT_PLAN, PLAN, OWN + "succeedsPlan"),
    _edge(PILOT, NOTICE, OWN + "legalBasis", cue="根据", quote="根据《通知》"),
    _edge(NOTICE, LAW, ELI + "cites"),
    _edge(HOSTILE_DOCUMENT, NOTICE, ELI + "cites", quote=HOSTILE, cue=HOSTILE),
)

LINEAGE = Lineage(DOCUMENTS, EDGES)


def around_notice() -> "nx.MultiDiGraph[str]":
    """Everything within two steps of the notice, hostile titles among it."""
    return LINEAGE.around(NOTICE, 2)


def whole() -> "nx.MultiDiGraph[str]":
    """The whole lineage, without a focus."""
    return LINEAGE.graph
