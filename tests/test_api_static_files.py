"""The digest by which files are kept, and pages are tagged: all that pages are made of counts."""

from pathlib import Path

import pytest

from api import static_files

MADE_OF = ("pages/base.html", "pages/static/css/style.css", "locales/zh/common.po")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (*MADE_OF, "pages/vendor/build.mjs"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before")
    monkeypatch.setattr(static_files, "_API", tmp_path)
    return tmp_path


def digest() -> str:
    return static_files.version.__wrapped__()


@pytest.mark.parametrize("name", MADE_OF)
def test_each_file_counts(folder: Path, name: str) -> None:
    before = digest()
    (folder / name).write_text("afterw")
    assert digest() != before


def test_what_makes_the_bundles_does_not_count(folder: Path) -> None:
    before = digest()
    (folder / "pages/vendor/build.mjs").write_text("afterw")
    assert digest() == before
