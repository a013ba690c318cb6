"""Names of documents without a number: letters of an IRI from their titles."""

import re

from hypothesis import given
from strategies import texts

from loaders.gongwen.identity import slug

LONG = "关于公布2031年工业互联网试点示范项目名单有关事项的通知"


def test_long_titles_that_begin_alike_have_names_of_their_own() -> None:
    first, second = slug(f"{LONG}（第一批）"), slug(f"{LONG}（第二批）")
    assert first != second
    assert first[:60] == second[:60]
    assert slug(f"{LONG}(第一批)") == first, "width and brackets are no matter"


@given(texts)
def test_any_title_has_a_name_in_letters_digits_and_hyphens(title: str) -> None:
    name = slug(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= 80
