"""What the kinds of things that are found are called."""

from collections.abc import Mapping
from typing import Final

from api.i18n import words
from api.labels import Language

KINDS: Final = (
    "document", "measure", "part", "target", "quote", "technology", "body", "indicator",
    "series", "programme", "industry", "region", "scenario", "document-type",
)  # fmt: skip
"""The kinds of passages that can be chosen."""


def kind_names(language: Language) -> Mapping[str, str]:
    """The name of each kind."""
    _ = words(language).gettext
    names = (
        _("Title"), _("Measure"), _("Section"), _("Target"), _("Quote"), _("Technology"),
        _("Body"), _("Indicator"), _("Series of plans"), _("Programme"), _("Industry"),
        _("Region"), _("Scenario"), _("Type of document"),
    )  # fmt: skip
    return dict(zip(KINDS, names, strict=True))


def facet_names(language: Language) -> Mapping[str, str]:
    """The name of each facet."""
    _ = words(language).gettext
    return {
        "kind": _("Found in"),
        "level": _("Level"),
        "body": _("Issuing body"),
        "type": _("Type of document"),
        "year": _("Year"),
    }
