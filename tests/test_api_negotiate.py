import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.negotiate import Offer, language, ranked

JSON = Offer("json", "application/sparql-results+json", ("application/json",))
XML = Offer("xml", "application/sparql-results+xml", ("application/xml", "text/xml"))
TTL = Offer("ttl", "text/turtle")
HTML = Offer("html", "text/html")
OFFERS = (TTL, HTML, JSON, XML)


@pytest.mark.parametrize(
    ("accept", "names"),
    [
        (None, ["ttl", "html", "json", "xml"]),
        ("", ["ttl", "html", "json", "xml"]),
        ("*/*", ["ttl", "html", "json", "xml"]),
        ("nonsense", ["ttl", "html", "json", "xml"]),
        ("text/html", ["html"]),
        ("TEXT/HTML", ["html"]),
        ("text/*", ["ttl", "html"]),
        ("text/html;q=0.5, text/turtle;q=0.9", ["ttl", "html"]),
        ("text/html ; q=0.5 , text/turtle ; q=0.4", ["html", "ttl"]),
        ("text/turtle;q=0, */*", ["html", "json", "xml"]),
        ("*/*, text/html", ["html", "ttl", "json", "xml"]),
        ("*/*;q=0.1, text/html;q=0.1", ["html", "ttl", "json", "xml"]),
        ("application/json", ["json"]),
        ("text/xml;q=0.3, application/json;q=0.2", ["xml", "json"]),
        ("application/sparql-results+json,text/turtle", ["ttl", "json"]),
        ("application/sparql-results+json;q=0, application/json", []),
        ("image/png", []),
        ("text/turtle;q=0", []),
        ("text/html;level=1;q=0.2, text/turtle;charset=utf-8", ["ttl", "html"]),
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
            ["html", "xml", "ttl", "json"],
        ),
    ],
)
def test_offers_are_ranked_as_the_client_wants(accept: str | None, names: list[str]) -> None:
    assert ranked(accept, OFFERS) == names


@given(st.text(st.sampled_from(string.printable + "，；＝α"), max_size=300))
def test_no_header_is_too_odd(header: str) -> None:
    assert set(ranked(header, OFFERS)) <= {offer.name for offer in OFFERS}
    assert language(header, ["en", "zh"]) in ("en", "zh")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["text/html", "text/turtle", "text/*", "*/*", "application/json"]),
            st.sampled_from(["", ";q=0", ";q=1", ";q=0.5", ";q=1.5", ";q=-1", ";q=x", ";Q=0.001"]),
        ),
        min_size=1,
    )
)
def test_what_is_ranked_is_covered_by_the_header(ranges: list[tuple[str, str]]) -> None:
    header = ",".join(media_type + weight for media_type, weight in ranges)
    named = {media_type for media_type, _ in ranges}
    for name in ranked(header, OFFERS):
        offer = next(offer for offer in OFFERS if offer.name == name)
        types = {offer.media_type, *offer.aliases}
        half = {f"{media_type.partition('/')[0]}/*" for media_type in types}
        assert named & (types | half | {"*/*"})


@pytest.mark.parametrize(
    ("header", "expected"),
    [(None, "en"), ("ja", "ja"), ("zh-Hans-CN,en;q=0.5", "zh"), ("de", "en"), ("*", "en")],
)
def test_languages_are_matched_by_their_first_subtag(header: str | None, expected: str) -> None:
    assert language(header, ["en", "zh", "ja"]) == expected
