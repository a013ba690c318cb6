"""The page of the data: every file with size and sum, how a release is cited."""

import httpx
import pytest
import yaml
from lxml import html

pytest_plugins = ["serving"]

PAGE = {"Accept": "text/html"}


@pytest.fixture
def data(server: httpx.Client) -> html.HtmlElement:
    return html.fromstring(server.get("/dumps?lang=en", headers=PAGE).text)


def test_every_file_is_there_with_its_sum(data: html.HtmlElement, server: httpx.Client) -> None:
    (release,) = server.get("/dumps").json()["releases"]
    rows = data.xpath("//table[@class='files']/tbody/tr")
    shown = [(row.xpath(".//a/@href")[0], row.xpath(".//code/text()")[0]) for row in rows]
    assert shown == [(file["href"], file["sha256"]) for file in release["files"]]
    assert f"{release['counts']['triples']:,} triples" in data.text_content()
    assert data.xpath("//a[@rel='license']/@href") == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    assert data.xpath("//a[@href='/.well-known/void']")


def test_a_release_is_cited_by_its_identifier(data: html.HtmlElement, server: httpx.Client) -> None:
    release = server.get("/readyz").json()["release"]
    text, bibtex, cff = data.xpath("//section[@id='cite']//pre/code/text()")
    assert release in text
    assert f"version = {{{release}}}" in bibtex
    cited = yaml.safe_load(cff)
    assert (cited["cff-version"], cited["type"]) == ("1.2.0", "dataset")
    assert (cited["version"], cited["license"]) == (release, "CC-BY-4.0")


def test_programs_carry_the_address_that_the_reader_came_by(server: httpx.Client) -> None:
    text = server.get("/dumps", headers={**PAGE, "Host": "policy.example:8080"}).text
    assert "http://policy.example:8080/sparql" in text


@pytest.mark.parametrize("host", ["x'$(id)`", 'x"><b>', "a b"])
def test_a_host_that_is_none_is_not_repeated(server: httpx.Client, host: str) -> None:
    answer = server.get("/dumps", headers={**PAGE, "Host": host})
    assert host not in answer.text
    assert answer.status_code == 400 or str(server.base_url).rstrip("/") in answer.text


def test_json_stays_for_clients(server: httpx.Client) -> None:
    assert server.get("/dumps").headers["content-type"] == "application/json"
