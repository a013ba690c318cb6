"""Lines set again, to tell a full one from the last of a paragraph."""

from collections.abc import Sequence
from typing import NamedTuple

from loaders.formats.lines.junctions import ends_sentence, leading_token, within_word
from loaders.formats.lines.line_starts import start_of
from loaders.formats.lines.measure import LocalMeasure, Manner
from loaders.formats.lines.printed_lines import PrintedLine

_INDENT = 2.0
"""Characters by which the first line of a paragraph is indented (GB/T 9704-2012, 7.3.3)."""
_SLACK = 1.5
"""How much a full line may lack or exceed, where punctuation hangs or is set closer."""
_FULL = 0.25
_DOUBTFUL = 3.0
_ALMOST = 5.0
_SHORT = 0.6
_LOOK_AHEAD = 8


class Former(NamedTuple):
    """The paragraph before a line: where it ends in its last printed line, and how it reads."""

    position: float
    sentence_ended: bool
    has_sentences: bool
    has_clauses: bool
    numbered: bool
    names_bodies: bool
    """It ends with those who answer for it, as measures do: （…负责）."""


class Setting:
    """Sets the lines of a wrapped text; positions are in characters from the left margin."""

    def __init__(self, lines: Sequence[PrintedLine], manner: Manner) -> None:
        self._lines = lines
        self._manner = manner
        self._widths = [line.width for line in lines]
        self._measure = LocalMeasure(lines, self._widths, manner)

    def first(self, place: int) -> float:
        """Where the first line of a paragraph ends."""
        width = self._widths[place]
        indent = _INDENT
        if self._manner.base is not None:
            indent = max(self._lines[place].indent - self._manner.base, 0) / 2
        return width + indent if width + indent <= self._measure.at(place) + _SLACK else width

    def next(self, position: float, place: int) -> float:
        """Where the line at `place` ends that goes on after one that ends at `position`."""
        width = self._widths[place]
        if not self._manner.fragments:
            return width
        measure = self._measure.at(place)
        if position >= measure - _FULL or position + width > measure + _SLACK:
            return width
        if within_word(self._lines[place - 1].text, self._lines[place].text):
            return width
        return position + width

    def goes_on(self, place: int, former: Former) -> bool:
        """Whether the line at `place` goes on with the paragraph `former`."""
        line, before = self._lines[place], self._lines[place - 1]
        measure = self._measure.at(place - 1)
        lacking = measure - former.position - leading_token(line.text)
        if not former.sentence_ended:
            return self._finishes(place, former, lacking)
        otherwise = not former.names_bodies
        if lacking <= _SLACK:
            return self._rather_on(0.0, place, otherwise=otherwise)
        fits = former.position + self._widths[place] <= measure + _SLACK
        if self._manner.fragments and fits and not within_word(before.text, line.text):
            return self._rather_on(former.position, place, otherwise=otherwise)
        return lacking <= _DOUBTFUL and self._rather_on(0.0, place, otherwise=False)

    def _finishes(self, place: int, former: Former, lacking: float) -> bool:
        """Whether a line goes on with a paragraph that has not come to the end of a sentence."""
        line = self._lines[place]
        if former.has_sentences:
            return self._manner.fragments or former.position >= _SHORT * self._measure.at(place)
        if lacking <= _SLACK:
            return True
        if not self._manner.fragments:
            return former.has_clauses and lacking <= _ALMOST
        if former.has_clauses and not former.numbered:
            return True
        if (
            within_word(self._lines[place - 1].text, line.text)
            or lacking + _SLACK < self._widths[place]
        ):
            return False
        return self._rather_on(former.position, place, otherwise=not former.numbered)

    def _rather_on(self, position: float, place: int, *, otherwise: bool) -> bool:
        """Whether the lines that follow fill their measure without the indent of a first line."""
        on = self.next(position, place) if position else self._widths[place]
        new = self._widths[place] + _INDENT
        clauses = False
        for ahead in range(place + 1, min(place + _LOOK_AHEAD, len(self._lines))):
            line, before = self._lines[ahead], self._lines[ahead - 1]
            clauses = clauses or any(mark in before.text for mark in "，。；")
            if start_of(line.text):
                # what does not end a sentence here ended none of the paragraph before: a signature
                return otherwise and (clauses or ends_sentence(before.text))
            if within_word(before.text, line.text):
                full = self._measure.at(ahead - 1) - min(leading_token(line.text), _DOUBTFUL)
                lacks_on, lacks_new = abs(full - on), abs(full - new)
                if min(lacks_on, lacks_new) > _DOUBTFUL:
                    return otherwise and clauses
                return lacks_on <= lacks_new
            if not self._manner.fragments:
                return otherwise
            strained_on, strained_new = self._strained(on, ahead), self._strained(new, ahead)
            if strained_on != strained_new:
                return strained_new
            on, new = self.next(on, ahead), self.next(new, ahead)
        return otherwise

    def _strained(self, position: float, place: int) -> bool:
        """Whether a line ends short before one that goes on: its beginning would have had room."""
        lacking = self._measure.at(place) - position - leading_token(self._lines[place].text)
        return lacking > _DOUBTFUL and lacking + _SLACK < self._widths[place]
