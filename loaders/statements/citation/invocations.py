"""Speeches and meetings that a text invokes (贯彻…精神): they have neither title nor number."""

import re
from typing import Final

from loaders.gongwen.text import OfficialText, Span
from loaders.statements.citation.references import Reference

_CONGRESS = "(?:十[一二三四五六七八九]?|二十)"
_NTH = "[一二三四五六七八九]中"
_PLENUM = f"{_CONGRESS}(?:大|届(?:历次|{_NTH}(?:[、和]{_NTH}){{0,6}})全会)"
_PARTY = f"党的{_PLENUM}(?:(?:以及|[、和及与])(?:党的)?{_PLENUM}){{0,5}}"
_SPEECH = (
    "习近平(?:总书记|主席)[^，。；《》\n\t]{0,50}?重要(?:讲话|指示批示|指示|批示|论述|训词|回信|贺信)"
    "(?:[、和](?:重要)?(?:讲话|指示批示|指示|批示|论述)){0,3}"
)
_MEETING = (
    "中央[^，。；、《》\n\t]{1,12}?会议|全国[^，。；、《》\n\t]{1,16}?(?:大会|会议)|"
    "国务院(?:常务|全体)会议|全国“?两会”?|"
    "[省市区县]委[^，。；、《》\n\t]{0,20}?(?:全会|会议)"
)
_INVOKED = re.compile(f"(?P<party>{_PARTY})|(?P<speech>{_SPEECH})|(?P<meeting>{_MEETING})")
_SPIRIT = re.compile("(?:会议)?精神")
_JOINT = re.compile("(?:精神)?(?:以及|[、和及与])?")
_CUE = re.compile("学习贯彻|贯彻落实|贯彻|落实|学习|领会|按照|根据|遵照")
_REACH: Final = 40
ANCHOR: Final = "精神|重要[讲指论批]"
"""What every passage has that invokes a speech or a meeting."""
CUE: Final = "guanche-jingshen"
RULE: Final = "invocation"


def find_invocations(text: OfficialText, passage: Span) -> list[Reference]:
    """The speeches and meetings in a passage whose spirit it says to carry out.

    `title` is the wording, without 精神. A meeting that is only mentioned is left alone.
    """
    found: list[Reference] = []
    matches = list(_INVOKED.finditer(text.compact, *passage))
    for index, match in enumerate(matches):
        spirit = _SPIRIT.match(text.compact, match.end(), passage.end)
        if not spirit and not match["speech"] and not _shares_spirit(text, matches, index):
            continue
        ahead = text.compact[max(passage.start, match.start() - _REACH) : match.start()]
        clause = re.split("[。；，]", ahead)[-1]
        if not _CUE.search(clause) and not (found and _are_joined(text, found[-1].span.end, match)):
            continue
        span = Span(match.start(), spirit.end() if spirit else match.end())
        title = text.printed(Span(*match.span()))
        found.append(Reference(span, RULE, title))
    return found


def cue_place(text: OfficialText, invoked: Span, passage: Span) -> tuple[int, int] | None:
    """Where the word stands that says what is done with the spirit: 贯彻, 落实, 学习."""
    first = max(passage.start, invoked.start - 2 * _REACH)
    words = list(_CUE.finditer(text.compact, first, invoked.start))
    return words[-1].span() if words else None


def _shares_spirit(text: OfficialText, matches: list[re.Match[str]], index: int) -> bool:
    """Whether one of those that follow in a row is followed by 精神."""
    end = matches[index].end()
    for match in matches[index + 1 : index + 8]:
        if not _are_joined(text, end, match):
            return False
        end = match.end()
        if _SPIRIT.match(text.compact, end):
            return True
    return False


def _are_joined(text: OfficialText, end: int, match: re.Match[str]) -> bool:
    return bool(_JOINT.fullmatch(text.compact, end, match.start()))
