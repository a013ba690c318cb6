"""What a Markdown file says of itself between two lines of dashes at its head (YAML)."""

import re

import yaml

from loaders.layout import MetadataName, clean

_FRONT_MATTER = re.compile(
    r"\ufeff?\s{0,20}---[ \t]*\n((?:[^\n]{0,2000}\n){0,80}?)(?:---|\.\.\.)[ \t]*(?:\n|$)"
)
_NAMES: dict[str, MetadataName] = {
    **dict.fromkeys(("title", "标题", "名称"), "title"),
    **dict.fromkeys(
        ("number", "document_number", "doc_number", "文号", "发文字号", "文件编号"), "number"
    ),
    **dict.fromkeys(
        ("issuer", "issuers", "发文机关", "发布机构", "发布机关", "发文单位"), "issuer"
    ),
    **dict.fromkeys(("date_document", "成文日期", "发文日期"), "date_document"),
    # `date` is the day of publication to the makers of sites that read such heads
    **dict.fromkeys(
        ("date", "date_published", "published", "pubdate", "发布日期"), "date_published"
    ),
    **dict.fromkeys(
        ("date_in_force", "effective", "施行日期", "生效日期", "实施日期"), "date_in_force"
    ),
    **dict.fromkeys(("valid_until", "expires", "失效日期", "有效期至"), "valid_until"),
    **dict.fromkeys(("index_number", "索引号"), "index_number"),
    **dict.fromkeys(("topic", "category", "主题分类", "分类"), "topic"),
    **dict.fromkeys(("source", "url", "来源", "文章来源"), "source"),
}


def front_matter(text: str) -> tuple[dict[MetadataName, str], str]:
    r"""The fields of a head that are metadata, and the text after it with as many line breaks.

    Text whose head is no YAML mapping is given back whole.

    >>> front_matter("---\ntitle: 通知\n---\n正文")
    ({'title': '通知'}, '\n\n\n正文')
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    try:
        fields = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if not isinstance(fields, dict):
        return {}, text
    metadata: dict[MetadataName, str] = {}
    for key, value in fields.items():
        name = _NAMES.get(str(key).strip().lower())
        printed = "、".join(map(str, value)) if isinstance(value, list) else str(value or "")
        if name and clean(printed):
            metadata.setdefault(name, clean(printed))
    return metadata, "\n" * found[0].count("\n") + text[found.end() :]
