"""Parts: numbered and unnumbered, with path, kind, heading and the lines that are their own."""

from loaders.gongwen.parts import find_parts
from loaders.gongwen.text import OfficialText, Span, official_text
from loaders.layout import Block, Role, clean


class Body:
    """The parts of a body of these lines; `#` and `##` before a line are its typography."""

    def __init__(self, *lines: str) -> None:
        self.text: OfficialText = official_text(map(_block, lines))
        self.remarks: list[str] = []

        def report(code: str, message: str, place: Span | None) -> None:
            assert message
            assert place
            self.remarks.append(code)

        self.parts, self.passages = find_parts(self.text, range(len(lines)), report)

    def outline(self) -> list[tuple[str, str, str | None]]:
        """Path, kind and heading of each part."""
        return [
            (part.path, part.kind, self.text.of(part.heading) if part.heading else None)
            for part in self.parts
        ]

    def own(self, path: str | None) -> list[str]:
        """The passages of a part."""
        return [self.text.of(p.span) for p in self.passages if p.part == path]

    def extent(self, path: str) -> str:
        """The whole text of a part."""
        return self.text.of(next(part.extent for part in self.parts if part.path == path))


def _block(line: str) -> Block:
    roles: dict[str, Role] = {"#": "level1", "##": "level2"}
    marks, _, rest = line.partition(" ")
    if marks in roles:
        return Block(clean(rest), role=roles[marks])
    table = 1 if "\t" in line else None
    return Block(clean(line), "row" if table else "paragraph", table=table)


def test_sections_and_measures_with_run_in_headings() -> None:
    body = Body(
        "为推动发展，现通知如下。",
        "一、完善网络",
        "（一）升级内网。鼓励企业改造内网。",
        "（二）建设外网。支持运营商建设。",
        "二、强化安全",
        "（一）健全制度。明确责任。",
    )
    assert body.outline() == [
        ("1", "section", "完善网络"),
        ("1/1", "measure", "升级内网"),
        ("1/2", "measure", "建设外网"),
        ("2", "section", "强化安全"),
        ("2/1", "measure", "健全制度"),
    ]
    assert body.own(None) == ["为推动发展，现通知如下。"]
    assert body.own("1/2") == ["建设外网。支持运营商建设。"]
    assert body.extent("1").endswith("支持运营商建设。")
    assert body.remarks == []


def test_numbering_that_runs_on_counts_measures() -> None:
    body = Body(
        "一、总体要求",
        "（一）指导思想。坚持创新。",
        "（二）发展目标。到2025年基本建成。",
        "二、主要任务",
        "（三）夯实基础。加快建设。",
        "（四）培育生态。支持企业。",
    )
    assert [(path, kind) for path, kind, _ in body.outline()] == [
        ("1", "section"),
        ("1/1", "measure"),
        ("1/2", "measure"),
        ("2", "section"),
        ("2/3", "measure"),
        ("2/4", "measure"),
    ]


def test_numbering_that_restarts_leaves_the_frame_apart() -> None:
    body = Body(
        "一、总体要求",
        "（一）指导思想",
        "坚持创新。",
        "（二）基本原则",
        "市场主导。发挥企业主体作用。",
        "政府引导。优化公共服务。",
        "二、重点任务",
        "（一）夯实基础",
        "加快网络改造。支持企业建设内网。",
        "推动平台应用。鼓励企业上云。",
    )
    assert body.outline() == [
        ("1", "section", "总体要求"),
        ("1/1", "section", "指导思想"),
        ("1/2", "section", "基本原则"),
        ("1/2/1", "paragraph", "市场主导"),
        ("1/2/2", "paragraph", "政府引导"),
        ("2", "section", "重点任务"),
        ("2/1", "section", "夯实基础"),
        ("2/1/1", "measure", "加快网络改造"),
        ("2/1/2", "measure", "推动平台应用"),
    ]


def test_chapters_articles_paragraphs_and_items() -> None:
    body = Body(
        "第一章 总 则",
        "第一条 为了促进发展，制定本条例。",
        "第二条 本条例适用于本省。",
        "本条例所称平台，是指下列系统：",
        "（一）网络系统；",
        "（二）数据系统。",
        "第二章",
        "附则",
        "第三条 本条例自2021年3月1日起施行。",
    )
    assert body.outline() == [
        ("1", "chapter", "总则"),
        ("1/1", "article", None),
        ("1/2", "article", None),
        ("1/2/p1", "paragraph", None),
        ("1/2/p2", "paragraph", None),
        ("1/2/p2/1", "item", None),
        ("1/2/p2/2", "item", None),
        ("2", "chapter", "附则"),
        ("2/3", "article", None),
    ]


def test_captions_of_articles() -> None:
    body = Body(
        "第一条 【宗旨】",
        "为支持产业发展，制定本措施。",
        "第二条 （对象）在本区经营的企业适用本措施。",
        "第三条 支持标准",
        "对通过评估的企业给予奖励。",
    )
    assert [heading for _, _, heading in body.outline()] == ["宗旨", "对象", "支持标准"]


def test_a_reference_at_the_start_of_a_line_numbers_nothing() -> None:
    body = Body(
        "第一条 甲单位负责管理，依照",
        "第九条规定处理。",
        "第二条 乙单位负责监督。",
    )
    assert [path for path, _, _ in body.outline() if "/" not in path] == ["1", "2"]
    assert body.remarks == ["numbering-out-of-sequence"]


def test_a_clause_is_no_heading() -> None:
    body = Body(
        "一、原则同意《甲规划》（以下简称《规划》）。《规划》是发展的依据。",
        "二、请各地于5月底前报送材料。逾期不予受理。",
        "三、紧扣战略定位。推动协同发展。",
    )
    assert [heading for _, _, heading in body.outline()] == [None, None, "紧扣战略定位"]


def test_boxes_with_items_led_by_nouns_end_before_tasks_led_by_verbs() -> None:
    body = Body(
        "一、重点任务",
        "（一）推广应用",
        "建设示范工厂。加快工艺创新。",
        "专栏1 示范工厂建设行动",
        "智能场景。推动技术应用。",
        "智能车间。开展设备联网。",
        "推进企业转型。推广数字化服务。",
        "（二）保障措施",
    )
    assert body.outline() == [
        ("1", "section", "重点任务"),
        ("1/1", "section", "推广应用"),
        ("1/1/1", "measure", "建设示范工厂"),
        ("1/1/box1", "box", "示范工厂建设行动"),
        ("1/1/box1/1", "item", "智能场景"),
        ("1/1/box1/2", "item", "智能车间"),
        ("1/1/2", "measure", "推进企业转型"),
        ("1/2", "measure", "保障措施"),
    ]


def test_tables_are_parts_and_numbers_in_cells_number_nothing() -> None:
    body = Body(
        "一、任务分工",
        "序号\t任务\t责任单位",
        "一、\t建设网络\t省通信管理局",
        "二、培育平台",
        "支持企业建设平台。",
    )
    assert body.outline() == [
        ("1", "measure", "任务分工"),
        ("1/table1", "table", None),
        ("2", "measure", "培育平台"),
    ]
    assert body.own("1/table1") == ["序号\t任务\t责任单位", "一、\t建设网络\t省通信管理局"]


def test_headings_by_type_alone() -> None:
    body = Body("# 网络建设", "支持企业建设内网。", "# 平台建设", "支持企业上云。")
    assert body.outline() == [("1", "measure", "网络建设"), ("2", "measure", "平台建设")]
    assert body.own("2") == ["平台建设", "支持企业上云。"]


def test_closing_words_belong_to_no_part() -> None:
    body = Body(
        "一、按时报送。各地于月底前报送。",
        "二、严格审核。各单位对材料负责。",
        "三、加强宣传。及时总结经验。",
        "各地要加强领导，确保实效。",
        "特此通知。",
    )
    assert body.own(None) == ["各地要加强领导，确保实效。", "特此通知。"]


def test_a_line_of_bodies_that_closes_a_list_belongs_to_the_part_above() -> None:
    body = Body(
        "一、重点任务",
        "（一）提升设施",
        "1.制定方案。",
        "2.改造网络。",
        "责任部门：甲部牵头。",
        "（二）培育平台",
        "1.遴选平台。完善机制。",
        "责任单位：乙局。",
        "2.推动上云。支持企业。",
        "责任单位：丙局。",
    )
    assert body.own("1/1") == ["提升设施", "责任部门：甲部牵头。"]
    assert body.own("1/1/2") == ["改造网络。"]
    assert body.own("1/2/2") == ["推动上云。支持企业。", "责任单位：丙局。"]


def test_what_follows_a_list_of_clauses_is_not_its_last_clause() -> None:
    body = Body(
        "第一条 支持企业采购软件：",
        "（一）采购额较大的，给予补贴；",
        "（二）首次应用的，提高补贴。",
        "对弄虚作假的企业，不予支持。",
    )
    assert [path for path, _, _ in body.outline()] == ["1", "1/p1", "1/p1/1", "1/p1/2", "1/p2"]


def test_a_sentence_on_force_belongs_to_the_document_unless_a_part_is_on_it() -> None:
    closing = "本意见自2025年8月1日起施行。"
    body = Body("一、甲项", "（一）乙项。支持企业。", "责任单位：丙厅", closing)
    assert body.own(None) == [closing]
    body = Body("一、甲项", "支持企业。", "二、附则", closing)
    assert body.own("2") == ["附则", closing]


def test_a_box_belongs_to_the_list_that_it_follows() -> None:
    body = Body(
        "一、任务", "（一）网络", "1.改造。改造内网。", "专栏1 提质工程", "建设标杆。遴选园区。"
    )
    assert [path for path, _, _ in body.outline()] == ["1", "1/1", "1/1/1", "1/1/box1"]


def test_a_number_before_a_year_numbers_an_item() -> None:
    body = Body("请提供：", "1.2025年度名单；", "2.统计表。", "请于月底前函复。")
    assert [path for path, _, _ in body.outline()] == ["1", "2"]
    assert body.own(None) == ["请提供：", "请于月底前函复。"]


def test_a_gap_and_a_repetition_are_reported() -> None:
    body = Body("一、甲项", "三、丙项", "三、又一项")
    assert [path for path, _, _ in body.outline()] == ["1", "3", "3-2"]
    assert body.remarks == ["numbering-gap", "numbering-repeated"]


def test_passages_cover_every_line_once() -> None:
    lines = [
        "引言。",
        "一、甲",
        "（一）乙。丙。",
        "1.丁；",
        "2.戊。",
        "专栏1 己",
        "庚。辛壬癸子丑。",
    ]
    body = Body(*lines)
    numbered = [part.numbering for part in body.parts if part.numbering]
    places = sorted([p.span for p in body.passages] + [Span(*n) for n in numbered])
    covered = "".join(body.text.of(place) for place in places)
    assert covered == body.text.compact.replace("\n", "")
