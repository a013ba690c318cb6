"""curl, as real processes, in the ways in which people ask an endpoint with it."""

import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
from served import BASE, NOTICE

pytest_plugins = ["serving"]

with_curl = pytest.mark.skipif(not shutil.which("curl"), reason="no curl: install it")
pytestmark = with_curl

DOCUMENTS = """
# 政策文件
PREFIX iip: <https://w3id.org/iiot-policy/ns#>
SELECT ?s { ?s a iip:PolicyDocument } ORDER BY ?s
"""
EVERYTHING = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
HTTP_ERROR = 22
QUERY = "Content-Type: application/sparql-query"


def curl(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    own = ["curl", "-q", "--silent", "--show-error", "--noproxy", "*", "--max-time", "60"]
    return subprocess.run([*own, *words], input=stdin, capture_output=True, check=False)


def ok(*words: str, stdin: bytes = b"") -> str:
    done = curl(*words, stdin=stdin)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def told(*words: str, of: str, stdin: bytes = b"") -> str:
    """What curl tells of a transfer (`--write-out`), the answer itself dropped."""
    return ok("--output", "/dev/null", "--write-out", of, *words, stdin=stdin)


@pytest.fixture
def endpoint(server: httpx.Client) -> str:
    return str(server.base_url.join("/sparql"))


@pytest.fixture
def expected(server: httpx.Client) -> str:
    answer = server.get("/sparql", params={"query": DOCUMENTS})
    assert len(answer.json()["results"]["bindings"]) == 4
    return answer.text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A query in a file, with the line ends of Windows."""
    path = tmp_path / "documents.rq"
    path.write_bytes(DOCUMENTS.replace("\n", "\r\n").encode())
    return path


def test_a_query_comes_in_each_way(endpoint: str, expected: str, file: Path) -> None:
    field = f"query={DOCUMENTS}"
    ways = (
        ("--get", "--data-urlencode", field, endpoint),
        ("--get", "--data-urlencode", f"query@{file}", endpoint),
        ("--data-urlencode", field, endpoint),
        ("--data-urlencode", f"query@{file}", endpoint),
        ("--header", QUERY, "--data", DOCUMENTS, endpoint),
        ("--header", QUERY, "--data-binary", f"@{file}", endpoint),
        ("--header", f"{QUERY}; charset=utf-8", "--data-binary", f"@{file}", endpoint),
        ("--request", "POST", "--header", QUERY, "--upload-file", str(file), endpoint),
        ("--header", QUERY, "--header", "Transfer-Encoding: chunked", "-d", DOCUMENTS, endpoint),
        ("--data-urlencode", field, f"{endpoint}/"),
        ("--get", "--data-urlencode", field, f"{endpoint}/"),
        ("--header", QUERY, "--data", DOCUMENTS, f"{endpoint}/"),
        ("--http1.0", "--data-urlencode", field, endpoint),
        ("--http2", "--data-urlencode", field, endpoint),
        ("--http2", "--get", "--data-urlencode", field, endpoint),
        ("--user", "someone:else", "--data-urlencode", field, endpoint),
    )
    for words in ways:
        assert ok(*words) == expected, words


def test_a_query_comes_from_a_pipe(endpoint: str, expected: str) -> None:
    words = ("--header", QUERY, "--header", "Transfer-Encoding: chunked", "--data-binary", "@-")
    assert ok(*words, endpoint, stdin=DOCUMENTS.encode()) == expected
    words = ("--request", "POST", "--header", QUERY, "--upload-file", "-")
    assert ok(*words, endpoint, stdin=DOCUMENTS.encode()) == expected


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("Accept:", "application/sparql-results+json"),  # the header is not sent
        ("Accept: */*", "application/sparql-results+json"),
        ("Accept: text/csv", "text/csv"),
        ("Accept: text/tab-separated-values", "text/tab-separated-values"),
        ("Accept: application/sparql-results+xml", "application/sparql-results+xml"),
        ("Accept: application/xml;q=0.2, text/csv;q=0.1", "application/sparql-results+xml"),
        ("Accept: application/*", "application/sparql-results+json"),
        ("Accept: TEXT/CSV", "text/csv"),
    ],
)
def test_the_format_is_asked_for(endpoint: str, accept: str, media_type: str) -> None:
    words = ("--header", accept, "--get", "--data-urlencode", f"query={DOCUMENTS}", endpoint)
    answer = told(*words, of="%{http_code} %{content_type}")
    assert answer.partition(";")[0] == f"200 {media_type}"


@pytest.mark.parametrize("query", [DOCUMENTS, EVERYTHING])
def test_an_answer_is_compressed_and_the_same(endpoint: str, query: str) -> None:
    words = ("--get", "--data-urlencode", f"query={query}", endpoint)
    plain = ok(*words)
    assert ok("--compressed", *words) == plain
    for encoding in ("gzip", "br", "zstd", "deflate, gzip, br, zstd", "identity"):
        answer = curl("--compressed", "--header", f"Accept-Encoding: {encoding}", *words)
        assert (answer.returncode, answer.stdout.decode()) == (0, plain), encoding


def test_a_long_answer_is_short_on_the_wire(endpoint: str) -> None:
    words = ("--get", "--data-urlencode", f"query={EVERYTHING}", endpoint)
    whole = int(told(*words, of="%{size_download}"))
    compressed = int(told("--compressed", *words, of="%{size_download}"))
    assert compressed < whole / 5


def test_head_tells_what_get_would(endpoint: str) -> None:
    words = ("--get", "--data-urlencode", f"query={DOCUMENTS}", endpoint)
    head = ok("--head", *words).lower()
    assert " 200" in head.splitlines()[0]
    assert "content-type: application/sparql-results+json" in head
    assert head.endswith("\r\n\r\n")
    assert " 200" in ok("--head", endpoint).splitlines()[0]  # of the description


@pytest.mark.parametrize("address", [f"{NOTICE}.ttl", "/sparql?query=ASK%20%7B%7D"])
def test_what_is_held_is_not_sent_again(server: httpx.Client, address: str, tmp_path: Path) -> None:
    tag = str(tmp_path / "tag")
    url = str(server.base_url.join(address))
    assert told("--etag-save", tag, url, of="%{http_code}") == "200"
    again = told("--etag-compare", tag, url, of="%{http_code} %{size_download}")
    assert again == "304 0"
    other = told("--header", 'If-None-Match: "other"', url, of="%{http_code}")
    assert other == "200"


def test_a_large_query_waits_to_be_let_in(endpoint: str, expected: str, tmp_path: Path) -> None:
    """With `Expect: 100-continue`, without which a client gives up waiting after its own time."""
    large = tmp_path / "large.rq"
    large.write_text(DOCUMENTS + "# 五千字\n" * 40_000, encoding="utf-8")
    words = ("--header", "Expect: 100-continue", "--expect100-timeout", "50", "--header", QUERY)
    done = curl("--verbose", *words, "--data-binary", f"@{large}", endpoint)
    assert done.stdout.decode() == expected
    assert b"100 Continue" in done.stderr


def test_one_that_is_too_large_is_not_let_in(strict_server: httpx.Client, tmp_path: Path) -> None:
    large = tmp_path / "large.rq"
    large.write_text("ASK {}" + "# much\n" * 400_000, encoding="utf-8")
    words = ("--header", "Expect: 100-continue", "--expect100-timeout", "50", "--header", QUERY)
    url = str(strict_server.base_url.join("/sparql"))
    sent = told(*words, "--data-binary", f"@{large}", url, of="%{http_code} %{size_upload}")
    status, size = sent.split()
    assert status == "413"
    assert int(size) < large.stat().st_size


def test_a_connection_is_used_again(endpoint: str) -> None:
    good = f"{endpoint}?query=ASK%20%7B%7D"
    for first in (good, f"{endpoint}?query=nothing", f"{endpoint}?format=none&query=ASK%7B%7D"):
        connects = told("--output", "/dev/null", first, good, of="%{num_connects}\n").split()
        assert connects == ["1", "0"]


def test_prior_knowledge_of_http_2_harms_nothing(endpoint: str, expected: str) -> None:
    """It is answered, or refused, and the server goes on either way."""
    words = ("--data-urlencode", f"query={DOCUMENTS}", endpoint)
    done = curl("--http2-prior-knowledge", *words)
    assert done.returncode != 0 or done.stdout.decode() == expected
    assert ok(*words) == expected


def test_what_is_not_right_fails_with_words(endpoint: str, file: Path) -> None:
    for words in (("--get", "--data-urlencode", "query=SELECT nothing {"), ("--data", "x=y")):
        done = curl("--fail-with-body", *words, endpoint)
        assert done.returncode == HTTP_ERROR
        assert b'"detail"' in done.stdout
    form = told("--form", f"query=@{file}", endpoint, of="%{http_code} %{content_type}")
    assert form == "415 application/problem+json"
    update = told("--data-urlencode", "update=CLEAR ALL", endpoint, of="%{http_code}")
    assert update == "403"


def test_a_graph_is_fetched_in_its_formats(endpoint: str) -> None:
    query = f"query=CONSTRUCT WHERE {{ <{BASE}{NOTICE}> ?p ?o }}"
    for media_type in ("text/turtle", "application/n-triples", "application/ld+json"):
        words = ("--header", f"Accept: {media_type}", "--data-urlencode", query, endpoint)
        kind = told(*words, of="%{http_code} %{content_type}").partition(";")[0]
        assert kind == f"200 {media_type}"
