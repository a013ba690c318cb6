"""The text of a DOCX paragraph as it is to be read: with insertions, without what is hidden."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.formats.word.package import Element, W
from loaders.formats.word.styles import RunLook, Styles, style_of

_THROUGH = frozenset(
    W + name
    for name in (
        "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "sdt", "sdtContent",
        "dir", "bdo", "ruby", "rubyBase",
    )
)  # fmt: skip
"""What is read as if its content stood there alone; what was deleted or moved away is not."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {W + "tab": " ", W + "ptab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_PRIVATE = range(0xE000, 0xF900)
"""Characters of symbol fonts, which mean nothing outside them."""


@dataclass(slots=True)
class ParagraphText:
    r"""What a paragraph holds: text with "\n" for soft breaks, how it is set, what hangs on it."""

    text: str = ""
    fonts: Counter[str] = field(default_factory=Counter)
    sizes: Counter[float] = field(default_factory=Counter)
    boxes: list[Element] = field(default_factory=list)
    """Contents of text boxes anchored in it."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kinds and numbers of the notes it refers to."""


def text_of(paragraph: Element, styles: Styles) -> ParagraphText:
    """The text of a paragraph."""
    found = ParagraphText()
    pieces: list[str] = []
    style = style_of(paragraph)
    for run in _runs(paragraph):
        if run.tag != W + "r":  # a formula
            pieces += [text.text or "" for text in run.iter(f"{_MATH}t")]
            continue
        look = styles.run_look(style, run)
        if not look.hidden:
            pieces += _run_pieces(run, look, found)
    found.text = "".join(pieces)
    return found


def _runs(element: Element) -> Iterator[Element]:
    """Runs and formulas in an element, in order."""
    for child in element:
        if child.tag == W + "r" or child.tag in (_MATH + "oMath", _MATH + "oMathPara"):
            yield child
        elif child.tag in _THROUGH:
            yield from _runs(child)


def _run_pieces(run: Element, look: RunLook, found: ParagraphText) -> Iterator[str]:
    for child in run:
        if child.tag == W + "t":
            text = child.text or ""
            found.fonts[f"{look.font} bold" if look.bold else look.font or ""] += len(text)
            found.sizes[look.size or 0.0] += len(text)
            yield text
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == W + "sym":
            yield _symbol(child.get(f"{W}char", ""))
        elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
            kind = child.tag.removeprefix(W).removesuffix("Reference")
            found.notes.append((kind, child.get(f"{W}id", "")))
        elif child.tag == W + "ruby":
            for base in _runs(child):
                yield from _run_pieces(base, look, found)
        else:
            found.boxes += _boxes(child)


def _symbol(code: str) -> str:
    try:
        character = int(code, 16)
    except ValueError:
        return ""
    return "" if character in _PRIVATE or not 32 <= character < 0xD800 else chr(character)


def _boxes(element: Element) -> Iterator[Element]:
    """Contents of the text boxes in a drawing; of two alternatives of one drawing the first."""
    if element.tag == W + "txbxContent":
        yield element
        return
    children = list(element)
    if element.tag == _COMPATIBLE + "AlternateContent":
        children = [child for child in children if child.tag == _COMPATIBLE + "Choice"][
            :1
        ] or children
    for child in children:
        yield from _boxes(child)
