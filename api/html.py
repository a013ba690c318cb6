"""Pages: Jinja2 templates of `pages/`, with the words of the reader's language."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.labels import LANGUAGES, Language
from api.negotiate import Offer, language
from api.words import WORDS
from ontology.terms import BASE

PAGES = Path(__file__).parent / "pages"
HTML = Offer("html", "text/html", ("application/xhtml+xml",))

_SECURITY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(PAGES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def language_of(request: Request) -> Language:
    """The language of a page's own words: `?lang=`, else `Accept-Language`, else English."""
    asked = request.query_params.get("lang")
    wanted = language(request.headers.get("accept-language"), LANGUAGES)
    return next(tag for tag in LANGUAGES if tag == (asked if asked in LANGUAGES else wanted))


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
    """A page and its headers. It loads nothing from elsewhere and runs no script."""
    own = language_of(request)
    root = request.scope.get("root_path", "")
    fixed = {
        "lang": own,
        "words": WORDS[own],
        "languages": {tag: _here(request, tag) for tag in LANGUAGES},
        "root": root,
        "link": lambda iri: link(iri, root, request.query_params.get("lang")),
    }
    content = _ENVIRONMENT.get_template(template).render({**fixed, **context})
    headers = {
        "Content-Security-Policy": _SECURITY,
        "Content-Language": own,
        "Vary": "Accept, Accept-Language",
    }
    return content, headers


def link(iri: str, root: str = "", asked: str | None = None) -> str | None:
    """Where a thing of ours is on this host; a web address as it is; None for what is neither.

    >>> link("https://w3id.org/iiot-policy/id/technology/tsn")
    '/id/technology/tsn'
    >>> link("javascript:alert(1)")
    """
    if not iri.startswith(BASE):
        return iri if iri.startswith(("https://", "http://")) else None
    path, hash_, fragment = iri.removeprefix(BASE).partition("#")
    query = f"?{urlencode({'lang': asked})}" if asked in LANGUAGES else ""
    return f"{root}/{quote(path)}{query}{hash_}{fragment}"


def _here(request: Request, tag: str) -> str:
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    return f"?{urlencode([*asked, ('lang', tag)])}"
