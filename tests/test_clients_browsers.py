"""Editors that run in a page of another origin: what Yasgui and the editor of SIB send.

A browser is played by the rules of the Fetch standard: it asks before a request that is not simple
(4.8), and gives the page an answer only where the server allows its origin (4.10).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
import pytest
from served import BASE, NOTICE

pytest_plugins = ["serving"]

DOCUMENTS = "SELECT ?s { ?s a <https://w3id.org/iiot-policy/ns#PolicyDocument> } ORDER BY ?s"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{BASE}{NOTICE}> ?p ?o }}"
SELECT_ACCEPT = "application/sparql-results+json,*/*;q=0.9"
GRAPH_ACCEPT = "application/n-triples,*/*;q=0.9"
UPDATE_ACCEPT = "text/plain,*/*;q=0.9"
FORM = "application/x-www-form-urlencoded; charset=UTF-8"
SIMPLE_METHODS = ("GET", "HEAD", "POST")
SIMPLE_HEADERS = ("accept", "accept-language", "content-language")
SIMPLE_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")
SIMPLE_ANSWER = ("cache-control", "content-language", "content-length", "content-type")


@dataclass(frozen=True)
class Page:
    """A page, most often of another origin, and the browser that it is in."""

    server: httpx.Client
    origin: str
    asked_before: list[str] = field(default_factory=list)

    def fetch(
        self, method: str, url: str, headers: Mapping[str, str], data: Mapping[str, str] | str = ""
    ) -> httpx.Response:
        """The answer as the page gets it; fails where the browser would keep it from the page."""
        own = self.origin == str(self.server.base_url).rstrip("/")
        if not own and (named := self._not_simple(method, headers)):
            self._ask_before(method, url, named)
        browser = {
            "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Accept-Language": "zh-CN,zh;q=0.8,ja;q=0.5,en;q=0.3",
            "Accept-Encoding": "gzip, deflate, br, zstd",
            "Referer": f"{self.origin}/", "Origin": self.origin, "Sec-Fetch-Dest": "empty",
            "Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin" if own else "cross-site",
        }  # fmt: skip
        body = {"content": data} if isinstance(data, str) else {"data": data}
        answer = self.server.request(method, url, headers={**browser, **headers}, **body)
        assert own or answer.headers["access-control-allow-origin"] in ("*", self.origin)
        return answer

    def read(self, answer: httpx.Response, name: str) -> str | None:
        """A header of an answer, None where the page may not see it."""
        exposed = answer.headers.get("access-control-expose-headers", "").lower()
        seen = {*SIMPLE_ANSWER, *(each.strip() for each in exposed.split(","))}
        return answer.headers.get(name) if name.lower() in seen else None

    def _not_simple(self, method: str, headers: Mapping[str, str]) -> list[str]:
        named = [name.lower() for name in headers if name.lower() not in SIMPLE_HEADERS]
        kind = next((v for k, v in headers.items() if k.lower() == "content-type"), FORM)
        if kind.partition(";")[0] in SIMPLE_TYPES:
            named = [name for name in named if name != "content-type"]
        return named or ([] if method in SIMPLE_METHODS else ["x-none"])

    def _ask_before(self, method: str, url: str, named: list[str]) -> None:
        self.asked_before.append(url)
        asked = {
            "Origin": self.origin,
            "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": ",".join(sorted(named)),
        }
        answer = self.server.options(url, headers=asked)
        assert answer.is_success
        assert not answer.content
        assert answer.headers["access-control-allow-origin"] in ("*", self.origin)
        methods = answer.headers["access-control-allow-methods"]
        assert method in SIMPLE_METHODS or method in [m.strip() for m in methods.split(",")]
        allowed = answer.headers["access-control-allow-headers"].lower().split(",")
        assert set(named) <= {name.strip() for name in allowed}


@pytest.fixture
def yasgui(server: httpx.Client) -> Page:
    return Page(server, "https://yasgui.example.org")


def test_yasgui_posts_a_form_and_gets_json(yasgui: Page) -> None:
    headers = {"Accept": SELECT_ACCEPT, "Content-Type": FORM.partition(";")[0]}
    answer = yasgui.fetch("POST", "/sparql", headers, {"query": DOCUMENTS})
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert len(answer.json()["results"]["bindings"]) == 4
    assert yasgui.asked_before == []  # a simple request


def test_yasgui_gets_where_it_is_told_to(yasgui: Page) -> None:
    url = str(httpx.URL("/sparql", params={"query": DOCUMENTS}))
    answer = yasgui.fetch("GET", url, {"Accept": SELECT_ACCEPT})
    assert len(answer.json()["results"]["bindings"]) == 4


def test_yasgui_draws_a_graph_from_n_triples(yasgui: Page) -> None:
    headers = {"Accept": GRAPH_ACCEPT, "Content-Type": FORM}
    for query in (CONSTRUCT, f"DESCRIBE <{BASE}{NOTICE}>"):
        answer = yasgui.fetch("POST", "/sparql", headers, {"query": query})
        assert answer.headers["content-type"].partition(";")[0] == "application/n-triples"
        assert len(answer.text.splitlines()) == 30


def test_yasgui_shows_why_a_query_failed(yasgui: Page) -> None:
    headers = {"Accept": SELECT_ACCEPT, "Content-Type": FORM}
    wrong = yasgui.fetch("POST", "/sparql", headers, {"query": "SELECT nothing {"})
    assert (wrong.status_code, bool(wrong.json()["detail"])) == (400, True)
    update = {"Accept": UPDATE_ACCEPT, "Content-Type": FORM}
    refused = yasgui.fetch("POST", "/sparql", update, {"update": "CLEAR ALL"})
    assert (refused.status_code, "updates are off" in refused.text) == (403, True)


def test_yasgui_with_headers_of_its_users_asks_before(yasgui: Page) -> None:
    headers = {"Accept": SELECT_ACCEPT, "Content-Type": FORM, "Authorization": "Bearer x"}
    answer = yasgui.fetch("POST", "/sparql", headers, {"query": DOCUMENTS})
    assert (answer.status_code, len(yasgui.asked_before)) == (200, 1)


def test_a_page_that_posts_the_query_itself_asks_before(yasgui: Page) -> None:
    headers = {"Accept": SELECT_ACCEPT, "Content-Type": "application/sparql-query"}
    for url in ("/sparql", "/sparql/"):
        answer = yasgui.fetch("POST", url, headers, DOCUMENTS)
        assert answer.status_code == 200
    assert yasgui.asked_before == ["/sparql", "/sparql/"]


def test_a_page_may_read_what_tells_it_to_wait_or_to_ask_again(yasgui: Page) -> None:
    url = f"{NOTICE}.ttl"
    answer = yasgui.fetch("GET", url, {"Accept": "*/*"})
    tag = yasgui.read(answer, "ETag")
    assert tag
    again = yasgui.fetch("GET", url, {"Accept": "*/*", "If-None-Match": tag})
    assert (again.status_code, len(yasgui.asked_before)) == (304, 1)
    exposed = answer.headers["access-control-expose-headers"].lower()
    assert all(name in exposed for name in ("retry-after", "link", "etag"))


SIB = {
    "prefixes": """PREFIX sh: <http://www.w3.org/ns/shacl#>
      SELECT DISTINCT ?prefix ?namespace
      WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix}
      ORDER BY ?prefix""",
    "examples": """PREFIX sh: <http://www.w3.org/ns/shacl#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      SELECT DISTINCT ?sq ?comment ?query
      WHERE { ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ;
        sh:select|sh:ask|sh:construct|sh:describe ?query . } ORDER BY ?sq""",
    "void": """PREFIX void: <http://rdfs.org/ns/void#>
      PREFIX void-ext: <http://ldf.fi/void-ext#>
      SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype
      WHERE { ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
        ?pp void:property ?prop .
        OPTIONAL { { ?pp void:classPartition [ void:class ?objectClass ] . } UNION {
          ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] . } } }""",
    "classes": "SELECT DISTINCT ?cls WHERE { [] a ?cls . }",
    "predicates": "SELECT DISTINCT ?pred WHERE { [] ?pred [] . }",
}
"""What the editor asks when it opens, in its form; `ac=1` marks these requests for SIB's own."""


@pytest.mark.parametrize("name", SIB)
def test_the_editor_of_sib_learns_what_there_is(server: httpx.Client, name: str) -> None:
    page = Page(server, "https://sib-swiss.github.io")
    url = f"/sparql?{httpx.QueryParams({'ac': '1', 'query': SIB[name]})}"
    answer = page.fetch("GET", url, {"Accept": "application/sparql-results+json"})
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.elapsed.total_seconds() < 5  # when the editor gives up
    assert page.asked_before == []
    if name in ("classes", "predicates"):
        assert len(answer.json()["results"]["bindings"]) > 20


def test_the_rcurl_of_r_is_answered(server: httpx.Client) -> None:
    """It names neither itself nor, for CSV, a format: `SPARQL(url, query, format = "csv")`."""
    client = {"Accept": "application/sparql-results+xml", "User-Agent": ""}
    answer = server.get("/sparql", params={"query": DOCUMENTS}, headers=client)
    assert answer.headers["content-type"].startswith("application/sparql-results+xml")
    extra = {"query": DOCUMENTS, "format": "csv"}
    answer = server.get("/sparql", params=extra, headers={"Accept": "*/*", "User-Agent": ""})
    assert answer.headers["content-type"].startswith("text/csv")
