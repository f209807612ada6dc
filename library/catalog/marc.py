"""MARC 21 bibliographic records (ISO 2709 and MARCXML) as rows of the table of books."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Final
from xml.sax import SAXException

from pymarc import Record, XmlHandler, parse_xml
from pymarc.exceptions import PymarcException

from library.catalog.exchange import Taken, field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.sax.xmlreader import AttributesNSImpl

    from pymarc import Field

    _Name = tuple[str | None, str]

# Its lines on single fields would stand between ours, which name the records that cannot be read.
logging.getLogger("pymarc").setLevel(logging.CRITICAL)

_LEADER: Final = re.compile(rb"\d{5}[a-z ]", re.IGNORECASE)
_END: Final = b"\x1d"
_FLAG: Final = 9
"""Where the leader tells of UTF-8."""
# Where one subfield after another is one value, and where each field is one.
_PLAIN: Final = {
    "subtitle": ("245b",),
    "pub_place": ("260a", "264a"),
    "publisher": ("260b", "264b"),
    "date": ("260c", "264c"),
    "edition": ("250a",),
    "extent": ("300a",),
    "isbn": ("020a",),
    "language": ("041a",),
    "ddc": ("082a",),
    "series": ("490a", "440a", "830a"),
    "description": ("520a",),
    "rights": ("540a",),
}
_SUBJECTS: Final = {"600": "a", "610": "a", "650": "avxyz", "651": "avxyz", "653": "a"}
_PEOPLE: Final = ("100", "110", "111", "700", "710", "711")
_HELPERS: Final = re.compile(
    r"dịch|min[hH] ?ho[ạa]|vẽ|tranh|hiệu đính|trl|ill|trans|edt|illus", re.IGNORECASE
)
_MADE_OF: Final = frozenset(
    {tag[:3] for tags in _PLAIN.values() for tag in tags} | {"245", "852", "952", "090", *_SUBJECTS, *_PEOPLE}
)


def is_marc(data: bytes) -> bool:
    """Return whether `data` begins with the leader of a record."""
    return _LEADER.match(data.lstrip()) is not None and _END in data


def read_marc(data: bytes) -> Iterator[Taken | None]:
    """Yield the records of a file (ISO 2709), None for one that is damaged.

    What the leader says of the encoding is often wrong: a record that is UTF-8 is read as such,
    any other as MARC-8.
    """
    for chunk in data.split(_END):
        record = chunk.lstrip(b"\xef\xbb\xbf \r\n\0\x1a")
        if not record:
            continue
        flag = b"a" if _is_utf8(record) else b" "
        try:
            made = Record(record[:_FLAG] + flag + record[_FLAG + 1 :] + _END, hide_utf8_warnings=True)
        except (PymarcException, ValueError, IndexError, LookupError, AttributeError):
            yield None
        else:
            yield _taken(made) if made.get_fields("245") else None


def read_marcxml(data: bytes) -> Iterator[Taken | None]:
    """Yield the records of a MARCXML file, None for one without a title, and for what a damaged file lost."""
    handler = _Records(strict=False, normalize_form="NFC")  # type: ignore[no-untyped-call]
    damaged = False
    try:
        parse_xml(io.BytesIO(data), handler)  # type: ignore[no-untyped-call]
    except (PymarcException, SAXException, ValueError, AttributeError, TypeError):
        damaged = True
    yield from (_taken(record) if record and record.get_fields("245") else None for record in handler.records)
    if damaged:
        yield None


class _Records(XmlHandler):
    """Collects records, None for one with a field that has no tag or code.

    Leaders tell nothing that is taken, and often lack the spaces that make them 24 letters long.
    """

    def startElementNS(self, name: _Name, qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: N802 -- SAX
        try:
            super().startElementNS(name, qname, attrs)  # type: ignore[no-untyped-call]
        except KeyError:
            if self._record is not None:
                self.records.append(None)
            self._record = None

    def endElementNS(self, name: _Name, qname: str | None) -> None:  # noqa: N802 -- SAX
        if name[1] != "leader":
            super().endElementNS(name, qname)  # type: ignore[no-untyped-call]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _taken(record: Record) -> Taken:
    fields = {
        name: [value for tag in tags for value in _values(record, tag[:3], tag[3])]
        for name, tags in _PLAIN.items()
    }
    fields["language"] += [
        str(code)[35:38] for code in (one.data for one in record.get_fields("008")) if code
    ]
    fields |= _title(record, fields) | _people(record) | _holdings(record)
    fields["subject"] = [
        " – ".join(_trim_all(one.get_subfields(*codes)))
        for tag, codes in _SUBJECTS.items()
        for one in record.get_fields(tag)
    ]
    if not fields["callno"]:
        local = record.get_fields("090") or [
            one for one in record.get_fields("082") if one.get_subfields("b")
        ]
        fields["callno"] = [" ".join(one.get_subfields("a", "b")) for one in local]
    kept = {name: values for name in fields if (values := field(name, fields[name]))}
    left = sorted({one.tag for one in record if one.tag not in _MADE_OF and not one.tag.startswith("00")})
    return Taken(kept, tuple(left))


def _values(record: Record, tag: str, code: str) -> list[str]:
    return [value for one in record.get_fields(tag) for value in one.get_subfields(code)]


def _trim_all(texts: list[str]) -> list[str]:
    return [value for text in texts for value in field("title", [text])]


def _title(record: Record, fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the title with the name of its part, and the number of the part, or of the series, as volume."""
    statement = record.get_fields("245")[0]
    parts = _trim_all(statement.get_subfields("a", "p"))
    number = statement.get_subfields("n")
    of_series = [value for tag in ("490", "440", "830") for value in _values(record, tag, "v")]
    if number and of_series and fields["series"]:
        parts[1:1] = _trim_all(number)
        number = []
    return {"title": [". ".join(parts)], "volume": number or of_series}


def _people(record: Record) -> dict[str, list[str]]:
    """Return authors and helpers: those who have fields, else those whom the title page names (245 $c)."""
    found: dict[str, list[str]] = {"creator": [], "contributor": []}
    for one in record.get_fields(*_PEOPLE):
        role = " ".join(one.get_subfields("e", "4"))
        found["contributor" if _HELPERS.search(role) else "creator"].append(_name(one))
    if not found["creator"]:
        stated = "".join(_values(record, "245", "c")).split(";")
        found["creator"] = [name for name in re.split(r",|\bvà\b", stated[0]) if name.strip(" .[]…")]
        found["contributor"] = found["contributor"] or stated[1:]
    return found


def _name(one: Field) -> str:
    return (
        " ".join(_trim_all(one.get_subfields("a", "b", "c")))
        if one.tag[1:] == "00"
        else " ".join(_trim_all(one.get_subfields("a", "b")))
    )


def _holdings(record: Record) -> dict[str, list[str]]:
    """Return where the copies stand: MARC's own field 852, and Koha's 952.

    Vietnamese systems write the accession number into 852 $j.
    """
    made: dict[str, list[str]] = {"callno": [], "accession": [], "shelf": [], "copies": []}
    copies = 0
    for one in record.get_fields("852", "952"):
        koha = one.tag == "952"
        numbers = one.get_subfields("p") or one.get_subfields("i" if koha else "j")
        made["accession"] += numbers
        made["callno"] += (
            one.get_subfields("o") if koha else [" ".join(one.get_subfields("k", "h", "i", "m"))]
        )
        made["shelf"] += one.get_subfields("c") or ([] if koha else one.get_subfields("b"))
        copies += not numbers
    if copies and not made["accession"]:
        made["copies"] = [str(copies)]
    return made
