"""The type of a document, from the end of its title: …关于印发…的通知 is a notice."""

import re
from functools import lru_cache

from ontology.folding import fold
from ontology.lexicon import Lexicon

_ISSUING = re.compile(r"印发|转发|批转|公布|发布")
_AFTER = re.compile(
    r"(?:（[^（）]{1,40}）|〔[12][0-9]{3}〕|(?:[12][0-9]{3}年)?第?[0-9]{1,5}号|[”》〉.])+$"
)
"""What may stand after the type: a stage, a period, the number of an announcement or order."""


def document_type(title: str, lexicon: Lexicon) -> str | None:
    """Key of the type that a title ends in, None where it ends in none.

    >>> from ontology.lexicon import load_lexicon
    >>> document_type("关于印发《工业互联网专项行动计划（2021-2023年）》的通知", load_lexicon())
    'notice'
    >>> document_type("工业互联网专项行动计划（2021-2023年）", load_lexicon())
    'action-plan'
    """
    folded = fold(title).replace(" ", "")[-200:]
    if folded.endswith("》") and _ISSUING.search(folded):
        return None  # 印发《某某措施》 lacks its own type
    bare = _AFTER.sub("", folded)
    labels = _labels(lexicon)
    endings = (bare[-length:] for length in range(min(8, len(bare)), 0, -1))
    return next((labels[ending] for ending in endings if ending in labels), None)


@lru_cache(maxsize=4)
def _labels(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, tuple[int, str]] = {}
    for concept in lexicon.concepts("document-type"):
        for label in concept.labels:
            if label.language == "zh" and not concept.browsing_only:
                text = fold(label.text).partition("（")[0]
                ranked = (label.rank, concept.key)
                found[text] = min(found.get(text, ranked), ranked)
    return {text: key for text, (_, key) in found.items()}
