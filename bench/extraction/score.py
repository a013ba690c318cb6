"""The score of one answer against one gold, layer by layer."""

from bench.extraction.answer import Answer, Said, answer
from bench.extraction.citations import score_citations
from bench.extraction.gold import Gold
from bench.extraction.header import score_header
from bench.extraction.names import score_actors, score_mentions
from bench.extraction.parts import score_parts, settled
from bench.extraction.sets import Annotated
from bench.extraction.tally import Sheet
from bench.extraction.targets import score_targets
from loaders.resolver import Resolver
from ontology.lexicon import Lexicon


class Scorer:
    """Scores answers with the vocabularies and the documents that the reader knows."""

    def __init__(self, lexicon: Lexicon, resolver: Resolver) -> None:
        self._lexicon, self._resolver = lexicon, resolver
        concepts = lexicon.concepts("technology")
        self._technologies = frozenset(concept.key for concept in concepts)

    def score(self, annotated: Annotated, said: Said) -> tuple[Sheet, Gold]:
        """The counts of an answer, `said` as `extract --format json` prints it, and the gold."""
        got = answer(said)
        gold = annotated.gold(got.text)
        got = settled(gold, got)
        sheet = Sheet()
        score_header(gold, got, sheet, self._lexicon)
        if "parts" in gold.layers:
            score_parts(gold, got, sheet)
        if "citations" in gold.layers:
            score_citations(gold, got, sheet, self._resolver)
        if "targets" in gold.layers:
            score_targets(gold, got, sheet)
        if "actors" in gold.layers:
            score_actors(gold, got, sheet)
        if "mentions" in gold.layers:
            score_mentions(gold, got, sheet, self._technologies)
        _score_evidence(gold, got, sheet)
        return sheet, gold

    def unread(self, annotated: Annotated) -> tuple[Sheet, Gold]:
        """The counts where the file could not be read at all: all is missed."""
        nothing: Said = {"text": "", "documents": []}
        return self.score(annotated, nothing)


def _score_evidence(gold: Gold, got: Answer, sheet: Sheet) -> None:
    for _ in range(got.quotes - len(got.untrue)):
        sheet.right("evidence")
    for quote in got.untrue:
        sheet.wrong("evidence", gold.name, quote, quote, "another wording at its place")
