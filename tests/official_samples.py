"""Official documents of our own writing, as files of every format that is read."""

from collections.abc import Callable
from pathlib import Path

from docx_files import docx, p
from ofd_files import ofd, paragraph
from typeset import Sheet

PLAN = (
    "某部关于印发《试验网络发展行动计划（2031—2033年）》的通知",
    "某部信〔2031〕15号",
    "各省、自治区、直辖市通信管理局，各有关单位：",
    "为贯彻落实《国务院关于深化“互联网+先进制造业”发展工业互联网的指导意见》（国发〔2017〕50号），"
    "现将《试验网络发展行动计划（2031—2033年）》印发给你们，请认真贯彻执行。",
    "工业和信息化部",
    "2031年3月6日",
    "附件：试验网络发展行动计划（2031—2033年）",
    "附件",
    "试验网络发展行动计划（2031—2033年）",
    "一、总体目标",
    "到2033年，建成标识解析二级节点20个以上，培育试验网络企业30家。",
    "二、重点任务",
    "（一）夯实网络基础。推广时间敏感网络，建设5G试验网络。（工业和信息化部负责）",
    "（二）强化安全保障。健全数据安全制度，发展人工智能。（国家互联网信息办公室负责）",
    "三、保障措施",
    "（一）加强组织领导。各地要完善工作机制。",
)
"""A notice with its plan: parts, targets, citations, mentions, actors."""

RULES = (
    "某市数据服务管理办法",
    "第一章 总则",
    "第一条 为了规范数据服务，根据《中华人民共和国数据安全法》，制定本办法。",
    "第二条 数据服务应当遵循下列原则：",
    "（一）合法正当；",
    "（二）安全可控。",
    "第二章 附则",
    "第三条 本办法自2031年5月1日起施行。",
)
"""Rules without number, issuer and date."""

LETTER = (
    "关于答复试验网络建议的函",
    "某某联盟秘书处：",
    "你处来函收悉。现函复如下：原则同意。",
    "某某产业联盟办公室",
    "2031年4月2日",
)
"""A letter of a body that the authority file has not."""


def as_text(lines: tuple[str, ...]) -> bytes:
    """Plain text, a line a paragraph."""
    return "\n".join(lines).encode()


def as_markdown(lines: tuple[str, ...]) -> bytes:
    """Markdown, the title as a heading."""
    return "\n\n".join((f"# {lines[0]}", *lines[1:])).encode()


def as_html(lines: tuple[str, ...]) -> bytes:
    """A page with the text in its middle, and a menu around it."""
    body = "".join(f"<p>{line}</p>" for line in lines[1:])
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{lines[0]}</title></head><body>'
        f'<div id="nav"><a href="/">首页</a></div><h1>{lines[0]}</h1>'
        f'<div id="UCAP-CONTENT">{body}</div></body></html>'
    ).encode()


def as_docx(lines: tuple[str, ...]) -> bytes:
    """A DOCX file, the title centred."""
    title = p(lines[0], '<w:jc w:val="center"/>')
    return docx(title + "".join(map(p, lines[1:])))


def as_pdf(lines: tuple[str, ...]) -> bytes:
    """A PDF file, set as GB/T 9704 says."""
    sheet = Sheet(invariant=1)
    for line in lines:
        sheet.paragraph(line, 0 if line.endswith("：") else 2)
    return sheet.content


def as_ofd(lines: tuple[str, ...]) -> bytes:
    """An OFD file of one page, or more."""
    pages: list[list[str]] = [[]]
    y = 40.0
    for line in lines:
        objects, y = paragraph(y, line, 0 if line.endswith("：") else 2)
        pages[-1] += objects
        if y > 220:
            pages, y = [*pages, []], 40.0
    return ofd([page for page in pages if page])


FORMATS: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
    ".ofd": as_ofd,
}


def write_samples(folder: Path, **samples: tuple[str, ...]) -> Path:
    """Write texts as plain text files, by their names without suffix."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in samples.items():
        (folder / f"{name}.txt").write_bytes(as_text(lines))
    return folder
