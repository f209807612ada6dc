"""Our Jinja templates and the assets they name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined

from library.pages.cache import key
from library.site.emit import OutputFile

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket

    from library.messages import Messages
    from library.site.hosted import Hosted
    from library.site.views import SiteView

_FOLDER = "assets/tusach"
# These are fetched anew when they change, so their names change with their content.
_HASHED = frozenset({".css", ".js", ".svg"})
_WORKER = "worker.js"
# It speaks on thousands of pages, so its words come with it and not with each of them.
_SPEAKING = "offline.js"


@dataclass(frozen=True, slots=True)
class Assets:
    """The theme's style sheets, scripts and fonts, by the names templates use.

    `worker` is the script of the service worker, which has its place at the site's root.
    """

    urls: dict[str, str]
    outputs: tuple[OutputFile, ...]
    worker: bytes

    @classmethod
    def of(cls, theme: Path, m: Messages) -> Assets:
        """Read the folder `assets` of the theme."""
        named: dict[str, str] = {}
        outputs = []
        worker = b""
        folder = theme / "assets"
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path.suffix == ".md":
                continue
            name = path.relative_to(folder).as_posix()
            data = path.read_bytes()
            if name == _WORKER:
                worker = data
                continue
            if name == _SPEAKING:
                words = json.dumps(m.area("offline"), ensure_ascii=False, separators=(",", ":"))
                data = f"self.tusachWords={words};\n".encode() + data
            digest = sha256(data).hexdigest()[:10]
            stem, _, suffix = name.rpartition(".")
            url = f"{_FOLDER}/{stem}.{digest}.{suffix}" if path.suffix in _HASHED else f"{_FOLDER}/{name}"
            named[name] = url
            outputs.append(OutputFile.of(url, data))
        return cls(named, tuple(outputs), worker)


class _Compiled(BytecodeCache):
    """What templates were compiled to: a second build of one process, as `mkdocs serve` makes it, need not again.

    Words and addresses of assets are worked into the code, so it is kept for what `made_from` tells.
    """

    _kept: Final[dict[tuple[str, str], bytes]] = {}

    def __init__(self, made_from: str) -> None:
        self._made_from = made_from

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._kept.get((self._made_from, bucket.key)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[self._made_from, bucket.key] = bucket.bytecode_to_string()


class Templates:
    """Renders the templates of the theme; an unknown name in one is an error, not a blank."""

    def __init__(self, theme: Path, assets: Assets, m: Messages, hosted: Hosted) -> None:
        sources = (path.read_bytes() for path in sorted((theme / "templates").glob("*.html")))
        self.made_from = key("templates", *sources, assets.urls, m, hosted)
        """Tells all that what is rendered comes from, but for what `render` is given."""
        self._environment = Environment(
            loader=FileSystemLoader(theme / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=_Compiled(self.made_from),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(m=m, asset=assets.urls.__getitem__, hosted=hosted)
        # A filter costs a third of a call, and one of constants nothing: it is worked out on compiling.
        self._environment.filters.update(m=m, asset=assets.urls.__getitem__)
        # A book's card stands on a dozen pages of one depth: it is rendered once.
        macro = self._environment.get_template("_card.html").module.__dict__["card"]
        self._environment.filters["card"] = cache(macro)

    def render(self, name: str, site: SiteView, root: str, page: object) -> str:
        """Return a template filled with a view; `root` leads from the page to the site's root."""
        return self._environment.get_template(name).render(site=site, root=root, page=page)
