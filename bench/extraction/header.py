"""Scores of documents and their header fields."""

from collections.abc import Callable, Mapping

from bench.extraction.answer import Answer, AnsweredDocument, Said
from bench.extraction.blankless import blank_free
from bench.extraction.gold import Gold, GoldDocument, Value
from bench.extraction.tally import Sheet
from loaders.docnumber import DocumentNumber
from loaders.resolver import normal_title
from ontology.lexicon import Lexicon

Form = Callable[[Value], object]

FIELDS = (
    "number", "date_document", "issuers", "recipients", "recipients split", "title", "type",
    "date_in_force", "valid_until",
)  # fmt: skip


def documents_paired(gold: Gold, answer: Answer) -> list[tuple[GoldDocument, AnsweredDocument]]:
    """Documents of one role that cover the same stretch, half of both at least."""
    left = list(answer.documents)
    found = []
    for expected in gold.documents:
        alike = [said for said in left if said.role == expected.role]
        best = max(alike, key=lambda said: expected.extent.likeness(said.extent), default=None)
        if best is not None and expected.extent.likeness(best.extent) >= 0.5:
            left.remove(best)
            found.append((expected, best))
    return found


def score_header(gold: Gold, answer: Answer, sheet: Sheet, lexicon: Lexicon) -> None:
    """Documents found, where annexes begin, and each annotated field of the documents found."""
    found = documents_paired(gold, answer)
    answered = {id(expected): said for expected, said in found}
    for document in gold.documents:
        title = str(document.fields.get("title", ("?",))[0])
        said = answered.get(id(document))
        if said is None:
            sheet.missed("documents", gold.name, title, document.role)
        else:
            sheet.right("documents")
        if document.role != "main" and said is not None:
            start = said.extent.start
            sheet.checked(
                "document start", gold.name, title, document.starts, start,
                holds=start in document.starts,
            )  # fmt: skip
        if "fields" in gold.layers:
            _score_fields(document, said.said if said else {}, sheet, gold.name, lexicon)
    said_ids = {id(said) for _, said in found}
    for said in answer.documents:
        if id(said) not in said_ids:
            sheet.extra("documents", gold.name, str(said.said["title"]), said.role)


def _score_fields(
    document: GoldDocument, said: Said, sheet: Sheet, file: str, lexicon: Lexicon
) -> None:
    forms = _forms(lexicon)
    values = _values(said)
    for name in FIELDS:
        annotated = document.fields.get(name.removesuffix(" split"))
        if annotated is None:
            continue
        form = forms.get(name, blank_or_none)
        expected = [form(value) for value in annotated]
        value = values.get(name)
        got = form(value)
        metric = f"field {name}"
        if got in expected:
            if got is not None:
                sheet.right(metric)
        elif got is None:
            sheet.missed(metric, file, str(annotated[0]))
        elif None in expected:
            sheet.extra(metric, file, str(value))
        else:
            sheet.wrong(metric, file, document.role, annotated[0], value)


def _values(said: Said) -> Mapping[str, Value]:
    number = said.get("document_number")
    recipients = tuple(said.get("recipients", ())) or None
    return {
        "number": number["normalized"] or number["raw"] if number else None,
        "issuers": tuple(said.get("issuers", ())) or None,
        "recipients": recipients,
        "recipients split": recipients,
        **{name: said.get(name) for name in FIELDS if name not in {"number", "issuers"}
           and not name.startswith("recipients")},
    }  # fmt: skip


def _forms(lexicon: Lexicon) -> dict[str, Form]:
    def concept(scheme: str, text: str) -> str:
        named = lexicon.by_label(text, scheme)
        return named[0].key if named else blank_free(text)

    return {
        "number": lambda value: None if value is None else _number(str(value)),
        "title": lambda value: None if value is None else normal_title(blank_free(str(value))),
        "type": lambda value: None if value is None else concept("document-type", str(value)),
        "issuers": lambda value: _each(value, lambda name: concept("body", name)),
        "recipients": lambda value: _joined(value),
        "recipients split": lambda value: _each(value, blank_free),
    }


def blank_or_none(value: Value) -> object:
    """A value as text without blanks."""
    return None if value is None else blank_free(str(value))


def _number(text: str) -> str:
    try:
        return str(DocumentNumber.parse(text))
    except ValueError:
        return blank_free(text)


def _each(value: Value, form: Callable[[str], str]) -> tuple[str, ...] | None:
    if value is None:
        return None
    return tuple(map(form, value if isinstance(value, tuple) else (value,)))


def _joined(value: Value) -> str | None:
    names = _each(value, blank_free)
    return None if names is None else "".join(names).replace("，", "").replace("、", "")
