"""Measured quality: annotated documents, and the score of the reader against them.

    uv run python -m bench.extraction [--details KIND] [--relations] [--json]

Three sets: `own/`, invented documents that rules are mended on; `held_out/`, of which nobody who
mends rules sees more than the scores; and real texts that are not shipped, of which `shared.yaml`
keeps the facts and the places (`placed`), scored where the texts are at hand. Annotators work from
the texts and the contract of `extract --format json`, not from what the reader prints.

Places count the characters that are not blank (`blankless`), folded: width, script, kind of bracket
and where lines break are no matter. Everything else is exact unless said otherwise.

P, R, F1: pairs of gold and answer are made one to one, the likest first. A value that is wrong is
missed and superfluous at once, so that P, R and F1 of a slot are its accuracy. The interval is
Wilson's. What the contract leaves open has several right values; what may be stated or not is
optional: neither missed nor superfluous.

Documents: found where role and half of the extent agree; an annex begins at its label (附件1) or
its title. Header fields: exact; a field that is absent in gold and answer is not counted. Issuers
are compared as bodies, in order; titles in their normal form; recipients as a whole, and split.

Parts: known by where they begin, with their numbering. A part ends where the last part below it
does; closing sentences (特此通知, 本办法自…起施行, what follows a list of one-paragraph measures)
are no part's. Kinds: 一、 with parts below or a heading of its own line is a section; （一） or 1.
that has a heading and no parts below is a measure; where （一）…（N） runs on through the document
each is a measure, else 指导思想, 基本原则 and 目标 are sections. Paragraphs led by a short sentence
are measures below a heading of tasks, with their ordinal as path; below other headings they are not
scored, nor are parts within a box, nor 一是…二是…; statements in them are of the part above. 款 are
p1, p2, only where an article has several; items behind a 款 are below it. Boxes and tables may be
counted as printed or from 1 within their part. A first sentence is a heading where it is short and
more text follows. Headings are compared without numbering, 【】 and the final stop.

Citations: from 《 to 》, and the bracket behind with number or short name; exact where both begin
at one place and end at 》, the number or the bracket. Short names are citations of the document
that they stand for; where they are introduced, they are none. That a text carries its own annex may
be stated or not. A title in the document's own title, and what stands within a cited title, is no
citation. Relation: by the cue; macro F1 is the mean over relations. Resolution: what the resolver
says of the number or title that the annotator gave; the reader's task is to get there from the
text. End to end: exact, relation and resolution. Invocations (贯彻党的二十大精神) count apart, by
overlap.

Targets: found where stretches overlap and the value is equal. What a document wants to be reached
is a target; amounts of subsidies, conditions, figures of the past, quotas of applications and legal
limits are none, nor is 全覆盖 without a figure. 达到 is =, 以上 and 不少于 >=, 超过 and 突破 >,
左右, 约 and 近 ~. New and added things are increments, rates and shares ratios, changes by per cent
growth, 翻番 a multiple of 2; 建成 and 累计 are stocks; 培育, 打造 and 建设 may be read as stock or
increment. 到2027年 is due 2027 (year), 到2027年底 2027-12-31 (yearEnd). A due date said before
holds for what follows in the paragraph; in tasks further down it may be inherited or not. 分别
gives one target for each figure. The subject is the noun that is counted or measured, with its
attributes or without them.

Actors: the place is the name alone; 等部门 is none, 各地方 and 有关部门 in a list are. Who acts in
running text (由…承担) may be stated or not; 牵头, 会同, 配合, 负责 with a named body must be. 会同
joins support to a lead; in （A、B负责） all are responsible; where the text says that the first
leads, it does. A line 责任单位 below several measures is of the part that they are in, or of the
last.

Technologies: every wording of the vocabulary in the body, outside 《》 and names of bodies, in the
sense of its concept; bare 数据, 平台, 网络, 安全 and the like only where they mean the concept.
"""
