"""What stands above the first heading: the bulletin's title, its author and how to reach them."""

import re
from dataclasses import dataclass

from loaders.bulletins.coverage import Marks
from loaders.bulletins.text import BulletinText, Span
from loaders.model import Source
from ontology.lexicon import Lexicon

_EMAIL = re.compile(r"(?:e-?mail:?)?(?P<address>[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+))", re.I)
_PHONE = re.compile(r"(?:tel:?|電話:?)?[+(]?\d[\d()-]{7,}", re.I)
_ROLE = r"(?:研究員|エコノミスト|アナリスト|コンサルタント|調査役|部長|室長|課長)"
_AFFILIATION = re.compile(rf"[^\n]*(?:{_ROLE}|[部室課所])")
_AUTHOR = re.compile(rf"(?:[^\n]*{_ROLE})?(?P<name>[^\W\d]{{2,20}}(?:[・ ][^\W\d]{{1,20}}){{0,3}})")
_LONGEST = 120
"""Characters in a line of a header; a longer one is text, and is left to be reported."""


@dataclass(slots=True)
class _Header:
    title: str | None = None
    creator: str | None = None
    email: str | None = None
    publisher: str | None = None


def source_of(
    text: BulletinText, top: tuple[Span, ...], marks: Marks, lexicon: Lexicon, key: str
) -> Source:
    """The source. Its fields have no evidence; their places count as ignored, by name."""
    header = _Header()
    for line in top:
        _read(text, line, header, marks, lexicon)
    return Source(
        key=key,
        kind="summary",
        title=header.title,
        language="ja",
        publisher=header.publisher,
        creator=header.creator,
        email=header.email,
        sha256=text.sha256,
        text=text.text,
    )


def _read(text: BulletinText, line: Span, header: _Header, marks: Marks, lexicon: Lexicon) -> None:
    words = text.of(line)
    if header.title is None:
        header.title = text.value(line)
        marks.ignore("title of the source", line)
    elif len(words) > _LONGEST:
        return
    elif match := _EMAIL.fullmatch(words):
        header.email = match["address"]
        header.publisher = _publisher(match["domain"], lexicon)
        marks.ignore("e-mail", line)
        if header.publisher is None:
            marks.report("e-mail domain of no known body", line)
    elif _PHONE.fullmatch(words):
        marks.ignore("phone", line)
    elif _AFFILIATION.fullmatch(words):
        marks.ignore("affiliation", line)
    elif header.creator is None and (match := _AUTHOR.fullmatch(words)):
        header.creator = match["name"]
        marks.ignore("author", line)


def _publisher(domain: str, lexicon: Lexicon) -> str | None:
    """The body to whose domain, or to a domain under it, the address belongs."""
    for body in lexicon.concepts("body"):
        own = body.email_domain
        if own and f".{domain}".casefold().endswith(f".{own}".casefold()):
            return body.key
    return None
