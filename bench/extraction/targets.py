"""Scores of quantitative targets: whether they are found, and each slot of those found."""

from bench.extraction.answer import Answer, Statement
from bench.extraction.blankless import blank_free
from bench.extraction.gold import Gold, GoldStatement, Value
from bench.extraction.pairing import pairs
from bench.extraction.tally import Sheet

SLOTS = ("value", "unit", "comparator", "basis", "due", "subject")
_NUMBERS = ("value", "lower", "upper")
_NOT_SOUNDED = str.maketrans("", "", "“”‘’\"'的、，·-")


def score_targets(gold: Gold, answer: Answer, sheet: Sheet) -> None:
    """Detection by overlap and by IoU, each slot, and all slots at once."""
    expected = [one for document in gold.documents for one in document.statements["targets"]]
    said = [one for document in answer.documents for one in document.statements["targets"]]
    found, missed, extra = pairs(expected, said, _alike)
    for one, got in found:
        if not one.optional:
            _score_pair(one, got, answer.text.of(one.span), sheet, gold.name)
    for one in missed:
        for metric in ("target detection", "target IoU 0.5", "target all slots"):
            sheet.missed(metric, gold.name, answer.text.of(one.span), _shown(one))
    for got in extra:
        for metric in ("target detection", "target IoU 0.5", "target all slots"):
            sheet.extra(metric, gold.name, str(got.said["quote"]), _said(got))


def _score_pair(one: GoldStatement, got: Statement, quote: str, sheet: Sheet, file: str) -> None:
    expected, said = _shown(one), _said(got)
    same_value = all(one.accepts(name, got.text(name)) for name in _NUMBERS)
    right = {
        "value": same_value,
        "unit": one.accepts("unit", got.text("unit")),
        "comparator": one.accepts("comparator", got.text("comparator")),
        "basis": one.accepts("basis", got.text("basis")),
        "due": one.accepts("due", got.text("due"))
        and one.accepts("due_precision", got.text("due_precision")),
        "subject": same_subject(one, got),
    }
    sheet.checked("target detection", file, quote, expected, said, holds=same_value)
    near = same_value and one.span.likeness(got.span) >= 0.5
    sheet.checked("target IoU 0.5", file, quote, quote, got.said["quote"], holds=near)
    for slot in SLOTS:
        sheet.checked(f"target {slot}", file, quote, expected, said, holds=right[slot])
    touched = right["subject"] or subjects_overlap(one, got)
    sheet.checked("target subject overlap", file, quote, expected, said, holds=touched)
    sheet.checked("target part", file, quote, one.parts, got.part, holds=got.part in one.parts)
    sheet.checked("target all slots", file, quote, expected, said, holds=all(right.values()))


def same_subject(one: GoldStatement, got: Statement) -> bool:
    """Whether the subjects are equal but for 的, quotes and blanks."""
    return _form(got.text("subject")) in map(_form, one.slots["subject"])


def subjects_overlap(one: GoldStatement, got: Statement) -> bool:
    """Whether one holds the other, or they share half of their pairs of characters."""
    said = _form(got.text("subject"))
    return any(_share(_form(subject), said) >= 0.5 for subject in one.slots["subject"])


def _share(first: str, second: str) -> float:
    if not first or not second:
        return 0.0
    if first in second or second in first:
        return 1.0
    pairs_of = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (first, second)]
    return 2 * len(pairs_of[0] & pairs_of[1]) / max(1, len(pairs_of[0]) + len(pairs_of[1]))


def _form(subject: Value) -> str:
    return blank_free(str(subject or "")).translate(_NOT_SOUNDED)


def _alike(one: GoldStatement, got: Statement) -> float:
    """Overlap first, then an equal value: several targets may share a quote."""
    if not one.span.overlap(got.span):
        return 0.0
    same_value = all(one.accepts(name, got.text(name)) for name in _NUMBERS)
    return one.span.likeness(got.span) + 2 * same_value + subjects_overlap(one, got)


def _shown(one: GoldStatement) -> str:
    slots = (*_NUMBERS, "unit", "comparator", "basis", "due", "due_precision", "subject")
    return " ".join(
        "/".join(str(value) for value in one.slots[slot])
        for slot in slots
        if one.slots[slot] != (None,)
    )


def _said(got: Statement) -> str:
    slots = (*_NUMBERS, "unit", "comparator", "basis", "due", "due_precision", "subject")
    return " ".join(value for slot in slots if (value := got.text(slot)) is not None)
