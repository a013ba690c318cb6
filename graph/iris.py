"""Every IRI of the data is minted here, from natural keys and stable content, and nowhere else.

Documents follow the ELI path `eli/cn/{body}/{year}/{code}-{serial}`; a statement node hangs under
its document and ends in a hash of what it states, so that two sources that say the same share it.
"""

import re
from hashlib import sha256
from urllib.parse import quote

from rdflib import URIRef

from loaders.docnumber import DocumentNumber
from loaders.model import Actor, Citation, DocumentId, Evidence, Field, Mention, Page, Target
from ontology.lexicon import Lexicon
from ontology.terms import BASE

DATASET = URIRef(BASE + ".well-known/void#dataset")
VALIDATION_GRAPH = URIRef(BASE + "graph/validation")
DERIVED_GRAPH = URIRef(BASE + "graph/derived")


def digest(*content: object) -> str:
    """Twelve hex digits of SHA-256 over the content's texts; None and "" differ."""
    joined = "\x1f".join("\x00" if item is None else str(item) for item in content)
    return sha256(joined.encode()).hexdigest()[:12]


def _segment(name: object) -> str:
    """A name as an IRI has it: what is no letter, digit or one of - . _ ~ / is escaped.

    Keys are plain, but a file that gives a source its name may be called anything.
    """
    return re.sub(r"[^\w.~/-]+", lambda found: quote(found[0], safe=""), str(name))


def concept(scheme: str, key: str) -> URIRef:
    """A concept, body, region, programme or series of the vocabularies: `id/{scheme}/{key}`."""
    return URIRef(f"{BASE}id/{scheme}/{_segment(key)}")


def source(key: str) -> URIRef:
    """A source by its key."""
    return concept("source", key)


def page(value: Page) -> URIRef:
    """A page: the source that it names, or one named by its address."""
    return source(value.source or f"page-{digest(value.url)}")


def vocabulary_graph(stem: str) -> URIRef:
    """The named graph of a vocabulary file."""
    return URIRef(f"{BASE}graph/vocabulary/{_segment(stem)}")


def source_graph(key: str) -> URIRef:
    """The named graph of what a source says about no document in particular."""
    return URIRef(f"{source(key)}/graph")


def under(parent: URIRef, *segments: object) -> URIRef:
    """A thing that belongs to another: its IRI continues the other's."""
    return URIRef("/".join([parent, *map(_segment, segments)]))


def event(about: str, kind: str) -> URIRef:
    """An event, from what it happened to (`body/aii`) and its kind."""
    return concept("event", f"{about.partition('/')[2]}-{kind}")


def observation(*content: object) -> URIRef:
    """A reported actual, from its content."""
    return concept("observation", digest(*content))


def conflict(*members: object) -> URIRef:
    """A conflict, from the statements that it joins."""
    return concept("conflict", digest(*sorted(map(str, members))))


def assertion(parent: URIRef, source_key: str, subject: URIRef, value: Field) -> URIRef:
    """A source's assertion of one field of `subject`, which is `parent` or belongs to it."""
    content = digest(subject, value.name, value.value, value.language)
    return under(parent, "assertion", source_key, content)


def target(parent: URIRef, value: Target) -> URIRef:
    """A target, from what it measures and demands: wording is not part of its identity."""
    return under(
        parent,
        "target",
        digest(
            value.part,
            value.indicator or value.subject,
            value.comparator,
            value.basis,
            *(
                None if n is None else n.normalize()
                for n in (value.value, value.lower, value.upper)
            ),
            value.unit,
            value.due,
            value.scope,
        ),
    )


def citation(document: URIRef, value: Citation) -> URIRef:
    """A citation, from the citing part, the relation and what is cited."""
    cited = value.document or value.number or value.title
    return under(document, "citation", digest(value.part, value.relation, cited))


def mention(document: URIRef, value: Mention) -> URIRef:
    """A mention of a concept in a part."""
    return under(document, "mention", digest(value.part, value.scheme, value.concept))


def responsibility(document: URIRef, value: Actor) -> URIRef:
    """The role of a body, or of somebody named, in a part."""
    return under(document, "responsibility", digest(value.part, value.role, value.body, value.name))


def evidence(parent: URIRef, source_key: str, value: Evidence) -> URIRef:
    """A place in a source."""
    content = digest(value.start, value.end, value.quote, value.rule)
    return under(parent, "evidence", source_key, content)


def issuance(document: URIRef, order: int, issuer: Field) -> URIRef:
    """The issuance of a document by a body, or by one that has a name only, in its place."""
    named = issuer.value if issuer.name == "issuer" else digest(issuer.value)
    return under(document, "issuance", f"{order}-{named}")


def remark(source_key: str, *content: object) -> URIRef:
    """A remark on a source, from its content."""
    return under(source(source_key), "remark", digest(*content))


class DocumentIris:
    """IRIs of documents; the lexicon's code elements give the segments of a number's code."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, document: DocumentId) -> URIRef:
        """The IRI of a document.

        A numbered one is named by its number; one without by slug, and by issuer and date as far as
        these are known; an annex by its carrier and its ordinal.

        >>> from loaders.docnumber import DocumentNumber
        >>> from ontology.lexicon import load_lexicon
        >>> iri = DocumentIris(load_lexicon())
        >>> iri(DocumentId(DocumentNumber.parse("工信厅信管〔2020〕8号"))).removeprefix(BASE)
        'eli/cn/miit/2020/gxt-xinguan-8'
        >>> iri(DocumentId(slug="5g-ying-yong-fang-an")).removeprefix(BASE)
        'eli/cn/unknown/undated/5g-ying-yong-fang-an'
        """
        if document.number:
            path = self._numbered(document.number)
        else:
            year = document.date.iso[:4] if document.date else "undated"
            name = "-".join(str(part) for part in (document.date, document.slug) if part)
            path = f"{document.issuer or 'unknown'}/{year}/{name}"
        annex = f"/annex/{document.annex}" if document.annex else ""
        return URIRef(f"{BASE}eli/cn/{path}{annex}")

    def _numbered(self, number: DocumentNumber) -> str:
        elements = self._lexicon.code_elements(number.code)
        slugs = [element.slug or _pinyin(element.text) for element in elements]
        body = next((element.body for element in elements if element.body), slugs[0])
        year = (str(number.year),) if number.year else ()  # orders are numbered across the years
        return "/".join((body, *year, f"{'-'.join(slugs)}-{number.serial}"))


def _pinyin(text: str) -> str:
    from pypinyin import lazy_pinyin  # half a second, for codes nobody knows

    return "".join(lazy_pinyin(text))
