"""Every page of the site, by an address that shows it with real content."""

from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("zh", "ja", "en")
GUIDANCE: Final = "/eli/cn/sc/2017/guofa-50"
NOTICE: Final = "/eli/cn/miit/2020/gxt-xinguan-8"
PLAN: Final = "/eli/cn/miit/2020/gxb-xinguan-197/annex/1"
FORMER_PLAN: Final = "/eli/cn/miit/2018/gxb-xinguan-han-188/annex/1"
BASE: Final = "https://w3id.org/iiot-policy"


@dataclass(frozen=True, slots=True)
class Address:
    """A page; its name is that of its pictures."""

    name: str
    path: str
    status: int = 200


PAGES: Final = (
    Address("start", "/"),
    Address("documents", "/documents"),
    Address("documents-chosen", "/documents?technology=id-resolution"),
    Address("document-notice", NOTICE),
    Address("document", GUIDANCE),
    Address("measure", f"{NOTICE}/1/2"),
    Address("lineage", "/lineage"),
    Address("lineage-focus", "/lineage?select=国发〔2017〕50号"),
    Address("lineage-technology", "/lineage?technology=id-resolution"),
    Address("lineage-table", "/lineage?technology=id-resolution&show=table"),
    Address("targets", "/targets"),
    Address("targets-indicator", "/targets?indicator=cloud-enterprises"),
    Address("indicator", "/id/indicator/cloud-enterprises"),
    Address("technologies", "/technologies"),
    Address("technology", "/id/technology/id-resolution"),
    Address("bodies", "/bodies"),
    Address("body", "/id/body/miit"),
    Address("compare", "/compare"),
    Address("compare-plans", f"/compare?a={BASE}{FORMER_PLAN}&b={BASE}{PLAN}"),
    Address("search", "/search?q=标识解析"),
    Address("sparql", "/sparql"),
    Address("questions", "/queries"),
    Address("question", "/queries/targets-of-document?document=国发〔2017〕50号"),
    Address("dumps", "/dumps"),
    Address("about", "/about"),
    Address("ontology", "/ontology"),
    Address("shapes", "/shapes"),
    Address("docs", "/docs"),
    Address("problem", "/id/technology/no-such-thing", 404),
)
