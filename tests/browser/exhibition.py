"""Stories behind QR signs for the browser's school: one with everything a sign can show, one with words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.pictures import flat
from support.sounds import mp3

if TYPE_CHECKING:
    from pathlib import Path

_ROWS = """\
Mã,Tên,Loại,Tóm tắt,Địa chỉ,Ấp,Vĩ độ,Kinh độ,Năm,Các mốc,Ảnh,Mô tả ảnh,Video,Lời kể,Nhạc nền,Bản chữ,Ảnh 360,Mô tả ảnh 360,Tuyến,Sách
dinh,Đình Bến,di tích,Sáu hàng cột gỗ.,Bến sông,Ấp Bến,10.046,105.978,1882,1882: Dựng đình; 2009: Xếp hạng,1.png; 2.png; 3.png,Mái đình; Sân đình; Trống đình,phim.mp4,ke.mp3,nhac.mp3,Chào bạn.,tron.png,Sân đình nhìn bốn phía,Một vòng: 1,cay-gao
truong,Trường Sao Mai,trường,Ngói đỏ bên sông.,Đầu đường,Ấp Giữa,10.047,105.981,1956,,4.png,Mái ngói,https://video.example/1,,,,dai.png,Bến sông nhìn ngang,Một vòng: 2,
chieu,Chiếu Cồn,sản phẩm,Dệt tay.,,,,,,,,,,,,,,,,
"""
_MAP = """\
{"type":"FeatureCollection","bbox":[105.97,10.04,105.99,10.053],"features":[
{"type":"Feature","properties":{"kind":"water","name":"Sông Cái"},"geometry":{"type":"Polygon","coordinates":[[[105.97,10.041],[105.99,10.042],[105.99,10.044],[105.97,10.043],[105.97,10.041]]]}},
{"type":"Feature","properties":{"kind":"road","name":"Đường Bến"},"geometry":{"type":"LineString","coordinates":[[105.97,10.0505],[105.98,10.05],[105.99,10.0505]]}}]}
"""


def put_up(root: Path) -> None:
    """Write exhibits into the folder of a school."""
    folder = root / "catalog" / "exhibits"
    folder.mkdir()
    for number, colour in enumerate(("#0f5b54", "#9a2e1b", "#2c3d6b", "#7d4f0c"), 1):
        (folder / f"{number}.png").write_bytes(flat(colour, (1000, 750)))
    (folder / "tron.png").write_bytes(flat("#a3c47c", (2000, 1000)))
    (folder / "dai.png").write_bytes(flat("#5b9fb4", (1600, 400)))
    (folder / "ke.mp3").write_bytes(mp3(3.0))
    (folder / "nhac.mp3").write_bytes(mp3(4.0))
    (folder / "phim.mp4").write_bytes(b"\0\0\0\x18ftypisom" + bytes(12))
    (root / "catalog" / "exhibits.csv").write_text(_ROWS, encoding="utf-8")
    (root / "catalog" / "map.geojson").write_text(_MAP, encoding="utf-8")
    stories = root / "catalog" / "pages" / "exhibits"
    stories.mkdir()
    (stories / "dinh.md").write_text(
        "Đình quay mặt ra sông.\n\n## Rằm tháng ba\n\nTrống nổi ba hồi.\n", encoding="utf-8"
    )
