"""Reads a built site with other people's programs, and ends with the faults they find.

Run by test_standards.py in an environment of its own: `python validate.py SITE`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import extruct
import feedparser
from iiif_prezi3 import Collection, Manifest
from webpub_manifest_parser.opds2 import OPDS2FeedParserFactory
from webpub_manifest_parser.rwpm import RWPMManifestParserFactory

ATOM = ("id", "title", "updated")
ACQUISITION = "http://opds-spec.org/acquisition/"


def opds1(site: Path, faults: list[str]) -> None:
    """Every Atom feed parses without a fault, and has what RFC 4287 and OPDS 1.2 ask for."""
    for path in sorted((site / "opds").glob("*.xml")):
        read = feedparser.parse(path.read_bytes())
        if read.bozo or read.version != "atom10":
            faults.append(f"{path.name}: {read.get('bozo_exception')} {read.version}")
        for entry in (read.feed, *read.entries):
            faults += [f"{path.name}: no {name}" for name in ATOM if not entry.get(name)]
        if path.name == "catalog.xml":
            continue
        for entry in read.entries:
            rels = [link.rel for link in entry.links]
            if not any(rel.startswith(ACQUISITION) for rel in rels) or not entry.title_detail.language:
                faults.append(f"{path.name}: {entry.title}: {rels}")


def parsed(factory: object, path: Path, faults: list[str]) -> None:
    """A client's parser of JSON finds nothing wrong."""
    result = factory.create().parse_file(str(path))
    faults += [f"{path.name}: {error}" for error in result.errors]


def embedded(path: Path, faults: list[str]) -> None:
    """What is in a page can be read out of it."""
    found = extruct.extract(path.read_text(encoding="utf-8"), syntaxes=["json-ld", "dublincore", "opengraph"])
    (described,) = found["json-ld"]
    (core,) = found["dublincore"]
    (graph,) = found["opengraph"]
    title = next(e["content"] for e in core["elements"] if e["name"].lower() == "dc.title")
    named = dict(graph["properties"])
    if described["@type"] != "Book" or not title.startswith(described["name"]):
        faults.append(f"{path}: {described}")
    if named["og:title"] != title or named["og:url"] != described["url"]:
        faults.append(f"{path}: {named}")


def main(site: Path) -> list[str]:
    """Return the faults of all files, and how many were read of each kind."""
    faults: list[str] = []
    opds1(site, faults)
    feeds, manifests = sorted((site / "opds").glob("*.json")), sorted(site.glob("books/*/manifest.json"))
    for path in feeds:
        parsed(OPDS2FeedParserFactory(), path, faults)
    for path in manifests:
        parsed(RWPMManifestParserFactory(), path, faults)
    Collection(**json.loads((site / "iiif" / "collection.json").read_text(encoding="utf-8")))
    pictured = sorted(site.glob("iiif/*/manifest.json"))
    for path in pictured:
        Manifest(**json.loads(path.read_text(encoding="utf-8")))
    pages = sorted(site.glob("books/*/index.html"))
    for path in pages:
        embedded(path, faults)
    home = extruct.extract((site / "index.html").read_text(encoding="utf-8"), syntaxes=["json-ld"])
    faults += [] if home["json-ld"][0]["@type"] == "Library" else ["index.html"]
    print(json.dumps([len(part) for part in (feeds, manifests, pictured, pages)]))
    return faults


if __name__ == "__main__":
    sys.exit("\n".join(main(Path(sys.argv[1]))) or 0)
