"""Small files that are made to harm: bombs, loops, lies about size, and code that must never run.

Each maker returns the bytes of a file of at most some hundred kilobytes, always the same ones.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from support.epubs import CONTAINER, xhtml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MEGABYTE = 1 << 20
_BLOCK = 1 << 16
_BOX = b"/MediaBox[0 0 200 280]"


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of the objects 1, 2, 3 …; object 1 is its catalog (ISO 32000-1, §7.5)."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object (ISO 32000-1, §7.3.8)."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def one_page(content: bytes, resources: bytes = b"", *more: bytes, page: bytes = b"") -> bytes:
    """Return a PDF of one page; `content` is object 4 and `more` are the objects from 5 on."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<<%s>>%s>>"
            % (b"" if b"/MediaBox" in page else _BOX, resources, page),
            content,
            *more,
        ]
    )


def deflated(block: bytes, megabytes: int) -> bytes:
    """Return what unpacks to `block` again and again, deflated twice: a gigabyte comes to kilobytes.

    A full flush empties the window of deflate (RFC 1951), so that a packed block can be repeated.
    """
    whole = block * max(1, _BLOCK // len(block))
    packer = zlib.compressobj(9)
    head = packer.compress(whole) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(whole) + packer.flush(zlib.Z_FULL_FLUSH)
    return zlib.compress(head + again * (megabytes * MEGABYTE // len(whole)) + packer.flush(), 9)


def content_bomb(megabytes: int) -> bytes:
    """A page whose drawing instructions unpack to `megabytes`."""
    data = deflated(b"0 0 m 9 9 l S\n", megabytes)
    return one_page(stream(data, b"/Filter[/FlateDecode/FlateDecode]"))


def picture(width: int, height: int, data: bytes, entries: bytes) -> bytes:
    """A page that shows one picture."""
    about = b"/Type/XObject/Subtype/Image/Width %d/Height %d%s" % (width, height, entries)
    shown = stream(b"200 0 0 280 0 0 cm /I Do")
    return one_page(shown, b"/XObject<</I 5 0 R>>", stream(data, about))


def picture_bomb(side: int = 30_000) -> bytes:
    """A page with a coloured picture of `side` × `side` pixels."""
    data = deflated(b"\0" * 3, side * side * 3 // MEGABYTE)
    entries = b"/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter[/FlateDecode/FlateDecode]"
    return picture(side, side, data, entries)


def picture_stream_bomb(megabytes: int) -> bytes:
    """A picture of 9 × 9 pixels with far more data than it needs."""
    entries = b"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter[/FlateDecode/FlateDecode]"
    return picture(9, 9, deflated(b"\0", megabytes), entries)


def mask_bomb(side: int = 30_000) -> bytes:
    """A small picture whose soft mask is huge."""
    mask = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (
        side,
        side,
    )
    own = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 6 0 R"
    packed = stream(deflated(b"\0", side * side // MEGABYTE), mask + b"/Filter[/FlateDecode/FlateDecode]")
    return one_page(
        stream(b"200 0 0 280 0 0 cm /I Do"), b"/XObject<</I 5 0 R>>", stream(b"\x7f", own), packed
    )


def form_bomb(levels: int = 10, width: int = 10) -> bytes:
    """Forms that draw `width` forms each, `levels` deep."""
    forms = []
    for level in range(levels):
        last = level == levels - 1
        content = b"0 0 m 9 9 l S " if last else b"/X Do " * width
        inner = b"" if last else b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level)
        forms.append(stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 200 280]" + inner))
    return one_page(stream(b"/X Do"), b"/XObject<</X 5 0 R>>", *forms)


def form_loop() -> bytes:
    """A form that draws itself, beside a line of text."""
    form = stream(
        b"0 0 m 200 280 l S /X Do /X Do",
        b"/Type/XObject/Subtype/Form/BBox[0 0 200 280]/Resources<</XObject<</X 5 0 R>>>>",
    )
    return one_page(stream(b"/X Do"), b"/XObject<</X 5 0 R>>", form)


def groups(levels: int = 1_000) -> bytes:
    """Transparency groups within one another."""
    forms = []
    for level in range(levels):
        inner = b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level) if level < levels - 1 else b""
        about = b"/Type/XObject/Subtype/Form/BBox[0 0 200 280]/Group<</S/Transparency/I true>>" + inner
        forms.append(stream(b"/X Do" if inner else b"0 0 m 200 280 l S", about))
    return one_page(stream(b"/X Do"), b"/XObject<</X 5 0 R>>", *forms)


def paths(count: int) -> bytes:
    """A page of `count` filled shapes."""
    shapes = b"".join(
        b"%d %d m %d %d l %d %d l f\n" % (n % 200, n % 280, n % 199, n % 277, n % 197, n % 271)
        for n in range(count)
    )
    return one_page(stream(zlib.compress(shapes), b"/Filter/FlateDecode"))


def dashes() -> bytes:
    """A long line in dashes too short to be seen."""
    return one_page(stream(b"[%s] 0 d 1 w 0 0 m 1000000 1000000 l S" % (b"0.00001 " * 5_000)))


def tiling_bomb(levels: int = 3) -> bytes:
    """Patterns of cells a thousandth of a point wide, that are filled with such patterns."""
    cells = []
    for level in range(levels):
        inner = b"/Resources<</Pattern<</P %d 0 R>>>>" % (6 + level) if level < levels - 1 else b""
        about = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 0.001 0.001]/XStep 0.001/YStep 0.001"
        content = b"/Pattern cs /P scn 0 0 1 1 re f" if inner else b"0 0 m 1 1 l S"
        cells.append(stream(content, about + (inner or b"/Resources<<>>")))
    return one_page(stream(b"/Pattern cs /P scn 0 0 200 280 re f"), b"/Pattern<</P 5 0 R>>", *cells)


def shading_bomb(steps: int = 50_000) -> bytes:
    """A shading whose every pixel is computed by a long PostScript function."""
    program = b"{" + b"dup mul sqrt sin cos " * steps + b"pop dup dup }"
    about = b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]"
    shading = (
        b"<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1 0 1]/Matrix[200 0 0 280 0 0]/Function 6 0 R>>"
    )
    return one_page(stream(b"/S sh"), b"/Shading<</S 5 0 R>>", shading, stream(program, about))


def glyph_bomb(levels: int = 8, width: int = 10) -> bytes:
    """Type 3 fonts whose letters are words of the next font."""
    fonts: list[bytes] = []
    for level in range(levels):
        last = level == levels - 1
        first = 5 + level * 2
        inner = b"" if last else b"/Resources<</Font<</F %d 0 R>>>>" % (first + 2)
        fonts.append(
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97"
            b"/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a %d 0 R>>%s>>" % (first + 1, inner)
        )
        glyph = b"1 0 d0 0 0 1 1 re f" if last else b"1 0 d0 BT /F 1 Tf 0 0 Td (%s) Tj ET" % (b"a" * width)
        fonts.append(stream(glyph))
    return one_page(stream(b"BT /F 10 Tf 9 9 Td (aaaa) Tj ET"), b"/Font<</F 5 0 R>>", *fonts)


def text_bomb(letters: int) -> bytes:
    """A page of `letters` letters in words of ten."""
    data = deflated(b"(aaaaaaaaa ) Tj\n", max(1, letters * 16 // 10 // MEGABYTE))
    head = stream(b"BT /F 1 Tf 9 9 Td\n")
    body = stream(data, b"/Filter[/FlateDecode/FlateDecode]")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return one_page(b"[5 0 R 6 0 R]", b"/Font<</F 7 0 R>>", head, body, font)


def broken_font(kind: bytes, seed: int = 7) -> bytes:
    """Text in a font (`FontFile`, `FontFile2` or `FontFile3`) of rubbish after a good beginning."""
    heads = {
        b"FontFile": b"%!PS-AdobeFont-1.0: X\n",
        b"FontFile2": b"\0\1\0\0\0\x20",
        b"FontFile3": b"\1\0\4\4",
    }
    rubbish = heads[kind] + b"".join((n * seed * 2654435761 % 2**32).to_bytes(4, "big") for n in range(2_000))
    entries = b"/Subtype/Type1C" if kind == b"FontFile3" else b"/Length1 9/Length2 9/Length3 9"
    subtype = b"TrueType" if kind == b"FontFile2" else b"Type1"
    font = b"<</Type/Font/Subtype/%s/BaseFont/X/FirstChar 65/LastChar 66/Widths[9 9]/FontDescriptor 6 0 R>>"
    about = b"<</Type/FontDescriptor/FontName/X/Flags 4/%s 7 0 R>>" % kind
    shown = stream(b"BT /F 20 Tf 20 200 Td (AB) Tj ET")
    return one_page(shown, b"/Font<</F 5 0 R>>", font % subtype, about, stream(rubbish, entries))


def broken_picture(codec: bytes, head: bytes = b"") -> bytes:
    """A picture whose data (`JBIG2Decode`, `JPXDecode`, `DCTDecode`, `CCITTFaxDecode`) is rubbish."""
    rubbish = head + bytes(n * n % 251 for n in range(3_000))
    colours = b"" if codec == b"JPXDecode" else b"/ColorSpace/DeviceGray/BitsPerComponent 1"
    return picture(800, 800, rubbish, b"/Filter/%s%s" % (codec, colours))


def jpx_bomb() -> bytes:
    """A JPEG 2000 code stream that claims 60,000 × 60,000 pixels (ISO 15444-1, annex A.5.1)."""
    side = (60_000).to_bytes(4, "big")
    size = b"\0\0" + side + side + bytes(8) + side + side + bytes(8) + b"\0\3" + b"\7\1\1" * 3
    head = b"\xff\x4f\xff\x51" + (len(size) + 2).to_bytes(2, "big") + size
    return picture(100, 100, head + bytes(200), b"/Filter/JPXDecode")


def predictor() -> bytes:
    """A picture whose predictor has two thousand million columns."""
    entries = b"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    entries += b"/DecodeParms<</Predictor 15/Columns 2000000000/Colors 32/BitsPerComponent 16>>"
    return picture(100, 100, zlib.compress(b"\2" + bytes(10_000)), entries)


def annotation_loop() -> bytes:
    """An annotation whose appearance draws itself, and one that opens a program."""
    box = b"/Rect[9 9 99 99]"
    stamp = b"<</Type/Annot/Subtype/Stamp%s/F 4/AP<</N 6 0 R>>/Parent 5 0 R/Popup 5 0 R>>" % box
    look = b"/Type/XObject/Subtype/Form/BBox[0 0 90 90]/Resources<</XObject<</X 6 0 R>>>>"
    launch = b"<</Type/Annot/Subtype/Link%s/A<</S/Launch/F(/bin/sh)/Next 7 0 R>>>>" % box
    page = b"/Annots[5 0 R 7 0 R 5 0 R]"
    return one_page(
        stream(b"0 0 m 9 9 l S"), b"", stamp, stream(b"0 0 m 90 90 l S /X Do", look), launch, page=page
    )


def nested(open_: bytes, close: bytes, depth: int = 100_000) -> bytes:
    """An object nested `depth` times, in the page and in its content."""
    deep = open_ * depth + close * depth
    return one_page(stream(b"/X " + deep + b" BDC 0 0 m 9 9 l S EMC"), b"", deep, page=b"/PieceInfo 5 0 R")


def deep_pages(depth: int = 20_000) -> bytes:
    """A page tree as deep as it has nodes."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 3, n + 1) for n in range(depth)]
    page = b"<</Type/Page/Parent %d 0 R%s>>" % (depth + 1, _BOX)
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, page])


def page_bomb(levels: int = 9) -> bytes:
    """A page tree whose nodes hold the next one ten times: a thousand million pages."""
    nodes = []
    for level in range(levels):
        kids = b"%d 0 R " % (level + 3) * 10
        nodes.append(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, 10 ** (levels - level)))
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Page%s>>" % _BOX])


def false_count(count: int) -> bytes:
    """One page, in a tree that claims `count`."""
    page = b"<</Type/Page/Parent 2 0 R%s>>" % _BOX
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count, page])


def xref_loop() -> bytes:
    """A cross-reference table that is its own predecessor, /Prev and /XRefStm alike."""
    made = one_page(stream(b"0 0 m 9 9 l S"))
    start = made.rpartition(b"startxref\n")[2].partition(b"\n")[0]
    return made.replace(b"trailer<<", b"trailer<</Prev %s/XRefStm %s" % (start, start))


def object_stream_loop() -> bytes:
    """An object stream that holds itself and is extended by itself (ISO 32000-1, §7.5.7)."""
    inside = b"5 0 3 30 "
    content = inside + b"<</Type/Catalog/Pages 2 0 R>>   " + b"<</Type/Page/Parent 2 0 R>>"
    holder = stream(content, b"/Type/ObjStm/N 2/First %d/Extends 5 0 R" % len(inside))
    body = b"%%PDF-1.7\n5 0 obj\n%s\nendobj\n" % holder
    start = len(body)
    rows = bytes([0, 0, 0, 0]) + bytes([2, 0, 5, 0]) * 3 + bytes([2, 0, 5, 1]) * 2
    table = stream(rows, b"/Type/XRef/Size 6/W[1 2 1]/Root 1 0 R")
    return body + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)


def outline_loop(entries: int = 50) -> bytes:
    """An outline that runs in a circle, downwards and onwards."""
    rows = [
        b"<</Title(%d)/Parent 5 0 R/Dest[3 0 R/Fit]/Next %d 0 R/First %d 0 R>>"
        % (n, 6 + (n + 1) % entries, 6 + (n * 7) % entries)
        for n in range(entries)
    ]
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R>>" % _BOX,
            stream(b"0 0 m 9 9 l S"),
            b"<</First 6 0 R/Last 6 0 R>>",
            *rows,
        ]
    )


def boxed(box: bytes, more: bytes = b"") -> bytes:
    """A page with the given media box."""
    return one_page(stream(b"0 0 m 200 280 l S"), page=b"/MediaBox[%s]%s" % (box, more))


def scripted() -> bytes:
    """A PDF that would run JavaScript and programs, with links and an attachment of that kind."""
    script = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
    links = b"".join(
        b"<</Type/Annot/Subtype/Link/Rect[20 %d 120 %d]/A<<%s>>>>" % (20 + 30 * n, 40 + 30 * n, action)
        for n, action in enumerate(
            [
                b"/S/URI/URI(javascript:alert\\(document.domain\\))",
                b"/S/URI/URI(java\\tscript:alert\\(1\\))",
                b"/S/URI/URI(data:text/html,<script>alert\\(1\\)</script>)",
                b"/S/Launch/F(/bin/sh)",
                b"/S/GoToR/F(../../etc/passwd)/D[0/Fit]",
                b"/S/URI/URI(https://an.example/)",
            ]
        )
    )
    attachment = b"<</Names[(a)<</Type/Filespec/F(../../evil.txt)/EF<</F 5 0 R>>>>]>>"
    info = b"<</Title(<script>alert\\(1\\)</script><img src=x onerror=alert\\(1\\)>)/Author({{ 7*7 }})>>"
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/OpenAction%s/AA<</WC%s>>/Outlines 7 0 R"
            b"/Names<</JavaScript<</Names[(a)%s]>>/EmbeddedFiles%s>>>>"
            % (script, script, script, attachment),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/AA<</O%s>>/Annots[%s]>>" % (_BOX, script, links),
            stream(b"0 0 m 200 280 l S"),
            stream(b"SECRET-ATTACHMENT"),
            info,
            b"<</First 8 0 R/Last 8 0 R>>",
            b"<</Title(<svg onload=alert\\(1\\)>{{ 7*7 }})/Parent 7 0 R/Dest[3 0 R/Fit]>>",
        ],
        b"/Info 6 0 R",
    )


def epub(entries: Mapping[str, bytes | str], extra: str = "") -> bytes:
    """Return an EPUB of the given documents and pictures; `extra` goes into its metadata."""
    kinds = {"svg": "image/svg+xml", "xhtml": "application/xhtml+xml", "css": "text/css", "png": "image/png"}
    manifest = "".join(
        f'<item id="i{n}" href="{name}" media-type="{kinds[name.rpartition(".")[2]]}"/>'
        for n, name in enumerate(entries)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n, name in enumerate(entries) if name.endswith(".xhtml"))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<dc:identifier id="id">urn:x</dc:identifier><dc:title>Bom</dc:title>'
        f"<dc:language>vi</dc:language>{extra}</metadata><manifest>{manifest}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": package,
            **{f"OEBPS/{name}": data for name, data in entries.items()},
        }.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def svg_use_bomb(levels: int = 9) -> bytes:
    """A drawing in a chapter that uses ten of the drawing before it, `levels` times over."""
    steps = "".join(
        f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}" x="1"/>' * 10 + "</g>" for n in range(1, levels)
    )
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 9 9"><defs><path id="a0" d="M0 0L9 9z"/>{steps}</defs>'
        f'<use xlink:href="#a{levels - 1}"/></svg>'
    )
    chapter = xhtml(f"<p>Trước.</p>{drawing}<p><img src='b.svg' alt=''/></p><p>Sau.</p>")
    return epub({"c1.xhtml": chapter, "b.svg": drawing})


def zip_member_bomb(megabytes: int = 300) -> bytes:
    """An EPUB one of whose pictures unpacks to `megabytes`."""
    return epub(
        {"c1.xhtml": xhtml("<p>Chữ.</p><img src='b.png' alt=''/>"), "b.png": bytes(megabytes * MEGABYTE)}
    )


def long_chapter(megabytes: int = 30) -> bytes:
    """An EPUB with a chapter of `megabytes`."""
    line = "<p>Một dòng sông chảy qua làng, hai bên bờ là những bãi dâu.</p>\n"
    return epub({"c1.xhtml": xhtml(line * (megabytes * MEGABYTE // len(line.encode())))})


def deep_chapter(depth: int = 50_000) -> bytes:
    """An EPUB whose text stands in `depth` divisions within one another."""
    return epub({"c1.xhtml": xhtml("<div>" * depth + "Sâu." + "</div>" * depth)})


def hostile_epub(secret: str = "file:///etc/passwd") -> bytes:
    """An EPUB with everything that must not reach the site; `secret` is the address of a file it asks for."""
    body = (
        "<script>alert(1)</script><p onclick='alert(1)'>Chữ <a href='javascript:alert(1)'>x</a>"
        "<a href='data:text/html,hi'>y</a><img src='http://theo-doi.example/a.png' onerror='alert(1)' alt=''/>"
        "<iframe src='http://theo-doi.example/'></iframe><object data='http://theo-doi.example/'></object>"
        "<form action='http://theo-doi.example/'><input/></form><base href='http://theo-doi.example/'/>"
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
        "<span style='background:url(http://theo-doi.example/b.png)'>z</span>"
        "<math xmlns='http://www.w3.org/1998/Math/MathML'><maction actiontype='statusline' "
        "xlink:href='javascript:alert(1)' xmlns:xlink='http://www.w3.org/1999/xlink'>m</maction></math>"
        "&bimat;</p><img src='../../../../etc/passwd' alt=''/>"
    )
    entity = f'<!DOCTYPE html [<!ENTITY bimat SYSTEM "{secret}">]>'
    chapter = xhtml(body, "<title>T</title><link rel='stylesheet' href='http://theo-doi.example/x.css'/>")
    chapter = chapter.replace("\n<html", f"\n{entity}<html")
    said = "<dc:creator>&lt;script&gt;alert(1)&lt;/script&gt;</dc:creator><dc:description>{{ 7*7 }}</dc:description>"
    return epub({"c1.xhtml": chapter, "c2.xhtml": xhtml("<p>Chương sau.</p>")}, said)


PDFS: dict[str, Callable[[], bytes]] = {
    "content-1GB.pdf": lambda: content_bomb(1_000),
    "content-10GB.pdf": lambda: content_bomb(10_000),
    "picture-30000px.pdf": picture_bomb,
    "picture-10GB-of-data.pdf": lambda: picture_stream_bomb(10_000),
    "mask-30000px.pdf": mask_bomb,
    "forms-10-to-the-9.pdf": form_bomb,
    "form-loop.pdf": form_loop,
    "groups-1000-deep.pdf": groups,
    "paths-600000.pdf": lambda: paths(600_000),
    "dashes.pdf": dashes,
    "tiling.pdf": tiling_bomb,
    "shading.pdf": shading_bomb,
    "glyphs-10-to-the-7.pdf": glyph_bomb,
    "letters-30-million.pdf": lambda: text_bomb(30_000_000),
    "font-type1.pdf": lambda: broken_font(b"FontFile"),
    "font-truetype.pdf": lambda: broken_font(b"FontFile2"),
    "font-cff.pdf": lambda: broken_font(b"FontFile3"),
    "jbig2.pdf": lambda: broken_picture(b"JBIG2Decode"),
    "jpx.pdf": lambda: broken_picture(b"JPXDecode"),
    "jpx-60000px.pdf": jpx_bomb,
    "jpeg.pdf": lambda: broken_picture(b"DCTDecode", b"\xff\xd8\xff\xe0"),
    "fax.pdf": lambda: broken_picture(b"CCITTFaxDecode"),
    "predictor.pdf": predictor,
    "annotation-loop.pdf": annotation_loop,
    "arrays-100000-deep.pdf": lambda: nested(b"[", b"]"),
    "dicts-100000-deep.pdf": lambda: nested(b"<</A", b">>"),
    "pages-20000-deep.pdf": deep_pages,
    "pages-10-to-the-9.pdf": page_bomb,
    "pages-false-count.pdf": lambda: false_count(15_000),
    "xref-loop.pdf": xref_loop,
    "object-stream-loop.pdf": object_stream_loop,
    "outline-loop.pdf": outline_loop,
    "box-empty.pdf": lambda: boxed(b"0 0 0 0"),
    "box-inverted.pdf": lambda: boxed(b"200 280 0 0"),
    "box-endless.pdf": lambda: boxed(b"-1e30 -1e30 1e30 1e30", b"/UserUnit 1e9"),
    "scripted.pdf": scripted,
}

EPUBS: dict[str, Callable[[], bytes]] = {
    "svg-use-10-to-the-8.epub": svg_use_bomb,
    "member-300MB.epub": zip_member_bomb,
    "chapter-30MB.epub": long_chapter,
    "divisions-50000-deep.epub": deep_chapter,
    "hostile.epub": hostile_epub,
}
