"""What the faces of Chinese official print say (GB/T 9704-2012, 7.3): 小标宋, 黑体, 楷体, 仿宋."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from loaders.formats.lines.line_starts import start_of
from loaders.layout import Align, Role

Face = Literal["title", "hei", "kai", "fangsong", "song", "other"]

_FACES: tuple[tuple[Face, re.Pattern[str]], ...] = (
    ("title", re.compile(r"[小大]标宋|中宋|biaosong|zhongsong|^fz[xd]bs|xbs")),
    ("hei", re.compile(r"黑|simhei|heiti|yahei|^fz(?:ht|xh|dh|ch|y[1-4])|^st(?:xi)?hei|pingfang"
                       r"|sourcehans?ans|notosans|dengxian|等线|hiraginosans")),
    ("kai", re.compile(r"楷|kai")),
    ("fangsong", re.compile(r"仿宋|fangsong|^fzfs|^stfs")),
    ("song", re.compile(r"宋|song|simsun|^fzss|serif|ming|batang")),
)  # fmt: skip
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_ROLES: dict[str, Role] = {"article": "level1", "first": "level1", "second": "level2"}
_NEARLY_ALL = 0.85
"""Of the characters of a text: what makes it set in one face."""
_LARGER = 1.12
"""Times the size of the body: what is large type."""
_BOLD = re.compile(r"bold|heavy|black|粗|,b\b|-b$|medium", re.IGNORECASE)


@lru_cache(maxsize=1024)
def face_of(font: str) -> Face:
    """The kind of face that a font's name names; subset marks and encodings are seen through.

    >>> [face_of(name) for name in ("ABCDEF+FZXBSJW--GB1-0", "KaiTi_GB2312", "ºÚÌå")]
    ['title', 'kai', 'hei']
    """
    name = _SUBSET.sub("", font)
    for encoding in ("latin-1", "cp1252"):
        try:
            name = name.encode(encoding).decode("gbk")
            break
        except UnicodeError:
            continue
    name = name.lower().replace(" ", "")
    return next((face for face, pattern in _FACES if pattern.search(name)), "other")


@lru_cache(maxsize=1024)
def is_bold(font: str) -> bool:
    """Whether a font's name says that it is bold."""
    return bool(_BOLD.search(font))


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the face of nearly all of it, None where faces mix, and the size."""

    face: Face | None
    size: float
    bold: bool = False


def setting_of(fonts: Counter[str], size: float) -> Setting:
    """The setting of a text of which each font sets so many characters."""
    total = fonts.total()
    faces: Counter[Face] = Counter()
    for font, count in fonts.items():
        faces[face_of(font)] += count
    face, count = faces.most_common(1)[0]
    bold = sum(count for font, count in fonts.items() if is_bold(font))
    return Setting(
        face if count >= _NEARLY_ALL * total else None, size, bold >= _NEARLY_ALL * total
    )


def body_setting(settings: Iterable[tuple[Setting, int]]) -> Setting:
    """The setting of a document's body: that of most characters; settings with their lengths."""
    sizes: Counter[float] = Counter()
    faces: Counter[Face | None] = Counter()
    bold: Counter[bool] = Counter()
    for setting, length in settings:
        sizes[setting.size] += length
        faces[setting.face] += length
        bold[setting.bold] += length
    if not sizes:
        return Setting(None, 0)
    return Setting(
        faces.most_common(1)[0][0], sizes.most_common(1)[0][0], bold.most_common(1)[0][0]
    )


def role_of(setting: Setting, align: Align | None, body: Setting, text: str) -> Role | None:
    """The role that a paragraph's type gives it beside the body's.

    Large type in the middle is a title, as 小标宋 is, unless the text is numbered or a label. 黑体
    is the first level of headings and 楷体 the second, unless the body is set in it.
    """
    large = setting.size >= _LARGER * body.size
    if large and (align == "center" or setting.face == "title"):
        return _role_of_large(text)
    if setting.face == body.face:
        return "level1" if large and setting.bold else None
    return "level1" if setting.face == "hei" else "level2" if setting.face == "kai" else None


def _role_of_large(text: str) -> Role | None:
    """The role of large type in the middle: a number alone may be the title of an announcement."""
    start = start_of(text)
    if start is None or (start.style == "other" and not text.startswith("附")):
        return "title"
    return _ROLES.get(start.style.rstrip("编章节条"))
