"""`resolve` and `show`: from what a person writes to the thing that is meant, and to its card."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Annotated, Literal

import pyoxigraph as ox
import typer

from api.commands.options import Data, current_release
from graph.store import open_store
from queries.card import FACTS, Card, amount, tables
from queries.execute import rows
from queries.parameters import NothingFound, the_one
from queries.things import Things

_ANNEX = re.compile("^/annex/[0-9]+")


def resolve(
    data: Data,
    text: Annotated[str, typer.Argument(help="A document number in any spelling, or a title.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="Form of the answer.")] = "text",
) -> None:
    """Print the IRI of the document that a number or a title means.

    The exit code is 1 where it means nothing, or several documents: these are printed then.

    Example: iiot-policy resolve '工信庁信管[2020]8号'
    """
    release = current_release(data)
    found = Things.of(open_store(release.store)).find(text)
    if format == "json":
        candidates = [{"iri": t.iri, "kind": t.kind, "label": t.label} for t in found]
        typer.echo(json.dumps({"text": text, "candidates": candidates}, ensure_ascii=False))
    else:
        for thing in found:
            typer.echo(thing.iri if len(found) == 1 else f"{thing.iri}\t{thing.label}")
    if not found:
        raise NothingFound(
            f"nothing is known as {text!r}: give a number, a title, a label or an IRI"
        )
    if len(found) > 1:
        sys.stderr.write(f"{text!r} can mean {len(found)} things\n")
        raise typer.Exit(1)


def show(
    data: Data,
    thing: Annotated[str, typer.Argument(help="A number, a title, a label, a key or an IRI.")],
) -> None:
    """Print a card of a thing: a document, a measure, a body, a technology.

    Example: iiot-policy show technology/tsn
    """
    release = current_release(data)
    store = open_store(release.store)
    iri = the_one(Things.of(store), thing).iri
    facts = rows(store, FACTS, {"thing": ox.NamedNode(iri)})
    if not facts:
        raise NothingFound(f"nothing is said about {iri}")
    binding = {"document": ox.NamedNode(iri)}
    parts, targets = (rows(store, query, binding) for query in tables())
    typer.echo("\n".join(_lines(Card.of(iri, facts, parts, targets))))


def _lines(card: Card) -> Iterator[str]:
    yield card.title
    yield from (f"  {name}" for language, name in card.names.items() if name != card.title)
    yield f"  {card.iri}"
    yield ""
    for fact in card.facts:
        yield f"{fact.property:<28}{fact}"
    if card.parts:
        yield ""
        for part in card.parts:
            path = _ANNEX.sub("", part["part"].removeprefix(card.iri))
            indent = "  " * (path.count("/") - 1)
            said = part.get("numbering", "") + part.get("heading", "")
            yield f"{indent}{said or part['class']}"
    if card.targets:
        yield ""
        for target in card.targets:
            due = f", due {target['due']}" if "due" in target else ""
            yield f"{target['subject']}: {amount(target)} ({target['basis']}{due})"
