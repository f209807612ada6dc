"""The feeds, manifests and descriptions of a built site satisfy the parsers of others.

They live in an environment of their own, since they want other versions of what this project uses.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.epubs import make_epub
from support.pdfs import make_pdf
from support.scans import make_cbz, page
from support.schools import make_school

if TYPE_CHECKING:
    from support.schools import School

HERE = Path(__file__).parent
LOCK = HERE.parent / "standards.lock"
CATALOG = (
    "Mã sách,Nhan đề,Phụ đề,Tác giả,Chủ đề,Lớp,Kệ,ISBN,Năm XB,Tùng thư,Tập,Tóm tắt,Bản quyền,Tệp,Quyền đọc\n"
    'song,Dòng sông & <quê>,Truyện dài,Tô Hoài;Vũ Ngọc,"Truyện;Quê hương",3-4,Văn học,978-604-2-00000-8,[2015?],'
    'Sông nước,2,"Một dòng\nhai dòng",© Tô Hoài,sông.pdf,\n'
    "tranh,Tranh,,,Tranh,1,Truyện tranh,,,,,,,tranh.cbz,\n"
    "ghe,Chiếc ghe,,,,,Văn học,,,,,,,ghe.epub,\n"
    "in,Sách in,,,,,Văn học,,,,,,,,\n"
    "giu,Sách giữ,,,,,Văn học,,,,,,,giữ.pdf,physical\n"
)


@pytest.fixture(scope="session")
def validators() -> Path:
    """The Python that has the validators; it is made once for each version of their lock file."""
    digest = sha256(LOCK.read_bytes()).hexdigest()[:12]
    folder = HERE.parent.parent / ".cache" / f"standards-{digest}"
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (folder / "whole").is_file():
        uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
        subprocess.run([uv, "venv", "-q", "--clear", "--python", sys.executable, folder], check=True)
        install = [uv, "pip", "install", "-q", "--python", python, "--require-hashes", "-r", LOCK]
        subprocess.run(install, check=True)
        (folder / "whole").touch()
    return python


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = make_school(tmp_path_factory.mktemp("chuẩn") / "truong")
    make_pdf(
        school.books / "sông.pdf", ["Bến", "Đò", "Hết"], outline=[(1, "Bến", 1), (2, "Đò", 2), (1, "Hết", 3)]
    )
    make_pdf(school.books / "giữ.pdf", ["Không ai được đọc"])
    make_cbz(school.books / "tranh.cbz", {"1.jpg": page(), "2.jpg": page()})
    make_epub(school.books / "ghe.epub", {"c1.xhtml": "<h1>Một</h1><p>Chiếc ghe chở sách.</p>"})
    school.catalog(CATALOG)
    school.build()
    return school


def test_other_programs_read_the_site(site: School, validators: Path) -> None:
    command = [validators, HERE / "validate.py", site.site]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # Feeds: the root, new, all, two shelves, three grades; the reflowable book has no IIIF manifest.
    assert json.loads(done.stdout) == [8, 3, 2, 5]


def test_what_is_withheld_is_in_none_of_them(site: School) -> None:
    told = [path for folder in ("opds", "iiif") for path in (site.site / folder).rglob("*.*")]
    assert len(told) > 10
    for path in told:
        text = path.read_text(encoding="utf-8")
        assert "Sách giữ" not in text, path
        assert "Sách in" not in text, path
    assert not (site.site / "books" / "giu" / "manifest.json").exists()
    assert "Sách giữ" in site.page("catalog.csv")
