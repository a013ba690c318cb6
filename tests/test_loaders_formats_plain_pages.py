import pytest

from loaders.formats.lines.page_marks import without_page_marks
from loaders.formats.lines.printed_lines import LineRemark, file_lines, printed_lines

PAGE = "\n".join(["各地要认真组织实施行动方案，加强监测评估"] * 20)


def left(text: str) -> tuple[list[str], list[LineRemark]]:
    lines, remarks = without_page_marks(printed_lines(file_lines(text)))
    return [line.text for line in lines if line.text not in PAGE], remarks


@pytest.mark.parametrize(
    "mark",
    [
        *("— 1 —", "－１－", "- 2 -", "· 12 ·", "第 3 页 共 12 页", "第3页", "共12页 第3页"),
        *("# Page 91:", "Page 3 of 12", "--- Page 4 ---", "[Page 5]", "\f"),
    ],
)
def test_page_marks_go(mark: str) -> None:
    shown, remarks = left(f"{PAGE}\n{mark}\n{PAGE}")
    assert shown == []
    assert [remark.code for remark in remarks] == ["page-furniture-dropped"]


@pytest.mark.parametrize(
    "text", ["1", "12", f"{PAGE}\n7\n{PAGE}", f"2021\n{PAGE}\n2022\n{PAGE}\n2023"]
)
def test_a_number_alone_stays_where_none_follows(text: str) -> None:
    shown, remarks = left(text)
    assert shown
    assert remarks == []


def test_numbers_alone_go_where_they_count_pages() -> None:
    pages = "\n".join(f"{PAGE}\n{page}" for page in range(1, 6))
    assert left(pages)[0] == []
    two = f"{PAGE}\n1\n{PAGE}\n2"
    assert left(two)[0] == []


def test_serial_numbers_of_a_table_stay() -> None:
    cells = "\n".join(f"{serial}\n建设平台\n工业和信息化厅" for serial in range(1, 30))
    shown, remarks = left(cells)
    assert len(shown) == 29 * 3
    assert remarks == []


def test_a_page_that_lacks_is_told() -> None:
    text = "\n".join(f"{PAGE}\n— {page} —" for page in (1, 2, 5, 6, 1, 2))
    remarks = left(text)[1]
    assert [(remark.code, remark.message) for remark in remarks] == [
        ("page-furniture-dropped", "page marks left out: 6"),
        ("page-missing", "page 3-4 is missing: 2 is followed by 5"),
    ]


def test_two_kinds_of_numbers_count_apart() -> None:
    text = "\n".join(f"# Page {page + 90}:\n{PAGE}\n— {page} —" for page in range(1, 4))
    assert [remark.code for remark in left(text)[1]] == ["page-furniture-dropped"]


def test_a_running_head_goes_with_the_marks() -> None:
    text = "\n".join(f"云岭省人民政府公报\n{PAGE}\n— {page} —" for page in range(1, 5))
    assert left(text)[0] == ["云岭省人民政府公报"]  # above the first page, where no mark stands
    beside = "\n".join(f"{PAGE}\n持续推进\n持续推进\n— {page} —" for page in range(1, 5))
    assert left(beside)[0] == ["持续推进"] * 8


def test_the_line_after_a_mark_knows_of_it() -> None:
    lines, _ = without_page_marks(printed_lines(["推进工业", "", "— 2 —", "", "互联网"]))
    assert [(line.text, line.over_page, line.gap) for line in lines] == [
        ("推进工业", False, False),
        ("互联网", True, False),
    ]


def test_nothing_goes_on_over_a_page_that_lacks() -> None:
    lines, _ = without_page_marks(printed_lines(["— 1 —", "推进工业", "— 3 —", "互联网"]))
    assert [(line.over_page, line.gap) for line in lines] == [(True, False), (False, True)]
