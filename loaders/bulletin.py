"""Bulletins: Japanese research notes about a Chinese official document, as text or Markdown.

A bulletin has a title and an author, 【要点】 (what the document is, what went before it, its
sections and measures in one running sentence) and 【構成…】 (its number, its dates, and the same
sections and measures as a list with details). All of it is read: what no rule understands stands in
`Reading.not_understood`.
"""

from pathlib import Path

from loaders.bulletins.closing import ignore_closing
from loaders.bulletins.coverage import Marks, uncovered, with_coverage
from loaders.bulletins.header import source_of
from loaders.bulletins.history import citations, earlier_documents, happenings
from loaders.bulletins.layout import Layout, is_bulletin, layout
from loaders.bulletins.lists import numbered_list, running_list
from loaders.bulletins.notice import document_id, notice_sayings
from loaders.bulletins.parts import check_counts, mentions, parts
from loaders.bulletins.sayings import fields
from loaders.bulletins.targets import footnote_targets, measure_targets
from loaders.bulletins.text import BulletinText, load_bulletin_text
from loaders.errors import InputError
from loaders.model import Document, Reading, Target
from loaders.resolver import Resolver
from ontology.lexicon import Lexicon

__all__ = ["is_bulletin", "read_bulletin", "uncovered"]


def read_bulletin(
    path: Path, resolver: Resolver, lexicon: Lexicon, *, key: str | None = None
) -> Reading:
    """What a bulletin says of the notice, of earlier policies, and of the world around them.

    `key` names the source; without it the key comes from the file's SHA-256. Raises InputError,
    with file and line, for a file that is no bulletin, has no document number, or whose lists leave
    out a number or do not agree with each other or with the counts that the text announces.
    """
    text = load_bulletin_text(path)
    marks = Marks(text)
    found = layout(text, marks)
    source = source_of(text, found.top, marks, lexicon, key or f"bulletin-{text.sha256[:12]}")
    events, observations = happenings(text, found.keypoints, lexicon, marks)
    notice, footnotes = _notice(text, found, marks, resolver, lexicon)
    ignore_closing(text, found.tail, marks)
    reading = Reading(
        source,
        (notice, *earlier_documents(text, found.keypoints, resolver)),
        events=events,
        observations=observations,
        targets=footnotes,
    )
    return with_coverage(reading, marks)


def _notice(
    text: BulletinText, found: Layout, marks: Marks, resolver: Resolver, lexicon: Lexicon
) -> tuple[Document, tuple[Target, ...]]:
    """The notice, and the targets that footnotes set for a programme as such."""
    document = document_id(text, found, resolver)
    running = running_list(text, found.keypoints)
    numbered = numbered_list(text, found.items)
    if not numbered:
        message = "no list below this heading: valid is `1. section：①measure（detail）、②…`"
        raise InputError([text.fault(found.outline.start, message)])
    check_counts(text, running, numbered, found.keypoints, marks)
    footnotes = tuple(footnote_targets(text, numbered, found.tail, lexicon, marks))
    notice = Document(
        document,
        fields=fields(notice_sayings(text, found, marks, lexicon)),
        parts=parts(text, running, numbered),
        targets=(
            *measure_targets(text, numbered, lexicon, marks),
            *(target for target in footnotes if target.part),
        ),
        citations=citations(text, found.keypoints, resolver, lexicon),
        mentions=mentions(text, running, numbered, lexicon),
    )
    return notice, tuple(target for target in footnotes if not target.part)
