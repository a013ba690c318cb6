"""What a figure measures: the noun phrase before or after it, cut to what the figure is of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.gongwen.text import OfficialText, Span
from loaders.statements.target.clauses import BRACKET, Figures, Masked
from loaders.statements.target.due_dates import StatedTime
from loaders.statements.target.noun_phrases import bare_head, counted, with_head
from loaders.statements.target.sides import WINDOW, breaks
from loaders.statements.target.wordings import CAUSING, LEADING, MADE, any_of

REGIONS = any_of("全国 全省 全市 全区 全县 全州 全自治区 全社会 我国 我省 我市 我区 本省 本市 本区")
_REGION = re.compile(REGIONS + "|每(?!年)个?[一-鿿]{1,6}?(?=至少|[建打培新推选遴引])")
_BEFORE_TIME = re.compile("(?:力争|争取|确保|预计|计划)?(?:到|至|截至|截止|在|于)?\x03?")
_AFTER_TIME = re.compile("(?:以?前|之前|期间|时|止|，)?")
_PHRASE_END = re.compile(
    f"(?:以及|[和及与、]){any_of('若干 一批 多个 一系列 数个 数十 几个 部分')}"
    "|(?<![合兼])并(?![购网轨联行发])|且(?!末)|从而|用于|以满足|，"
)
CAUSED = re.compile(CAUSING)
_COVERING = re.compile(
    "(?P<owned>覆盖|惠及)$"
    f"|{any_of('带动 推动 实现 确保 促进 支持 引导 鼓励 达到 超过 力争 争取')}$"
)
_SIZE_WORD = re.compile("(?:首期|总)?规模(?:为|达到?|不低于)?$")
_ABLE = re.compile("(?<=.)的(?:服务|生产|制造|供应)?能力$")
"""覆盖2亿户家庭的能力 covers homes."""
_NEW = re.compile("新增|新建|新培育|新认定|新引进|净增")
COVERED = re.compile(any_of("覆盖 服务 惠及 带动 拉动 撬动 联系 走访"))
"""Verbs that stay with a noun that says nothing alone: 服务企业."""
_DOING = any_of("开展 实施 完成 实现 进行 加快 率先 推进 参与 加入 接入 使用 应用 采用 深度应用")
_PREDICATE = re.compile(f"{_DOING}.{{2,40}}$")
_EACH = re.compile("(每[百千万亿](?:人口?|户|名[^，。；、]{1,6}))(?:拥有|配备|建有|建成)$")
"""For how many it is counted: 每万人拥有26个5G基站."""
_MEAN = re.compile("^.{2,12}?平均")


@dataclass(frozen=True, slots=True)
class Said:
    """What a figure is said of: `words` name it, `verb` and `growth` are said of it.

    `adverbs` stand between: 累计, 年均; `whole` is the noun phrase uncut; `span` is the evidence.
    """

    words: str
    span: Span
    verb: str = ""
    growth: str = ""
    adverbs: str = ""
    whole: str = ""
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure: the times of its sentence, and what figures before are said of.

    `former` is of the figure before in the sentence, `earlier` of the last of the sentence before.
    """

    times: Sequence[StatedTime] = ()
    former: Said | None = None
    earlier: Said | None = None


def said_after(text: OfficialText, masked: Masked, found: Figures, context: Context) -> Said | None:
    """What is counted after the figure: 建成500个以上…智能制造示范工厂."""
    before = masked.last(found.before, WINDOW)
    if size := _SIZE_WORD.search(before):
        before = before[: size.start()]
    made = MADE.search(before)
    verb = made["verb"] if made else "突破" if breaks(found) else ""
    phrase = _noun_phrase(masked, found.after, cut=not CAUSED.fullmatch(verb))
    if phrase is None:
        return None
    if able := _ABLE.search(masked.of(phrase)):
        phrase = Span(phrase.start, phrase.end - len(able[0]))
    start = found.span.start
    if made:
        end = found.before.end - (len(size[0]) if size else 0)
        start = max(lead_in(masked, found.before, context.times), end - len(made[0]))
    words = counted(text, masked, phrase)
    words = "年产" * before.endswith("年产") + words
    new = (made and _NEW.search(made[0])) or (
        made and before[: made.start()].endswith("新") and "新" + verb
    )
    each = _EACH.search(before)
    if each:
        words = each[0] + words
        start = found.before.end - len(each[0])
    elif COVERED.fullmatch(verb) and bare_head(words):
        words = verb + words
    elif new:
        words = (new if isinstance(new, str) else new[0]) + words
    return Said(
        words=words,
        span=Span(start, phrase.end),
        verb=verb,
        adverbs=before,
        whole=text.printed(phrase),
        scope=region(before),
    )


def said_share(text: OfficialText, masked: Masked, found: Figures, context: Context) -> Said | None:
    """What a percentage that stands before its noun is the share of: 70%的规模以上企业实现…."""
    before = Span(lead_in(masked, found.before, context.times), found.before.end)
    of = Span(found.after.start + masked.first(found.after, 1).startswith("的"), found.after.end)
    phrase = _noun_phrase(masked, of, cut=True)
    if phrase is None:
        return None
    lead = masked.of(before)
    verb = _COVERING.search(lead)
    if not verb and lead and not LEADING.fullmatch(lead):
        return None  # 占投资额30%的项目
    owner = text.printed(before) if verb and verb["owned"] and verb.start() else ""
    whole = text.printed(phrase)
    return Said(owner + whole, Span(before.start, phrase.end), verb[0] if verb else "", whole=whole)


def completed(former: Said, said: Said) -> Said:
    """A member of a list with what the first member says for all.

    The verb (推动100个…、1000个…), and whose mean it is (重点平台平均…、…).
    """
    mean = _MEAN.match(former.words)
    covered = COVERED.fullmatch(former.verb) and bare_head(said.words)
    prefix = former.verb if covered else ""
    if mean and not said.words.startswith(mean[0]):
        prefix = mean[0]
    return replace(
        said,
        verb=said.verb or former.verb,
        adverbs=said.adverbs or former.adverbs,
        words=prefix + said.words,
    )


def predicated(said: Said, last: Said) -> Said:
    """A member of a list with what the last one says that all are to do: 开展…改造升级."""
    predicate = _PREDICATE.search(last.words)
    if predicate is None or _PREDICATE.search(said.words):
        return said
    return replace(said, words=said.words + predicate[0])


def headed(said: Said, first: Said, last: Said) -> Said:
    """A member of a list with the noun that the last one names for all.

    1家产值超1000亿元、5家超500亿元的企业, 5个具有国际竞争力、20个国内领先的产业集群.
    """
    return replace(said, words=with_head(said.words, first.words, last.words))


def region(words: str) -> str | None:
    """The region, or the each, that the words begin with."""
    found = _REGION.match(words)
    return found[0] if found else None


def lead_in(masked: Masked, before: Span, times: Sequence[StatedTime]) -> int:
    """Where a clause begins after connecting words and times: 其中到2025年，."""
    start = before.start
    for time in times:
        start = _joining_words(masked, Span(start, before.end))
        lead = _BEFORE_TIME.match(masked.first(Span(start, before.end), WINDOW))
        if not (lead and start <= time.span.start <= start + lead.end()):
            continue
        if time.span.end <= before.end:
            start = time.span.end
            after = _AFTER_TIME.match(masked.first(Span(start, before.end), WINDOW))
            start += after.end() if after else 0
            if masked.first(Span(start, before.end), 1) in ("、", "和", "及", "与"):
                start += any(other.span.start == start + 1 for other in times)
    return _joining_words(masked, Span(start, before.end))


def _joining_words(masked: Masked, before: Span) -> int:
    start = before.start
    while found := LEADING.match(masked.first(Span(start, before.end), WINDOW)):
        if found["verb"] or found["adverb"]:
            break
        start += found.end()
    return start


def _noun_phrase(masked: Masked, after: Span, *, cut: bool) -> Span | None:
    words = masked.of(after)
    start = 1 if words.startswith("的") else 0
    end = len(words)
    if cut and (stop := _PHRASE_END.search(words, start)):
        end = stop.start()
    while end > start and words[end - 1] in f"{BRACKET}等、 ":
        if masked.ends_short_bracket(after.start + end):
            break
        end -= 1
    return Span(after.start + start, after.start + end) if end > start else None
