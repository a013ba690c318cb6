"""The questions of the catalogue as pages show them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from queries.catalog import Catalog, Question
from queries.parameters import ParameterError, bind
from queries.remote_bindings import bound_text
from queries.things import Things


def without_header(text: str) -> str:
    """A query as one writes it: without the `#+` lines that describe it."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+"))


def question_list(catalog: Catalog, asked: Mapping[str, str]) -> dict[str, Any]:
    """The questions that have a `tag` and a `text`, each below its topic: its first tag."""
    tag, text = asked.get("tag", ""), asked.get("text", "").strip()
    tags = Counter(tag for question in catalog.values() for tag in question.header.tags)
    found = [each for each in catalog.values() if _fits(each, tag, text.lower())]
    return {
        "questions": [_entry(question, tag) for question in found],
        "tags": sorted(tags, key=lambda each: (-tags[each], each)),
        "tag": tag if tag in tags else "",
        "text": text,
    }


def _fits(question: Question, tag: str, text: str) -> bool:
    words = (question.name, *question.header.summary.model_dump().values())
    return (not tag or tag in question.header.tags) and any(text in word.lower() for word in words)


def _entry(question: Question, tag: str) -> dict[str, Any]:
    header = question.header
    return {
        "name": question.name,
        "summary": header.summary,
        "topic": tag or next(iter(header.tags), ""),
        "takes": list(header.parameters),
    }


def question_page(question: Question, given: Mapping[str, str], things: Things) -> dict[str, Any]:
    """A question, the values given for it, an example of all, and its text with them bound."""
    parameters = question.header.parameters
    example = {
        n: given.get(n, p.example) for n, p in parameters.items() if p.required or n in given
    }
    try:
        text = bound_text(question.text, bind(question, given or example, things))
    except ParameterError:  # what is given or exemplified means nothing in this dataset
        text = question.text
    return {
        "question": question,
        "given": given,
        "example": example,
        "text": without_header(text),
    }
