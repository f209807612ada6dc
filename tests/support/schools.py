"""Small schools: a folder with mkdocs.yml, a catalog and books, built in this process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unittest.mock import patch

from library.mkdocs_plugin.run import build_site, load_settings
from library.pages.tesseract import engine
from library.settings import Settings
from support.executors import Inline, Silent

if TYPE_CHECKING:
    from pathlib import Path

    from library.report import BuildResult

CONFIG = """\
site_name: {name}
site_description: Đọc sách mọi lúc, mọi nơi
{url}
docs_dir: catalog/pages
use_directory_urls: false
theme:
  name: material
  language: {language}
plugins:
  - tusach:
      page_width: 600
"""
NAME = "Thư viện Hoa Gạo"
URL = "https://hoagao.example/thu-vien/"


@dataclass(slots=True)
class School:
    """The folder of a school; `executor` is the one of the last build, with the jobs it ran."""

    root: Path
    executor: Inline = field(default_factory=Inline)

    @property
    def books(self) -> Path:
        """The folder of book files."""
        return self.root / "books"

    @property
    def site(self) -> Path:
        """The folder of the site."""
        return self.root / "site"

    def config(self, *, name: str = NAME, url: str = URL, language: str = "vi") -> None:
        """Write mkdocs.yml; without `url` the school has no address yet."""
        line = f"site_url: {url}" if url else ""
        text = CONFIG.format(name=name, url=line, language=language)
        (self.root / "mkdocs.yml").write_text(text, encoding="utf-8")

    def catalog(self, text: str, name: str = "books.csv", encoding: str = "utf-8") -> None:
        """Write a spreadsheet."""
        (self.root / "catalog" / name).write_bytes(text.encode(encoding))

    def settings(self) -> Settings:
        """Return the settings of the folder."""
        return load_settings(self.root)

    def build(
        self, *, strict: bool = False, executor: Inline | None = None, ocr: bool = False
    ) -> BuildResult:
        """Build the site with the jobs in this process; without `ocr`, as where no such program is."""
        self.executor = executor or Inline()
        with (
            patch("library.pipeline.Workers", lambda _: self.executor),
            patch("library.pipeline.engine", engine if ocr else lambda: ""),
        ):
            return build_site(self.root, Silent(), strict=strict, jobs=1, site_dir=None)

    def page(self, name: str) -> str:
        """Return a text file of the site."""
        return (self.site / name).read_text(encoding="utf-8")


def make_school(root: Path, *, url: str = URL, language: str = "vi") -> School:
    """Create the folder of a school with a page of its own and no book."""
    (root / "catalog" / "pages").mkdir(parents=True)
    (root / "books").mkdir()
    page = root / "catalog" / "pages" / "gioi-thieu.md"
    page.write_text("# Giới thiệu\n\nThư viện mở cửa từ bảy giờ sáng.\n", encoding="utf-8")
    school = School(root)
    school.config(url=url, language=language)
    return school


def settings_for(root: Path, **changes: object) -> Settings:
    """Return settings without reading any mkdocs.yml."""
    values: dict[str, object] = {
        "root": root,
        "site_name": NAME,
        "site_url": URL,
        "site_description": "",
        "language": "vi",
        "books_dir": root / "books",
        "catalog_dir": root / "catalog",
        "docs_dir": root / "catalog" / "pages",
        "site_dir": root / "site",
        "picture": "",
        "page_width": 600,
        "jobs": 1,
    }
    return Settings(**(values | changes))  # type: ignore[arg-type]
