"""The targets chosen as a file: rows as CSV, a chart as SVG."""

import csv
import io
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.conditional import is_held, not_modified, tag
from api.explore.targets_choice import Choice
from api.explore.targets_indicator import indicator_view
from api.explore.targets_wording import Wording
from api.generation import generation_of
from api.html import language_of, link
from api.problems import Problem
from ontology.terms import BASE
from queries.views.documents import key_of
from queries.views.targets import Target, Targets
from queries.views.targets_due import Due

FILES: Final = ("csv", "svg")
COLUMNS: Final = (
    "target", "document", "number", "date", "level", "region", "subject", "indicator",
    "comparator", "value", "lower", "upper", "unit", "basis", "due", "scope", "printed",
    "verification",
)  # fmt: skip


def file(request: Request, known: Targets, due: Due) -> Response:
    """The targets chosen as CSV; a chart of the indicator chosen as SVG.

    Raises Problem (404) where there is no such chart.
    """
    generation, own = generation_of(request), language_of(request)
    name = request.query_params["format"]
    etag = tag(generation.id, "targets", name, own, request.url.query)
    headers = {"Vary": "Accept, Accept-Language, Cookie", "ETag": etag}
    if is_held(request, etag):
        return not_modified(headers)
    choice, wording = Choice.of(request), Wording(generation.labels, own)
    headers["Content-Disposition"] = f'attachment; filename="targets.{name}"'
    if name == "csv":
        return Response(_csv(due.chosen(choice.facets, choice.sort)), 200, headers, "text/csv")
    drawn = _picture(request, known, choice, wording)
    if drawn is None:
        raise Problem("not-found", "no chart: `indicator` and `panel` name none that is drawn")
    return Response(drawn, 200, headers, "image/svg+xml")


def _csv(chosen: list[Target]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for it in chosen:
        entry = it.entry
        held = (entry.iri, entry.number, entry.date, entry.level) if entry else ("",) * 4
        amounts = ["" if n is None else f"{n:.15g}" for n in (it.value, it.lower, it.upper)]
        rest = (it.unit, it.basis, it.due, it.scope, it.printed, it.verification)
        about = (key_of(it.region), it.subject, key_of(it.indicator), it.comparator)
        writer.writerow([it.iri, *held, *about, *amounts, *rest])
    return text.getvalue()


def _picture(request: Request, known: Targets, choice: Choice, wording: Wording) -> str | None:
    """The chart of `panel` (0: the first) of the indicator; None where there is none."""
    one = choice.facets["indicator"]
    view = indicator_view(known, f"{BASE}id/indicator/{one[0]}", wording) if one else None
    shown = view["portrait"].panels if view else ()
    asked = request.query_params.get("panel", "0")
    place = int(asked) if asked.isascii() and asked.isdecimal() else 0
    root = request.scope.get("root_path", "")
    return str(shown[place].drawn(lambda iri: link(iri, root))) if place < len(shown) else None
