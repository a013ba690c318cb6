"""Updates over real HTTP: what they change, who may send them, and the flags that let them in."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner
from w3c_running import running

from api.cli import app
from api.settings import SettingError, Settings
from api.writes import Writes

UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
TOKEN = "a-token-of-this-test-0123456789"
INSERT = "INSERT DATA { <urn:x:s> <urn:x:p> '工业互联网' }"
G = "http://example.org/g"


@contextmanager
def serving(*options: str) -> Iterator[httpx.Client]:
    with (
        running("--scratch", *options) as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def open_server() -> Iterator[httpx.Client]:
    with serving("--updates-open") as client:
        yield client


@pytest.fixture(scope="module")
def token_server() -> Iterator[httpx.Client]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IIOT_POLICY_UPDATE_TOKEN", TOKEN)
        patch.setenv("IIOT_POLICY_RESULT_ROWS", "5")
        with serving("--updates") as client:
            yield client


@pytest.fixture(scope="module")
def reading_server() -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


@pytest.fixture
def server(open_server: httpx.Client) -> httpx.Client:
    """A server that takes updates of all on this machine, with nothing in it."""
    assert update(open_server, "DROP ALL").status_code == 204
    return open_server


def update(server: httpx.Client, text: str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.post("/sparql", content=text, headers={"Content-Type": UPDATE, **named})


def holds(server: httpx.Client, pattern: str) -> bool:
    answer = server.get("/sparql", params={"query": f"ASK {{ {pattern} }}"})
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["boolean"])


def writes(server: httpx.Client, **headers: str) -> list[httpx.Response]:
    """One write of each kind, with these headers too."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    turtle = {"Content-Type": "text/turtle", **named}
    return [
        update(server, "INSERT DATA { <urn:x:w> <urn:x:p> 1 }", **headers),
        server.post("/sparql/", data={"update": "CLEAR ALL"}, headers=named),
        server.put("/store?default", content="", headers=turtle),
        server.post("/store?graph=urn:x:g", content="", headers=turtle),
        server.delete("/store?default", headers=named),
    ]


def test_an_update_comes_by_form_and_as_it_is(server: httpx.Client) -> None:
    assert update(server, INSERT).status_code == 204
    assert holds(server, "<urn:x:s> <urn:x:p> '工业互联网'")
    assert server.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 204
    assert not holds(server, "?s ?p ?o")


def test_an_update_is_done_whole_or_not_at_all(server: httpx.Client) -> None:
    answer = update(server, f"{INSERT} ;\nCLEAR XYZ")
    assert (answer.status_code, answer.json()["line"]) == (400, 2)
    assert not holds(server, "?s ?p ?o")


def test_relative_iris_are_relative_to_the_endpoint(server: httpx.Client) -> None:
    update(server, "INSERT DATA { <#a> <urn:x:p> <b> }")
    base = str(server.base_url).rstrip("/")
    assert holds(server, f"<{base}/sparql#a> <urn:x:p> <{base}/b>")


def test_the_request_can_name_the_graphs_that_are_asked(server: httpx.Client) -> None:
    update(server, f"INSERT DATA {{ <urn:x:d> a 1 . GRAPH <{G}> {{ <urn:x:g> a 1 }} }}")
    copy = "INSERT { ?s <urn:x:found> ?in } WHERE { ?s a 1 BIND('default' AS ?in) }"
    named = "INSERT { ?s <urn:x:found> ?in } WHERE { GRAPH ?in { ?s a 1 } }"
    asked = server.post("/sparql", data={"update": copy, "using-graph-uri": G})
    assert asked.status_code == 204
    assert holds(server, "<urn:x:g> <urn:x:found> 'default'")
    assert not holds(server, "<urn:x:d> <urn:x:found> ?in")
    headers = {"Content-Type": UPDATE}
    params = {"using-named-graph-uri": G}
    server.post("/sparql", content=named, headers=headers, params=params).raise_for_status()
    assert holds(server, f"<urn:x:g> <urn:x:found> <{G}>")
    short = "DELETE WHERE { ?s a 1 }"
    server.post("/sparql", data={"update": short, "using-graph-uri": G}).raise_for_status()
    assert holds(server, f"<urn:x:d> a 1 . GRAPH <{G}> {{ <urn:x:g> a 1 }}")


def test_only_one_of_the_two_can_name_them(server: httpx.Client) -> None:
    text = f"WITH <{G}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}"
    answer = server.post("/sparql", data={"update": text, "using-named-graph-uri": G})
    assert (answer.status_code, "WITH" in answer.json()["detail"]) == (400, True)


def test_an_update_in_the_address_is_refused(server: httpx.Client) -> None:
    update(server, INSERT)
    for method in ("GET", "POST", "HEAD"):
        answer = server.request(method, "/sparql", params={"update": "CLEAR ALL"})
        assert 400 <= answer.status_code < 500
    assert holds(server, "?s ?p ?o")


def test_without_the_token_nothing_is_written(token_server: httpx.Client) -> None:
    for wrong in ({}, {"Authorization": "Basic eDp5"}, {"Authorization": "Bearer"}):
        for answer in writes(token_server, **wrong):
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert TOKEN not in answer.text
    for answer in writes(token_server, Authorization=f"Bearer {TOKEN[:-1]}"):
        assert (answer.status_code, answer.json()["type"][-11:]) == (403, "wrong-token")
    for parameter in ("token", "access_token", "update_token"):
        params = {parameter: TOKEN}
        answer = token_server.post("/sparql", data={"update": "CLEAR ALL"}, params=params)
        assert answer.status_code == 401
        assert token_server.delete(f"/store?default&{parameter}={TOKEN}").status_code == 401
    assert not holds(token_server, "?s ?p ?o")


def test_with_the_token_it_is(token_server: httpx.Client) -> None:
    codes = [answer.status_code for answer in writes(token_server, Authorization=f"Bearer {TOKEN}")]
    assert codes == [204, 204, 204, 201, 204]
    page = {"Origin": "https://editor.example", "Authorization": f"bearer {TOKEN}"}
    assert update(token_server, INSERT, **page).status_code == 204
    assert holds(token_server, "?s ?p ?o")
    assert update(token_server, "CLEAR ALL", **page).status_code == 204


def test_reading_takes_no_token(token_server: httpx.Client) -> None:
    assert token_server.get("/store?default").status_code == 200
    assert not holds(token_server, "?s ?p ?o")


def test_a_graph_that_is_too_long_is_not_given_in_part(token_server: httpx.Client) -> None:
    trusted = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "text/turtle"}
    for triples, status in ((5, 200), (6, 503)):
        content = "".join(f"<#s> <#p> {n} ." for n in range(triples))
        assert token_server.put("/store/long", content=content, headers=trusted).is_success
        answer = token_server.get("/store/long")
        assert (answer.status_code, answer.text.count("#s") > 0) == (status, status == 200)
    assert token_server.delete("/store/long", headers=trusted).status_code == 204


def test_where_updates_are_off_a_good_one_is_403_and_a_bad_one_is_bad(
    reading_server: httpx.Client,
) -> None:
    for answer in writes(reading_server, Authorization=f"Bearer {TOKEN}"):
        assert (answer.status_code, answer.json()["type"][-11:]) == (403, "updates-off")
    bad = [
        reading_server.get("/sparql", params={"update": "CLEAR ALL"}),
        reading_server.post("/sparql", data={"update": ["CLEAR NAMED", "CLEAR DEFAULT"]}),
        reading_server.post(
            "/sparql", content="CLEAR NAMED", headers={"Content-Type": "text/plain"}
        ),
        reading_server.post("/sparql", content="update=CLEAR%20NAMED"),
        update(reading_server, "CLEAR NAMED", Content_Type=f"{UPDATE}; charset=UTF-16"),
    ]
    assert [answer.status_code for answer in bad] == [400, 400, 415, 415, 400]
    assert reading_server.patch("/store?default").headers["allow"] == "GET, HEAD, OPTIONS"
    assert reading_server.options("/store").headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": "http://evil.example", "Sec_Fetch_Site": "same-origin"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Host": "evil.example:8001"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "localhost.evil.example"},
    ],
)
def test_a_page_of_another_server_cannot_write_where_no_token_is_asked(
    server: httpx.Client, headers: dict[str, str]
) -> None:
    update(server, INSERT)
    for answer in writes(server, **headers):
        assert answer.status_code == 403, answer.request
        assert answer.json()["type"].endswith("cross-origin")
    assert holds(server, "<urn:x:s> ?p ?o FILTER NOT EXISTS { <urn:x:w> ?q ?x }")


def test_nor_can_a_form_that_no_browser_asks_about(server: httpx.Client) -> None:
    update(server, INSERT)
    simple = ("text/plain", FORM, "multipart/form-data; boundary=x", "")
    for kind in simple:
        headers = {"Content-Type": kind, "Origin": "https://evil.example"}
        for path in ("/sparql", "/store?default", "/store"):
            answer = server.post(path, content="update=CLEAR%20ALL", headers=headers)
            assert answer.status_code in (403, 415)
    for kind in ("text/plain", ""):
        headers = {"Content-Type": kind} if kind else {}
        assert server.post("/store?default", content=" ", headers=headers).status_code == 415
        assert server.post("/sparql", content="CLEAR ALL", headers=headers).status_code == 415
    assert holds(server, "<urn:x:s> ?p ?o")


def test_a_page_of_this_server_can(server: httpx.Client) -> None:
    own = str(server.base_url).rstrip("/")
    assert update(server, INSERT, Origin=own, Sec_Fetch_Site="same-origin").status_code == 204
    assert holds(server, "<urn:x:s> ?p ?o")


def test_a_browser_that_asks_first_is_not_encouraged(
    server: httpx.Client, token_server: httpx.Client
) -> None:
    asked = {
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "content-type,authorization",
    }
    foreign = {**asked, "Origin": "https://evil.example"}
    refused = server.options("/store?default", headers=foreign)
    assert refused.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "content-type" not in refused.headers["access-control-allow-headers"].lower()
    own = {**asked, "Origin": str(server.base_url).rstrip("/")}
    assert "PUT" in server.options("/store", headers=own).headers["access-control-allow-methods"]
    granted = token_server.options("/store", headers=foreign).headers
    assert "PUT" in granted["access-control-allow-methods"]
    assert "authorization" in granted["access-control-allow-headers"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"updates": True, "update_token": ""}, "IIOT_POLICY_UPDATE_TOKEN"),
        ({"updates": True, "update_token": "x" * 15}, "16 characters"),
        ({"updates": True, "update_token": "工" * 20}, "holds what no token does"),
        ({"updates": True, "update_token": "x" * 20 + " y"}, "holds what no token does"),
        ({"updates": True, "port": 8000}, "--port N"),
        ({"updates_open": True, "port": 8000}, "--port N"),
        ({"updates_open": True, "host": "0.0.0.0"}, "loopback"),
        ({"updates_open": True, "host": "::"}, "loopback"),
        ({"updates_open": True, "host": "policy.example"}, "loopback"),
        ({"updates_open": True, "host": "10.0.0.1", "updates": True}, "loopback"),
    ],
)
def test_updates_are_let_in_on_purpose_only(given: dict[str, object], words: str) -> None:
    settings = Settings.read({}, **{"update_token": TOKEN, "port": 8001, **given})
    with pytest.raises(SettingError, match=words):
        Writes.of(settings)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1"])
def test_open_updates_are_for_this_machine(host: str) -> None:
    settings = Settings.read({}, host=host, port=0, updates_open=True)
    assert Writes.of(settings) == Writes(on=True, open=True)


def test_a_token_is_not_shown() -> None:
    assert TOKEN not in repr(Writes(on=True, token=TOKEN))


@pytest.mark.parametrize(
    ("words", "token", "told"),
    [
        (["--updates", "--port", "0"], "", "IIOT_POLICY_UPDATE_TOKEN"),
        (["--updates", "--port", "0"], "short", "16 characters"),
        (["--updates"], TOKEN, "--port N"),
        (["--updates-open"], "", "--port N"),
        (["--updates-open", "--port", "0", "--host", "0.0.0.0"], "", "loopback"),
        (["--scratch", "--store", "http://127.0.0.1:9/sparql"], "", "leave out --store"),
        (["--store-update", "http://127.0.0.1:9/"], "", "--store URL"),
        (["--dialect", "virtuoso"], "", "--store URL"),
        (["--store", "http://127.0.0.1:9/", "--dialect", "x"], "", "generic, oxigraph"),
    ],
)
def test_flags_that_do_not_go_together_are_told(
    words: list[str], token: str, told: str, tmp_path: Path
) -> None:
    done = CliRunner().invoke(
        app,
        ["serve", "--data", str(tmp_path), *words],
        env={"IIOT_POLICY_UPDATE_TOKEN": token},
    )
    assert isinstance(done.exception, SettingError)
    assert told in str(done.exception)
    assert not list(tmp_path.iterdir())


def test_they_end_the_command_with_2_before_anything_is_built(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api", "serve", "--data", str(tmp_path), "--updates-open"],
        capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert (done.returncode, "--port N" in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
