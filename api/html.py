"""Pages: Jinja2 templates of `pages/`, with the words of the reader's language."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api import static_files
from api.addresses import home
from api.i18n import PageWords, day, number
from api.labels import LANGUAGES, Labels, Language
from api.negotiate import Offer, language, ranked
from ontology.terms import BASE

PAGES = Path(__file__).parent / "pages"
HTML = Offer("html", "text/html", ("application/xhtml+xml",))
COOKIE: Final = "lang"
"""Holds the language that a reader has chosen, and nothing else."""

_DATA = Offer("data", "application/json")
_SECURITY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(PAGES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def language_of(request: Request) -> Language:
    """The language of a page's own words: `?lang=`, else the cookie, else `Accept-Language`."""
    for asked in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return next(tag for tag in LANGUAGES if tag == asked)
    wanted = language(request.headers.get("accept-language"), LANGUAGES)
    return next(tag for tag in LANGUAGES if tag == wanted)


def wants_page(request: Request) -> bool:
    """Whether HTML is wanted where there is JSON too: by `?format=html`, else by `Accept`."""
    if asked := request.query_params.get("format"):
        return asked == HTML.name
    return ranked(request.headers.get("accept"), (_DATA, HTML))[:1] == [HTML.name]


def page(
    request: Request,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """A page from a template."""
    content, own = rendered(request, template, context)
    return HTMLResponse(content, status, {**(headers or {}), **own})


def rendered(
    request: Request, template: str, context: Mapping[str, object]
) -> tuple[str, dict[str, str]]:
    """A page and its headers. It loads nothing from elsewhere, and no script stands in it."""
    content = _ENVIRONMENT.get_template(template).render({**_fixed(request), **context})
    return content, page_headers(request)


def page_headers(request: Request) -> dict[str, str]:
    """The headers of a page."""
    headers = {
        "Content-Security-Policy": _SECURITY,
        "Content-Language": language_of(request),
        "Vary": "Accept, Accept-Language, Cookie",
    }
    if (asked := request.query_params.get("lang")) in LANGUAGES:
        headers["Set-Cookie"] = f"{COOKIE}={asked}; Path=/; Max-Age=31536000; SameSite=Lax"
    return headers


def _fixed(request: Request) -> dict[str, object]:
    """What every template has."""
    own = language_of(request)
    root = request.scope.get("root_path", "")
    asked = request.query_params.get("lang")
    texts = PageWords(own)
    generation = request.scope.get("state", {}).get("generation")
    labels = generation.labels if generation else Labels({})
    return {
        "lang": own,
        "_": texts.gettext,
        "ngettext": texts.ngettext,
        "pgettext": texts.pgettext,
        "languages": {tag: _here(request)(lang=tag) for tag in LANGUAGES},
        "root": root,
        "served": home(request).removesuffix(root),
        "release": generation.release.id if generation else "",
        "path": request.url.path.removeprefix(root),
        "asked": request.query_params,
        "link": lambda iri: link(iri, root, asked),
        "go": lambda path, **parameters: address(root + path, parameters, asked),
        "here": _here(request),
        "name": lambda iri: labels.name(iri, own),
        "static": lambda file: f"{root}/static/{static_files.version()}/{file}",
    }


def link(iri: str, root: str = "", asked: str | None = None) -> str | None:
    """Where a thing of ours is on this host; a web address as it is; None for what is neither.

    >>> link("https://w3id.org/iiot-policy/id/technology/tsn")
    '/id/technology/tsn'
    >>> link("javascript:alert(1)")
    """
    if not iri.startswith(BASE):
        return iri if iri.startswith(("https://", "http://")) else None
    path, hash_, fragment = iri.removeprefix(BASE).partition("#")
    return f"{address(f'{root}/{quote(path)}', {}, asked)}{hash_}{fragment}"


def address(path: str, parameters: Mapping[str, object], asked: str | None = None) -> str:
    """A path with parameters; None leaves one out, a list repeats it; `asked` is the language.

    >>> address("/documents", {"body": ["miit", "sc"], "year": None}, "ja")
    '/documents?body=miit&body=sc&lang=ja'
    """
    pairs = [
        (name, value)
        for name, values in parameters.items()
        if values is not None
        for value in (values if isinstance(values, list | tuple) else [values])
    ]
    if asked in LANGUAGES and "lang" not in parameters:
        pairs.append(("lang", asked))
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _here(request: Request) -> Callable[..., str]:
    """This page with other parameters; None removes one, a list repeats it."""

    def here(**changes: object) -> str:
        kept: dict[str, list[str]] = {}
        for name, value in request.query_params.multi_items():
            kept.setdefault(name, []).append(value)
        return address(request.url.path, {**kept, **changes})

    return here


@pass_context
def _day(context: Context, text: str) -> str:
    return day(text, context["lang"])


@pass_context
def _number(context: Context, value: float) -> str:
    return number(value, context["lang"])


def _local(iri: str) -> str:
    """The last segment of an IRI: the key of a thing."""
    return iri.rstrip("/").rpartition("/")[2].rpartition("#")[2]


_ENVIRONMENT.filters |= {"day": _day, "number": _number, "local": _local}
