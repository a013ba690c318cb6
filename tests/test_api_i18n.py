"""Words in three languages: none is missing, none is empty, no value is lost on the way."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from api.i18n import LOCALES, PageWords, day, number, words
from api.labels import LANGUAGES, Language

API = Path(__file__).parents[1] / "api"
PLACES = [("pages/vendor/**", "ignore"), ("**.py", "python"), ("pages/**.html", "jinja2")]
CALLS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

Key = tuple[str | None, str | tuple[str, ...]]


def catalogues(language: str) -> dict[str, Catalog]:
    found = {}
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            found[path.stem] = read_po(file, locale=language, abort_invalid=True)
    return found


def several(text: object) -> tuple[str, ...]:
    """The forms of a message: one, or one for each plural."""
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text or ""),)


def spoken() -> set[Key]:
    """Every message that stands in a template or in code."""
    found = extract_from_dir(API, method_map=PLACES, keywords=CALLS)
    return {(context, message) for _, _, message, _, context in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_there_once_and_is_said(language: str) -> None:
    there: list[Key] = []
    for area, catalogue in catalogues(language).items():
        for message in catalogue:
            if not message.id:
                continue
            ids, texts = several(message.id), several(message.string)
            there.append((message.context, ids if len(ids) > 1 else ids[0]))
            assert all(texts), f"{area}.po has no {language} for {message.id!r}"
            names = {n for t in texts for n in re.findall(r"%\((\w+)\)s", t)}
            assert names <= {n for t in ids for n in re.findall(r"%\((\w+)\)s", t)}
    assert len(there) == len(set(there))
    assert spoken() - set(there) == set()


def test_the_languages_say_the_same_messages() -> None:
    said = {
        language: {(c.context, c.id) for found in catalogues(language).values() for c in found}
        for language in LANGUAGES
    }
    assert said["en"] == said["zh"] == said["ja"]
    assert len(said["en"]) > 500


def test_japanese_sentences_end_politely() -> None:
    plain = re.compile("(?:[うくすつむるだ]|(?<![問違])い|(?<![しで])た)$")
    polite = re.compile("(?:ます|です|ください)$")
    sentences = [
        sentence
        for catalogue in catalogues("ja").values()
        for message in catalogue
        for text in several(message.string)
        if "。" in text
        for sentence in text.split("。")
    ]
    assert len(sentences) > 100
    assert [s for s in sentences if plain.search(s) and not polite.search(s)] == []


def test_values_are_filled_in_escaped() -> None:
    texts = PageWords("zh")
    assert texts.gettext("Documents") == "文件"
    filled = texts.ngettext("%(num)s result", "%(num)s results", 3)
    assert "3" in filled
    assert "&lt;b&gt;" in texts.gettext(
        "%(first)s–%(last)s of %(total)s", first="<b>", last=1, total=2
    )


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh", ("2020年3月20日", "2020年3月", "2020年", "1,234")),
        ("ja", ("2020年3月20日", "2020年3月", "2020年", "1,234")),
        ("en", ("20 March 2020", "March 2020", "2020", "1,234")),
    ],
)
def test_dates_are_as_precise_as_they_are_known(language: Language, shown: tuple[str, ...]) -> None:
    dates = [day(text, language) for text in ("2020-03-20", "2020-03", "2020")]
    assert (*dates, number(1234, language)) == shown
    assert day("unknown", language) == "unknown"
    assert words(language).gettext("not a message") == "not a message"
