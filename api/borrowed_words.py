"""Names of properties and classes of other vocabularies, which say them in English at most."""

from typing import Final

from rdflib import RDF, RDFS
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, SKOS

from ontology.terms import ELI, OA, QUDT, SCHEMA

_TABLE: Final = {
    # term: (en, zh, ja)
    RDF.subject: ("about", "主语", "主語"),
    RDF.predicate: ("property", "谓语", "述語"),
    RDF.object: ("value", "宾语", "目的語"),
    RDFS.isDefinedBy: ("defined by", "定义于", "定義元"),
    RDFS.subClassOf: ("kind of", "上位类", "上位クラス"),
    RDFS.subPropertyOf: ("narrows", "上位属性", "上位プロパティ"),
    OWL.Class: ("class", "类", "クラス"),
    OWL.ObjectProperty: ("property", "属性", "プロパティ"),
    SKOS.Concept: ("concept", "概念", "概念"),
    SKOS.ConceptScheme: ("scheme", "概念表", "概念体系"),
    SKOS.altLabel: ("also called", "别名", "別名"),
    SKOS.hiddenLabel: ("other spellings", "其他写法", "別表記"),
    SKOS.broader: ("broader", "上位概念", "上位概念"),
    SKOS.narrower: ("narrower", "下位概念", "下位概念"),
    SKOS.related: ("related", "相关", "関連"),
    SKOS.inScheme: ("listed in", "所属概念表", "所属体系"),
    SKOS.definition: ("definition", "定义", "定義"),
    SKOS.notation: ("code", "代码", "コード"),
    SKOS.note: ("note", "备注", "注記"),
    SKOS.editorialNote: ("editor's note", "编者注", "編集注"),
    SKOS.historyNote: ("history", "沿革", "沿革"),
    SKOS.scopeNote: ("scope", "范围", "適用範囲"),
    DCTERMS.title: ("title", "标题", "題名"),
    DCTERMS.date: ("date", "日期", "日付"),
    DCTERMS.publisher: ("publisher", "发布者", "発行者"),
    DCTERMS.creator: ("author", "作者", "著者"),
    DCTERMS.language: ("language", "语言", "言語"),
    DCTERMS.temporal: ("period", "期间", "期間"),
    ORG.FormalOrganization: ("organization", "机构", "組織"),
    ORG.OrganizationalUnit: ("unit", "内设机构", "内部組織"),
    ORG.unitOf: ("unit of", "隶属", "所属"),
    ORG.subOrganizationOf: ("under", "上级机构", "上位組織"),
    PROV.agent: ("body", "机构", "機関"),
    PROV.hadPrimarySource: ("read from", "依据页面", "参照ページ"),
    OA.hasSource: ("in", "来源", "情報源"),
    OA.hasSelector: ("place", "位置", "箇所"),
    OA.exact: ("words", "原文", "原文"),
    QUDT.numericValue: ("value", "数值", "値"),
    QUDT.lowerBound: ("at least", "下限", "下限"),
    QUDT.upperBound: ("at most", "上限", "上限"),
    QUDT.hasUnit: ("unit", "单位", "単位"),
    SCHEMA.url: ("address", "网址", "URL"),
    SCHEMA.foundingDate: ("founded", "成立", "設立"),
    ELI.LegalResource: ("legal text", "法律资源", "法令文書"),
    ELI.LegalResourceSubdivision: ("part of a text", "文本部分", "文書の部分"),
    ELI.has_part: ("has part", "包含", "部分"),
    ELI.is_part_of: ("part of", "所属", "上位"),
    ELI.has_annex: ("has annex", "附件", "附属文書"),
    ELI.is_annex_of: ("annexed to", "所附公文", "添付元"),
    ELI.number: ("number", "编号", "番号"),
    ELI.passed_by: ("issued by", "发文机关", "発出機関"),
    ELI.type_document: ("type", "文种", "種別"),
    ELI.is_member_of: ("in series", "所属系列", "系列"),
    ELI.date_document: ("signed", "成文日期", "成文日"),
    ELI.date_publication: ("published", "发布日期", "発表日"),
    ELI.cites: ("cites", "引用", "引用"),
    ELI.based_on: ("based on", "依据", "根拠"),
    ELI.applies: ("applies", "适用", "適用"),
    ELI.amends: ("amends", "修改", "改正"),
    ELI.repeals: ("repeals", "废止", "廃止"),
    ELI.corrects: ("corrects", "更正", "訂正"),
    ELI.ensures_implementation_of: ("implements", "贯彻落实", "実施"),
    ELI.related_to: ("related to", "相关文件", "関連文書"),
    ELI.refers_to: ("refers to", "提及", "言及"),
    ELI.is_realized_by: ("text", "文本", "本文"),
}  # fmt: skip

BORROWED: Final = {
    str(term): dict(zip(("en", "zh", "ja"), names, strict=True)) for term, names in _TABLE.items()
}
"""Names by IRI and language."""
