"""Keeps private annotations of texts that are not shipped as places, without their wording.

    uv run python -m bench.extraction.annotate ANNOTATIONS TEXTS

ANNOTATIONS is a folder of YAML files in the form of `quoted`, each named as its text in TEXTS; the
texts are read by the formats of `loaders`. Writes `shared.yaml`, and names quotes that a text has
not.
"""

import argparse
from hashlib import sha256
from pathlib import Path

import yaml

from bench.extraction.blankless import Blankless
from bench.extraction.placed import kept
from bench.extraction.quoted import noted, quoted_gold
from bench.extraction.sets import PLACED
from loaders.formats import read_layout
from loaders.gongwen.text import official_text


def main() -> None:
    """Compile every annotation of the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("texts", type=Path)
    options = parser.parse_args()
    records = {}
    for path in sorted(options.annotations.glob("*.yaml")):
        file = next(options.texts.glob(path.stem + ".*"))
        content = file.read_bytes()
        _, layout = read_layout(file.name, content)
        text = Blankless(official_text(layout.blocks).text)
        gold = quoted_gold(path.stem, noted(path), text)
        for quote in gold.lost:
            print(f"{path.stem}: not in the text: {quote}")
        records[file.name] = kept(gold, text, sha256(content).hexdigest())
    PLACED.write_text(
        yaml.safe_dump(
            records, allow_unicode=True, sort_keys=False, default_flow_style=None, width=200
        ),
        "utf-8",
    )


if __name__ == "__main__":
    main()
