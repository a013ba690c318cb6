"""The targets that tables of indicators and of tasks set."""

from targeted import said, targets


def test_a_table_of_indicators_sets_a_target_for_each_coming_year() -> None:
    assert said(
        "指标\t单位\t2022年\t2024年\t2025年\t属性",
        "1.5G基站数\t万个\t1.5\t3\t4.5\t预期性",
        "2.关键工序数控化率（%）\t\t50\t≥60\t70左右\t预期性",
        "3.满意度\t—\t—\t提升\t提升\t预期性",
    ) == [
        "5G基站数 = 30000个 stock 2024",
        "5G基站数 = 45000个 stock 2025",
        "关键工序数控化率 >= 60% ratio 2024",
        "关键工序数控化率 ~ 70% ratio 2025",
    ]


def test_the_cell_is_the_evidence_of_a_tables_target() -> None:
    read, _ = targets("主要指标\t2022年实际\t2025年目标", "上云企业\t1万家\t3万家以上")
    (evidence,) = read[0].provenance.evidence
    assert (evidence.quote, evidence.rule) == ("3万家以上", "indicator-table")


def test_growth_and_additions_of_a_table_are_told_apart() -> None:
    assert said(
        "指标\t指标\t2025年\t年均增长/〔累计〕",
        "创新\t研发经费增长（%）\t—\t>7",
        "规模\t服务业收入（亿元）\t500\t10",
        "绿色\t能耗降低（%）\t—\t〔13.5〕",
    ) == [
        "研发经费增长 > 7% growth 2025",
        "服务业收入 = 50000000000元 stock 2025",
        "服务业收入年均增长 = 10% growth 2025",
        "能耗降低 = 13.5% growth 2025",
    ]


def test_a_table_of_what_was_reached_sets_no_target() -> None:
    rows = ("指标\t规划目标\t实现情况", "指标\t2020年\t2020年", "普及率（%）\t50\t55")
    assert said(*rows) == []


def test_a_row_that_does_not_fit_its_table_is_reported() -> None:
    _, remarks = targets("指标\t单位\t2025年", "平台\t个\t10", "企业\t20家")
    assert remarks == [("uneven-row", "企业\t20家")]


def test_a_table_of_tasks_is_read_as_prose_with_its_deadline() -> None:
    assert said(
        "序号\t重点任务\t责任单位\t完成时限",
        "1\t建设工业互联网平台10个以上，培育服务商20家\t省工信厅\t2024年12月底前",
        "2\t出台实施意见\t省发改委\t2024年6月",
    ) == ["工业互联网平台 >= 10个 stock 2024-12", "服务商 = 20家 stock 2024-12"]
