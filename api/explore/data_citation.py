"""How a release is cited: a line of text, BibTeX, and CITATION.cff."""

from collections.abc import Mapping
from typing import Final

from api.dataset_description import LICENCE

LICENCE_ID: Final = "CC-BY-4.0"
_BIBTEX = """\
@misc{{iiot-policy-{release},
  title   = {{{{{title}}}}},
{dated}  version = {{{release}}},
  url     = {{{address}}},
  note    = {{Data set, {licence}}}
}}"""
_CFF = """\
cff-version: 1.2.0
message: If you use this data set, please cite it as below.
type: dataset
title: "{title}"
authors:
  - name: The contributors of iiot-policy
version: "{release}"
{dated}license: {id}
url: "{address}"
"""


def citations(title: str, release: str, as_of: str, address: str) -> Mapping[str, str]:
    """The forms by name; `as_of` is the day of the dataset as an ISO date, "" where unknown.

    A release's identifier is made from its content, so it is the same data wherever it is served.
    """
    facts = {"title": title, "release": release, "address": address, "licence": LICENCE}
    dated = f"  date    = {{{as_of}}},\n  year    = {{{as_of[:4]}}},\n" if as_of else ""
    released = f"date-released: {as_of}\n" if len(as_of) == 10 else ""
    when = f" ({as_of})" if as_of else ""
    return {
        "text": f"{title}, release {release}{when}. {address}. {LICENCE_ID}.",
        "BibTeX": _BIBTEX.format(**facts, dated=dated),
        "CITATION.cff": _CFF.format(**facts, dated=released, id=LICENCE_ID),
    }
