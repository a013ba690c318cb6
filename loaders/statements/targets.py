"""The quantitative targets that a document sets, in prose and in tables of indicators."""

from collections.abc import Iterator
from itertools import groupby

from loaders.gongwen.form import FoundDocument, Report
from loaders.gongwen.text import OfficialText
from loaders.model import Target
from loaders.statements.target.governing_times import GoverningTimes
from loaders.statements.target.indicator_tables import IndicatorTables
from loaders.statements.target.made_targets import TargetMaker
from loaders.statements.target.prose_targets import ProseReader
from ontology.lexicon import Lexicon


def read_targets(
    text: OfficialText, document: FoundDocument, *, lexicon: Lexicon, report: Report
) -> tuple[Target, ...]:
    """The targets of a document in reading order, each with its clause or its cell as evidence.

    Figures that tell of the past, award, demand or name are none; a figure among goals whose
    subject cannot be read is reported as `unread-figure`, a subject that several indicators share
    as `ambiguous-indicator`, a row that does not fit its table as `uneven-row`.
    """
    title = text.of(document.title) if document.title else ""
    return tuple(_targets(text, document, TargetMaker(text, lexicon, report, title)))


def _targets(text: OfficialText, document: FoundDocument, maker: TargetMaker) -> Iterator[Target]:
    times = GoverningTimes(text, document)
    prose = ProseReader(document, times, maker)
    tables = IndicatorTables(times.period, maker)
    for table, passages in groupby(document.passages, key=lambda passage: passage.table):
        rows = list(passages)
        if table is not None and "\t" in text.of(rows[0].span):
            present = times.part_sense(rows[0].part) == "state"
            found = tables.read(rows, present=present)
            if found is not None:
                yield from found
                continue
        for passage in rows:
            yield from prose.read(passage)
