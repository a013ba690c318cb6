"""Files that a careless or hostile hand made out of the gold documents, each from a seed alone."""

import io
import random
import zipfile
from collections.abc import Callable
from functools import cache

from bench.extraction.sets import OWN, own

Mutation = Callable[[random.Random, bytes], bytes]

_FRAGMENTS = (
    *"《》（）“〈、，。号年%\t\n \u3000\x00\ufeff\u202e",
    *("一、", "（一）", "第一条", "第一章", "1.", "专栏1", "附件", "附件：", "到2027年", "亿元"),
    *("责任单位：", "牵头单位：", "〔2025〕", "以上", "分别", "（以下简称", "施行", "负责）"),
    *("<table>", "<td>", "<div>", "<p>", "]]>", "&#0;", "<!--"),
)
_MANY = (1, 3, 50, 2_000, 100_000, 1_000_000)
_BYTES = 4_000_000
_LARGEST = 1_300_000
"""Characters that a repetition makes at most: some four megabytes."""


def hostile_file(seed: int) -> tuple[str, bytes]:
    """Name and content of the file of a seed."""
    chance = random.Random(seed)
    if seed % 8 == 0:
        return _MADE[chance.randrange(len(_MADE))](chance)
    name, content = chance.choice(_originals())
    for _ in range(chance.randint(1, 3)):
        content = chance.choice(_MUTATIONS)(chance, content)
    if chance.random() < 0.1:
        name = name.rpartition(".")[0] + chance.choice((".html", ".txt", ".docx", ".pdf", ".ofd"))
    return name, content[:_BYTES]


@cache
def _originals() -> tuple[tuple[str, bytes], ...]:
    return tuple((annotated.name, annotated.content) for annotated in own(OWN))


def _flip(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 10, 200))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _truncate(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _splice(chance: random.Random, content: bytes) -> bytes:
    _, other = chance.choice(_originals())
    first, second = chance.randrange(len(content) + 1), chance.randrange(len(other) + 1)
    return content[:first] + other[second:]


def _repeat_fragment(chance: random.Random, content: bytes) -> bytes:
    fragment = chance.choice(_FRAGMENTS)
    times = min(chance.choice(_MANY), _LARGEST // len(fragment))
    return _inserted(chance, content, (fragment * times).encode())


def _repeat_pairs(chance: random.Random, content: bytes) -> bytes:
    opening, closing = chance.choice(("《》", "（）", "“”", "〔〕", "【】", "〈〉"))
    times = chance.choice(_MANY[:-1])
    return _inserted(chance, content, (opening * times + closing * times).encode())


def _repeat_all(chance: random.Random, content: bytes) -> bytes:
    times = max(1, min(chance.choice((2, 50, 1000)), _LARGEST // max(1, len(content))))
    whole = content * times
    return whole.replace(b"\n", b"") if chance.random() < 0.5 else whole


def _bytes(chance: random.Random, content: bytes) -> bytes:
    noise = chance.choice(
        (b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\x80", b"\xef\xbf\xbe", b"\x1b")
    )
    return _inserted(chance, content, noise * chance.choice((1, 100, 10_000)))


def _inserted(chance: random.Random, content: bytes, piece: bytes) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + piece + content[place:]


_MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _truncate, _splice, _bytes),
    *(_repeat_fragment, _repeat_fragment, _repeat_pairs, _repeat_all),
)


def _nested_page(chance: random.Random) -> tuple[str, bytes]:
    depth = chance.choice((100, 5_000, 200_000))
    element = chance.choice(("div", "table><tr><td", "b", "ul><li", "font"))
    return "nested.html", ("<" + element + ">").encode() * depth + "通知".encode()


def _wide_table(chance: random.Random) -> tuple[str, bytes]:
    spans = chance.choice(("2", "1000", "1000000000", "-1", "x"))
    rows = chance.choice((10, 3_000))
    cell = f"<td colspan='{spans}' rowspan='{spans}'>到2027年，建成平台3个</td>"
    return "table.html", ("<table>" + ("<tr>" + cell * 10 + "</tr>") * rows + "</table>").encode()


def _entities(chance: random.Random) -> tuple[str, bytes]:
    """Entities that grow tenfold with each level: in a page, and in a part of an OFD file."""
    levels = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, chance.choice((3, 10)))
    )
    text = f'<!DOCTYPE x [<!ENTITY e0 "工业互联网">{levels}]><x>&e9;</x>'
    if chance.random() < 0.5:
        return "entities.html", text.encode()
    return "entities.ofd", _archive({"OFD.xml": text.encode(), "Doc_0/Document.xml": text.encode()})


def _bomb(chance: random.Random) -> tuple[str, bytes]:
    """Archives that unpack to far more than they are."""
    size = chance.choice((10**6, 10**8, 3 * 10**8))
    part = b"<w:document>" + b" " * size
    kind = chance.choice((".docx", ".ofd"))
    inner = "word/document.xml" if kind == ".docx" else "Doc_0/Pages/Page_0/Content.xml"
    return "bomb" + kind, _archive({inner: part, "[Content_Types].xml": b"<Types/>"})


def _long_line(chance: random.Random) -> tuple[str, bytes]:
    sentence = "到2027年，建成平台3个以上（工业和信息化部负责）；依据《条例》"
    return "line.txt", (sentence * chance.choice((1_000, 40_000))).encode()


def _many_numbers(chance: random.Random) -> tuple[str, bytes]:
    lines = chance.choice((1_000, 60_000))
    head = chance.choice(("一、", "（一）", "1．", "第一条　", "㈠", "①"))
    return "numbers.txt", "\n".join(f"{head}任务{n}" for n in range(lines)).encode()


def _archive(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


_MADE = (_nested_page, _wide_table, _entities, _bomb, _long_line, _many_numbers)
