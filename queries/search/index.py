"""The index of passages: tantivy in memory, over tokens of our own.

What a person writes never meets the engine's query parser: queries are put together from tokens.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import tantivy
from tantivy import Occur, Query

from queries.search.asked import Asked, Term
from queries.search.units import is_character, tokens, units

_HEAP: Final = 15_000_000
"""Bytes for the writer: the least that the engine takes."""
_TOKENS, _ORDINAL = "tokens", "ordinal"


class PassageIndex:
    """Finds texts by their place in the list they came in."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field(_TOKENS, tokenizer_name="whitespace", index_option="position")
        builder.add_unsigned_field(_ORDINAL, fast=True)
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(_HEAP, 1)
        for ordinal, text in enumerate(self._texts):
            document = tantivy.Document()
            document.add_text(_TOKENS, " ".join(tokens([unit.word for unit in units(text)])))
            document.add_unsigned(_ORDINAL, ordinal)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def find(self, asked: Asked) -> list[int]:
        """The ordinals of all texts that have every term, in order."""
        if not asked.terms or not self._texts:
            return []
        parts = [part for term in asked.terms for part in self._parts(term)]
        query = Query.boolean_query([(Occur.Must, part) for part in parts])
        result = self._searcher.search(
            query,
            limit=len(self._texts),
            count=False,
            order_by_field=_ORDINAL,
            order=tantivy.Order.Asc,
        )
        found = [int(ordinal) for ordinal, _ in result.hits]
        if all(_is_exact(term) for term in asked.terms):
            return found
        return [ordinal for ordinal in found if asked.is_in(self._texts[ordinal])]

    def _parts(self, term: Term) -> list[Query]:
        """Queries that together find the term, and too much where it is not exact."""
        parts = []
        whole = tokens(term.words)
        if _ends_open(term):
            last = whole.pop()
            beginning = [text for text, _ in self._searcher.terms_with_prefix(_TOKENS, last)]
            parts.append(Query.term_set_query(self._schema, _TOKENS, beginning))
        elif is_character(term.words[-1]):
            whole.pop()  # the token before it holds it
        if whole:
            parts.append(self._phrase(whole))
        return parts

    def _phrase(self, whole: Sequence[str]) -> Query:
        if len(whole) == 1:
            return Query.term_query(self._schema, _TOKENS, whole[0], "basic")
        return Query.phrase_query(self._schema, _TOKENS, list(whole))


def _ends_open(term: Term) -> bool:
    """Whether tokens can go on after the last unit: it is unfinished, or a character by itself."""
    *before, last = term.words
    return term.open or (is_character(last) and not (before and is_character(before[-1])))


def _is_exact(term: Term) -> bool:
    """Whether its queries find no more than the term: there is no phrase with an open end."""
    return len(term.words) == 1 or not _ends_open(term)
